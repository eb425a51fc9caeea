"""The week that is asked about, from Monday to Sunday, and how it lies to today."""

from dataclasses import dataclass
from datetime import date, timedelta

from web.periods import Length, Period

LONG_AGO = "0001-01-01"


@dataclass(frozen=True, slots=True)
class Week:
    """A week of the calendar (ISO 8601) as seen on `today`."""

    period: Period
    today: date

    @property
    def is_current(self) -> bool:
        """Whether today is in it."""
        return self.period.first <= self.today <= self.period.last

    @property
    def since(self) -> str:
        """From which ISO day what is not done is told: in this week everything that is overdue is."""
        return LONG_AGO if self.is_current else self.period.first.isoformat()

    @property
    def until(self) -> str:
        """Its last day, as an ISO date."""
        return self.period.last.isoformat()

    @property
    def after(self) -> str:
        """The day after it, as an ISO date."""
        return (self.period.last + timedelta(days=1)).isoformat()

    @property
    def earlier(self) -> Period | None:
        """The week before; None where the calendar begins."""
        return _around(self.period.first, -7)

    @property
    def later(self) -> Period | None:
        """The week after; None where the calendar ends."""
        return _around(self.period.first, 7)

    def holds(self, day: str) -> bool:
        """Return whether what is to be done by an ISO day, and is not, is told in it."""
        return self.since <= day <= self.until


def week_of(written: str, today: date) -> Week:
    """Return the week that `2026-W48`, or a day in it, names; this week for nothing. ValueError for anything else."""
    if not written:
        return Week(Period.around(today, Length.WEEK), today)
    return Week(Period.around(Period.read(written).first, Length.WEEK), today)


def _around(monday: date, days: int) -> Period | None:
    try:
        return Period.around(monday + timedelta(days=days), Length.WEEK)
    except (ValueError, OverflowError):
        return None
