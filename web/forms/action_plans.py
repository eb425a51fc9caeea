"""What can be done with action plans: adopted, repealed, put right, published."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext

from application.archive import Archive
from application.commands import action_plans as commands
from application.commands import action_plans_put_right as put_right
from application.questions.action_plans import ActionPlanView
from application.questions.numbers import next_action_plan_reference
from domain import clock
from domain.action_plans import CLOSED, ActionPlan, PlanRecord, ProgressState, progress_of, state_of
from domain.intervals import first_day
from domain.references import CaseReference
from web.forms.access import access_with_texts
from web.forms.action import Action
from web.forms.action_plan_rows import arenas_told, arenas_written, measures_written
from web.forms.action_plan_schemas import (
    AdoptPlanSchema,
    CorrectPlanSchema,
    LinkRecordedSchema,
    PlanVersionRecordedSchema,
    ProgressRecordedSchema,
    RegisterPlanSchema,
    RepealPlanRecordedSchema,
    RepealPlanSchema,
    WithdrawPlanSchema,
)
from web.forms.adopted import last_version, next_number, version_values, whole_values
from web.forms.basis import PLACES as BASIS_PLACES
from web.forms.put_right import putting_right
from web.services import current_services
from web.signed_in import asker

PLACES = {
    **BASIS_PLACES,
    "plan-version-taken": "number",
    "version": "number",
    "measure_due": "due",
    "measure_responsible": "responsible",
    "subject_area": "area",
    "arena": "kind",
    "body": "body_id",
    "progress_state": "state",
    "note": "note",
}
"""Where in a form of action plans what is wrong is said."""

_ROWS = ("sections", "goals", "measures", "do_more", "do_not")
_LEFT_BEHIND = frozenset(CLOSED - {ProgressState.CARRIED_OVER})


def next_reference() -> str:
    """Return the number that the next action plan of this year gets."""
    with current_services().stores.registers.connect() as connection:
        return next_action_plan_reference(connection, clock.today().year)


def is_there(view: ActionPlanView) -> bool:
    """Return whether it was not registered by mistake."""
    return not view.withdrawn


def _version_values(values: Mapping[str, Any]) -> dict[str, Any]:
    rows = {field: tuple(values.get(field) or ()) for field in _ROWS}
    return version_values(values, **rows, arenas=arenas_told(values.get("arenas") or ()))


def _registered(values: dict[str, Any], identity: UUID) -> dict[str, Any]:
    whole = whole_values(values)
    told = {name: value for name, value in _version_values(values).items() if value is not None}
    return {**whole, "first_version": commands.AdoptPlan(plan_id=identity, by=asker().by, **told)}


def _next_version(plan: ActionPlan) -> Mapping[str, Any]:
    """Return what the next version begins with: what the one that begins last says, but measures done or stopped."""
    number, told = next_number(plan), last_version(plan)
    if told is None:
        return {"number": number}
    after = int(first_day(told["valid_from"])[:4]) + 1
    rows = {field: [dict(one) for one in told[field]] for field in ("sections", "goals", "do_more", "do_not")}
    remaining = [one for one in told["measures"] if _state(plan, told, one["key"]) not in _LEFT_BEHIND]
    return {
        "number": number,
        "label": str(after),
        "valid_from": str(after),
        "valid_until": str(after) if told["valid_until"] else None,
        "arenas": arenas_written(told["arenas"]),
        "measures": measures_written(remaining),
        **rows,
    }


def _state(plan: ActionPlan, version: Mapping[str, Any], key: str) -> ProgressState:
    told = progress_of(plan.facts, key)
    return state_of(version, told[-1][1] if told else None)


def _register(archive: Archive, command: commands.RegisterPlan) -> int | None:
    following = CaseReference.parse(next_reference()).sequence
    return commands.register_action_plan(archive, replace(command, next_sequence=following))


def _put_right(values: dict[str, Any], _: UUID) -> dict[str, Any]:
    if values.get("arenas") is not None:
        values["arenas"] = arenas_told(values["arenas"])
    return values


COMMON: dict[str, Any] = {"identity": "plan_id", "kind": ActionPlan, "places": PLACES, "fits": is_there}
"""What all that is done with action plans has."""

REGISTER = Action(
    name="",
    path="ny",
    title=lazy_gettext("Register an action plan"),
    button=lazy_gettext("Register the plan"),
    done=lazy_gettext("The plan is registered, with its first version."),
    intro=lazy_gettext("What the council has set out to do: by whom, and when. Next year it gets a new version."),
    schema=RegisterPlanSchema,
    command=commands.RegisterPlan,
    perform=_register,
    creates=True,
    takes_files=True,
    template="action_plans/form.html",
    proposes={"reference": lambda _: next_reference()},
    shaped=_registered,
    **(COMMON | {"places": {**PLACES, "reference-taken": "reference", "reference": "reference"}}),
)

ADOPT = Action(
    name="versions",
    path="versjon/ny",
    title=lazy_gettext("Record a new version"),
    button=lazy_gettext("Record the version"),
    done=lazy_gettext("The version is recorded."),
    intro=lazy_gettext(
        "It begins with what the last version says. Measures that are done or stopped are left out. Change what is new."
    ),
    schema=AdoptPlanSchema,
    command=commands.AdoptPlan,
    perform=commands.adopt_action_plan,
    takes_files=True,
    template="action_plans/form.html",
    begins=_next_version,
    shaped=lambda values, _: _version_values(values),
    **COMMON,
)

PUT_RIGHT = putting_right(
    {
        PlanRecord.VERSION: PlanVersionRecordedSchema,
        PlanRecord.PROGRESS: ProgressRecordedSchema,
        PlanRecord.LINK: LinkRecordedSchema,
        PlanRecord.REPEAL: RepealPlanRecordedSchema,
    },
    correct=(put_right.CorrectPlan, put_right.correct_plan),
    take_back=(put_right.TakeBackPlanRecord, put_right.take_back_plan_record),
    begins={
        **{
            field: lambda those, field=field: {field: [dict(one) for one in those]}  # type: ignore[misc]
            for field in ("sections", "goals", "do_more", "do_not")
        },
        "measures": lambda those: {"measures": measures_written(those)},
        "arenas": lambda those: {"arenas": arenas_written(those)},
    },
    intro=lazy_gettext("For what was written wrongly. What was decided anew is a new version."),
    shaped=_put_right,
    **COMMON,
)
"""What is recorded of versions, of measures and of the repeal, put right."""


def wide(action: Action) -> Action:
    """Return an action whose form has the rows of a version, on a page as wide as they need."""
    return replace(action, template="action_plans/form.html")


ACTIONS = (
    ADOPT,
    Action(
        name="repeal",
        path="opphev",
        title=lazy_gettext("Record that it is repealed"),
        button=lazy_gettext("Record the repeal"),
        done=lazy_gettext("It is recorded from when it is not in force."),
        intro=lazy_gettext("For a plan that is not replaced. A new version takes the place of the one before."),
        schema=RepealPlanSchema,
        command=commands.RepealPlan,
        perform=commands.repeal_action_plan,
        **COMMON,
    ),
    Action(
        name="correct",
        path="rett",
        title=lazy_gettext("Correct title and purpose"),
        button=lazy_gettext("Record the correction"),
        done=lazy_gettext("It is corrected. What stood before is in the history."),
        schema=CorrectPlanSchema,
        command=put_right.CorrectPlan,
        perform=put_right.correct_plan,
        corrects=True,
        begins=lambda one: {name: one.facts[name] for name in ("title", "public_title", "about")},
        **COMMON,
    ),
    Action(
        name="withdraw",
        path="trekk",
        title=lazy_gettext("Withdraw what was registered by mistake"),
        button=lazy_gettext("Withdraw the plan"),
        done=lazy_gettext("The plan is withdrawn. Its history stays."),
        schema=WithdrawPlanSchema,
        command=put_right.WithdrawPlan,
        perform=put_right.withdraw_plan,
        **COMMON,
    ),
    *access_with_texts(
        "action-plan",
        ActionPlan,
        publish={},
        later={
            "path": "publiser-dokumenter",
            "title": lazy_gettext("Publish papers that have come since"),
            "intro": lazy_gettext("Papers of versions that were adopted after the plan was published."),
            "done": lazy_gettext("The papers are published."),
        },
    ),
)
"""In the order in which they are offered."""
