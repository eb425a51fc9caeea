"""Days on which a council hardly meets: public holidays by name, the days around them, and weekends."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from dateutil import easter

_DAY = timedelta(days=1)


class ClosedBecause(StrEnum):
    """Why hardly anybody meets on a day."""

    HOLIDAY = "holiday"
    EASTER = "easter"
    """In the week before Easter."""
    CHRISTMAS = "christmas"
    """From Christmas Eve to New Year's Eve."""
    BETWEEN = "between"
    """A single day between a holiday and a weekend, or between two holidays."""
    WEEKEND = "weekend"


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """A day on which hardly anybody meets. `name` is that of a public holiday."""

    because: ClosedBecause
    name: str | None = None


@lru_cache(maxsize=60)
def public_holidays(year: int, language: str = "no") -> Mapping[date, str]:
    """Return Norway's public holidays of a year by their names in `no` or `en_US`, in order; ordinary Sundays apart."""
    import holidays  # takes long to import, and few processes ask

    found = holidays.country_holidays("NO", years=year, language=language)
    return {day: found[day] for day in sorted(found) if day.year == year}


@lru_cache(maxsize=60)
def closed_days(year: int, language: str = "no") -> Mapping[date, ClosedDay]:
    """Return the days of a year on which hardly anybody meets, weekends apart. School holidays are not known."""
    holidays = public_holidays(year, language)
    found = {day: ClosedDay(ClosedBecause.HOLIDAY, name) for day, name in holidays.items()}
    for days in range(1, 4):
        found.setdefault(easter.easter(year) - days * _DAY - 3 * _DAY, ClosedDay(ClosedBecause.EASTER))
    for number in range(24, 32):
        found.setdefault(date(year, 12, number), ClosedDay(ClosedBecause.CHRISTMAS))
    for holiday in holidays:
        for day in (holiday - _DAY, holiday + _DAY):
            free_around = all(_is_free(one, holidays) for one in (day - _DAY, day + _DAY))
            if day.year == year and not _is_free(day, holidays) and free_around:
                found.setdefault(day, ClosedDay(ClosedBecause.BETWEEN))
    return dict(sorted(found.items()))


def closed_on(day: date, language: str = "no") -> ClosedDay | None:
    """Return why hardly anybody meets on a day, None where nothing is known against it."""
    found = closed_days(day.year, language).get(day)
    return found or (ClosedDay(ClosedBecause.WEEKEND) if _is_weekend(day) else None)


def _is_free(day: date, holidays: Mapping[date, str]) -> bool:
    return _is_weekend(day) or day in holidays


def _is_weekend(day: date) -> bool:
    return day.weekday() >= 5
