"""One word, three forms: as written, a key the same for every inflection and norm, and the parts of a compound."""

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from snowballstemmer import stemmer

from search.words.lexicon import Lexicon, lexicon
from search.words.spelling import fold

WORD = re.compile(r"[^\W_]+")
JOINT = "·"
"""Joins the keys of the parts of a compound: `samarbeid·avtal`."""

_SHORTEST, _LONGEST, _LONG = 6, 60, 8
_BINDING = {"s": 1.0, "e": 2.5}
_THREE_LETTERS, _DOUBLED = 3.0, 1.0
_TIMES_COMMONER = math.log(0.3)

_snowball = stemmer("norwegian").stemWord


@dataclass(frozen=True, slots=True)
class Word:
    """A word as the index knows it. `parts` are the keys of a compound's parts, none when it is no compound.

    `also` are keys of further words that it can mean, in the other norm.
    """

    exact: str
    key: str
    parts: tuple[str, ...]
    also: tuple[str, ...] = ()

    @property
    def joined(self) -> str | None:
        """The keys of all parts in one, None when it is no compound."""
        return JOINT.join(self.parts) if self.parts else None

    @property
    def part_terms(self) -> tuple[str, ...]:
        """What it is found by beside its key: its parts, runs of neighbouring parts joined, and what else it means."""
        count = len(self.parts)
        runs = [JOINT.join(self.parts[i:j]) for i in range(count) for j in range(i + 2, count + 1)]
        return tuple(dict.fromkeys([*self.parts, *runs, *self.also]))


def words(text: str) -> list[Word]:
    """Return the words of a text in order."""
    return [word(match) for match in WORD.findall(text.lower())]


@lru_cache(maxsize=50_000)
def word(written: str) -> Word:
    """Return a lower-case word analysed."""
    folded = fold(written)
    also = tuple(_stem(one) for one in lexicon().also.get(folded, ()))
    return Word(written, key_of(written), parts_of(folded), also)


@lru_cache(maxsize=50_000)
def key_of(written: str) -> str:
    """Return what is the same for any inflection of a word, in bokmål and nynorsk."""
    folded = fold(written)
    if folded.isdigit():
        return folded
    lemma = _lemma_of(folded)
    if lemma is None:  # a compound that no list has is inflected as its last part
        last = split(folded)[-1]
        lemma = folded.removesuffix(last) + (_lemma_of(last) or last)
    return _stem(lemma)


def _lemma_of(folded: str) -> str | None:
    """Return the lemma of a form that is known, as it is or as a genitive, else None."""
    known = lexicon()
    for form in (folded, folded.removesuffix("s")):
        lemma = known.lemmas.get(form)
        if lemma is not None or form in known.costs:
            return lemma or form
    return None


def _stem(lemma: str) -> str:
    """Return a lemma without its ending. A law (`grunnlov`) is none, though Snowball takes `-lov` for one."""
    stemmed: str = _snowball(lemma)
    return lemma if lemma.endswith("lov") else stemmed


@lru_cache(maxsize=50_000)
def parts_of(folded: str) -> tuple[str, ...]:
    """Return the keys of the parts of a compound, in any inflection; none when it is no compound."""
    pieces = split(_lemma_of(folded) or folded)
    if len(pieces) < 2:
        return ()
    return tuple(key for piece in pieces for key in (_parts_of_long(piece) or (key_of(piece),)))


def _parts_of_long(piece: str) -> tuple[str, ...]:
    return parts_of(piece) if len(_lemma_of(piece) or piece) >= _LONG else ()


@lru_cache(maxsize=50_000)
def split(written: str) -> tuple[str, ...]:
    """Return the parts of a compound as they are written, the word alone when it is none."""
    if not _SHORTEST <= len(written) <= _LONGEST or not written.isalpha():
        return (written,)
    known = lexicon()
    found = _cheapest(written, known)
    if found is None:
        return (written,)
    cost, pieces = found
    whole = known.wholes.get(written)
    if whole is not None and whole + _TIMES_COMMONER < cost / len(pieces):
        return (written,)
    return pieces


def _cheapest(written: str, known: Lexicon) -> tuple[float, tuple[str, ...]] | None:
    """Return the cheapest way to write the word as parts, and its cost: -log frequency and what joins cost."""
    length = len(written)
    best: list[tuple[float, tuple[str, ...]] | None] = [None] * (length + 1)
    best[0] = (0.0, ())
    for start in range(length - 2):
        here = best[start]
        if here is None:
            continue
        cost, pieces = here
        for end in range(start + 3, length + 1):
            if start == 0 and end == length:
                continue
            piece = written[start:end]
            own = known.costs.get(piece)
            if own is None or (end < length and piece not in known.inside):
                continue
            total = cost + own + (_THREE_LETTERS if len(piece) == 3 else 0.0)
            _keep(best, end, total, (*pieces, piece))
            if end < length:
                binding = _BINDING.get(written[end])
                if binding is not None and end + 1 < length:
                    _keep(best, end + 1, total + binding, (*pieces, piece))
                if end - start > 3 and written[end - 1] == written[end - 2] and written[end] != written[end - 1]:
                    _keep(best, end - 1, total + _DOUBLED, (*pieces, piece))
    found = best[length]
    return found if found is not None and len(found[1]) > 1 else None


def _keep(best: list[tuple[float, tuple[str, ...]] | None], end: int, cost: float, pieces: tuple[str, ...]) -> None:
    there = best[end]
    if there is None or cost < there[0]:
        best[end] = (cost, pieces)
