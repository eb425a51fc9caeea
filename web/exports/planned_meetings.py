"""The meetings of a year as a file: when, where, which body, how far each has come, and what became of it."""

from flask_babel import gettext, lazy_gettext

from web.api.meeting_plan_shapes import YearMeetingSchema, year_meeting_json
from web.exports.listing import Column, Listing, day, whole_address
from web.formats import format_day
from web.labels import label
from web.meeting_plan.meetings import Change, YearMeeting
from web.meeting_plan.words import state_words


def change_words(one: Change) -> str:
    """Return what became of a meeting, in a line."""
    if one.what == "moved":
        told = gettext("Moved from %(before)s", before=format_day(one.before))
    else:
        told = gettext("Cancelled") if one.what == "cancelled" else gettext("Added after the plan was adopted")
    return f"{told}: {one.reason}" if one.reason else str(told)


PLANNED_MEETINGS = Listing[YearMeeting](
    name=lazy_gettext("Meetings"),
    columns=(
        Column(lazy_gettext("Date"), lambda row: day(row.starts_on)),
        Column(lazy_gettext("Last day"), lambda row: day(row.ends_on)),
        Column(lazy_gettext("From"), lambda row: row.starts_at, 10),
        Column(lazy_gettext("Until"), lambda row: row.ends_at, 10),
        Column(lazy_gettext("Body"), lambda row: row.body.name, 32),
        Column(lazy_gettext("Abbreviation"), lambda row: row.body.abbreviation, 12),
        Column(lazy_gettext("Kind"), lambda row: label("meeting-kind", row.kind), 20),
        Column(lazy_gettext("Title"), lambda row: row.title, 32),
        Column(lazy_gettext("Place"), lambda row: row.place, 32),
        Column(lazy_gettext("Status"), lambda row: state_words(row.state), 18),
        Column(lazy_gettext("Changes"), lambda row: "\n".join(map(change_words, row.changes)) or None, 48),
        Column(lazy_gettext("Address"), lambda row: whole_address(row.url) if row.url else None, 40),
    ),
    schema=YearMeetingSchema,
    as_json=lambda rows: [year_meeting_json(one) for one in rows],
)
