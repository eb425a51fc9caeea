"""Texts as the terms that are indexed: each word as written, its key, its parts, and references."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from search.words.norwegian import key_of, word
from search.words.references import mentioned_terms

LONGEST = 60
"""Characters of a term; what is longer is no word, and is cut into several."""
_MOST = 300_000
TOKEN = re.compile(r"[^\W_]{1,60}")


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a text, each kind separated by spaces."""

    exact: str
    key: str
    parts: str
    references: str


def tokens(text: str) -> list[str]:
    """Return the words of a text as written, in small letters."""
    return TOKEN.findall(text.lower())


def analyse(text: str) -> Terms:
    """Return the terms of a text."""
    written = tokens(text)
    if not written:
        return Terms("", "", "", "")
    key, parts = " ".join(map(_KEYS.__getitem__, written)), " ".join(map(_PARTS.__getitem__, written))
    return Terms(" ".join(written), key, parts, " ".join(mentioned_terms(text)))


def keys(text: str) -> str:
    """Return the keys of the words of a text."""
    return " ".join([key_of(one) for one in tokens(text)])


def found_by(written: str) -> tuple[str, ...]:
    """Return the terms that a word of a text is found by, beside itself: its key, its parts and what else it means."""
    found = word(written)
    return (found.key, *found.parts, *found.also)


class _Remembered(dict[str, str]):
    """What was found for words so far, at most _MOST of them; most words of a text were met before.

    Asked for a word it is twice as quick as a cache that keeps account of use. Threads may share it: at worst a word is
    analysed twice.
    """

    def __init__(self, find: Callable[[str], str]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, written: str) -> str:
        if len(self) >= _MOST:
            self.clear()
        found = self[written] = self._find(written)
        return found


def _key(written: str) -> str:
    return written if written.isascii() and written.isdigit() else word(written).key


def _parts(written: str) -> str:
    """Return the key of a word with all that the parts of a compound give."""
    if written.isascii() and written.isdigit():  # most of the words that are met once are numbers
        return written
    found = word(written)
    return " ".join((found.key, *found.part_terms))


_KEYS, _PARTS = _Remembered(_key), _Remembered(_parts)


def flat(written: Iterable[str]) -> list[str]:
    """Return words as the index has them: a piece that is several words is each of them."""
    return [one for piece in written for one in tokens(piece)]


def groups(written: Iterable[Iterable[str]]) -> list[list[str]]:
    """Return groups of words (phrases, names) likewise, without those that hold none."""
    return [found for found in map(flat, written) if found]
