"""Words as a scanner may have read them: 0 for ø, 1 for l, a letter too many, too few, or another."""

import re
from collections.abc import Mapping
from typing import TypeVar

_ALIKE = str.maketrans(
    {"0": "o", "ø": "o", "ö": "o", "1": "i", "l": "i", "|": "i", "!": "i", "å": "a", "æ": "a", "é": "e"}
)
_SHORTEST = 7
Meaning = TypeVar("Meaning")


def looks(text: str) -> str:
    """Return how a text looks: letters that scanners take for each other are one."""
    return re.sub(r"[^\w ]", "", " ".join(text.casefold().translate(_ALIKE).split()))


def as_printed(text: str) -> str:
    """Return a text with the letter Ø where a scanner read a nought inside a word."""
    return re.sub(r"(?<=[^\W\d_])0(?=[^\W\d_])", "Ø", text)


def nearest(word: str, known: Mapping[str, Meaning]) -> Meaning | None:
    """Return what a known word means that looks like this one, or differs by one letter; short ones must be equal."""
    if word in known:
        return known[word]
    if len(word) < _SHORTEST:
        return None
    return next((meaning for other, meaning in known.items() if _is_near(word, other)), None)


def _is_near(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1 or len(other) < _SHORTEST:
        return False
    if len(one) > len(other):
        one, other = other, one
    at = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    return one[at + (len(one) == len(other)) :] == other[at + 1 :]
