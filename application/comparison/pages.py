"""The lines of a text without what is only there because it was printed on pages: running heads and page numbers."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from application.comparison.headings import begins_section
from application.comparison.words import plain

MOST_EDGE_LINES, SHARE_OF_LINES = 6, 0.25
"""So many lines at the top and at the bottom of a page, and so much of it, can be running heads."""

SHARE_OF_PAGES = 0.3
"""A line that stands at the same edge of so many pages is a running head; two of different kinds may alternate."""

_PAGE_NUMBER = re.compile(
    r"(?:side|page|s\.)\s*\d{1,4}(?:\s*(?:av|of|/)\s*\d{1,4})?|\d{1,4}\s*(?:av|of|/)\s*\d{1,4}|[-–]\s*\d{1,4}\s*[-–]",
    re.IGNORECASE,
)
_ONLY_NUMBER = re.compile(r"\d{1,4}")
_NUMBER = re.compile(r"\b\d+\b")
_LETTERS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text; an empty one parts paragraphs. `page` counts from 1; `begins_page` marks the first of one."""

    text: str
    page: int
    begins_page: bool = False


class BarePages:
    """The pages of a text without page numbers and running heads; `heads` are those, as they are the same on each."""

    def __init__(self, pages: Sequence[str]) -> None:
        every = [[line.strip(" \r\v\f\xa0") for line in plain(page).split("\n")] for page in pages]
        offsets = _page_number_offsets(every)
        self._pages = [_without_number(lines, number, offsets) for number, lines in enumerate(every, 1)]
        self.heads = _peel(self._pages, 0) | _peel(self._pages, -1)

    def lines(self, heads: Collection[str] = ()) -> list[Line]:
        """Return the lines; what stands at the edge of a page and is a running head of another text is left out too.

        A text that was not written page by page has its running head only once.
        """
        found: list[Line] = []
        for number, lines in enumerate(self._pages, 1):
            kept = _without_heads(lines, heads) if heads else lines
            found += [Line(text, number, begins_page=index == 0) for index, text in enumerate(kept)]
        return found


def _page_number_offsets(pages: Sequence[Sequence[str]]) -> set[int]:
    """Return by how much numbers that stand alone at the edges of pages differ from the place of the page."""
    found: Counter[int] = Counter()
    for place, lines in enumerate(pages, 1):
        edges = {lines[0], lines[-1]} if (lines := [line for line in lines if line]) else set()
        found.update(int(line) - place for line in edges if _ONLY_NUMBER.fullmatch(line))
    return {offset for offset, times in found.items() if offset == 0 or times >= max(2, len(pages) / 2)}


def _without_number(lines: Sequence[str], place: int, offsets: set[int]) -> list[str]:
    """Return the lines of a page from the first to the last that holds anything, its page number left out."""

    def is_number(line: str) -> bool:
        if _ONLY_NUMBER.fullmatch(line):
            return int(line) - place in offsets
        return _PAGE_NUMBER.fullmatch(line) is not None

    kept = _trimmed(lines)
    for edge in (0, -1):
        while kept and is_number(kept[edge]):
            kept = _trimmed(kept[1:] if edge == 0 else kept[:-1])
    return kept


def _peel(pages: list[list[str]], edge: int) -> set[str]:
    """Take away the lines that stand at the edge of several pages, from the outermost inwards; return their keys."""
    least = max(2, SHARE_OF_PAGES * len(pages))
    most = [min(MOST_EDGE_LINES, 1 + int(SHARE_OF_LINES * len(lines))) for lines in pages]
    peeled = set(range(len(pages)))
    heads: set[str] = set()
    for depth in range(MOST_EDGE_LINES):
        keys = {at: _key(pages[at][edge]) for at in peeled if pages[at] and depth < most[at]}
        common = {key for key, times in Counter(keys.values()).items() if key and times >= least}
        peeled = {at for at, key in keys.items() if key in common}
        heads |= common
        for at in peeled:
            pages[at] = _trimmed(pages[at][1:] if edge == 0 else pages[at][:-1])
    return heads


def _without_heads(lines: Sequence[str], heads: Collection[str]) -> list[str]:
    kept = list(lines)
    for edge in (0, -1):
        for _ in range(MOST_EDGE_LINES):
            if kept and _key(kept[edge]) in heads:
                kept = _trimmed(kept[1:] if edge == 0 else kept[:-1])
    return kept


def _key(line: str) -> str:
    """Return what is the same of a running head on every page; nothing for what can be none."""
    if begins_section(line) or not _LETTERS.search(line):
        return ""
    return _NUMBER.sub("0", " ".join(line.split()))


def _trimmed(lines: Sequence[str]) -> list[str]:
    first = next((at for at, line in enumerate(lines) if line), len(lines))
    last = next((at for at in range(len(lines), first, -1) if lines[at - 1]), first)
    return list(lines[first:last])
