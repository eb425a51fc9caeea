"""The picture of who sat when: where each bar lies, for a template that draws it as SVG with classes only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from application.questions.tenures import Tenure, Track
from domain.intervals import day_after
from web.board.period import Period

WIDTH, LABELS, TOP, LANE, BAR = 980.0, 200.0, 42.0, 34.0, 26.0
"""In units of the picture: its width, where days begin, where the first lane does, and how high lanes and bars are."""

_LETTER, _PADDING, _GAP, _FLAG = 7.2, 7.0, 1.5, 84.0
_MOST_YEARS = 14


@dataclass(frozen=True, slots=True)
class Bar:
    """A tenure in the picture; `text` is as much of the name as it has room for."""

    kind: str
    x: float
    y: float
    width: float
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """What is written at a height, or a vertical line with its words."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """All of it. `day` is where the day lies that is looked at, None where it is not in the span."""

    height: float
    labels: Sequence[Line]
    years: Sequence[Line]
    bars: Sequence[Bar]
    day: float | None
    flag: float
    kinds: frozenset[str]


def picture_of(tracks: Sequence[Track], titles: Mapping[UUID, str], period: Period, on: str) -> Picture:
    """Return the picture of the tracks over a period."""
    labels, bars, lane = [], [], 0
    for track in tracks:
        labels.append(Line(8.0, _text_at(lane), _fitting(titles[track.seat.id], LABELS - 16)))
        ends: list[str] = []
        for tenure in track.tenures:
            own = next((number for number, end in enumerate(ends) if end < tenure.first), len(ends))
            ends[own:] = [tenure.last, *ends[own + 1 :]]
            bars.append(_bar(tenure, period, lane + own))
        lane += max(1, len(ends))
    day = _x(on, period) if period.first <= on <= period.last else None
    return Picture(
        height=TOP + lane * LANE + 8,
        labels=labels,
        years=list(_years(period)),
        bars=bars,
        day=day,
        flag=min(max(day or 0, _FLAG / 2), WIDTH - _FLAG / 2) - _FLAG / 2,
        kinds=frozenset(one.kind for one in bars),
    )


def kind_of(tenure: Tenure) -> str:
    """Return how a tenure is drawn: vacant, uncertain, no-basis, away or held."""
    if tenure.person_id is None:
        return "vacant"
    if not tenure.certain:
        return "uncertain"
    if not tenure.has_basis:
        return "no-basis"
    return "away" if tenure.state in ("on-leave", "suspended") else "held"


def _bar(tenure: Tenure, period: Period, lane: int) -> Bar:
    x = _x(tenure.first, period) + _GAP / 2
    width = max(2.0, _x(day_after(tenure.last), period) - x - _GAP / 2)
    text = _fitting(tenure.person or "", width - 2 * _PADDING)
    return Bar(kind_of(tenure), round(x, 1), TOP + lane * LANE, round(width, 1), text)


def _text_at(lane: int) -> float:
    return TOP + lane * LANE + 17.5


def _x(day: str, period: Period) -> float:
    gone = (date.fromisoformat(day) - date.fromisoformat(period.first)).days
    return round(LABELS + gone * (WIDTH - LABELS - 12) / period.days, 1)


def _years(period: Period) -> list[Line]:
    """Return where years begin; where there are many, every second, fifth or tenth."""
    first, last = int(period.first[:4]), int(period.last[:4])
    step = next(one for one in (1, 2, 5, 10, 20, 50) if (last - first) / one <= _MOST_YEARS or one == 50)
    begun = [f"{year:04d}-01-01" for year in range(first, last + 1) if year % step == 0]
    return [Line(_x(one, period), 36.0, one[:4]) for one in begun if period.first <= one]


def _fitting(text: str, room: float) -> str:
    """Return as much of a text as there is room for; nothing rather than less than three letters."""
    most = int(room / _LETTER)
    if len(text) <= most:
        return text
    return f"{text[: most - 1].rstrip()}…" if most > 3 else ""
