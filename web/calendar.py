"""What expires as a calendar that other programs subscribe to (iCalendar, RFC 5545)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from flask import url_for
from flask_babel import gettext, ngettext
from icalendar import Alarm, Calendar, Event

from application.questions.expiring import ExpiringView
from web.exports.listing import whole_address
from web.labels import label

MEDIA_TYPE = "text/calendar; charset=utf-8"
REMINDED_BEFORE = timedelta(days=90)
"""So long before the last day a calendar reminds of it, where it follows what a subscription says."""


def calendar_of(found: Sequence[ExpiringView], *, name: str, recorded: datetime) -> bytes:
    """Return a calendar with an event on each last day for each body and organisation, the same for the same facts.

    `recorded` is when the archive was last told anything.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Regionarkiv//Verv//NO")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    together: dict[tuple[str, UUID, UUID | None], list[ExpiringView]] = defaultdict(list)
    for one in found:
        together[one.last_day, one.body.id, one.organisation_id].append(one)
    for same in together.values():
        calendar.add_component(_event(same, recorded))
    written: bytes = calendar.to_ical()
    return written


def _event(same: Sequence[ExpiringView], recorded: datetime) -> Event:
    """Return the event of the appointments of one body and organisation that run out the same day."""
    one, day = same[0], date.fromisoformat(same[0].last_day)
    count = ngettext("%(num)s appointment expires", "%(num)s appointments expire", len(same))
    title = f"{one.body.name}: {count}" + (f" ({one.organisation})" if one.organisation else "")
    event = Event()
    event.add("uid", f"{one.last_day}-{one.body.id.hex}-{one.organisation_id.hex if one.organisation_id else 'none'}")
    event.add("dtstamp", recorded)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", title)
    event.add("description", "\n".join([*map(_line, same), "", elector_words(one)]))
    event.add("url", whole_address(url_for("expiring.index", organ=one.body.abbreviation)))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", -REMINDED_BEFORE)
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
