"""Pages on which action plans are registered, adopted anew, followed, repealed and put right."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, g
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from application.questions.action_plans import ActionPlanView, action_plan_by_reference, action_plans_by_id
from domain.access import Audience
from domain.action_plans import ActionPlan, PlanRecord, measures_of
from domain.in_force import version_in
from domain.recorded import Record
from domain.references import CaseReference
from web.addresses import action_plan_address
from web.filing.receive import allow_files
from web.formats import format_day
from web.forms import action_plans, action_plans_followed
from web.forms.action import WRITERS, Action
from web.forms.offered import by_path
from web.forms.page import Crumbs, action_page
from web.forms.put_right import PAGE
from web.services import current_services
from web.signed_in import asker, needs

blueprint = Blueprint("action_plans_acting", __name__)

_INDEX = "/handlingsplan"
_ONE = "/handlingsplan/<int:year>/<int:sequence>"
_PATHS = ",".join(f'"{path}"' for path in by_path("action-plan") if path != action_plans.ADOPT.path)
_OF_MEASURE = ",".join(f'"{path}"' for path in action_plans_followed.OF_MEASURE)


@blueprint.url_value_preprocessor
def _allow(_endpoint: str | None, _values: Mapping[str, Any] | None) -> None:
    # Before anything reads the form; only for those who may file.
    if asker().has(*WRITERS):
        allow_files()


@blueprint.route("/handlingsplan/ny", methods=["GET", "POST"])
@needs(*WRITERS)
def new() -> ResponseReturnValue:
    """Register an action plan with its first version."""
    begins = {"reference": action_plans.next_reference()}
    above = [(gettext("Action plan"), _INDEX)]
    return action_page(action_plans.REGISTER, begins=begins, crumbs=above, back=_INDEX, then=_address)


@blueprint.route(f"{_ONE}/<any({_PATHS}):path>", methods=["GET", "POST"])
@needs(*WRITERS)
def act(year: int, sequence: int, path: str) -> ResponseReturnValue:
    """Do something with an action plan."""
    return _page(by_path("action-plan")[path], _plan(year, sequence))


@blueprint.route(f"{_ONE}/{action_plans.ADOPT.path}", methods=["GET", "POST"])
@needs(*WRITERS)
def adopt(year: int, sequence: int) -> ResponseReturnValue:
    """Record a new version of an action plan."""
    return _page(action_plans.ADOPT, _plan(year, sequence))


@blueprint.route(f"{_ONE}/tiltak/<key>/<any({_OF_MEASURE}):path>", methods=["GET", "POST"])
@needs(*WRITERS)
def measure(year: int, sequence: int, key: str, path: str) -> ResponseReturnValue:
    """Tell how far a measure has come, or link what came of it."""
    found = _plan(year, sequence)
    facts = current_services().archive.load(ActionPlan, found.id).facts
    versions = measures_of(facts).get(key)
    if versions is None:
        abort(404)
    told = version_in(facts, versions[-1])
    text = next((one["text"] for one in told[1]["measures"] if one["key"] == key), "") if told else ""
    back = action_plan_address(found.reference, measure=key)
    name = gettext("Measure %(measure)s", measure=key)
    return action_page(
        action_plans_followed.OF_MEASURE[path],
        found.id,
        about=f"{name}: {text}",
        crumbs=[*_crumbs(found), (name, back)],
        back=back,
        begins={"measure": key},
    )


@blueprint.route(f"{_ONE}/{PAGE}", methods=["GET", "POST"])
@needs(*WRITERS)
def record(year: int, sequence: int, path: str, number: int) -> ResponseReturnValue:
    """Put right what is recorded of an action plan by the number of its event, or take it back."""
    found = _plan(year, sequence)
    known = current_services().archive.load(ActionPlan, found.id).facts["records"].get(str(number))
    if known is None:
        abort(404)
    g.acting_record = number
    action = action_plans.PUT_RIGHT.on_page(path, known["kind"])
    if known["kind"] == PlanRecord.VERSION and path == action.path:
        action = action_plans.wide(action)
    return _page(action, found, about=f"{_about(found)}. {_words(known)}", begins={"number": number})


def _page(action: Action, found: ActionPlanView, *, about: str | None = None, **more: Any) -> ResponseReturnValue:
    back, about = action_plan_address(found.reference), about or _about(found)
    return action_page(action, found.id, about=about, crumbs=_crumbs(found), back=back, **more)


def _plan(year: int, sequence: int) -> ActionPlanView:
    with current_services().stores.registers.connect() as connection:
        found = action_plan_by_reference(connection, str(CaseReference(year, sequence)), Audience.OFFICER)
    if found is None:
        abort(404)
    return found


def _words(record: Record) -> str:
    match record["kind"]:
        case PlanRecord.VERSION:
            return str(gettext("Version %(number)s", number=record["version"]))
        case PlanRecord.REPEAL:
            return str(gettext("Repealed from %(day)s", day=format_day(record["repealed_on"])))
        case PlanRecord.PROGRESS:
            words = {"measure": record["measure"], "day": format_day(record["told_on"])}
            return str(gettext("Measure %(measure)s as of %(day)s", **words))
    return str(gettext("What came of measure %(measure)s", measure=record["measure"]))


def _about(found: ActionPlanView) -> str:
    return f"{_name(found)}: {found.title}"


def _crumbs(found: ActionPlanView) -> Crumbs:
    return [(gettext("Action plan"), _INDEX), (_name(found), action_plan_address(found.reference))]


def _name(found: ActionPlanView) -> str:
    return str(gettext("Action plan %(reference)s", reference=found.reference))


def _address(identity: UUID) -> str:
    with current_services().stores.registers.connect() as connection:
        found = action_plans_by_id(connection, [identity], Audience.OFFICER).get(identity)
    return action_plan_address(found.reference) if found else _INDEX
