"""Bokmål, nynorsk or English: told by small words that only one of them uses."""

from collections import Counter
from collections.abc import Iterable

_LOOKED_AT = 20_000
"""How many characters are looked at."""

_LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"
_SMALL = bytes.maketrans(_LETTERS.upper().encode("latin-1"), _LETTERS.encode("latin-1"))
_LETTERS_ALONE = bytes(small if chr(small) in _LETTERS else ord(" ") for small in _SMALL)
"""What a byte of Latin 1 becomes: a small letter, or a blank between words. To part bytes is quickest."""


def _set(words: str) -> frozenset[bytes]:
    return frozenset(words.encode("latin-1").split())


_WORDS = {
    "nb": _set(
        "ikke jeg hun dere noen noe hva hvem hvor hvordan hvilke hvilken en et mer enn også fra bare selv "
        "mellom gjennom etter være vært blir ble gjøre sier kommer vedtatt møte uttalelse kommunene saken "
        "kjenner de vi og er på av for med som til det den å i har skal kan disse deres egen eget samme "
        "flere hver hvert begge verken mens saksfremlegg innstilling vedtak"
    ),
    "nn": _set(
        "ikkje eg ho dykk nokon noko kva kven kvar korleis ein eit eitt meir enn òg frå berre sjølv "
        "mellom gjennom etter vere vore vert vart gjere seier kjem vedteke møte fråsegn kommunane saka "
        "kjenner dei vi me og er på av for med som til det den å i har skal kan desse deira eigen eige same "
        "fleire kvart begge korkje medan saksframlegg tilråding vedtak"
    ),
    "en": _set(
        "the and of to in is that it for was with as be by on not this are from or an they which you were "
        "their has at been will would there all its shall between agreement"
    ),
}
_MARKS = {
    code: words - frozenset().union(*(others for other, others in _WORDS.items() if other != code))
    for code, words in _WORDS.items()
}
_FEWEST = 2
"""So many words of a language are needed."""

_RAREST = 25
"""One word in so many must be one that the language is told by."""


def language_of(texts: Iterable[str]) -> str | None:
    """Return `"nb"`, `"nn"` or `"en"` for what the texts mostly begin with, None when there is too little to tell."""
    written = _beginning(texts).encode("latin-1", "replace").translate(_LETTERS_ALONE).split()
    total, seen = len(written), Counter(written)
    counts = {code: _how_often(words, seen) for code, words in _WORDS.items()}
    marks = {code: _how_often(words, seen) for code, words in _MARKS.items()}
    best = max(_WORDS, key=lambda code: (marks[code], counts[code]))
    is_told = marks[best] > 0 and counts[best] >= _FEWEST and counts[best] * _RAREST >= total
    return best if is_told else None


def _how_often(words: frozenset[bytes], seen: Counter[bytes]) -> int:
    return sum(seen[word] for word in words & seen.keys())


def _beginning(texts: Iterable[str]) -> str:
    """Return what is enough to tell a language by: the cost must not grow with the file."""
    taken, length = [], 0
    for text in texts:
        if length >= _LOOKED_AT:
            break
        taken.append(text[: _LOOKED_AT - length])
        length += len(taken[-1])
    return "\n".join(taken)
