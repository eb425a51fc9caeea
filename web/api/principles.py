"""`/api/v1/principles`: which are in force on a day, as it is known now or was known then, and what programs may do."""

from typing import Any
from uuid import UUID

from application.office.openings import ShownAs
from application.questions.principles import PrinciplesView, list_principles, principles_by_id
from application.questions.principles_on_day import principles_days
from domain import clock
from web.api.acting import Tagged, add_actions, add_creation, tag_of
from web.api.asking import ListArguments, asking, found_or_404, page_schema, require_cursor
from web.api.blueprint import Blueprint
from web.api.on_and_known import OnAndKnownArguments, day_asked, known_asked
from web.api.principles_shapes import PrinciplesOnDaySchema, PrinciplesSchema, principles_json
from web.filing import principles_by_programs as by_programs
from web.forms.offered import ACTIONS
from web.forms.principles import ADOPT, PUT_RIGHT
from web.shielded_openings import note_opening

blueprint = Blueprint("api_principles", __name__, url_prefix="/api/v1/principles", description="Principles")

_CURSOR = r"\d{4}/\d{1,6}"


class PrinciplesArguments(OnAndKnownArguments, ListArguments):
    """A page of principles, as they stood on a day and were known then."""


@blueprint.get("")
@blueprint.arguments(PrinciplesArguments, location="query")
@blueprint.response(200, page_schema(PrinciplesSchema))
def principles(asked: dict[str, Any]) -> dict[str, Any]:
    """Principles, the newest number first, with their versions and what of each is in force on the day."""
    on = day_asked(asked["on"])
    with asking() as (connection, audience):
        known = known_asked(connection, asked["known"]).position
        cursor = require_cursor(asked["cursor"], _CURSOR)
        page = list_principles(connection, audience, after=cursor, limit=asked["limit"])
        days = principles_days(connection, [one.id for one in page.items], known, audience)
    return {"data": [principles_json(one, days.get(one.id), on) for one in page.items], "next": page.next}


@blueprint.get("/<uuid:principles_id>")
@blueprint.arguments(OnAndKnownArguments, location="query")
@blueprint.response(200, PrinciplesOnDaySchema)
def one(asked: dict[str, Any], principles_id: UUID) -> Tagged:
    """Principles on a day: their versions, what is in force, and by which decisions."""
    return _answered(principles_id, asked["on"], asked["known"]), 200, tag_of(principles_id)


def _whole(principles_id: UUID) -> dict[str, Any]:
    return _answered(principles_id, None, None)


def _answered(principles_id: UUID, asked_on: str | None, asked_known: str | None) -> dict[str, Any]:
    on = day_asked(asked_on or clock.today().isoformat())
    with asking() as (connection, audience):
        known = known_asked(connection, asked_known).position
        found = principles_by_id(connection, [principles_id], audience).get(principles_id)
        view: PrinciplesView = found_or_404("principles", principles_id, found)
        note_opening("principles", view.id, view.access, ShownAs.API)
        day = principles_days(connection, [view.id], known, audience).get(view.id)
        return principles_json(view, day, on) | {"on": on, "position": known}


add_creation(blueprint, by_programs.REGISTER, PrinciplesOnDaySchema, _whole)
add_actions(
    blueprint,
    (
        by_programs.ADOPT,
        *(one for one in ACTIONS["principles"] if one is not ADOPT),
        PUT_RIGHT.correct,
        PUT_RIGHT.take_back,
    ),
    PrinciplesOnDaySchema,
    _whole,
)
