"""A letter as lines with their pages: of the file itself, or of a mail's text and the letters that came with it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from search.extraction.result import ExtractionResult
from search.proposals.hearing.found import ReadLine
from search.proposals.hearing.sentences import Sentence
from search.proposals.paper import LONGEST, shortened
from search.proposals.proposed import Where

_PAGES, _LINES = 8, 400
"""So much of each file is looked at: a letter is short, what comes with it may be long."""
_CHARACTERS = 40_000
_LONGEST_LINE = 2_000
_PARTS, _DEPTH = 20, 3
_CELLS = re.compile(r"\t| {3,}")
_NAMED_LETTER = re.compile(r"brev|letter|varsel|varsl", re.IGNORECASE)
_LETTER_LABEL = re.compile(
    r"^(?:brev)?dat[oe]\s*:|\b(?:vår|our|deres|dykkar|your)\s+(?:ref|dato|date)|\b(?:arkiv)?saks?(?:nr|nummer)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"^\W*(fra|frå|from|sendt|sent|dato|date|emne|subject|til|to)\s*:\s*(.*)$", re.IGNORECASE)
_KEYS = {
    **dict.fromkeys(("fra", "frå", "from"), "from"),
    **dict.fromkeys(("sendt", "sent", "dato", "date"), "date"),
    **dict.fromkeys(("emne", "subject"), "subject"),
    **dict.fromkeys(("til", "to"), "to"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line in one piece, and the cells it is made of; `begins` says that a blank line or a page is before it."""

    text: str
    cells: tuple[str, ...]
    page: int
    begins: bool

    @property
    def said(self) -> str:
        """The line, with a colon between the two cells of a row that has no other."""
        return ": ".join(self.cells) if len(self.cells) == 2 and ":" not in self.cells[0] else self.text


@dataclass(frozen=True)
class Sheet:
    """The lines of one file; `name` is that of an attachment, empty for the file itself."""

    name: str
    lines: tuple[Line, ...]
    headers: Mapping[str, str] = field(default_factory=dict)

    def read_line(self, first: int, last: int | None = None) -> ReadLine:
        """Return a line, or several that follow each other, as they are shown."""
        lines = self.lines[first : (first if last is None else last) + 1]
        return ReadLine(shortened(" ".join(one.text for one in lines)), Where.TEXT, lines[0].page, self.name)

    @cached_property
    def text(self) -> str:
        """All lines, with a blank one between paragraphs."""
        return "".join(("\n\n" if one.begins else "\n") + one.text for one in self.lines)

    def read_in(self, sentence: Sentence, start: int, end: int) -> ReadLine:
        """Return the lines that a piece of a sentence stands in; of long ones the sentence, else the piece alone."""
        first = bisect_right(self._ends, sentence.start + start)
        last = bisect_left(self._ends, sentence.start + end)
        lines = " ".join(one.text for one in self.lines[first : last + 1])
        shown = (" ".join(piece.split()) for piece in (lines, sentence.text, sentence.text[start:end]))
        text = next((one for one in shown if len(one) <= LONGEST), None)
        page = self.lines[min(last, len(self.lines) - 1)].page
        return ReadLine(text or shortened(sentence.text[start:end]), Where.TEXT, page, self.name)

    @cached_property
    def _ends(self) -> list[int]:
        ends, at = [], 0
        for one in self.lines:
            at += len(one.text) + (2 if one.begins else 1)
            ends.append(at)
        return ends


@dataclass(frozen=True, slots=True)
class Header:
    """A value in a mail's head, or in one that is quoted in its text, with where that was read."""

    value: str
    line: ReadLine


@dataclass(frozen=True)
class Letter:
    """A file called `name`, as sheets: the letters that came with a mail before what the mail says itself."""

    name: str
    sheets: tuple[Sheet, ...] = ()
    headers: Mapping[str, Header] = field(default_factory=dict)
    quoted: Mapping[str, Header] = field(default_factory=dict)
    language: str | None = None

    @classmethod
    def of(cls, name: str, result: ExtractionResult | None) -> "Letter":
        """Return what reading a file gave; without a result there is the name."""
        if result is None:
            return cls(name)
        own = _sheet("", result)
        sheets = (*_letters(result, _DEPTH), *([own] if own.lines else []))
        headers = {
            key: Header(value.strip(), ReadLine(shortened(f"{key.capitalize()}: {value}"), Where.HEADER))
            for key, value in own.headers.items()
            if value.strip()
        }
        language = next((one for one in (_language(result), result.language) if one), None)
        return cls(name, sheets, headers, _quoted(own) if own.headers else {}, language)

    @property
    def is_mail(self) -> bool:
        """Whether it is a mail."""
        return bool(self.headers)


def _sheet(name: str, result: ExtractionResult) -> Sheet:
    headers = result.metadata if "from" in result.metadata else {}
    return Sheet(name, tuple(_lines(result, is_mail=bool(headers)))[:_LINES], headers)


def _lines(result: ExtractionResult, *, is_mail: bool) -> Iterator[Line]:
    for page in result.pages[:_PAGES]:
        text = page.text.partition("\n\n")[2] if is_mail and page.number == 1 else page.text
        begins = True
        for raw in text[:_CHARACTERS].splitlines():
            plain = " ".join(raw[:_LONGEST_LINE].split()).lstrip("> ")
            if not plain:
                begins = True
                continue
            cells = tuple(" ".join(cell.split()) for cell in _CELLS.split(raw[:_LONGEST_LINE].strip("\n\r ")))
            yield Line(plain, cells, page.number, begins)
            begins = False


def _letters(result: ExtractionResult, depth: int) -> list[Sheet]:
    """Return the letters among the parts of a mail: those whose names say so first; plans and maps are not read."""
    named: list[Sheet] = []
    likely: list[Sheet] = []
    for part in result.parts[:_PARTS]:
        sheet = _sheet(part.name, part.result)
        if depth > 1:
            named += _letters(part.result, depth - 1)
        if not sheet.lines:
            continue
        if sheet.headers or _NAMED_LETTER.search(part.name):
            named.append(sheet)
        elif any(_LETTER_LABEL.search(one.text) for one in sheet.lines[:40]):
            likely.append(sheet)
    return named or likely[:1]


def _quoted(sheet: Sheet) -> dict[str, Header]:
    """Return the last head of a mail that is quoted in another's text."""
    found: dict[str, Header] = {}
    run: dict[str, Header] = {}
    for number, line in enumerate(sheet.lines):
        match = _QUOTED.match(line.text)
        if match and match[2]:
            run[_KEYS[match[1].lower()]] = Header(match[2], sheet.read_line(number))
        else:
            run = {}
        if {"from", "subject"} <= run.keys():
            found = run
    return found


def _language(result: ExtractionResult) -> str | None:
    """Return the language of what came with a mail: its own few words tell less."""
    return next((part.result.language for part in result.parts if part.result.language), None)
