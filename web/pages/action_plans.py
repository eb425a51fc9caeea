"""Action plans: the one in force on a day and how far it has come, its versions, measures, and what changed."""

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from application.office.openings import ShownAs
from application.questions.action_plan_arenas import ArenaOnDay, arenas_on_day, year_of
from application.questions.action_plan_changes import changes_of
from application.questions.action_plan_measures import PlanStanding, plan_standing
from application.questions.action_plan_on_day import PlanOnDay, PlanVersion, action_plans_in_force, action_plans_on_day
from application.questions.action_plans import (
    ActionPlanView,
    action_plan_by_reference,
    action_plans_by_id,
    list_action_plans,
)
from application.questions.known import last_position
from domain.access import Audience
from domain.references import CaseReference
from web.action_plan_compared import compared_lines, compared_measures
from web.action_plan_words import WORDS
from web.addresses import action_plan_address
from web.exports import exported
from web.exports.action_plan_measures import MEASURES, measures_page
from web.history_shown.records import record_history
from web.on_and_known import OnAndKnown, asked_on_and_known
from web.papers import papers_of
from web.services import current_services
from web.shielded_openings import note_opening
from web.signed_in import asker

blueprint = Blueprint("action_plans", __name__)

A_PAGE = 50


@blueprint.get("/handlingsplan")
def index() -> ResponseReturnValue:
    """Show the plan in force on a day and how far it has come, and list all plans with their versions."""
    audience, after = asker().audience, request.args.get("after") or None
    with current_services().stores.registers.connect() as connection:
        asked = asked_on_and_known(connection)
        if tidy := asked.tidy("action_plans.index"):
            return tidy
        known = asked.known.position
        in_force = action_plans_in_force(connection, asked.on, known, audience)
        first = action_plans_by_id(connection, [one.id for one in in_force[:1]], audience)
        view = first[in_force[0].id] if first else None
        standing = plan_standing(connection, view.id, asked.on, known, audience) if view else None
        if not asked.wrong and (file := exported(MEASURES, lambda *_: measures_page(standing), asked.on)) is not None:
            return file
        if view is not None:
            note_opening("action-plan", view.id, view.access, ShownAs.PAGE)
        page_of_plans = list_action_plans(connection, audience, after=after, limit=A_PAGE)
        days = action_plans_on_day(connection, [one.id for one in page_of_plans.items], asked.on, known, audience)
        shown = render_template(
            "action_plans/index.html",
            asked=asked,
            plan=view,
            standing=standing,
            arenas=_arenas(connection, standing, known),
            others=in_force[1:],
            page_of_plans=page_of_plans,
            days=days,
            after=after,
            place=place_of(view) if view else {},
            **WORDS,
        )
    return (shown, 400) if asked.wrong else shown


@blueprint.get("/handlingsplan/<int:year>/<int:sequence>")
def plan(year: int, sequence: int) -> ResponseReturnValue:
    """Show what became of a plan: what was in force on a day as it was known then, how far it has come, its history."""
    with current_services().stores.registers.connect() as connection:
        view = found_plan(connection, year, sequence, asker().audience)
        if request.path != action_plan_address(view.reference).removeprefix(request.script_root):
            place = place_of(view)
            return redirect(url_for("action_plans.plan", **{**request.args.to_dict(), **place}), code=301)
        return _plan_page(connection, view, "action_plans.plan")


@blueprint.get("/handlingsplan/<int:year>/<int:sequence>/versjon/<int:number>")
def version(year: int, sequence: int, number: int) -> ResponseReturnValue:
    """Show a version of a plan: what it says, how far it has come, and by which decision it was adopted."""
    with current_services().stores.registers.connect() as connection:
        view = found_plan(connection, year, sequence, asker().audience)
        if not view.sees_content:
            return redirect(action_plan_address(view.reference))
        return _plan_page(connection, view, "action_plans.version", number=number)


@blueprint.get("/handlingsplan/<int:year>/<int:sequence>/tiltak/<key>")
def measure(year: int, sequence: int, key: str) -> ResponseReturnValue:
    """Show a measure through all versions: how far it came when, and what came of it."""
    audience = asker().audience
    with current_services().stores.registers.connect() as connection:
        view = found_plan(connection, year, sequence, audience)
        asked = asked_on_and_known(connection)
        if tidy := asked.tidy("action_plans.measure", key=key, **place_of(view)):
            return tidy
        if not view.sees_content:
            return redirect(action_plan_address(view.reference))
        note_opening("action-plan", view.id, view.access, ShownAs.PAGE)
        known = asked.known.position
        day = action_plans_on_day(connection, [view.id], asked.on, known, audience).get(view.id)
        having = [one for one in day.versions if one.measure(key)] if day else []
        if day is None or not having:
            abort(404)
        number = _version_of_measure(day, having, asked.on).number
        standing = plan_standing(connection, view.id, asked.on, known, audience, version=number)
        shown = render_template(
            "action_plans/measure.html",
            asked=asked,
            plan=view,
            place=place_of(view),
            day=day,
            having=having,
            standing=standing,
            one=standing.measure(key) if standing else None,
            **WORDS,
        )
    return (shown, 400) if asked.wrong else shown


@blueprint.get("/handlingsplan/<int:year>/<int:sequence>/sammenlign/<int:old>/<int:new>")
def compare(year: int, sequence: int, old: int, new: int) -> ResponseReturnValue:
    """Show two versions of a plan beside each other: measures that are new, carried over, changed and gone."""
    audience = asker().audience
    with current_services().stores.registers.connect() as connection:
        view = found_plan(connection, year, sequence, audience)
        asked = asked_on_and_known(connection)
        if tidy := asked.tidy("action_plans.compare", old=old, new=new, **place_of(view)):
            return tidy
        if not view.sees_content:
            return redirect(action_plan_address(view.reference))
        note_opening("action-plan", view.id, view.access, ShownAs.PAGE)
        known = asked.known.position
        earlier = plan_standing(connection, view.id, asked.on, known, audience, version=old)
        later = plan_standing(connection, view.id, asked.on, known, audience, version=new)
        if earlier is None or later is None:
            abort(404)
        changes = changes_of(earlier.version, later.version)
        shown = render_template(
            "action_plans/compare.html",
            asked=asked,
            plan=view,
            place=place_of(view),
            earlier=earlier,
            later=later,
            changes=changes,
            changed=compared_measures(changes),
            lines=compared_lines(earlier.version, later.version),
            **WORDS,
        )
    return (shown, 400) if asked.wrong else shown


def found_plan(connection: Connection, year: int, sequence: int, audience: Audience) -> ActionPlanView:
    """Return the action plan of an address; 404 where there is none for the asker."""
    view = action_plan_by_reference(connection, str(CaseReference(year, sequence)), audience)
    if view is None:
        abort(404)
    return view


def place_of(plan: ActionPlanView) -> dict[str, Any]:
    """Return what addresses of a plan are made with."""
    year, _, sequence = plan.reference.partition("/")
    return {"year": int(year), "sequence": int(sequence)}


def _plan_page(connection: Connection, view: ActionPlanView, endpoint: str, **of_version: int) -> ResponseReturnValue:
    audience, place = asker().audience, place_of(view)
    asked = asked_on_and_known(connection)
    if tidy := asked.tidy(endpoint, **of_version, **place):
        return tidy
    known, number = asked.known.position, of_version.get("number")
    standing = plan_standing(connection, view.id, asked.on, known, audience, version=number)
    if number is not None and standing is None:
        abort(404)
    if not asked.wrong and (file := exported(MEASURES, lambda *_: measures_page(standing), asked.on)) is not None:
        return file
    note_opening("action-plan", view.id, view.access, ShownAs.PAGE)
    day = standing.plan if standing else _day(connection, view, asked, audience)
    shown = render_template(
        "action_plans/plan.html",
        asked=asked,
        plan=view,
        place=place,
        day=day,
        standing=standing,
        arenas=_arenas(connection, standing, known),
        number=number,
        papers=_papers(connection, view, audience, standing if number is not None else None),
        history=record_history(connection, view.id, audience, sees_content=view.sees_content and number is None),
        is_past=not asked.known.is_now and asked.known.position < last_position(connection),
        **WORDS,
    )
    return (shown, 400) if asked.wrong else shown


def _arenas(connection: Connection, standing: PlanStanding | None, known: int) -> list[ArenaOnDay]:
    """Return the arenas of a version, with how many meetings were held."""
    if standing is None:
        return []
    year, arenas = year_of(standing.version, standing.on), standing.version.arenas
    return arenas_on_day(connection, asker().audience, year, arenas, on=standing.on, known=known)


def _day(connection: Connection, view: ActionPlanView, asked: OnAndKnown, audience: Audience) -> PlanOnDay | None:
    """Return a plan of which there is no version to show."""
    return action_plans_on_day(connection, [view.id], asked.on, asked.known.position, audience).get(view.id)


def _version_of_measure(day: PlanOnDay, having: list[PlanVersion], on: str) -> PlanVersion:
    """Return the version by which a measure is shown: the one in force, else the newest that has it."""
    current = day.in_force(on)
    return current if current in having and current is not None else having[0]


def _papers(
    connection: Connection, view: ActionPlanView, audience: Audience, standing: PlanStanding | None = None
) -> list[Any]:
    """Return the papers of a plan, or those of a version alone; none for those who do not see what it holds."""
    if not view.sees_content:
        return []
    rows = papers_of(connection, current_services().texts, [view.id], audience).get(view.id, [])
    if standing is None:
        return rows
    wanted = {str(document) for document, _ in standing.version.texts}
    return [row for row in rows if row.url and row.url.rpartition("/")[2] in wanted]
