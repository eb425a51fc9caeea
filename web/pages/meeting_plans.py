"""The meetings planned in a year, of all bodies and of one, on a day as they were known then; and as calendars."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from application.office.openings import ShownAs
from application.questions.bodies import BodyView, CalledBody, all_bodies, body_by_abbreviation, body_by_id
from application.questions.known import last_position, recorded_at
from application.questions.meeting_plans import plan_by_reference, planned_years, plans_of_year
from application.questions.meeting_plans_due import plans_due
from application.questions.organisations import organisation_names
from application.questions.seen import Page
from domain import clock
from domain.access import Audience
from domain.bodies import BodyKind
from domain.references import CaseReference
from web.addresses import planned_year_address
from web.calendar import calendar_response
from web.exports import exported
from web.exports.planned_meetings import PLANNED_MEETINGS
from web.forms.action import WRITERS
from web.history_shown.records import record_history
from web.meeting_plan.calendar import meetings_calendar
from web.meeting_plan.meetings import YearMeeting, meetings_of_year
from web.meeting_plan.words import WORDS
from web.meeting_plan.year import BodyYear, year_of
from web.on_and_known import asked_on_and_known
from web.services import current_services
from web.shielded_openings import note_opening
from web.signed_in import asker

blueprint = Blueprint("meeting_plans", __name__)

FIRST_YEAR, LAST_YEAR = 1900, 2999


@blueprint.get("/moteplan")
def index() -> ResponseReturnValue:
    """Lead to the meetings of this year."""
    return redirect(url_for("meeting_plans.year", year=clock.today().year))


@blueprint.get("/moteplan/<int:year>")
def year(year: int) -> ResponseReturnValue:
    """Show the meetings of a year, of all bodies, as a picture and month by month."""
    _require_year(year)
    audience = asker().audience
    with current_services().stores.registers.connect() as connection:
        asked = asked_on_and_known(connection)
        if tidy := asked.tidy("meeting_plans.year", year=year):
            return tidy
        known = asked.known.position
        found = year_of(connection, year, on=asked.on, known=known, audience=audience)

        def rows(_: Connection, __: str | None) -> Page[YearMeeting]:
            return Page(found.meetings)

        if not asked.wrong and (file := exported(PLANNED_MEETINGS, rows, str(year), asked.on)) is not None:
            return file
        writes = asker().has(*WRITERS)
        due = plans_due(connection, clock.today().isoformat()) if writes else ()
        years = planned_years(connection, audience)
        shown = render_template(
            "meeting_plans/year.html",
            asked=asked,
            year=year,
            found=found,
            due=[one for one in due if one.year in (year, year + 1)],
            ours=_ours(connection) if writes else (),
            years=sorted({*years, clock.today().year, year} - {year})[-8:],
            **WORDS,
        )
    return (shown, 400) if asked.wrong else shown


@blueprint.get("/moteplan/<int:year>/<int:sequence>")
def by_number(year: int, sequence: int) -> ResponseReturnValue:
    """Lead from the number of a plan to the body's year that it is of."""
    _require_year(year)
    with current_services().stores.registers.connect() as connection:
        found = plan_by_reference(connection, str(CaseReference(year, sequence)), asker().audience)
        body = body_by_id(connection, found.body_id) if found else None
    if found is None or body is None:
        abort(404)
    return redirect(planned_year_address(found.year, body.abbreviation))


@blueprint.get("/moteplan/<int:year>/<abbreviation>")
def plan(year: int, abbreviation: str) -> ResponseReturnValue:
    """Show a body's meetings of a year and its plan: today, or on a day as it was known then."""
    _require_year(year)
    audience = asker().audience
    with current_services().stores.registers.connect() as connection:
        body = planned_body(connection, abbreviation)
        place: dict[str, Any] = {"year": year, "abbreviation": body.abbreviation}
        if abbreviation != body.abbreviation:
            return redirect(url_for("meeting_plans.plan", **{**request.args.to_dict(), **place}), code=301)
        asked = asked_on_and_known(connection)
        if tidy := asked.tidy("meeting_plans.plan", **place):
            return tidy
        known = asked.known.position
        views = plans_of_year(connection, year, audience, body_id=body.id)
        view = next((one for one in views if not one.withdrawn), views[0] if views else None)
        if view is not None:
            note_opening("meeting-plan", view.id, view.access, ShownAs.PAGE)
        all_of_year = year_of(connection, year, on=asked.on, known=known, audience=audience)
        of_body = all_of_year.of_body(body.id) or BodyYear(body.id, CalledBody(body.name, body.abbreviation), None, ())

        def rows(_: Connection, __: str | None) -> Page[YearMeeting]:
            return Page(of_body.meetings)

        about = f"{body.abbreviation} {year}"
        if not asked.wrong and (file := exported(PLANNED_MEETINGS, rows, about, asked.on)) is not None:
            return file
        shown = render_template(
            "meeting_plans/plan.html",
            asked=asked,
            year=year,
            body=body,
            place=place,
            view=view,
            plan=of_body.plan,
            of_body=of_body,
            beside=all_of_year.beside,
            names=_names(connection, of_body.plan),
            history=record_history(connection, view.id, audience, sees_content=view.sees_content) if view else None,
            **WORDS,
        )
    return (shown, 400) if asked.wrong else shown


@blueprint.get("/moteplan/kalender.ics")
def calendar() -> Response:
    """Answer with public meetings as a calendar, of all bodies or of one (`?organ=OU`), from last year on."""
    with current_services().stores.registers.connect() as connection:
        written = request.args.get("organ", "").strip()
        body = planned_body(connection, written) if written else None
        known = last_position(connection)
        meetings = _public_meetings(connection, body, known)
        recorded = recorded_at(connection, known)
    about = [body.name if body else None, current_services().archive_name]
    name = gettext("Meetings: %(what)s", what=", ".join(filter(None, about)))
    moment = datetime.fromisoformat(recorded) if recorded else clock.now()
    file = f"moter-{body.abbreviation.lower()}.ics" if body and body.abbreviation.isascii() else "moter.ics"
    return calendar_response(meetings_calendar(meetings, name=name, recorded=moment), file)


def planned_body(connection: Connection, abbreviation: str) -> BodyView:
    """Return the body that an address names; 404 where there is none."""
    return body_by_abbreviation(connection, abbreviation) or abort(404)


def _public_meetings(connection: Connection, body: BodyView | None, known: int) -> list[YearMeeting]:
    """Return the public meetings of last year, this one and the next."""
    this, today = clock.today().year, clock.today().isoformat()
    found: list[YearMeeting] = []
    for each in (this - 1, this, this + 1):
        told: dict[str, Any] = {"on": today, "known": known, "audience": Audience.PUBLIC}
        found += meetings_of_year(connection, each, (), body_id=body.id if body else None, **told)
    return found


def _names(connection: Connection, plan: Any) -> dict[Any, str]:
    """Return what the organisations are called that a plan was sent to, or that answered."""
    if plan is None:
        return {}
    ids: Sequence[Any] = [one for sent in plan.sendings for one in sent.organisations]
    return organisation_names(connection, [*ids, *(one.organisation_id for one in plan.replies)])


def _ours(connection: Connection) -> list[BodyView]:
    """Return the bodies of ours that a plan can be made for."""
    return [one for one in all_bodies(connection) if not one.dissolved and one.kind != BodyKind.EXTERNAL]


def _require_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        abort(404)
