"""Dates from old papers: a day, a month or a year; and what comes after what."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Self

from domain.errors import InvalidValueError

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_NORWEGIAN = re.compile(r"(?:(?:(\d{1,2})\.\s?)?(\d{1,2})\.\s?)?(\d{4})", re.ASCII)


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a year and a month, or a full date. `str()` is ISO 8601: `2022`, `2022-03`, `2022-03-01`.

    Ordered by the first day it can mean, then the vaguer one first.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if not 1000 <= self.year <= 9999 or (self.day is not None and self.month is None):
            raise InvalidValueError(field="date", value=str(self.year), problem="bad-date")
        try:
            date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)
        except ValueError as error:
            written = "-".join(str(part) for part in (self.year, self.month, self.day) if part is not None)
            raise InvalidValueError(field="date", value=written, problem="bad-date") from error

    @classmethod
    def parse(cls, text: str, *, field: str = "date") -> Self:
        """Read `2022`, `2022-03`, `2022-03-01`, `03.2022` or `01.03.2022`; else InvalidValueError(problem=bad-date)."""
        written = text.strip()
        if match := _ISO.fullmatch(written):
            year, month, day = match.groups()
        elif match := _NORWEGIAN.fullmatch(written):
            day, month, year = match.groups()
        else:
            raise InvalidValueError(field=field, value=text, problem="bad-date")
        try:
            return cls(int(year), int(month) if month else None, int(day) if day else None)
        except InvalidValueError as error:
            raise InvalidValueError(field=field, value=text, problem="bad-date") from error

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the full date `day`."""
        return cls(day.year, day.month, day.day)

    @property
    def first(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        if self.month is None:
            return f"{self.year:04d}"
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._key < other._key

    @property
    def _key(self) -> tuple[int, int, int]:
        return self.year, self.month or 0, self.day or 0


def iso(value: PartialDate | date | str | None, *, field: str = "date") -> str | None:
    """Return the ISO text that events hold, from a date or what a person wrote; None and blank stay None."""
    if value is None:
        return None
    if isinstance(value, date):
        value = PartialDate.of(value)
    if isinstance(value, PartialDate):
        return str(value)
    return str(PartialDate.parse(value, field=field)) if value.strip() else None


def require_iso(value: PartialDate | date | str | None, *, field: str) -> str:
    """Return the ISO text as `iso` does; InvalidValueError(problem=missing) for none."""
    written = iso(value, field=field)
    if written is None:
        raise InvalidValueError(field=field, value="", problem="missing")
    return written


def is_before(one: str | None, other: str | None) -> bool:
    """Return whether ISO date `one` is before `other` whatever days they mean; an unknown one is before nothing."""
    if one is None or other is None:
        return False
    return PartialDate.parse(one).last < PartialDate.parse(other).first


def require_not_before(start: str | None, end: str | None, *, field: str) -> None:
    """Raise InvalidValueError(problem=before-start) if `end`, in the field `field`, is certainly before `start`."""
    if is_before(end, start):
        raise InvalidValueError(field=field, value=end, problem="before-start", start=start)
