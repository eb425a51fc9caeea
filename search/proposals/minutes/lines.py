"""A minutes file as lines with their pages, without what is repeated at the top and the foot of pages."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search.extraction.result import ExtractionResult
from search.proposals.minutes.found import Block, Doubt, Spot

_PAGES, _CHARACTERS, _LONGEST_LINE = 400, 100_000, 4_000
_LONG_WORD = re.compile(r"\S{300}")
"""No word is so long: what is gets a space, so that no rule looks at it for long."""
_CELLS = re.compile(r"\t| {3,}")
_PAGE_NUMBER = re.compile(r"(?:side|s\.|page)?\s*\d{1,3}\s*(?:(?:av|of|/)\s*\d{0,3})?|-\s*\d{1,3}\s*-", re.IGNORECASE)
_EDGE = 3
_ITEM = re.compile(r"(?:sak\b|[A-ZÆØÅ]{1,5}\s)?\s*\d{1,4}\s?[/-]\s?\d{2,4}\b|sak\s+\d", re.IGNORECASE)
_END = (".", ":", "!", "?", ";")
_MARK = re.compile(r"(?:\d{1,2}[.)]|[a-zæøå][.)]|[-–•*·])\s")
_WIDE, _NARROWEST = 0.72, 45


@dataclass(frozen=True, slots=True)
class Line:
    """A line in one piece and its cells; `begins` says that a blank line or a page is before it."""

    text: str
    cells: tuple[str, ...]
    page: int
    number: int
    begins: bool

    @property
    def spot(self) -> Spot:
        """Where it is."""
        return Spot(self.text, self.page, self.number)


def all_lines(result: ExtractionResult) -> tuple[Line, ...]:
    """Return the lines of all pages in order, what is repeated on pages too: what a person sees in the file."""
    return tuple(line for page in result.pages[:_PAGES] for line in _lines(page.text, page.number))


def lines_of(result: ExtractionResult) -> tuple[Line, ...]:
    """Return the lines of all pages in order."""
    pages = [list(_lines(page.text, page.number)) for page in result.pages[:_PAGES]]
    repeated = _repeated(pages)
    return tuple(
        line
        for place, page in enumerate(pages)
        for at, line in enumerate(page)
        if not _is_furniture(
            line, is_edge=_is_edge(at, len(page)), is_first=place == 0 and at < _EDGE, repeated=repeated
        )
    )


def block_of(lines: Sequence[Line], text: str | None = None, doubts: tuple[Doubt, ...] = ()) -> Block | None:
    """Return lines as one text, those that a page breaks put together; None when there is nothing in them."""
    if not lines:
        return None
    whole = text if text is not None else joined(lines)
    return Block(whole, lines[0].spot, lines[-1].spot, doubts) if whole.strip() else None


def joined(lines: Sequence[Line]) -> str:
    """Return the text of lines, paragraphs in one piece."""
    parts: list[str] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if before is not None and goes_on(before, line, widest_of(lines)):
            parts[-1] += f" {line.text}"
        else:
            parts.append(line.text)
    return "\n".join(parts)


def widest_of(lines: Sequence[Line]) -> int:
    """Return the length of the longest line."""
    return max((len(line.text) for line in lines), default=0)


def goes_on(line: Line, after: Line, widest: int) -> bool:
    """Whether a sentence that stands in a line goes on in the next."""
    if len(after.cells) > 1 or len(line.cells) > 1 or (after.begins and after.page == line.page):
        return False
    if after.text[0].islower():
        return not line.text.endswith(":") and _MARK.match(after.text) is None
    is_wide = len(line.text) >= max(widest * _WIDE, _NARROWEST)
    return is_wide and not line.text.rstrip('»")').endswith(_END) and _MARK.match(after.text) is None


def _lines(text: str, page: int) -> Iterator[Line]:
    begins, number = True, 0
    for raw in text[:_CHARACTERS].splitlines():
        cut = _LONG_WORD.sub(r"\g<0> ", raw[:_LONGEST_LINE]).strip("\n\r ")
        plain = " ".join(cut.split())
        if not plain:
            begins = True
            continue
        number += 1
        yield Line(plain, tuple(" ".join(cell.split()) for cell in _CELLS.split(cut)), page, number, begins)
        begins = False


def _repeated(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Return the lines, without their figures, that stand at the edges of more than one page."""
    counts = Counter(
        key
        for page in pages
        for key in {_key(line) for at, line in enumerate(page) if _is_edge(at, len(page)) and len(page) > _EDGE}
    )
    most = max(2, len(pages) // 3)
    return frozenset(key for key, count in counts.items() if count >= most and len(key) > _EDGE)


def _is_furniture(line: Line, *, is_edge: bool, is_first: bool, repeated: frozenset[str]) -> bool:
    if _PAGE_NUMBER.fullmatch(line.text) and is_edge:
        return True
    is_label = line.text.endswith((":", ";")) or len(line.text.split()) == 1 or _ITEM.match(line.text) is not None
    return is_edge and not is_first and not is_label and _key(line) in repeated


def _is_edge(at: int, length: int) -> bool:
    return at < _EDGE or at >= length - _EDGE


def _key(line: Line) -> str:
    return re.sub(r"\d+", "", line.text).casefold()
