"""`/api/v1/action-plans`: how far they have come on a day, as known now or then, and what programs may do."""

from typing import Any
from uuid import UUID

from marshmallow import fields

from application.office.openings import ShownAs
from application.questions.action_plan_arenas import arenas_on_day, year_of
from application.questions.action_plan_measures import plan_standing
from application.questions.action_plan_on_day import action_plans_on_day
from application.questions.action_plans import ActionPlanView, action_plans_by_id, list_action_plans
from domain import clock
from domain.access import Audience
from web.api.acting import Tagged, add_actions, add_creation, tag_of
from web.api.action_plan_report_shapes import PlanYearReportSchema, year_report_json
from web.api.action_plan_shapes import PlanOnDaySchema, PlanSchema, plan_json, standing_json
from web.api.asking import ListArguments, asking, found_or_404, page_schema, require_cursor
from web.api.blueprint import Blueprint
from web.api.on_and_known import OnAndKnownArguments, day_asked, known_asked
from web.filing import action_plans_by_programs as by_programs
from web.forms.action_plans import ADOPT, PUT_RIGHT
from web.forms.action_plans_followed import LINK, PROGRESS
from web.forms.offered import ACTIONS
from web.shielded_openings import note_opening

blueprint = Blueprint("api_action_plans", __name__, url_prefix="/api/v1/action-plans", description="Action plans")

_CURSOR = r"\d{4}/\d{1,6}"


class PlansArguments(OnAndKnownArguments, ListArguments):
    """A page of action plans, as they stood on a day and were known then."""


class PlanArguments(OnAndKnownArguments):
    """An action plan as it stood on a day and was known then."""

    version = fields.Integer(
        load_default=None, metadata={"description": "Which version is shown; without it the one in force on the day"}
    )


@blueprint.get("")
@blueprint.arguments(PlansArguments, location="query")
@blueprint.response(200, page_schema(PlanSchema))
def plans(asked: dict[str, Any]) -> dict[str, Any]:
    """Action plans, the newest number first, with their versions and which is in force on the day."""
    on = day_asked(asked["on"])
    with asking() as (connection, audience):
        known = known_asked(connection, asked["known"]).position
        cursor = require_cursor(asked["cursor"], _CURSOR)
        page = list_action_plans(connection, audience, after=cursor, limit=asked["limit"])
        days = action_plans_on_day(connection, [one.id for one in page.items], on, known, audience)
    return {"data": [plan_json(one, days.get(one.id), on) for one in page.items], "next": page.next}


@blueprint.get("/<uuid:plan_id>")
@blueprint.arguments(PlanArguments, location="query")
@blueprint.response(200, PlanOnDaySchema)
def one(asked: dict[str, Any], plan_id: UUID) -> Tagged:
    """An action plan on a day: what a version says, how far each measure has come, and what came of it."""
    return _answered(plan_id, asked["on"], asked["known"], asked["version"]), 200, tag_of(plan_id)


@blueprint.get("/<uuid:plan_id>/year-report")
@blueprint.arguments(OnAndKnownArguments, location="query")
@blueprint.response(200, PlanYearReportSchema)
def year_report(asked: dict[str, Any], plan_id: UUID) -> dict[str, Any]:
    """The year report of an action plan: what became of it by a day, and how many of its meetings were held."""
    on = day_asked(asked["on"])
    with asking() as (connection, audience):
        known = known_asked(connection, asked["known"]).position
        found = action_plans_by_id(connection, [plan_id], audience).get(plan_id)
        view: ActionPlanView = found_or_404("action-plan", plan_id, found)
        standing = found_or_404("action-plan", plan_id, plan_standing(connection, plan_id, on, known, audience))
        year = year_of(standing.version, on)
        arenas = arenas_on_day(connection, audience, year, standing.version.arenas, on=on, known=known)
        note_opening("action-plan", view.id, view.access, ShownAs.API)
        return year_report_json(standing, arenas, known=known, with_closed=audience > Audience.PUBLIC)


def _whole(plan_id: UUID) -> dict[str, Any]:
    return _answered(plan_id, None, None, None)


def _answered(plan_id: UUID, asked_on: str | None, asked_known: str | None, version: int | None) -> dict[str, Any]:
    on = day_asked(asked_on or clock.today().isoformat())
    with asking() as (connection, audience):
        known = known_asked(connection, asked_known).position
        view: ActionPlanView = found_or_404(
            "action-plan", plan_id, action_plans_by_id(connection, [plan_id], audience).get(plan_id)
        )
        note_opening("action-plan", view.id, view.access, ShownAs.API)
        plan = action_plans_on_day(connection, [view.id], on, known, audience).get(view.id)
        standing = plan_standing(connection, view.id, on, known, audience, version=version)
        shown = standing_json(standing) if standing else None
        return plan_json(view, plan, on) | {"on": on, "position": known, "shown": shown}


add_creation(blueprint, by_programs.REGISTER, PlanOnDaySchema, _whole)
add_actions(
    blueprint,
    (
        by_programs.ADOPT,
        PROGRESS,
        LINK,
        *(one for one in ACTIONS["action-plan"] if one is not ADOPT),
        PUT_RIGHT.correct,
        PUT_RIGHT.take_back,
    ),
    PlanOnDaySchema,
    _whole,
)
