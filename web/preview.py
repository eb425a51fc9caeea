"""The text of a file a window at a time: a document of two thousand pages is never one giant page."""

from collections.abc import Sequence
from dataclasses import dataclass

from search.extraction.result import Page

MOST_CHARACTERS = 30_000
"""So much text is shown at once; a longer page is cut in stretches of this length."""

MOST_PAGES = 20


@dataclass(frozen=True, slots=True)
class Window:
    """Pages that are shown together; numbers count from 1.

    `offset` is where in a page that is cut in stretches this one begins, and `goes_on` whether the page does after it.
    `previous` and `next` are (page, offset) of the windows beside it, None at the ends.
    """

    pages: tuple[Page, ...]
    total: int
    offset: int = 0
    goes_on: bool = False
    previous: tuple[int, int] | None = None
    next: tuple[int, int] | None = None

    @property
    def is_whole(self) -> bool:
        """Whether this is all there is."""
        return self.previous is None and self.next is None


def window(pages: Sequence[Page], wanted: int = 1, offset: int = 0) -> Window:
    """Return the window that holds the page number `wanted`, or the nearest there is.

    Windows begin at the same pages whatever is wanted. `offset` counts only in a page that is cut in stretches.
    """
    if not pages:
        return Window((), 0)
    starts = _starts(pages)
    at = max((index for index, start in enumerate(starts) if pages[start].number <= wanted), default=0)
    end = starts[at + 1] if at + 1 < len(starts) else len(pages)
    chosen = tuple(pages[starts[at] : end])
    before = (pages[starts[at - 1]].number, _last_stretch(pages[starts[at - 1]])) if at > 0 else None
    after = (pages[end].number, 0) if end < len(pages) else None
    only = chosen[0]
    if len(only.text) <= MOST_CHARACTERS:
        return Window(chosen, len(pages), previous=before, next=after)
    begin = min(max(offset, 0) // MOST_CHARACTERS * MOST_CHARACTERS, _last_stretch(only))
    stretch = only.text[begin : begin + MOST_CHARACTERS]
    goes_on = begin + MOST_CHARACTERS < len(only.text)
    return Window(
        (Page(only.number, stretch),),
        len(pages),
        offset=begin,
        goes_on=goes_on,
        previous=(only.number, begin - MOST_CHARACTERS) if begin else before,
        next=(only.number, begin + MOST_CHARACTERS) if goes_on else after,
    )


def _last_stretch(page: Page) -> int:
    """Return where the last stretch of a page begins: 0 for one that is not cut."""
    return max(len(page.text) - 1, 0) // MOST_CHARACTERS * MOST_CHARACTERS


def _starts(pages: Sequence[Page]) -> list[int]:
    """Return the indices at which windows begin; a page too long for one is alone in its own."""
    starts, characters = [0], len(pages[0].text)
    for index, page in enumerate(pages[1:], 1):
        characters += len(page.text)
        if characters > MOST_CHARACTERS or index - starts[-1] >= MOST_PAGES:
            starts.append(index)
            characters = len(page.text)
    return starts
