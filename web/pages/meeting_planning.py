"""Pages on which meeting plans are proposed, sent, answered, adopted and put right."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, abort, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from application.questions.bodies import BodyView
from application.questions.meeting_plans import MeetingPlanView, plans_of_year
from domain.access import Audience
from domain.meeting_plans import MeetingPlan
from web.addresses import planned_year_address
from web.asked import asked_year
from web.forms import meeting_plans
from web.forms.action import WRITERS, Action
from web.forms.offered import by_path
from web.forms.page import Crumbs, action_page
from web.forms.put_right import PAGE
from web.labels import label
from web.meeting_plan.suggestions import suggested_for, wanted_before
from web.pages.meeting_plans import planned_body
from web.services import current_services
from web.signed_in import needs

blueprint = Blueprint("meeting_planning", __name__)

_ONE = "/moteplan/<int:year>/<abbreviation>"
_PATHS = ",".join(f'"{path}"' for path in by_path("meeting-plan"))


@blueprint.get("/moteplan/ny")
@needs(*WRITERS)
def begin() -> ResponseReturnValue:
    """Lead to the form of a body's plan of a year: `?organ=OU&aar=2027`."""
    year = asked_year("aar")
    with current_services().stores.registers.connect() as connection:
        body = planned_body(connection, request.args.get("organ", "").strip())
    if year is None:
        abort(404)
    return redirect(url_for("meeting_planning.propose", year=year, abbreviation=body.abbreviation))


@blueprint.route(f"{_ONE}/foresla", methods=["GET", "POST"])
@needs(*WRITERS)
def propose(year: int, abbreviation: str) -> ResponseReturnValue:
    """Propose a body's plan of a year, from the dates of the year before; lead on to the plan that is there."""
    body, found = _body_and_plan(year, abbreviation)
    if found is not None and request.method != "POST":
        return redirect(f"{planned_year_address(year, body.abbreviation)}/{meeting_plans.PROPOSE.path}")
    g.planned_body, g.planned_year = body.id, year
    begins: dict[str, Any] = {"body_id": body.id, "year": year}
    if request.method != "POST":
        with current_services().stores.registers.connect() as connection:
            wanted = wanted_before(connection, body.id, year)
        dates = suggested_for(body.id, year, wanted)
        begins |= {"wanted": wanted or len(dates) or None, "dates": dates}
    back = planned_year_address(year, body.abbreviation)
    crumbs, about = _crumbs(year, body)[:-1], f"{body.name} {year}"
    return action_page(
        meeting_plans.BEGIN,
        begins=begins,
        about=about,
        crumbs=crumbs,
        back=planned_year_address(year),
        then=lambda _: back,
    )


@blueprint.route(f"{_ONE}/<any({_PATHS}):path>", methods=["GET", "POST"])
@needs(*WRITERS)
def act(year: int, abbreviation: str, path: str) -> ResponseReturnValue:
    """Do something with a plan."""
    return _page(by_path("meeting-plan")[path], year, abbreviation)


@blueprint.route(f"{_ONE}/{PAGE}", methods=["GET", "POST"])
@needs(*WRITERS)
def record(year: int, abbreviation: str, path: str, number: int) -> ResponseReturnValue:
    """Put right what is recorded of a plan by the number of its event, or take it back."""
    _, found = _body_and_plan(year, abbreviation)
    facts = current_services().archive.load(MeetingPlan, found.id).facts if found else {"records": {}}
    known: Mapping[str, Any] | None = facts["records"].get(str(number))
    if known is None:
        abort(404)
    g.acting_record = number
    action = meeting_plans.PUT_RIGHT.on_page(path, known["kind"])
    return _page(
        action, year, abbreviation, about=label("meeting-plan-record", known["kind"]), begins={"number": number}
    )


def _page(action: Action, year: int, abbreviation: str, *, about: str = "", **more: Any) -> ResponseReturnValue:
    body, found = _body_and_plan(year, abbreviation)
    if found is None:
        abort(404)
    told = ". ".join(filter(None, (f"{body.name} {year}", about)))
    back = planned_year_address(year, body.abbreviation)
    return action_page(action, found.id, about=told, crumbs=_crumbs(year, body), back=back, **more)


def _body_and_plan(year: int, abbreviation: str) -> tuple[BodyView, MeetingPlanView | None]:
    """Return the body that an address names, and its plan of the year if it has one that is not withdrawn."""
    with current_services().stores.registers.connect() as connection:
        body = planned_body(connection, abbreviation)
        views = plans_of_year(connection, year, Audience.OFFICER, body_id=body.id)
    return body, next((one for one in views if not one.withdrawn), None)


def _crumbs(year: int, body: BodyView) -> Crumbs:
    return [
        (str(gettext("Meeting plan %(year)s", year=year)), planned_year_address(year)),
        (body.name, planned_year_address(year, body.abbreviation)),
    ]
