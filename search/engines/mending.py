"""Misspelt words mended: words that are found nowhere give way to near ones, of those that the audience may see."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from search.engines.terms import tokens
from search.question import Question
from search.words.distance import distance
from search.words.norwegian import word

SHORTEST, SHORTEST_FAR = 4, 6
"""Letters of the shortest word that is mended, and that is mended by one that is two letters from it."""
PREFIX, FAR = 2, 2
"""A word two letters from another begins with the same two."""
_LIKELY = 40
"""So many near words are looked up among what the audience may see."""

Term = tuple[str, str]
"""A field and what it holds."""


class Spellings(Protocol):
    """What an index knows of words. Only `counts` is of what the asker may see."""

    def candidates(self, written: str) -> Iterable[tuple[int, str]]:
        """Return words near one, with how often they are there: one letter from it, or two with the same beginning."""

    def counts(self, ways: Sequence[Sequence[Term]]) -> list[int]:
        """Return for each how many records that the asker may see have any of its terms."""


def mended(question: Question, spellings: Spellings) -> Question | None:
    """Return the question with each word that is found nowhere replaced by the likeliest near one, or None."""
    words = tuple(_mended(question.words, spellings))
    phrases = tuple(tuple(_mended(phrase, spellings)) for phrase in question.phrases)
    if words == tuple(question.words) and phrases == tuple(question.phrases):
        return None
    return replace(question, words=words, phrases=phrases)


def _mended(words: Sequence[str], spellings: Spellings) -> Iterator[str]:
    doubtful = list(dict.fromkeys(filter(_is_word, words)))
    counts = spellings.counts([_ways(written) for written in doubtful]) if doubtful else []
    unknown = {written for written, count in zip(doubtful, counts, strict=True) if not count}
    for written in words:
        yield (_nearest(written, spellings) or written) if written in unknown else written


def _is_word(written: str) -> bool:
    """Return whether it is a word that may be misspelt; what is no word, or more than one, is left alone."""
    return len(written) >= SHORTEST and written.isalpha() and tokens(written) == [written]


def _ways(written: str) -> list[Term]:
    """Return what a word is found by: itself or its parts."""
    found = word(written)
    return [("parts", found.key), ("exact", found.exact), *(("parts", part) for part in found.parts)]


def _nearest(written: str, spellings: Spellings) -> str | None:
    """Return the nearest word that the audience may see, of those equally near the commonest."""
    by_distance: dict[int, list[tuple[int, str]]] = {}
    for frequency, candidate in spellings.candidates(written):
        by_distance.setdefault(distance(written, candidate, FAR), []).append((frequency, candidate))
    for far in range(1, FAR + 1):
        likely = [candidate for _, candidate in sorted(by_distance.get(far, ()), reverse=True)[:_LIKELY]]
        counts = spellings.counts([[("exact", one)] for one in likely]) if likely else []
        best = max(((count, one) for count, one in zip(counts, likely, strict=True) if count), default=None)
        if best:
            return best[1]
    return None
