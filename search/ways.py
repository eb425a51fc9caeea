"""Ways on when nothing was found: a mended spelling, and the same search with something left out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from search.found import Chosen, Way
from search.query.reading import PartKind
from search.query.understanding import Reading
from search.question import Question
from search.words.norwegian import WORD

MOST = 6
"""So many ways are offered."""

_MOST_WORDS = 8
"""So many words are left out in turn, and so many are tried by their beginnings."""
_SHORTEST_BEGINNING = 4
_LEAST_CUT, _SHARE_CUT, _MOST_CUT = 3, 3, 12
"""A beginning lacks at most so many letters of its word, or a third of it if that is more; never more than the most.

Each is counted, and anybody may send a word of a thousand letters.
"""

Ticked = Mapping[str, tuple[str, ...]]
Understand = Callable[[str, Ticked], Question]
Count = Callable[[Question], int]


@dataclass(frozen=True, slots=True)
class _Candidate:
    query: str
    ticked: Ticked
    left_out: str | Chosen = ""
    word: int | None = None
    """Which word's beginning it has: the longest that finds something is enough."""


def ways_on(reading: Reading, understand: Understand, count: Count) -> tuple[Way, ...]:
    """Return other queries that find something, each with how much: filters first, then signs, then words.

    `understand` gives the question of a query and ticked filters, `count` its exact number of hits for the asker.
    """
    ticked = _ticked(reading.understood.chosen)
    found: list[Way] = []
    asked = reading.understood.question
    tried = [asked]
    for candidates in (_one_left_out(reading, ticked), _all_filters_left_out(reading), _beginnings(reading, ticked)):
        if found:
            break
        cut: set[int | None] = set()
        for candidate in candidates:
            if candidate.word in cut:
                continue
            question = understand(candidate.query, candidate.ticked)
            if question in tried or (asked.asks_for_text and not question.asks_for_text):
                continue
            tried.append(question)
            hits = count(question)
            if hits:
                found.append(Way(candidate.query, hits, candidate.ticked, candidate.left_out))
                cut |= {candidate.word} - {None}
            if len(found) == MOST:
                break
    return tuple(found)


def mended(reading: Reading, better: Question | None, understand: Understand, count: Count) -> Way | None:
    """Return the query with the words that an engine mended, None when that finds nothing."""
    if better is None:
        return None
    asked = reading.understood.question
    other = dict(zip(asked.words, better.words, strict=False))
    for before, after in zip(asked.phrases, better.phrases, strict=False):
        other |= dict(zip(before, after, strict=False))
    ticked = _ticked(reading.understood.chosen)
    query = _with_other_words(reading, other)
    hits = count(understand(query, ticked)) if query != reading.text else 0
    return Way(query, hits, ticked) if hits else None


def _ticked(chosen: Sequence[Chosen]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in chosen:
        if not one.typed:
            found[one.facet] = (*found.get(one.facet, ()), one.key)
    return found


def _one_left_out(reading: Reading, ticked: Ticked) -> Iterator[_Candidate]:
    text = " ".join(reading.text.split())
    for facet in ticked:
        rest = {name: keys for name, keys in ticked.items() if name != facet}
        first = next(one for one in reading.understood.chosen if one.facet == facet and not one.typed)
        yield _Candidate(text, rest, first)
    for kind in (PartKind.FIELD, PartKind.PHRASE, PartKind.WITHOUT, PartKind.WORD):
        parts = [part for part in reading.parts if part.kind is kind]
        for part in parts[:_MOST_WORDS]:
            if kind is PartKind.PHRASE:
                yield _Candidate(part.left(reading.text, part.inner), ticked, reading.text[part.start : part.end])
            if len(reading.parts) > 1 or ticked:
                yield _Candidate(part.left(reading.text), ticked, reading.text[part.start : part.end])


def _all_filters_left_out(reading: Reading) -> Iterator[_Candidate]:
    text = reading.text
    for part in reversed([part for part in reading.parts if part.kind is PartKind.FIELD]):
        text = part.left(text)
    if text.strip():
        yield _Candidate(" ".join(text.split()), {})


def _beginnings(reading: Reading, ticked: Ticked) -> Iterator[_Candidate]:
    """Yield the query with one word cut: `vannverket` is tried as `vannverke*`, `vannverk*`, `vannver*`."""
    for start, end in reading.spans[:_MOST_WORDS]:
        for cut in range(1, min(max(_LEAST_CUT, (end - start) // _SHARE_CUT), _MOST_CUT) + 1):
            if end - start - cut >= _SHORTEST_BEGINNING:
                beginning = f"{reading.text[start : end - cut]}*"
                query = " ".join(f"{reading.text[:start]}{beginning}{reading.text[end:]}".split())
                yield _Candidate(query, ticked, word=start)


def _with_other_words(reading: Reading, other: Mapping[str, str]) -> str:
    """Return the text with words replaced where they are looked for; a capital stays one."""
    inside = [*reading.spans, *((part.start, part.end) for part in reading.parts if part.kind is PartKind.PHRASE)]

    def mended_word(written: str, start: int) -> str:
        word = other.get(written.lower(), written.lower())
        if word == written.lower() or not any(first <= start < last for first, last in inside):
            return written
        return word.capitalize() if written[0].isupper() else word

    replaced = WORD.sub(lambda match: mended_word(match[0], match.start()), reading.text)
    return " ".join(replaced.split())
