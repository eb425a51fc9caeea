"""The span that the picture shows: the term of those who sat that day, or what the address asks for."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from application.questions.board import Board
from domain.dates import PartialDate
from domain.errors import InvalidValueError
from domain.intervals import day_after, day_before, months_after
from web.asked import asked_day

_TERM = 48
_MOST_DAYS = 60 * 366


@dataclass(frozen=True, slots=True)
class Period:
    """Both days included."""

    first: str
    last: str

    @property
    def days(self) -> int:
        """How many days it has."""
        return (date.fromisoformat(self.last) - date.fromisoformat(self.first)).days + 1

    @property
    def before(self) -> "Period | None":
        """The span of the same length before it; None where there are no such days."""
        return self._moved(-1)

    @property
    def after(self) -> "Period | None":
        """The span of the same length after it."""
        return self._moved(1)

    def _moved(self, way: int) -> "Period | None":
        try:
            first, end = date.fromisoformat(self.first), date.fromisoformat(self.last) + timedelta(days=1)
            months = (end.year - first.year) * 12 + end.month - first.month
            if first.day == end.day and months:  # whole months: so are those beside it
                moved = months_after(self.first, way * months)
                return Period(moved, day_before(months_after(moved, months)))
            return Period(*((one + timedelta(days=way * self.days)).isoformat() for one in (first, end - timedelta(1))))
        except (OverflowError, ValueError):
            return None


def period_of(board: Board) -> Period:
    """Return the span that is asked for by `?fra=` and `?til=`, else the term that the day lies in."""
    try:
        first, last = asked_day("fra"), asked_day("til")
    except InvalidValueError:
        first = last = None
    if first is not None and last is not None:
        asked = Period(first.first.isoformat(), last.last.isoformat())
        if 0 < asked.days <= _MOST_DAYS and last.year < date.max.year:
            return asked
    return _term(board)


def _term(board: Board) -> Period:
    """Return the term that most of those who sat that day sit until the end of; else four years around the day."""
    months = board.seating.get("term_months") or _TERM
    ends = Counter(
        PartialDate.parse(one.holding.term_until).last.isoformat()
        for seat in board.seats
        for one in seat.holders
        if one.holding.term_until
    )
    for last, _ in ends.most_common():
        first = months_after(day_after(last), -months)
        if first <= board.on <= last and Period(first, last).days <= _MOST_DAYS:
            return Period(first, last)
    years = max(1, months // 12)
    begun = max(1, int(board.on[:4]) - years // 2)
    return Period(f"{begun:04d}-01-01", f"{min(9998, begun + years - 1):04d}-12-31")
