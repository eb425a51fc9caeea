"""Two versions of principles beside each other, point by point: what is new, gone, changed, or the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from markupsafe import Markup

from application.questions.principles_on_day import PrinciplePoint, PrinciplesVersion
from web.changes import marked_change

ALIKE = 0.5
"""Points whose words are as alike as this are the same point, changed; with the same number, half as much will do."""


class PointChange(StrEnum):
    """What became of a point."""

    SAME = "same"
    RENUMBERED = "renumbered"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True)
class ComparedPoint:
    """A point before and after, None where it was or is not; the texts with what differs marked."""

    before: PrinciplePoint | None
    after: PrinciplePoint | None
    texts: tuple[Markup, Markup]

    @property
    def kind(self) -> PointChange:
        """What became of it."""
        if self.before is None:
            return PointChange.NEW
        if self.after is None:
            return PointChange.GONE
        if (self.before.text, self.before.way) != (self.after.text, self.after.way):
            return PointChange.CHANGED
        return PointChange.SAME if self.before.number == self.after.number else PointChange.RENUMBERED


def compared_points(old: PrinciplesVersion, new: PrinciplesVersion) -> list[ComparedPoint]:
    """Return the points of both, in the order of the new ones; what is gone stands where it stood."""
    pairs = _pairs(old.points, new.points)
    was = {after: before for before, after in pairs.items()}
    rows, told = list[ComparedPoint](), 0
    for place, point in enumerate(new.points):
        before = was.get(place)
        while before is not None and told <= before:
            if told not in pairs:
                rows.append(_row(old.points[told], None))
            told += 1
        rows.append(_row(old.points[before] if before is not None else None, point))
    return rows + [_row(one, None) for place, one in enumerate(old.points) if place >= told and place not in pairs]


def _row(before: PrinciplePoint | None, after: PrinciplePoint | None) -> ComparedPoint:
    return ComparedPoint(before, after, marked_change(before.text if before else None, after.text if after else None))


def _pairs(old: Sequence[PrinciplePoint], new: Sequence[PrinciplePoint]) -> dict[int, int]:
    """Return which of the old points became which of the new ones, the most alike first."""
    scores = sorted(
        (
            (_alike(before, after), -abs(one - other), one, other)
            for one, before in enumerate(old)
            for other, after in enumerate(new)
        ),
        reverse=True,
    )
    pairs, taken = dict[int, int](), set[int]()
    for score, _, one, other in scores:
        if score >= ALIKE and one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def _alike(before: PrinciplePoint, after: PrinciplePoint) -> float:
    ratio = SequenceMatcher(None, before.text.split(), after.text.split(), autojunk=False).ratio()
    return min(1.0, ratio * 2) if before.number == after.number and ratio < ALIKE else ratio
