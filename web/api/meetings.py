"""`/api/v1/meetings`: which there are, one on a day with its agenda and minutes, and who was there in a year."""

from typing import Any
from uuid import UUID

from marshmallow import fields, validate

from application.office.openings import ShownAs
from application.questions.attendance import attendance_of_year
from application.questions.bodies import body_names
from application.questions.known import known_at
from application.questions.meeting_facts import items_of_meetings, meeting_facts
from application.questions.meeting_lists import GROUPS, list_meetings, meetings_standing
from application.questions.meetings import MeetingView, meetings_by_id
from domain.access import Audience
from domain.meetings import MeetingKind, RecordKind, State, closed_items
from domain.recorded import records_of
from web.addresses import meeting_address
from web.api.acting import Tagged, tag_of
from web.api.asking import ListArguments, asking, found_or_404, one_of, page_schema, require_cursor
from web.api.blueprint import Blueprint
from web.api.meeting_shapes import (
    AttendancesSchema,
    MeetingLineSchema,
    MeetingOnDaySchema,
    attendance_json,
    meeting_json,
)
from web.api.on_and_known import OnAndKnownArguments, day_asked, known_asked
from web.shielded_openings import note_opening

blueprint = Blueprint("api_meetings", __name__, url_prefix="/api/v1/meetings", description="Meetings")

_CURSOR = r"\d{4}(-\d\d(-\d\d)?)?_[0-9a-f]{32}"
_YEAR = validate.Range(1900, 2199)


class MeetingArguments(ListArguments, OnAndKnownArguments):
    """A page of meetings, by year, body, how they stand on a day, and kind."""

    year = fields.Integer(load_default=None, validate=_YEAR)
    body = fields.UUID(load_default=None, metadata={"description": "A body that meets, alone or with others"})
    state = fields.String(
        load_default=None,
        validate=validate.OneOf([*GROUPS, *map(str, State)]),
        metadata={"description": "Those to come are with the soonest first, all others with the latest first"},
    )
    kind = fields.String(load_default=None, validate=one_of(MeetingKind))


class AttendanceArguments(OnAndKnownArguments):
    """The year, and a body."""

    year = fields.Integer(required=True, validate=_YEAR)
    body = fields.UUID(load_default=None)


@blueprint.get("")
@blueprint.arguments(MeetingArguments, location="query")
@blueprint.response(200, page_schema(MeetingLineSchema))
def meetings(asked: dict[str, Any]) -> dict[str, Any]:
    """Meetings as they stand on a day, as it is known now or was known then."""
    with asking() as (connection, audience):
        page = list_meetings(
            connection,
            audience,
            on=day_asked(asked["on"]),
            known=known_asked(connection, asked["known"]).position,
            year=asked["year"],
            bodies=[asked["body"]] if asked["body"] else [],
            state=asked["state"],
            kind=asked["kind"],
            after=require_cursor(asked["cursor"], _CURSOR),
            limit=asked["limit"],
        )
        bodies = body_names(connection, {one.meeting.body_id for one in page.items})
    return {"data": [meeting_json(one, bodies) for one in page.items], "next": page.next}


@blueprint.get("/attendance")
@blueprint.arguments(AttendanceArguments, location="query")
@blueprint.response(200, AttendancesSchema)
def attendance(asked: dict[str, Any]) -> dict[str, Any]:
    """How often each was at the meetings of a year, as the minutes tell."""
    with asking() as (connection, audience):
        known = known_asked(connection, asked["known"]).position
        wanted = [asked["body"]] if asked["body"] else []
        found = attendance_of_year(connection, audience, asked["year"], known=known, bodies=wanted)
        called = body_names(connection, {one.body_id for one in found})
    return {"data": [attendance_json(one, called[one.body_id].name) for one in found]}


@blueprint.get("/<uuid:meeting_id>")
@blueprint.arguments(OnAndKnownArguments, location="query")
@blueprint.response(200, MeetingOnDaySchema)
def meeting(asked: dict[str, Any], meeting_id: UUID) -> Tagged:
    """One meeting on a day: when and where, the agenda, and the minutes as far as whoever asks may read them."""
    on = day_asked(asked["on"])
    with asking() as (connection, audience):
        known = known_asked(connection, asked["known"]).position
        found = meetings_by_id(connection, [meeting_id], audience).get(meeting_id)
        view: MeetingView = found_or_404("meeting", meeting_id, found)
        note_opening("meeting", view.id, view.access, ShownAs.API)
        standing = meetings_standing(connection, [meeting_id], audience, on=on, known=known).get(meeting_id)
        if standing is None:
            now = known_at(connection).position
            standing = meetings_standing(connection, [meeting_id], audience, on=on, known=now).get(meeting_id)
        listed = found_or_404("meeting", meeting_id, standing)
        bodies = body_names(connection, {view.body_id})
        facts = meeting_facts(connection, view.id, known, audience) if view.sees_content else None
        lines = items_of_meetings(connection, [view.id], known, audience).get(view.id, []) if facts else []
    became = {one["item"]: one["decision_id"] for _, one in records_of(facts, RecordKind.DECIDED)} if facts else {}
    hidden = closed_items(facts) if facts and audience < Audience.OFFICER else frozenset()
    drafted = [one["minutes"] for _, one in records_of(facts, RecordKind.MINUTES)] if facts else []
    abbreviation = bodies[view.body_id].abbreviation
    told = {
        "on": on,
        "position": known,
        "link": facts["link"] if facts and audience > Audience.PUBLIC else None,
        "about": facts["about"] if facts else None,
        "bodies": facts["bodies"] if facts else [],
        "items": [
            {
                "item": one.item,
                "number": one.number,
                "reference": f"{abbreviation} {one.number}" if one.number else None,
                "kind": one.kind,
                "title": one.title,
                "case_id": one.case_id,
                "closed": one.closed,
                "outside_agenda": one.outside_agenda,
                "treated": one.treated,
                "outcome": one.outcome,
                "decision_id": became.get(one.item) if one.item not in hidden else None,
                "address": meeting_address(view.reference, one.item),
            }
            for one in lines
        ],
        "minutes": drafted[-1] if drafted else None,
    }
    return meeting_json(listed, bodies) | told, 200, tag_of(meeting_id)
