"""Meetings, their agendas and who was there, as the API answers them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from marshmallow import Schema, fields

from application.questions.attendance import Attendance
from application.questions.bodies import CalledBody
from application.questions.meeting_lists import ListedMeeting
from domain.decisions import DecisionOutcome
from domain.meetings import ItemKind, MeetingForm, MeetingKind, State
from domain.meetings.treatments import TreatmentState
from web.addresses import meeting_address
from web.api.asking import one_of

_PAGE = {"description": "Its page, on this site"}
_TIME = {"description": "A time of day, `09:00`"}


class MeetingLineSchema(Schema):
    """A meeting on a day; what it holds is empty where that is not for whoever asks."""

    id = fields.UUID()
    reference = fields.String()
    body_id = fields.UUID()
    body = fields.String()
    kind = fields.String(validate=one_of(MeetingKind))
    title = fields.String(allow_none=True, metadata={"description": "Null for a meeting without a title of its own"})
    state = fields.String(validate=one_of(State))
    starts_on = fields.String(metadata={"description": "The day, as it was settled on the day asked about"})
    starts_at = fields.String(allow_none=True, metadata=_TIME)
    ends_on = fields.String(allow_none=True)
    ends_at = fields.String(allow_none=True, metadata=_TIME)
    place = fields.String(allow_none=True)
    form = fields.String(validate=one_of(MeetingForm))
    moved = fields.Boolean(metadata={"description": "Whether it was moved since it was planned"})
    published = fields.Boolean()
    shielded = fields.Boolean(metadata={"description": "Whether it, or a part of it, is exempt from public access"})
    recorded_at = fields.String()
    address = fields.String(metadata=_PAGE)


class MeetingItemSchema(Schema):
    """An item of the agenda. `title` is null where it is closed to whoever asks and has no public one."""

    item = fields.Integer(metadata={"description": "What the item is known by within the meeting"})
    number = fields.String(allow_none=True, metadata={"description": "The body's own number, `23/2025`"})
    reference = fields.String(allow_none=True, metadata={"description": "`RR 23/2025`"})
    kind = fields.String(validate=one_of(ItemKind))
    title = fields.String(allow_none=True)
    case_id = fields.UUID(allow_none=True)
    closed = fields.Boolean()
    outside_agenda = fields.Boolean()
    treated = fields.String(allow_none=True, validate=one_of(TreatmentState))
    outcome = fields.String(allow_none=True, validate=one_of(DecisionOutcome))
    decision_id = fields.UUID(allow_none=True)
    address = fields.String(metadata=_PAGE)


class MeetingOnDaySchema(MeetingLineSchema):
    """A meeting on a day, with its agenda and what the minutes say, as far as whoever asks may read them."""

    on = fields.String()
    position = fields.Integer(metadata={"description": "The position of the log up to which it is known"})
    link = fields.String(allow_none=True)
    about = fields.String(allow_none=True)
    bodies = fields.List(fields.UUID(), metadata={"description": "Bodies that meet together with it"})
    items = fields.List(fields.Nested(MeetingItemSchema))
    minutes = fields.Dict(allow_none=True, metadata={"description": "Attendance, and what became of each item"})


class AttendanceSchema(Schema):
    """How often somebody was at the meetings of a body in a year."""

    person_id = fields.UUID(allow_none=True)
    name = fields.String()
    party = fields.String(allow_none=True)
    body_id = fields.UUID()
    body = fields.String()
    present = fields.Integer()
    as_deputy = fields.Integer(metadata={"description": "Of those attended, in somebody's place"})
    absent = fields.Integer()


class AttendancesSchema(Schema):
    """How often each was at the meetings of a year."""

    data = fields.List(fields.Nested(AttendanceSchema))


def meeting_json(one: ListedMeeting, bodies: Mapping[UUID, CalledBody]) -> dict[str, Any]:
    """Return a meeting as MeetingLineSchema tells."""
    view = one.meeting
    return {
        "id": view.id,
        "reference": view.reference,
        "body_id": view.body_id,
        "body": bodies[view.body_id].name,
        "kind": view.kind,
        "title": view.title,
        "state": one.state,
        "starts_on": one.starts_on,
        "starts_at": one.starts_at,
        "ends_on": one.ends_on,
        "ends_at": one.ends_at,
        "place": one.place,
        "form": one.form,
        "moved": one.moved,
        "published": view.access.published,
        "shielded": view.access.shielded,
        "recorded_at": view.registered_at,
        "address": meeting_address(view.reference),
    }


def attendance_json(one: Attendance, body: str) -> dict[str, Any]:
    """Return attendance as AttendanceSchema tells."""
    counted = {"present": one.present, "as_deputy": one.as_deputy, "absent": one.absent}
    return {
        "person_id": one.person_id,
        "name": one.name,
        "party": one.party,
        "body_id": one.body_id,
        "body": body,
    } | counted
