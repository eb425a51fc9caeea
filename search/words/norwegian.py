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

_SHORTEST, _LONGEST = 6, 60
_BINDING = {"s": 1.0, "e": 2.5}
_THREE_LETTERS, _DOUBLED = 3.0, 1.0
_TIMES_COMMONER = math.log(10)

_stem = stemmer("norwegian").stemWord


@dataclass(frozen=True, slots=True)
class Word:
    """A word as the index knows it. `parts` are the keys of a compound's parts, none when it is no compound."""

    exact: str
    key: str
    parts: tuple[str, ...]

    @property
    def joined(self) -> str | None:
        """The keys of all parts in one, None when it is no compound."""
        return JOINT.join(self.parts) if self.parts else None

    @property
    def part_terms(self) -> tuple[str, ...]:
        """What it is found by beside its key: its parts, and every run of neighbouring parts joined."""
        if not self.parts:
            return ()
        count = len(self.parts)
        runs = [JOINT.join(self.parts[i:j]) for i in range(count) for j in range(i + 2, count + 1)]
        return tuple(dict.fromkeys([*self.parts, *runs]))


def words(text: str) -> list[Word]:
    """Return the words of a text in order."""
    return [word(match) for match in WORD.findall(text.lower())]


@lru_cache(maxsize=200_000)
def word(written: str) -> Word:
    """Return a lower-case word analysed."""
    return Word(written, key_of(written), _parts_of(fold(written)))


@lru_cache(maxsize=200_000)
def key_of(written: str) -> str:
    """Return what is the same for any inflection of a word, in bokmål and nynorsk."""
    folded = fold(written)
    if folded.isdigit():
        return folded
    found = lexicon().keys.get(folded)
    stemmed: str = found if found is not None else _stem(folded)
    return stemmed


def _parts_of(written: str) -> tuple[str, ...]:
    pieces = split(written)
    return tuple(key_of(piece) for piece in pieces) if len(pieces) > 1 else ()


@lru_cache(maxsize=200_000)
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
    return tuple(deeper for piece in pieces for deeper in (split(piece) if len(piece) >= 8 else (piece,)))


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
