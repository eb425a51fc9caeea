"""Dates for next year's meetings from this year's pattern: the same weekday of the same week, off closed days.

What nobody knows is not guessed: without a year before there is nothing to suggest.
"""

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

Closed = Callable[[date], bool]
"""Whether no meeting is held on a day, such as a public holiday."""

_WEEK = timedelta(weeks=1)
_NEAREST = (0, 1, -1, 2, -2, 3, -3)
"""How many weeks a meeting is moved off a closed day, the nearest first."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """A date that is suggested. `after` is the day of the year before that it is made from, None for one put between.

    `moved` tells that the same weekday of the same week is closed, and another week was taken.
    """

    date: Mapping[str, Any]
    after: str | None
    moved: bool


def suggested(before: Iterable[Mapping[str, Any]], year: int, wanted: int | None, closed: Closed) -> list[Suggested]:
    """Return dates for `year` from those of the year before, in order: as many as are wanted, or as there were.

    Fewer than before leaves out those that stand closest to the one before them; more puts some in the widest gaps.
    Time, place, kind and title are kept.
    """
    found: list[Suggested] = []
    taken = set[date]()
    for one in sorted(before, key=lambda one: str(one["starts_on"])):
        found.append(_again(one, year, closed, taken))
        taken.add(_day(found[-1]))
    found.sort(key=_day)
    if not found or not wanted:
        return found
    while len(found) > wanted:
        found.remove(_closest(found))
    while len(found) < wanted and (more := _between(found, year, closed)) is not None:
        found = sorted([*found, more], key=_day)
    return found


def same_week(day: date, year: int) -> date:
    """Return the same weekday of the same ISO week in another year; the last one where it has no week 53."""
    _, week, weekday = day.isocalendar()
    last = date(year, 12, 28).isocalendar().week
    found = date.fromisocalendar(year, min(week, last), weekday)
    if found.year < year:
        return found + _WEEK
    return found - _WEEK if found.year > year else found


def _again(one: Mapping[str, Any], year: int, closed: Closed, taken: set[date]) -> Suggested:
    before = date.fromisoformat(one["starts_on"])
    same = same_week(before, year)
    length = date.fromisoformat(one["ends_on"]) - before if one.get("ends_on") else timedelta(0)
    day = _open(same, length, year, closed, taken) or same
    last = (day + length).isoformat() if length else None
    told = {**one, "key": None, "starts_on": day.isoformat(), "ends_on": last}
    return Suggested(told, one["starts_on"], moved=day != same)


def _open(day: date, length: timedelta, year: int, closed: Closed, taken: Iterable[date]) -> date | None:
    """Return the nearest day, weeks from `day`, on which and on the days after which it can be held."""
    for weeks in _NEAREST:
        first = day + weeks * _WEEK
        days = [first + timedelta(days=more) for more in range(length.days + 1)]
        if first.year == year and first not in taken and not any(map(closed, days)):
            return first
    return None


def _closest(found: Sequence[Suggested]) -> Suggested:
    """Return the one that stands closest to the one before it; an ordinary meeting where there is one."""
    gaps = [(_day(one) - _day(other), one) for other, one in itertools.pairwise(found)]
    ordinary = [one for one in gaps if one[1].date["kind"] == "ordinary"]
    return min(ordinary or gaps, key=lambda one: one[0])[1] if gaps else found[-1]


def _between(found: Sequence[Suggested], year: int, closed: Closed) -> Suggested | None:
    """Return a meeting in the widest gap that has room, on the weekday and of the form of most; None without room."""
    ordinary = [one for one in found if one.date["kind"] == "ordinary"] or list(found)
    weekday = Counter(_day(one).weekday() for one in ordinary).most_common(1)[0][0]
    edges = [date(year, 1, 1), *map(_day, found), date(year, 12, 31)]
    gaps = sorted(itertools.pairwise(edges), key=lambda gap: gap[0] - gap[1])
    for start, end in gaps:
        middle = start + (end - start) // 2
        middle += timedelta(days=(weekday - middle.weekday() + 3) % 7 - 3)
        day = _open(middle, timedelta(0), year, closed, map(_day, found))
        if day is not None and start < day < end:
            told = {**ordinary[0].date, "title": None, "starts_on": day.isoformat(), "ends_on": None}
            return Suggested(told, None, moved=False)
    return None


def _day(one: Suggested) -> date:
    return date.fromisoformat(one.date["starts_on"])
