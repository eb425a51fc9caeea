"""What is said beside a field of old minutes: where its value was read, what to look at, and what else it may be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext, lazy_gettext

from search.proposals.minutes.found import Block, Doubt, Found, Spot, Told
from search.proposals.paper import shortened
from web.formats import format_day

DAYS = frozenset({"held_on"})

_DOUBTS: Mapping[Doubt, Any] = {
    Doubt.NOT_FOUND: lazy_gettext("Not found in the file. Fill it in yourself if it is known."),
    Doubt.DIFFER: lazy_gettext("The file tells several that differ. Choose one, or write it yourself."),
    Doubt.UNLABELLED: lazy_gettext("No label in the file says what it is. Look at the line."),
    Doubt.MISSPELT: lazy_gettext("The label is misspelt, as by a scanner. Look at the line."),
    Doubt.GUESSED: lazy_gettext("Names or columns that run together were told apart. Look at the line."),
    Doubt.WEEKDAY: lazy_gettext("The weekday in the line is not that of the date. Look it up."),
    Doubt.YEAR_ADDED: lazy_gettext("The line names no year: it is taken from the numbers of the items."),
    Doubt.INFERRED: lazy_gettext("It is not written, but follows from something else in the file."),
    Doubt.COPIED: lazy_gettext("The file says only «as recommended»: this is the text of the recommendation."),
    Doubt.UNCOUNTED: lazy_gettext("The vote does not add up, or does not say what won. Fill it in yourself."),
}


@dataclass(frozen=True)
class Place:
    """A line of the file: `anchor` is its id in the page, None for a line of the spreadsheet."""

    words: str
    anchor: str | None
    text: str


@dataclass(frozen=True)
class Choice:
    """What else a field may be, as it is written there, and where that was read or why it is offered."""

    value: str
    shown: str
    about: str


@dataclass(frozen=True)
class Note:
    """What is said beside one field, or one row. `value` is what was proposed, empty for nothing."""

    value: str = ""
    places: Sequence[Place] = ()
    doubts: Sequence[str] = ()
    others: Sequence[Choice] = field(default_factory=list)


def place_of(spot: Spot, *, in_sheet: bool = False) -> Place:
    """Return where a line stands, in words and as a link."""
    if in_sheet:
        return Place(
            str(gettext("the spreadsheet, row “%(text)s”", text=shortened(spot.text))), None, shortened(spot.text)
        )
    words = gettext("page %(page)s, line %(line)s", page=spot.page, line=spot.line)
    return Place(str(words), anchor_of(spot.page, spot.line), shortened(spot.text))


def anchor_of(page: int, line: int) -> str:
    """Return the id of a line in the page that shows the file."""
    return f"line-{page}-{line}"


def doubts_of(doubts: Iterable[Doubt]) -> list[str]:
    """Return in words what makes a value doubtful."""
    return [str(_DOUBTS[one]) for one in doubts]


def note_of(told: Told, name: str = "") -> Note:
    """Return what is said of a value with its likeliest and its others."""
    best = told.best
    return Note(
        shown(name, best) if best else "",
        [place_of(best.spot)] if best else [],
        doubts_of(told.doubts),
        [Choice(shown(name, one), shown(name, one), place_of(one.spot).words) for one in told.others],
    )


def note_of_block(block: Block | None) -> Note | None:
    """Return what is said of a text."""
    if block is None:
        return None
    return Note(block.text, [place_of(block.first)], doubts_of(block.doubts))


def note_of_found(found: Found) -> Note:
    """Return what is said of a single value."""
    return Note(found.value, [place_of(found.spot)], doubts_of(found.doubts))


def shown(name: str, found: Found) -> str:
    """Return a value as a form shows it."""
    return str(format_day(found.value)) if name in DAYS else found.value
