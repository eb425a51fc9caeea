"""When an office works and its bodies meet: workdays, moments in working hours, and meetings year by year."""

import random
from datetime import date, datetime, time, timedelta

from domain.clock import OFFICE_ZONE

THREE_YEARS = 3
_SATURDAY = 5
_BEFORE_CHRISTMAS = 3
"""In December nobody meets after the third week."""
_HOLIDAYS = {(5, 1), (5, 17)}
_NEW_YEAR = 5


def years_before(day: date, years: int) -> date:
    """Return the same day so many years earlier; 28 February for a 29th."""
    return day.replace(year=day.year - years, day=28 if (day.month, day.day) == (2, 29) else day.day)


def months_before(day: date, months: int) -> date:
    """Return a day so many months earlier, not after the 28th."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, 28))


def workday(day: date) -> date:
    """Return the day, or the Monday after it when it is in a weekend or between Christmas and New Year."""
    if (day.month, day.day) >= (12, 23):
        day = date(day.year + 1, 1, 3)
    elif (day.month, day.day) <= (1, 2):
        day = date(day.year, 1, 3)
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= _SATURDAY else day


def workday_before(day: date) -> date:
    """Return the day, or the Friday before it when it is in a weekend."""
    return day - timedelta(days=max(day.weekday() - _SATURDAY + 1, 0))


def at_work(day: date, chance: random.Random) -> datetime:
    """Return a moment of a workday between eight and four."""
    clock_time = time(chance.randrange(8, 16), chance.randrange(60), chance.randrange(60))
    return datetime.combine(workday(day), clock_time, tzinfo=OFFICE_ZONE)


def meeting_days(months: tuple[int, ...], weekday: int, week: int, years: range) -> list[date]:
    """Return when a body meets that does so in these months, on the `week`th (from 1) of a weekday (0 is Monday)."""
    days = []
    for year in years:
        for month in months:
            first, weeks = date(year, month, 1), min(week, _BEFORE_CHRISTMAS) if month == 12 else week
            day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (weeks - 1))
            is_free = (day.month, day.day) in _HOLIDAYS or (month == 1 and day.day <= _NEW_YEAR)
            days.append(day + timedelta(days=7) if is_free else day)
    return days


def is_relative(written: str) -> bool:
    """Return whether a planned day follows today: `-1-03-10`."""
    return written[0] in "-+"


def planned_day(written: str, today: date) -> date:
    """Return the day that `-1-03-10` (10 March of last year) or `2020-01-01` means."""
    return date.fromisoformat(written_day(written, today))


def written_day(written: str, today: date) -> str:
    """Return a day, month or year in ISO 8601: `-1-03` is March of last year, `+1` next year, `2020-01-01` itself."""
    if not is_relative(written):
        return written
    years, _, rest = written[1:].partition("-")
    year = today.year + (int(years) if written[0] == "+" else -int(years))
    return f"{year}-{rest}" if rest else str(year)
