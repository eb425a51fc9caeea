"""Meetings as files: the list of them, and who was there in a year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask_babel import lazy_gettext
from sqlalchemy import Connection

from application.questions.attendance import Attendance
from application.questions.bodies import CalledBody, body_names
from application.questions.meeting_lists import ListedMeeting
from application.questions.seen import Page
from web.addresses import meeting_address
from web.api.meeting_shapes import AttendanceSchema, MeetingLineSchema, attendance_json, meeting_json
from web.exports.listing import Column, Listing, access_words, day, whole_address
from web.labels import label
from web.on_and_known import OnAndKnown


@dataclass(frozen=True)
class MeetingRow:
    """A meeting of the list on a day, with what bodies are called."""

    listed: ListedMeeting
    bodies: Mapping[UUID, CalledBody]

    @property
    def body(self) -> str:
        """What the body that meets is called."""
        return self.bodies[self.listed.meeting.body_id].name


@dataclass(frozen=True)
class AttendanceRow:
    """How often somebody was at the meetings of a body."""

    one: Attendance
    body: str


def meeting_rows(connection: Connection, page: Page[ListedMeeting], _: OnAndKnown) -> Page[MeetingRow]:
    """Return the rows of a page of the list."""
    bodies = body_names(connection, {one.meeting.body_id for one in page.items})
    return Page([MeetingRow(one, bodies) for one in page.items], page.next)


def attendance_rows(connection: Connection, found: Sequence[Attendance]) -> Page[AttendanceRow]:
    """Return a row for each person and body."""
    called = body_names(connection, {one.body_id for one in found})
    return Page([AttendanceRow(one, called[one.body_id].name) for one in found])


MEETINGS = Listing[MeetingRow](
    name=lazy_gettext("Meetings"),
    columns=(
        Column(lazy_gettext("Meeting"), lambda row: row.listed.meeting.reference, 12),
        Column(lazy_gettext("Body"), lambda row: row.body, 30),
        Column(lazy_gettext("Title"), lambda row: row.listed.meeting.title or "", 40),
        Column(lazy_gettext("Kind"), lambda row: label("meeting-kind", row.listed.meeting.kind), 20),
        Column(lazy_gettext("Status"), lambda row: label("meeting-state", row.listed.state), 20),
        Column(lazy_gettext("Day"), lambda row: day(row.listed.starts_on), 12),
        Column(lazy_gettext("Begins at"), lambda row: row.listed.starts_at or "", 10),
        Column(lazy_gettext("Last day"), lambda row: day(row.listed.ends_on), 12),
        Column(lazy_gettext("Ends at"), lambda row: row.listed.ends_at or "", 10),
        Column(lazy_gettext("Place"), lambda row: row.listed.place or "", 30),
        Column(lazy_gettext("How we meet"), lambda row: label("meeting-form", row.listed.form), 20),
        Column(lazy_gettext("Access"), lambda row: access_words(row.listed.meeting.access), 20),
        Column(lazy_gettext("Address"), lambda row: whole_address(meeting_address(row.listed.meeting.reference)), 40),
    ),
    schema=MeetingLineSchema,
    as_json=lambda rows: [meeting_json(row.listed, row.bodies) for row in rows],
)

ATTENDANCE = Listing[AttendanceRow](
    name=lazy_gettext("Attendance"),
    columns=(
        Column(lazy_gettext("Name"), lambda row: row.one.name, 30),
        Column(lazy_gettext("Sent by"), lambda row: row.one.party or "", 30),
        Column(lazy_gettext("Body"), lambda row: row.body, 30),
        Column(lazy_gettext("Meetings attended"), lambda row: row.one.present, 12),
        Column(lazy_gettext("Of them as deputy"), lambda row: row.one.as_deputy, 12),
        Column(lazy_gettext("Absent"), lambda row: row.one.absent, 12),
    ),
    schema=AttendanceSchema,
    as_json=lambda rows: [attendance_json(row.one, row.body) for row in rows],
)
