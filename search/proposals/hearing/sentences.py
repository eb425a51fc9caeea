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
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text` from `start` of the sheet's text; `begins` says that it is the first of its paragraph."""

    text: str
    start: int
    begins: bool


def sentences_of(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text in order; a label with its value is one too."""
    start, begins = 0, True
    for match in _END.finditer(text):
        if text[start : match.start()].strip():
            yield Sentence(text[start : match.start()], start, begins)
        begins = match.group() == "\n\n"
        start = match.end()
    if text[start:].strip():
        yield Sentence(text[start:], start, begins)
