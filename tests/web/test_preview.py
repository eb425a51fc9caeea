"""Text is shown a window at a time, and every page and every letter is in exactly one window."""

from itertools import pairwise

import pytest

from search.extraction.result import Page
from web.preview import MOST_CHARACTERS, MOST_PAGES, Window, window


def pages(*lengths: int) -> tuple[Page, ...]:
    return tuple(Page(number, str(number % 10) * length) for number, length in enumerate(lengths, 1))


def walk(of: tuple[Page, ...]) -> list[Window]:
    """All windows in order, by following each to the next."""
    found = [window(of)]
    while found[-1].next:
        found.append(window(of, *found[-1].next))
    return found


@pytest.mark.parametrize(
    "lengths",
    [
        (5,),
        (0, 0, 0),
        (10,) * 100,
        (MOST_CHARACTERS,) * 3,
        (MOST_CHARACTERS + 1,),
        (100, 5 * MOST_CHARACTERS + 7, 100),
        (MOST_CHARACTERS // 2 + 1,) * 5,
        (0, 3 * MOST_CHARACTERS, 0, 2 * MOST_CHARACTERS),
    ],
)
def test_windows_hold_everything_once_and_lead_both_ways(lengths: tuple[int, ...]) -> None:
    of = pages(*lengths)
    windows = walk(of)
    assert "".join(page.text for one in windows for page in one.pages) == "".join(page.text for page in of)
    assert {page.number for one in windows for page in one.pages} == set(range(1, len(lengths) + 1))
    for one, after in pairwise(windows):
        assert after.previous == (one.pages[0].number, one.offset)
    for one in windows:
        assert sum(len(page.text) for page in one.pages) <= MOST_CHARACTERS
        assert len(one.pages) <= MOST_PAGES
        assert one.total == len(lengths)


def test_no_text_is_an_empty_window() -> None:
    assert window(()) == Window((), 0)
    assert window(()).is_whole


@pytest.mark.parametrize("wanted", [-1, 0, 1, 20])
def test_a_page_is_shown_in_the_window_that_begins_at_the_same_page_whoever_asks(wanted: int) -> None:
    assert [page.number for page in window(pages(*(10,) * 50), wanted).pages] == list(range(1, 21))


def test_beyond_the_end_is_the_last_window() -> None:
    of = pages(*(10,) * 50)
    assert window(of, 10**9).pages[-1].number == 50
    long = pages(2 * MOST_CHARACTERS + 5)
    assert len(window(long, 1, 10**9).pages[0].text) == 5
    assert window(long, 1, -5).offset == 0
    assert window(long, 1, MOST_CHARACTERS + 17).offset == MOST_CHARACTERS
