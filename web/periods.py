"""A day, a week or a month of the journal: its days, its neighbours, and the address it is quoted by."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from flask import url_for
from flask_babel import gettext

from web.formats import format_long_day, format_weekday

_WEEK = re.compile(r"(\d{4})-?W(\d{1,2})", re.ASCII | re.IGNORECASE)
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)

_YEARS = range(1000, 9999)


class Length(StrEnum):
    """How long a period is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True)
class Period:
    """A day, a week from Monday (ISO 8601) or a month of the calendar; both days are part of it."""

    length: Length
    first: date
    last: date

    @classmethod
    def around(cls, day: date, length: Length) -> Self:
        """Return the period of this length that has the day. ValueError for years that no paper is from."""
        if day.year not in _YEARS:
            raise ValueError(day)
        if length is Length.DAY:
            return cls(length, day, day)
        if length is Length.WEEK:
            monday = day - timedelta(days=day.weekday())
            return cls(length, monday, monday + timedelta(days=6))
        first = day.replace(day=1)
        return cls(length, first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))

    @classmethod
    def of_week(cls, year: int, number: int) -> Self:
        """Return the week with this number. ValueError for one that there is not."""
        return cls.around(date.fromisocalendar(year, number, 1), Length.WEEK)

    @classmethod
    def of_month(cls, year: int, month: int) -> Self:
        """Return the month. ValueError for one that there is not."""
        return cls.around(date(year, month, 1), Length.MONTH)

    @classmethod
    def read(cls, written: str) -> Self:
        """Read `2025-03-17`, `2025-W12` or `2025-03`, as ISO 8601 writes them. ValueError for anything else."""
        if match := _WEEK.fullmatch(written):
            return cls.of_week(int(match[1]), int(match[2]))
        if match := _MONTH.fullmatch(written):
            return cls.of_month(int(match[1]), int(match[2]))
        return cls.around(date.fromisoformat(written), Length.DAY)

    @property
    def days(self) -> tuple[str, str]:
        """The first and the last day, as ISO dates."""
        return self.first.isoformat(), self.last.isoformat()

    @property
    def week(self) -> tuple[int, int]:
        """The year and the number of the week it begins in; a week's year may be another than its first day's."""
        year, number, _ = self.first.isocalendar()
        return year, number

    @property
    def written(self) -> str:
        """The period as ISO 8601 writes it: `2025-03-17`, `2025-W12`, `2025-03`."""
        if self.length is Length.DAY:
            return self.first.isoformat()
        if self.length is Length.WEEK:
            year, number = self.week
            return f"{year:04d}-W{number:02d}"
        return f"{self.first:%Y-%m}"

    @property
    def called(self) -> str:
        """What it is called within a sentence: `uke 12, 2025`, `mars 2025`, `mandag 17. mars 2025`."""
        if self.length is Length.WEEK:
            year, number = self.week
            return str(gettext("week %(number)s, %(year)s", number=number, year=year))
        if self.length is Length.MONTH:
            return format_long_day(self.written)
        return format_weekday(self.first)

    @property
    def url(self) -> str:
        """The address of its journal: `/journal/2025/uke/12`, `/journal/2025/03`, `/journal/2025/03/17`."""
        if self.length is Length.WEEK:
            year, number = self.week
            return url_for("journal_days.week", year=year, number=number)
        if self.length is Length.MONTH:
            return url_for("journal_days.month", year=self.first.year, month=self.first.month)
        return url_for("journal_days.day", year=self.first.year, month=self.first.month, day=self.first.day)
