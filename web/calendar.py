"""What expires as a calendar that other programs subscribe to (iCalendar, RFC 5545)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from flask import Response, request, url_for
from flask_babel import gettext, ngettext
from icalendar import Alarm, Calendar, Event

from application.questions.expiring import ExpiringView
from web.exports.listing import whole_address
from web.labels import label

MEDIA_TYPE = "text/calendar; charset=utf-8"
REMINDED_BEFORE = timedelta(days=90)
"""So long before the last day a calendar reminds of it, where it follows what a subscription says."""


@dataclass(frozen=True, slots=True)
class Day:
    """Something on a day. `uid` stays the same for it; `url` is a whole address."""

    uid: str
    day: date
    title: str
    text: str
    url: str
    reminded_before: timedelta = REMINDED_BEFORE


def calendar_of(found: Sequence[ExpiringView], *, name: str, recorded: datetime) -> bytes:
    """Return a calendar with an event on each last day for each body and organisation, the same for the same facts.

    `recorded` is when the archive was last told anything.
    """
    together: dict[tuple[str, UUID, UUID | None], list[ExpiringView]] = defaultdict(list)
    for one in found:
        together[one.last_day, one.body.id, one.organisation_id].append(one)
    return calendar_with([_day(same) for same in together.values()], name=name, recorded=recorded)


def calendar_with(days: Sequence[Day], *, name: str, recorded: datetime) -> bytes:
    """Return a calendar with an event for each of these, the same for the same facts."""
    calendar = new_calendar(name)
    for one in days:
        calendar.add_component(_event(one, recorded))
    written: bytes = calendar.to_ical()
    return written


def new_calendar(name: str) -> Calendar:
    """Return a calendar that nothing is in yet, to be asked for once a day."""
    calendar = Calendar()
    calendar.add("prodid", "-//Regionarkiv//NO")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    return calendar


def calendar_response(days: bytes, name: str) -> Response:
    """Return a calendar as it is answered; not at all to who has the very same already."""
    response = Response(days, content_type=MEDIA_TYPE)
    response.headers["Content-Disposition"] = f"inline; filename={name}"
    response.add_etag()
    return response.make_conditional(request)  # type: ignore[return-value]


def _day(same: Sequence[ExpiringView]) -> Day:
    """Return the day on which the appointments of one body and organisation run out."""
    one = same[0]
    count = ngettext("%(num)s appointment expires", "%(num)s appointments expire", len(same))
    return Day(
        uid=f"{one.last_day}-{one.body.id.hex}-{one.organisation_id.hex if one.organisation_id else 'none'}",
        day=date.fromisoformat(one.last_day),
        title=f"{one.body.name}: {count}" + (f" ({one.organisation})" if one.organisation else ""),
        text="\n".join([*map(_line, same), "", elector_words(one)]),
        url=whole_address(url_for("expiring.index", organ=one.body.abbreviation)),
    )


def _event(one: Day, recorded: datetime) -> Event:
    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", recorded)
    event.add("dtstart", one.day)
    event.add("dtend", one.day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", one.title)
    event.add("description", one.text)
    event.add("url", one.url)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", one.title)
    alarm.add("trigger", -one.reminded_before)
    event.add_component(alarm)
    return event


def _line(one: ExpiringView) -> str:
    return f"{one.person}, {label('seat', one.role).lower()}"


def elector_words(one: ExpiringView) -> str:
    """Return who is to choose anew."""
    if one.elector == "participant" and one.organisation:
        return str(gettext("To be chosen by %(name)s", name=one.organisation))
    if one.elector:
        return str(gettext("To be chosen by: %(name)s", name=label("elector", one.elector).lower()))
    return str(gettext("Who is to choose is not recorded"))
