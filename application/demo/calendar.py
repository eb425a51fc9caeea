"""When an office works and its bodies meet: workdays, moments in working hours, and meetings year by year."""

import random
from datetime import date, datetime, time, timedelta

from domain.clock import OFFICE_ZONE

THREE_YEARS = 3
_SATURDAY = 5


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


def at_work(day: date, chance: random.Random) -> datetime:
    """Return a moment of a workday between eight and four."""
    clock_time = time(chance.randrange(8, 16), chance.randrange(60), chance.randrange(60))
    return datetime.combine(workday(day), clock_time, tzinfo=OFFICE_ZONE)


def meeting_days(months: tuple[int, ...], weekday: int, week: int, years: range) -> list[date]:
    """Return when a body meets that does so in these months, on the `week`th (from 1) of a weekday (0 is Monday)."""
    days = []
    for year in years:
        for month in months:
            first = date(year, month, 1)
            days.append(first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (week - 1)))
    return days
