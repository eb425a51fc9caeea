"""Sentences of a letter, each with where it is in the text: lines that a page breaks belong to one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_END = re.compile(
    r"\n\n"
    r"|(?<=[.!?:])(?<!\d\.)(?<!\bnr\.)(?<!\bref\.)(?<!\bjf\.)(?<!\bkl\.)\s+(?=[A-ZÆØÅ«\"(•–-])"
    r"|(?<=\d\d\d\d\.)\s+(?=[A-ZÆØÅ«\"])"
    r"|\n(?=[^\W\d_][\w /.()-]{1,28}:\s)"
    r"|\n(?=[•*–-]\s)"
    r"|\n(?=[A-ZÆØÅ])"
)


_LABEL = re.compile(r"[^\W\d_][\w /.()-]{1,28}:\s")
_GOES_ON = re.compile(r"(?:[,–-]|\b(?:og|i|til|for|av|på|med|om|ved|fra|frå|the|of|and|to|in))$")
_SHORT, _WIDE = 0.6, 60
"""A line that is shorter than this share of the widest ends what it says, where lines are as wide as a page."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text` from `start` of the sheet's text; `begins` says that it is the first of its paragraph."""

    text: str
    start: int
    begins: bool


def sentences_of(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text in order; a label with its value is one too, and a line that is left short."""
    widest = max((len(line) for line in text.splitlines()), default=0)
    start, begins = 0, True
    for match in _END.finditer(text):
        if match.group() == "\n" and _goes_on(text, match, widest):
            continue
        if text[start : match.start()].strip():
            yield Sentence(text[start : match.start()], start, begins)
        begins = match.group() == "\n\n"
        start = match.end()
    if text[start:].strip():
        yield Sentence(text[start:], start, begins)


def _goes_on(text: str, newline: re.Match[str], widest: int) -> bool:
    """Whether a line that is followed by a capital goes on in the next: it is as wide as the page, or ends in «og»."""
    line = text[text.rfind("\n", 0, newline.start()) + 1 : newline.start()]
    if line.endswith((".", "!", "?", ":")) or not text[newline.end()].isupper() or _LABEL.match(text, newline.end()):
        return False
    return len(line) > widest * _SHORT or widest < _WIDE or _GOES_ON.search(line) is not None
