"""A picture of what held when, lane by lane: where each bar lies, for a template that draws it as SVG by classes only.

macros/lanes.html draws it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from web.board.period import Period

TOP, LANE = 42.0, 34.0
"""In units of the picture: where the first lane begins, and how high each is."""

_LETTER, _PADDING, _GAP, _FLAG = 7.2, 7.0, 1.5, 84.0
_YEAR = 55.0
"""So much room the name of a year takes at least."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A bar before it is drawn: from its first ISO day until the day before `end`. `kind` is how it looks."""

    kind: str
    first: str
    end: str
    text: str


@dataclass(frozen=True, slots=True)
class Lane:
    """What is told beside each other at one height; pieces do not overlap."""

    label: str
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece in the picture; `text` is as much of its words as it has room for."""

    kind: str
    x: float
    y: float
    width: float
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What is written at a place, or an upright line with its words."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """All of it. `day` is where the day lies that is looked at, None where it is not in the period."""

    width: float
    height: float
    labels: Sequence[Mark]
    years: Sequence[Mark]
    bars: Sequence[Bar]
    day: float | None
    flag: float
    kinds: frozenset[str]


def picture_of(lanes: Iterable[Lane], period: Period, on: str, *, width: float, labels: float) -> Picture:
    """Return the picture of lanes over a period, so wide, with so much of it for what the lanes are called."""
    names, bars = [], []
    scale = _Scale(period, labels, width)
    number = 0
    for number, lane in enumerate(lanes, 1):
        y = TOP + (number - 1) * LANE
        names.append(Mark(8.0, y + 17.5, _fitting(lane.label, labels - 16)))
        bars += [bar for piece in lane.pieces if (bar := _bar(piece, scale, y)) is not None]
    day = scale.x(on) if period.first <= on <= period.last else None
    return Picture(
        width=width,
        height=TOP + number * LANE + 8,
        labels=names,
        years=scale.years(),
        bars=bars,
        day=day,
        flag=min(max(day or 0, _FLAG / 2), width - _FLAG / 2) - _FLAG / 2,
        kinds=frozenset(one.kind for one in bars),
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    period: Period
    left: float
    width: float

    def x(self, day: str) -> float:
        """Return where a day begins; days outside the period lie at its edges."""
        within = min(max(day, self.period.first), self.period.last)
        gone = (date.fromisoformat(within) - date.fromisoformat(self.period.first)).days + (day > self.period.last)
        return round(self.left + gone * (self.width - self.left - 12) / self.period.days, 1)

    def years(self) -> list[Mark]:
        """Return where years begin; where there is not room for all, every second, fifth or tenth."""
        first, last = int(self.period.first[:4]), int(self.period.last[:4])
        most = (self.width - self.left) / _YEAR
        step = next(one for one in (1, 2, 5, 10, 20, 50) if (last - first) / one <= most or one == 50)
        begun = [f"{year:04d}-01-01" for year in range(first, last + 1) if year % step == 0]
        return [Mark(self.x(one), 36.0, one[:4]) for one in begun if self.period.first <= one]


def _bar(piece: Piece, scale: _Scale, y: float) -> Bar | None:
    if piece.end <= scale.period.first or piece.first > scale.period.last:
        return None
    x = scale.x(piece.first) + _GAP / 2
    width = max(2.0, scale.x(piece.end) - x - _GAP / 2)
    return Bar(piece.kind, round(x, 1), y, round(width, 1), _fitting(piece.text, width - 2 * _PADDING))


def _fitting(text: str, room: float) -> str:
    """Return as much of a text as there is room for; nothing rather than less than three letters."""
    most = int(room / _LETTER)
    if len(text) <= most:
        return text
    return f"{text[: most - 1].rstrip()}…" if most > 3 else ""
