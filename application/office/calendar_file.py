"""Meetings from a municipality's calendar file (iCalendar, RFC 5545): which days, when, and what each is called."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

from dateutil.rrule import rruleset, rrulestr
from icalendar import Calendar

from domain import clock
from domain.errors import InvalidValueError

MOST_BYTES = 2_000_000
MOST_MEETINGS = 5_000
"""So much of a calendar is taken in."""

_LONGEST_TITLE, _LONGEST_STAY = 300, 60
_MOST_SECONDS = 5.0
_SIMPLE = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CalendarMeeting:
    """Something in a calendar: its first and last day (ISO dates), from what time, and what it is called."""

    starts_on: str
    ends_on: str
    starts_at: str | None
    title: str


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """What a file holds: what the calendar calls itself, its meetings in order, and how many could not be read."""

    name: str | None
    meetings: Sequence[CalendarMeeting]
    not_read: int


def read_calendar(content: bytes, first: date, last: date) -> CalendarFile:
    """Return what a calendar holds from `first` to `last`, repeated meetings each time they are held.

    InvalidValueError for the field `file`: problem calendar-too-large, not-a-calendar, too-many-meetings, no-meetings.
    """
    if len(content) > MOST_BYTES:
        raise _refused("calendar-too-large", most=MOST_BYTES // 1_000_000)
    calendar = _parsed(content)
    found: list[CalendarMeeting] = []
    not_read, until = 0, time.monotonic() + _MOST_SECONDS
    events = [one for one in calendar.walk("VEVENT") if str(one.get("STATUS") or "").upper() != "CANCELLED"]
    moved = {(str(one.get("UID")), _moment(one["RECURRENCE-ID"].dt)) for one in events if "RECURRENCE-ID" in one}
    for event in events:
        try:
            found += _meetings(event, first, last, moved)
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
            not_read += 1
        if len(found) > MOST_MEETINGS or time.monotonic() > until:
            raise _refused("too-many-meetings", most=MOST_MEETINGS)
    if not found:
        raise _refused("no-meetings", first=first.year, last=last.year)
    name = str(calendar.get("X-WR-CALNAME") or calendar.get("NAME") or "").strip()[:_LONGEST_TITLE]
    found.sort(key=lambda one: (one.starts_on, one.starts_at or "", one.title))
    return CalendarFile(name or None, list(dict.fromkeys(found)), not_read)


def _parsed(content: bytes) -> Any:
    try:
        calendar = Calendar.from_ical(content.decode("utf-8-sig"))
    except (ValueError, IndexError, KeyError, TypeError) as error:
        raise _refused("not-a-calendar") from error
    if isinstance(calendar, list) or calendar.name != "VCALENDAR":
        raise _refused("not-a-calendar")
    return calendar


def _meetings(event: Any, first: date, last: date, moved: set[tuple[str, datetime]]) -> Iterator[CalendarMeeting]:
    start = event["DTSTART"].dt
    whole_days = not isinstance(start, datetime)
    begins = _moment(start)
    length = _moment(event["DTEND"].dt) - begins if "DTEND" in event else event.get("DURATION", timedelta())
    length = getattr(length, "dt", length)
    stays = max((begins + length - _DAY if whole_days else begins + length).date() - begins.date(), timedelta(0))
    stays = min(stays, timedelta(days=_LONGEST_STAY))
    title = " ".join(str(event.get("SUMMARY") or "").split())[:_LONGEST_TITLE] or "–"
    is_one_of_many = "RECURRENCE-ID" in event
    for day in _occurrences(event, begins, first - stays, last):
        if not is_one_of_many and (str(event.get("UID")), day) in moved:
            continue
        at = None if whole_days else day.strftime("%H:%M")
        yield CalendarMeeting(day.date().isoformat(), (day.date() + stays).isoformat(), at, title)


def _occurrences(event: Any, begins: datetime, first: date, last: date) -> list[datetime]:
    start, end = (datetime.combine(day, datetime.min.time()) for day in (first, last + _DAY))
    if "RRULE" not in event or "RECURRENCE-ID" in event:
        return [begins] if start <= begins < end else []
    rules = event["RRULE"]
    all_days = rruleset()
    for rule in rules if isinstance(rules, list) else [rules]:
        if str(rule.get("FREQ", [""])[0]).upper() not in _SIMPLE:
            raise ValueError(rule)
        plain = {name: value for name, value in rule.items() if name != "UNTIL"}
        until = [min(_moment(one), end) if one else end for one in rule.get("UNTIL", [None])][:1]
        all_days.rrule(rrulestr(type(rule)(plain).to_ical().decode(), dtstart=begins).replace(until=until[0]))
    for one in _days(event.get("EXDATE")):
        all_days.exdate(one)
    for one in _days(event.get("RDATE")):
        all_days.rdate(one)
    return list(islice(all_days.between(start, end, inc=True), MOST_MEETINGS + 1))


def _days(told: Any) -> list[datetime]:
    lists = told if isinstance(told, list) else [told] if told else []
    return [_moment(one.dt) for each in lists for one in each.dts]


def _moment(value: date) -> datetime:
    """Return a moment as it is at the office, without its zone; a day begins at midnight."""
    if not isinstance(value, datetime):
        return datetime.combine(value, datetime.min.time())
    if value.tzinfo is None:
        return value
    return value.astimezone(UTC).astimezone(clock.OFFICE_ZONE).replace(tzinfo=None)


def _refused(problem: str, **more: object) -> InvalidValueError:
    return InvalidValueError(field="file", value="", problem=problem, **more)
