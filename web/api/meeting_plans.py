"""`/api/v1/meeting-plans`: the plans of bodies by year, as they are known now or were known then, and what is done."""

from typing import Any
from uuid import UUID

from marshmallow import fields

from application.office.openings import ShownAs
from application.questions.meeting_plans import MeetingPlanView, list_meeting_plans, plans_by_id
from application.questions.meeting_plans_on_day import plans_told
from domain import clock
from web.api.acting import Tagged, add_actions, add_creation, tag_of
from web.api.asking import ListArguments, asking, found_or_404, page_schema, require_cursor
from web.api.blueprint import Blueprint
from web.api.meeting_plan_shapes import MeetingPlanOnDaySchema, MeetingPlanSchema, meeting_plan_json
from web.api.on_and_known import OnAndKnownArguments, day_asked, known_asked
from web.forms.meeting_plans import BEGIN, PUT_RIGHT
from web.forms.offered import ACTIONS
from web.shielded_openings import note_opening

blueprint = Blueprint("api_meeting_plans", __name__, url_prefix="/api/v1/meeting-plans", description="Meeting plans")

_CURSOR = r"\d{4}/\d{1,6}"


class MeetingPlanArguments(OnAndKnownArguments, ListArguments):
    """A page of plans, as they stood on a day and were known then: of a year, of a body."""

    year = fields.Integer(load_default=None, metadata={"description": "The year that is planned"})
    body = fields.UUID(load_default=None, metadata={"description": "The body whose plans they are"})


@blueprint.get("")
@blueprint.arguments(MeetingPlanArguments, location="query")
@blueprint.response(200, page_schema(MeetingPlanSchema))
def meeting_plans(asked: dict[str, Any]) -> dict[str, Any]:
    """Meeting plans, the newest number first, with their dates and how each stands on the day."""
    on = day_asked(asked["on"])
    with asking() as (connection, audience):
        known = known_asked(connection, asked["known"]).position
        cursor = require_cursor(asked["cursor"], _CURSOR)
        page = list_meeting_plans(
            connection, audience, year=asked["year"], body_id=asked["body"], after=cursor, limit=asked["limit"]
        )
        told = {one.view.id: one for one in plans_told(connection, page.items, on, known, audience)}
    return {"data": [meeting_plan_json(one, told.get(one.id)) for one in page.items], "next": page.next}


@blueprint.get("/<uuid:plan_id>")
@blueprint.arguments(OnAndKnownArguments, location="query")
@blueprint.response(200, MeetingPlanOnDaySchema)
def one(asked: dict[str, Any], plan_id: UUID) -> Tagged:
    """A meeting plan on a day: its dates, whom it was sent to, what they answered, and what adopted it."""
    return _answered(plan_id, asked["on"], asked["known"]), 200, tag_of(plan_id)


def _whole(plan_id: UUID) -> dict[str, Any]:
    return _answered(plan_id, None, None)


def _answered(plan_id: UUID, asked_on: str | None, asked_known: str | None) -> dict[str, Any]:
    on = day_asked(asked_on or clock.today().isoformat())
    with asking() as (connection, audience):
        known = known_asked(connection, asked_known).position
        found = plans_by_id(connection, [plan_id], audience).get(plan_id)
        view: MeetingPlanView = found_or_404("meeting-plan", plan_id, found)
        note_opening("meeting-plan", view.id, view.access, ShownAs.API)
        told = plans_told(connection, [view], on, known, audience)
        return meeting_plan_json(view, told[0] if told else None) | {"on": on, "position": known}


add_creation(blueprint, BEGIN, MeetingPlanOnDaySchema, _whole)
add_actions(
    blueprint,
    (*ACTIONS["meeting-plan"], PUT_RIGHT.correct, PUT_RIGHT.take_back),
    MeetingPlanOnDaySchema,
    _whole,
)
