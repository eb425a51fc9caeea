"""Consultations: the list of them by deadline, and one on a day as it was known then."""

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_babel import gettext
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from application.office.openings import ShownAs
from application.questions.consultation_lines import ConsultationLines, lines_of_consultations
from application.questions.consultation_on_day import consultation_on_day
from application.questions.consultations import ConsultationView, consultation_by_reference
from application.questions.families import organisation_family
from application.questions.known import last_position, recorded_at
from application.questions.organisations import OrganisationView, organisations_by_id
from application.questions.seen import Page
from domain import clock
from domain.access import Audience
from domain.references import CaseReference
from web.addresses import consultation_address
from web.calendar import calendar_response, calendar_with
from web.consultation.calendar import calendar_days
from web.consultation.chosen import chosen_consultations
from web.consultation.page import LETTER, consultation_page
from web.consultation.words import WORDS
from web.exports import PORTION, exported
from web.exports.consultations import ANSWERED_FOR, CONSULTATIONS, ConsultationRow, answered_rows, consultation_rows
from web.municipality.facts import short_name
from web.on_and_known import asked_on_and_known
from web.services import current_services
from web.shielded_openings import note_opening
from web.signed_in import asker

blueprint = Blueprint("consultations", __name__)

A_PAGE = 50


@blueprint.get("/horinger")
def index() -> str | Response | tuple[str, int]:
    """List consultations: those open by deadline, or narrowed by how they stand, way, sender, municipality, subject."""
    audience, after = asker().audience, request.args.get("after") or None
    with current_services().stores.registers.connect() as connection:
        asked = asked_on_and_known(connection)
        chosen = chosen_consultations(connection, asked, audience)
        narrowed = chosen.narrowed
        if not asked.wrong and (tidy := narrowed.tidy(after)):
            return tidy

        def lines(connection: Connection, cursor: str | None, limit: int) -> ConsultationLines:
            page = chosen.page(connection, cursor, limit)
            return lines_of_consultations(connection, page, asked.on, asked.known.position)

        def portion(connection: Connection, cursor: str | None) -> Page[ConsultationRow]:
            return consultation_rows(lines(connection, cursor, PORTION), asked.on)

        if not asked.wrong and (file := exported(CONSULTATIONS, portion, asked.on)) is not None:
            return file
        total, late = chosen.count(connection)
        shown = render_template(
            "consultations/index.html",
            asked=asked,
            chosen=chosen,
            narrowed=narrowed,
            lines=lines(connection, after, A_PAGE),
            total=total,
            late=late,
            after=after,
            **WORDS,
        )
    return (shown, 400) if asked.wrong else shown


@blueprint.get("/horing/<int:year>/<int:sequence>")
def consultation(year: int, sequence: int) -> str | Response | tuple[str, int]:
    """Show a consultation: today, or on a day (`?on=2026-03-01`) as it was known then (`&known=2026-06-01`)."""
    audience = asker().audience
    with current_services().stores.registers.connect() as connection:
        view = found_consultation(connection, year, sequence, audience)
        place = place_of(view)
        if request.path != consultation_address(view.reference).removeprefix(request.script_root):
            asked_for: dict[str, Any] = {**request.args.to_dict(), **place}
            return redirect(url_for("consultations.consultation", **asked_for), code=301)
        asked = asked_on_and_known(connection)
        if tidy := asked.tidy("consultations.consultation", **place):
            return tidy
        note_opening("consultation", view.id, view.access, ShownAs.PAGE)
        seen = view.sees_content
        day = consultation_on_day(connection, view, asked.on, asked.known.position, audience) if seen else None
        if (
            day
            and (file := exported(ANSWERED_FOR, lambda *_: answered_rows(day), view.reference, asked.on)) is not None
        ):
            return file
        shown = render_template(
            "consultations/consultation.html",
            asked=asked,
            consultation=view,
            shown=consultation_page(connection, day, asked, audience) if day else None,
            place=place,
            LETTER=LETTER,
            **WORDS,
        )
    return (shown, 400) if asked.wrong else shown


@blueprint.get("/horinger/kalender.ics")
def calendar() -> Response:
    """Answer with the deadlines of public consultations that are open; with `?kommune=` also its inner deadlines."""
    with current_services().stores.registers.connect() as connection:
        written = request.args.get("kommune", "").strip()
        municipality = _municipality(connection, written) if written else None
        days = calendar_days(connection, organisation_family(connection, municipality.id) if municipality else ())
        recorded = recorded_at(connection, last_position(connection))
    about = [current_services().archive_name, short_name(municipality.name) if municipality else None]
    name = gettext("Consultations: %(what)s", what=", ".join(filter(None, about)))
    moment = datetime.fromisoformat(recorded) if recorded else clock.now()
    return calendar_response(calendar_with(days, name=name, recorded=moment), "horinger.ics")


def found_consultation(connection: Connection, year: int, sequence: int, audience: Audience) -> ConsultationView:
    """Return the consultation of an address; 404 where there is none for the asker."""
    view = consultation_by_reference(connection, str(CaseReference(year, sequence)), audience)
    if view is None:
        abort(404)
    return view


def place_of(view: ConsultationView) -> dict[str, Any]:
    """Return what the address of a consultation is made with."""
    year, _, sequence = view.reference.partition("/")
    return {"year": int(year), "sequence": int(sequence)}


def _municipality(connection: Connection, written: str) -> OrganisationView:
    try:
        identity = UUID(written)
    except ValueError:
        abort(404)
    return organisations_by_id(connection, [identity]).get(identity) or abort(404)
