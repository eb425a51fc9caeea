"""What a page shows of a comparison: only what changed or all of it, a portion at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from application.comparison import Comparison, Passage, Section

MOST_PASSAGES = 400
"""So many paragraphs are shown on a page."""

MOST_PRINTED = 4000
"""And so many on a page that is made to be printed."""

MOST_FOLDED = 40
"""More unchanged paragraphs in a row than this are not folded into the page: the whole text has them."""


class View(StrEnum):
    """How a comparison is shown, as addresses say it."""

    CHANGES = "endringer"
    SIDES = "side"
    WHOLE = "alt"


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, or unchanged ones in a row that are left out."""

    passage: Passage | None = None
    omitted: tuple[Passage, ...] = ()

    @property
    def is_folded(self) -> bool:
        """Whether what is left out can be unfolded where it stands."""
        return 0 < len(self.omitted) <= MOST_FOLDED


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section, or as much of it as a portion holds; `number` is its place among all, for its address."""

    number: int
    section: Section
    pieces: tuple[Piece, ...]
    goes_on: bool = False

    @property
    def anchor(self) -> str:
        """What an address of it ends in."""
        return f"del-{self.number}"


@dataclass(frozen=True, slots=True)
class Portion:
    """As much as one page shows. `where` is the portion that each section begins in, by its number."""

    sections: tuple[ShownSection, ...]
    current: int
    last: int
    where: dict[int, int]


def portion(comparison: Comparison, view: View, wanted: int = 1, most: int = MOST_PASSAGES) -> Portion:
    """Return a portion of what a view shows, the nearest there is to the one that is wanted, counted from 1."""
    portions: list[list[ShownSection]] = [[]]
    where: dict[int, int] = {}
    room = most
    for section in _shown(comparison, view):
        for begin, pieces in _cut(section.pieces, room, most):
            if begin and portions[-1]:
                portions.append([])
                room = most
            where.setdefault(section.number, len(portions))
            goes_on = where[section.number] != len(portions)
            portions[-1].append(replace(section, pieces=pieces, goes_on=goes_on))
            room -= len(pieces)
    current = min(max(wanted, 1), len(portions))
    return Portion(tuple(portions[current - 1]), current, len(portions), where)


def _cut(pieces: tuple[Piece, ...], room: int, most: int) -> Iterator[tuple[bool, tuple[Piece, ...]]]:
    """Yield a section's pieces as portions hold them, and whether each begins a new one."""
    if len(pieces) <= max(room, 0):
        yield False, pieces
        return
    for at in range(0, max(len(pieces), 1), most):
        yield True, pieces[at : at + most]


def _shown(comparison: Comparison, view: View) -> Iterator[ShownSection]:
    changed = set(map(id, comparison.changed))
    for number, section in enumerate(comparison.sections, 1):
        if view is View.WHOLE:
            yield ShownSection(number, section, tuple(Piece(one) for one in section.passages))
        elif id(section) in changed:
            yield ShownSection(number, section, tuple(_folded(section.passages)))


def _folded(passages: Sequence[Passage]) -> Iterator[Piece]:
    for is_touched, together in groupby(passages, key=lambda one: one.is_touched):
        if is_touched:
            yield from (Piece(one) for one in together)
        else:
            yield Piece(omitted=tuple(together))
