"""The dates of a meeting plan, checked: on which days a body is to meet, when, where and how."""

from collections.abc import Iterable, Mapping
from typing import Any

from domain.base import optional_text
from domain.dates import PartialDate, require_iso, require_not_before
from domain.errors import DomainError, InvalidRowsError, InvalidValueError, gathered
from domain.meetings import MeetingKind
from domain.meetings.clock_times import clock_time
from domain.put_right import one_of

MOST_DATES = 100
"""So many meetings a body can plan in a year."""

_kind = one_of(MeetingKind)


def dates(given: Iterable[Mapping[str, Any]] | None, year: int) -> list[dict[str, Any]]:
    """Return dates as events hold them, in the order of their days.

    `{"key": "3", "starts_on", "ends_on", "starts_at", "ends_at", "place", "kind", "title"}`: `ends_on` is the last day
    of what takes several, `kind` a MeetingKind. One without a key gets the next number that none has.
    InvalidRowsError for those that are wrong: not in the year, or over before they begin.
    """
    rows = list(given or ())
    if len(rows) > MOST_DATES:
        raise InvalidValueError(field="dates", value=len(rows), problem="too-many-dates", most=MOST_DATES)
    found: list[dict[str, Any]] = []
    wrong: dict[int, DomainError] = {}
    taken = {str(one["key"]) for one in rows if one.get("key")}
    numbers = (str(number) for number in range(1, len(rows) + len(taken) + 2) if str(number) not in taken)
    for place, one in enumerate(rows):
        try:
            key = str(one.get("key") or next(numbers))
            if any(key == other["key"] for other in found):
                raise InvalidValueError(field="key", value=key, problem="number-twice")
            found.append({"key": key, **_date(one, year)})
        except DomainError as error:
            wrong[place] = error
    if wrong:
        raise InvalidRowsError("dates", wrong)
    return sorted(found, key=lambda one: (one["starts_on"], one["starts_at"] or "", int(one["key"])))


def whole_day(field: str, value: Any) -> str:
    """Return a day as events hold it; InvalidValueError(problem=not-a-day) for a month or a year."""
    day = require_iso(value, field=field)
    if PartialDate.parse(day).day is None:
        raise InvalidValueError(field=field, value=day, problem="not-a-day")
    return day


def _date(one: Mapping[str, Any], year: int) -> dict[str, Any]:
    with gathered() as each:
        starts_on = each(_in_year, "starts_on", one.get("starts_on"), year)
        ends_on = each(whole_day, "ends_on", one["ends_on"]) if one.get("ends_on") else None
        starts_at = each(clock_time, "starts_at", one.get("starts_at"))
        ends_at = each(clock_time, "ends_at", one.get("ends_at"))
        place = each(optional_text, one.get("place"), "title")
        title = each(optional_text, one.get("title"), "title")
        kind = each(_kind, "meeting_kind", one.get("kind") or MeetingKind.ORDINARY)
        if not each.errors:
            each(require_not_before, starts_on, ends_on, field="ends_on")
            if ends_on in (None, starts_on) and starts_at and ends_at and ends_at < starts_at:
                raise InvalidValueError(field="ends_at", value=ends_at, problem="before-start", start=starts_at)
    return {
        "starts_on": starts_on,
        "ends_on": None if ends_on == starts_on else ends_on,
        "starts_at": starts_at,
        "ends_at": ends_at,
        "place": place,
        "kind": kind,
        "title": title,
    }


def _in_year(field: str, value: Any, year: int) -> str:
    day = whole_day(field, value)
    if not day.startswith(f"{year:04d}-"):
        raise InvalidValueError(field=field, value=day, problem="not-in-year", year=year)
    return day
