"""Meetings as a calendar that other programs subscribe to: a meeting that is moved or cancelled stays the same one."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from flask_babel import gettext
from icalendar import Calendar, Event, Timezone

from domain import clock
from web.calendar import new_calendar
from web.exports.listing import whole_address
from web.labels import label
from web.meeting_plan.meetings import YearMeeting

_LENGTH = timedelta(hours=2)
"""So long a meeting takes whose end is not told."""


def meetings_calendar(meetings: Sequence[YearMeeting], *, name: str, recorded: datetime) -> bytes:
    """Return a calendar with an event for each meeting, the same for the same facts.

    `recorded` is when the archive was last told anything.
    """
    calendar: Calendar = new_calendar(name)
    for one in meetings:
        calendar.add_component(_event(one, recorded))
    if any(one.starts_at for one in meetings):
        calendar.add_component(Timezone.from_tzinfo(clock.OFFICE_ZONE, first_date=date(1970, 1, 1)))
    written: bytes = calendar.to_ical()
    return written


def _event(one: YearMeeting, recorded: datetime) -> Event:
    event = Event()
    event.add("uid", f"{one.meeting_id.hex if one.meeting_id else one.starts_on}@{one.body.abbreviation.lower()}")
    event.add("dtstamp", recorded)
    event.add("sequence", one.sequence)
    starts, ends = _when(one)
    event.add("dtstart", starts)
    event.add("dtend", ends)
    event.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    title = one.title or one.body.name
    event.add("summary", gettext("Cancelled: %(title)s", title=title) if one.cancelled else title)
    event.add("description", "\n".join(_lines(one)))
    if one.place:
        event.add("location", one.place)
    if one.url:
        event.add("url", whole_address(one.url))
    return event


def _when(one: YearMeeting) -> tuple[date, date]:
    first, last = date.fromisoformat(one.starts_on), date.fromisoformat(one.last_day)
    if one.starts_at is None:
        return first, last + timedelta(days=1)
    starts = _moment(first, one.starts_at)
    return starts, _moment(last, one.ends_at) if one.ends_at else starts + _LENGTH


def _moment(day: date, time: str) -> datetime:
    return datetime.fromisoformat(f"{day.isoformat()}T{time}").replace(tzinfo=clock.OFFICE_ZONE)


def _lines(one: YearMeeting) -> list[str]:
    told = [one.body.name, label("meeting-kind", one.kind)]
    told += [other.name for other in one.others]
    told += [change.reason for change in one.changes if change.reason]
    return list(dict.fromkeys(told))
