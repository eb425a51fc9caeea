"""What programs may do with meetings: planned by `POST`, changed as web/api/acting.py tells."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from marshmallow import Schema, fields

from application.questions.meetings import meetings_by_id
from domain.meetings import Meeting, RecordKind
from domain.meetings.facts import WHOLE
from web.addresses import meeting_address
from web.api.acting import add_actions, add_creation
from web.api.asking import asking, found_or_404, one_of
from web.api.blueprint import Blueprint
from web.filing import meetings_by_programs as by_programs
from web.forms import meeting_items, meeting_records, meetings, minutes
from web.forms.meeting_actions import ACTIONS
from web.services import current_services

blueprint = Blueprint("api_conducting", __name__, url_prefix="/api/v1/meetings", description="Meetings")

_OTHERWISE = {
    by_programs.SET_ITEM.name: by_programs.SET_ITEM,
    by_programs.CONVENE.name: by_programs.CONVENE,
    by_programs.PUBLISH.name: by_programs.PUBLISH,
    meetings.MOVE.name: replace(meetings.MOVE, shaped=lambda values, _: meetings.moved_in_part(values)),
}


class MeetingRecordSchema(Schema):
    """Something recorded of a meeting."""

    number = fields.Integer(metadata={"description": "What `correct-record` and `take-back-record` name it by"})
    kind = fields.String(validate=one_of(RecordKind))
    told = fields.Dict(keys=fields.String(), metadata={"description": "What is recorded, by the names of its fields"})


class RecordedMeetingSchema(Schema):
    """A meeting as it is recorded now, whatever the day."""

    id = fields.UUID()
    reference = fields.String()
    body_id = fields.UUID()
    bodies = fields.List(fields.UUID(), metadata={"description": "The bodies that meet together with it"})
    kind = fields.String()
    title = fields.String(allow_none=True)
    public_title = fields.String(allow_none=True)
    about = fields.String(allow_none=True)
    starts_on = fields.String(metadata={"description": "As it was planned; records tell of moves"})
    starts_at = fields.String(allow_none=True)
    ends_on = fields.String(allow_none=True)
    ends_at = fields.String(allow_none=True)
    place = fields.String(allow_none=True)
    link = fields.String(allow_none=True)
    form = fields.String()
    plan_id = fields.UUID(allow_none=True, metadata={"description": "The meeting plan that it comes from"})
    withdrawn = fields.Boolean(metadata={"description": "Whether it was registered by mistake"})
    records = fields.List(fields.Nested(MeetingRecordSchema))
    address = fields.String(metadata={"description": "Its page, on this site"})


def _answered(meeting_id: UUID) -> dict[str, Any]:
    with asking() as (connection, audience):
        found = meetings_by_id(connection, [meeting_id], audience).get(meeting_id)
        view = found_or_404("meeting", meeting_id, found)
    facts = current_services().archive.load(Meeting, meeting_id).facts
    return {
        **{name: facts[name] for name in ("reference", *WHOLE)},
        "id": view.id,
        "withdrawn": facts["is_withdrawn"],
        "records": [
            {
                "number": int(number),
                "kind": record["kind"],
                "told": {name: value for name, value in record.items() if name != "kind"},
            }
            for number, record in facts["records"].items()
        ],
        "address": meeting_address(view.reference),
    }


add_creation(blueprint, meetings.PLAN, RecordedMeetingSchema, _answered)
add_actions(
    blueprint,
    (
        *(_OTHERWISE.get(one.name, one) for one in ACTIONS),
        meeting_items.DROP,
        by_programs.EXTRACT,
        minutes.DRAFT,
        meeting_records.PUT_RIGHT.correct,
        meeting_records.PUT_RIGHT.take_back,
    ),
    RecordedMeetingSchema,
    _answered,
)
