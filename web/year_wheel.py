"""The year as a picture (årshjul): twelve months as a ring, a lane for each body, and a mark for each meeting.

Made on the server, for a template that draws it as SVG by classes only: macros/year_wheel.html. The year runs
clockwise from the top; the gap there is for what the lanes are called.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from math import cos, pi, sin

from application.closed_days import ClosedBecause, ClosedDay

WIDTH, HEIGHT = 860.0, 800.0
"""In units of the picture."""

_X, _Y = WIDTH / 2, HEIGHT / 2
_OUTER, _INNER, _MONTHS, _EDGE = 326.0, 128.0, 332.0, 360.0
"""Radii: of the lanes, from the outermost to the innermost, and of the ring of months."""

_GAP = 15.0
"""Degrees at the top that are no days."""

_WIDEST, _LARGEST_MARK, _NUMBERED, _FLAG_AT = 46.0, 13.0, 8.5, 378.0
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting before it is drawn: its first and last day, and `look`, which tells how far it has come."""

    first: date
    last: date
    look: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the picture, with words that stand there; `turn` is how far these are turned, in degrees."""

    x: float
    y: float
    text: str = ""
    turn: float = 0.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A meeting in the picture; `path` is an arc over the days of one that takes several."""

    at: Spot
    look: str
    path: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two places."""

    start: Spot
    end: Spot


@dataclass(frozen=True, slots=True)
class Wheel:
    """All of it. `size` is the radius of a mark; `today` is where the day lies that is looked at, if it does."""

    year: int
    lanes: Sequence[float]
    names: Sequence[Spot]
    bands: Sequence[str]
    months: Sequence[Spot]
    edges: Sequence[Line]
    closed: Sequence[tuple[str, str]]
    marks: Sequence[Mark]
    size: float
    today: Line | None
    flag: Spot | None

    @property
    def looks(self) -> frozenset[str]:
        """The looks of the marks, for the legend."""
        return frozenset(one.look for one in self.marks)

    @property
    def is_numbered(self) -> bool:
        """Whether marks are large enough for the number of their day."""
        return self.size >= _NUMBERED


def wheel_of(
    year: int,
    lanes: Mapping[str, Iterable[Held]],
    *,
    months: Sequence[str],
    closed: Mapping[date, ClosedDay],
    on: date,
    flag: str,
) -> Wheel:
    """Return the picture of a year: lanes by what they are called, the first one outermost.

    `months` are the twelve names, `closed` the days on which hardly anybody meets, `flag` what the day looked at is
    called.
    """
    number = max(len(lanes), 1)
    width = min((_OUTER - _INNER) / number, _WIDEST)
    size = min(_LARGEST_MARK, width / 2 - 1)
    radii = [_OUTER - width * (place + 0.5) for place in range(len(lanes))]
    turns = _Turns(year)
    innermost = _OUTER - width * number
    today = turns.middle(on) if on.year == year else None
    return Wheel(
        year=year,
        lanes=[round(radius, 1) for radius in radii],
        names=[Spot(_X, round(_Y - radius + 4, 1), name) for radius, name in zip(radii, lanes, strict=True)],
        bands=[
            _sector(turns.start(date(year, month, 1)), turns.after_month(month), _MONTHS, _EDGE)
            for month in range(1, 13)
        ],
        months=[_month(turns, month, months[month - 1]) for month in range(1, 13)],
        edges=[_ray(turns.start(date(year, month, 1)), innermost, _EDGE) for month in range(1, 13)]
        + [_ray(360 - _GAP / 2, innermost, _EDGE)],
        closed=[
            (_look(run), _sector(turns.start(run[0][0]), turns.start(run[-1][0]) + turns.step, innermost, _OUTER))
            for run in _runs(closed)
        ],
        marks=[
            mark
            for radius, held in zip(radii, lanes.values(), strict=True)
            for mark in _marks(turns, radius, held, size=size, room=width / 2 - size)
        ],
        size=round(size, 1),
        today=None if today is None else _ray(today, innermost, _EDGE),
        flag=None if today is None else _spot(today, _FLAG_AT, flag),
    )


class _Turns:
    """Where days lie, in degrees clockwise from the top."""

    def __init__(self, year: int) -> None:
        self._first = date(year, 1, 1)
        self.year = year
        self.step = (360 - _GAP) / (date(year, 12, 31) - self._first + _DAY).days

    def start(self, day: date) -> float:
        return _GAP / 2 + (day - self._first).days * self.step

    def middle(self, day: date) -> float:
        return self.start(min(max(day, self._first), date(self.year, 12, 31))) + self.step / 2

    def after_month(self, month: int) -> float:
        return 360 - _GAP / 2 if month == 12 else self.start(date(self.year, month + 1, 1))


def _marks(turns: _Turns, radius: float, held: Iterable[Held], *, size: float, room: float) -> list[Mark]:
    """Return the marks of a lane; those that would lie on each other are moved apart, as far as there is room."""
    found: list[Mark] = []
    for together in _close(turns, sorted(held, key=lambda one: one.first), 2 * size / radius * 180 / pi):
        for place, one in enumerate(together):
            aside = 0.0 if len(together) == 1 else room if place % 2 else -room
            found.append(_mark(turns, radius + aside, one))
    return found


def _close(turns: _Turns, held: Sequence[Held], degrees: float) -> list[list[Held]]:
    """Return meetings with those that follow so closely."""
    found: list[list[Held]] = []
    last = -360.0
    for one in held:
        if turns.middle(one.first) - last >= degrees:
            found.append([])
        found[-1].append(one)
        last = turns.middle(one.last)
    return found


def _mark(turns: _Turns, radius: float, one: Held) -> Mark:
    first, last = turns.middle(one.first), turns.middle(one.last)
    path = _arc(first, last, radius) if one.last > one.first else None
    return Mark(_spot(first, radius, str(one.first.day)), one.look, path)


def _month(turns: _Turns, month: int, name: str) -> Spot:
    """Return where the name of a month stands: along the ring, and never upside down."""
    turn = (turns.start(date(turns.year, month, 1)) + turns.after_month(month)) / 2
    below = 90 < turn < 270
    radius = (_MONTHS + _EDGE) / 2 + (4.5 if below else -4.5)
    at = _spot(turn, radius, name)
    return Spot(at.x, at.y, name, round(turn - 180 if below else turn, 1))


def _runs(closed: Mapping[date, ClosedDay]) -> list[list[tuple[date, ClosedDay]]]:
    """Return closed days that follow each other and look alike."""
    days = sorted(closed.items())
    places = {day: place for place, (day, _) in enumerate(days)}
    together = groupby(days, key=lambda one: (one[0].toordinal() - places[one[0]], one[1].because is _HOLIDAY))
    return [list(run) for _, run in together]


_HOLIDAY = ClosedBecause.HOLIDAY


def _look(run: Sequence[tuple[date, ClosedDay]]) -> str:
    return "holiday" if run[0][1].because is _HOLIDAY else "closed"


def _spot(turn: float, radius: float, text: str = "") -> Spot:
    angle = turn * pi / 180
    return Spot(round(_X + radius * sin(angle), 1), round(_Y - radius * cos(angle), 1), text)


def _ray(turn: float, inner: float, outer: float) -> Line:
    return Line(_spot(turn, inner), _spot(turn, outer))


def _arc(start: float, end: float, radius: float) -> str:
    first, last = _spot(start, radius), _spot(end, radius)
    large = int(end - start > 180)
    return f"M{first.x} {first.y}A{radius:.1f} {radius:.1f} 0 {large} 1 {last.x} {last.y}"


def _sector(start: float, end: float, inner: float, outer: float) -> str:
    """Return the outline of what lies between two turns and two radii."""
    near, far = _spot(end, inner), _spot(start, inner)
    large = int(end - start > 180)
    last = _spot(end, outer)
    first = _spot(start, outer)
    return (
        f"M{first.x} {first.y}A{outer:.1f} {outer:.1f} 0 {large} 1 {last.x} {last.y}"
        f"L{near.x} {near.y}A{inner:.1f} {inner:.1f} 0 {large} 0 {far.x} {far.y}Z"
    )
