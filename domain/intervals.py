"""Spans of days, half-open: the arithmetic by which one fact takes the days of another, or leaves them free.

Days are ISO texts (`2022-03-01`), which sort as the days do. A partial date covers every day it can mean; the days on
which it is not certain are told apart.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Generic, TypeVar

from domain.dates import PartialDate

BEGINNING, OPEN = "0001-01-01", "9999-12-31"
"""The day before which nothing is asked, and the end of what has none."""

F = TypeVar("F")


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """The days from `start` until the day before `end`; none where `end` is not after `start`."""

    start: str = BEGINNING
    end: str = OPEN

    def __bool__(self) -> bool:
        """Return whether it has any day."""
        return self.start < self.end

    def __contains__(self, day: str) -> bool:
        """Return whether a day is one of its days."""
        return self.start <= day < self.end

    def overlaps(self, other: "Interval") -> bool:
        """Return whether the two have a day in common."""
        return bool(self & other)

    def __and__(self, other: "Interval") -> "Interval":
        """Return the days that are in both."""
        return Interval(max(self.start, other.start), min(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Span(Generic[F]):
    """A fact and the days it holds on."""

    days: Interval
    fact: F


def cut(spans: Iterable[Span[F]], days: Interval) -> list[Span[F]]:
    """Return the spans with these days left free: what remains of each to the left and to the right stays."""
    remaining = []
    for span in spans:
        if not (days and span.days.overlaps(days)):
            remaining.append(span)
            continue
        beside = Interval(span.days.start, days.start), Interval(days.end, span.days.end)
        remaining.extend(Span(part, span.fact) for part in beside if part)
    return remaining


def put(spans: Iterable[Span[F]], days: Interval, fact: F) -> list[Span[F]]:
    """Return the spans with the fact on these days, and what remains of the others beside it, in order."""
    added = [Span(days, fact)] if days else []
    return joined([*cut(spans, days), *added])


def kept(spans: Iterable[Span[F]], days: Interval) -> list[Span[F]]:
    """Return what of the spans lies on these days."""
    return [Span(span.days & days, span.fact) for span in spans if span.days.overlaps(days)]


def joined(spans: Iterable[Span[F]]) -> list[Span[F]]:
    """Return the spans in order, those that follow each other with the same fact as one."""
    found: list[Span[F]] = []
    for span in sorted(spans, key=lambda one: one.days):
        if found and found[-1].days.end == span.days.start and found[-1].fact == span.fact:
            found[-1] = Span(Interval(found[-1].days.start, span.days.end), span.fact)
        else:
            found.append(span)
    return found


def fact_on(spans: Iterable[Span[F]], day: str) -> F | None:
    """Return the fact that holds on a day."""
    return next((span.fact for span in spans if day in span.days), None)


def days_between(valid_from: str | None, until: str | None) -> Interval:
    """Return every day that two dates can mean, the last day included; None is open."""
    return Interval(first_day(valid_from), day_after(until))


def certain_days(valid_from: str | None, until: str | None) -> Interval:
    """Return the days that lie between the two whatever days they mean; a missing date is certain."""
    start = BEGINNING if valid_from is None else _meanings(valid_from)[1]
    end = OPEN if until is None else _meanings(until)[2]
    return Interval(start, end)


def first_day(written: str | None) -> str:
    """Return the first day that a date can mean; BEGINNING when there is none."""
    return BEGINNING if written is None else _meanings(written)[0]


def day_after(written: str | None) -> str:
    """Return the day after the last one that a date can mean; OPEN when there is none."""
    return OPEN if written is None else _meanings(written)[3]


def day_before(day: str) -> str:
    """Return the day before a full date."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def days_after(day: str, days: int) -> str:
    """Return the day so many days after a full date, OPEN where there is none."""
    found = date.fromisoformat(day).toordinal() + days
    return OPEN if found >= date.max.toordinal() else date.fromordinal(found).isoformat()


def months_after(day: str, months: int) -> str:
    """Return the day so many months after a full date; the last of the month where it has no such day."""
    year, month = divmod(int(day[:4]) * 12 + int(day[5:7]) - 1 + months, 12)
    if year >= date.max.year:
        return OPEN
    return date(year, month + 1, min(int(day[8:]), monthrange(year, month + 1)[1])).isoformat()


def free_days(spans: Sequence[Span[F]], within: Interval) -> list[Interval]:
    """Return the days within an interval on which nothing holds, in order."""
    free = [Span(within, None)]
    for span in spans:
        free = cut(free, span.days)
    return [one.days for one in free]


@lru_cache(maxsize=50_000)
def _meanings(written: str) -> tuple[str, str, str, str]:
    """Return the first and the last day that a date can mean, and the days after them."""
    date_ = PartialDate.parse(written)
    return date_.first.isoformat(), date_.last.isoformat(), _next(date_.first), _next(date_.last)


def _next(day: date) -> str:
    return OPEN if day >= date(9999, 12, 30) else (day + timedelta(days=1)).isoformat()
