"""Agreements: the list of them and what binds one party, one on a day as it was known then, and a version of one."""

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from application.office.openings import ShownAs
from application.questions.agreement_lines import AgreementLine, lines_of
from application.questions.agreement_on_day import agreement_on_day
from application.questions.agreements import AgreementView, agreement_by_reference
from application.questions.seen import Page
from domain.access import Audience
from domain.references import CaseReference
from web.addresses import agreement_address
from web.agreement.chosen import chosen_agreements, what_binds
from web.agreement.links import LINKS, place_of
from web.agreement.page import agreement_page
from web.agreement.version import version_page
from web.exports import PORTION, exported
from web.exports.agreements import ADOPTIONS, AGREEMENTS, adoption_rows
from web.on_and_known import asked_on_and_known
from web.services import current_services
from web.shielded_openings import note_opening
from web.signed_in import asker

blueprint = Blueprint("agreements", __name__)

A_PAGE = 50


@blueprint.get("/avtaler")
def index() -> str | Response | tuple[str, int]:
    """List agreements by party, kind, counterpart, subject and how they stand on a day; of a party what binds it."""
    audience, after = asker().audience, request.args.get("after") or None
    with current_services().stores.registers.connect() as connection:
        asked = asked_on_and_known(connection)
        chosen = chosen_agreements(connection, asked, audience)
        narrowed = chosen.narrowed
        if not asked.wrong and (tidy := narrowed.tidy(after)):
            return tidy

        def portion(connection: Connection, cursor: str | None) -> Page[AgreementLine]:
            return lines_of(connection, chosen.page(connection, cursor, PORTION), asked.on, asked.known.position)

        about = (chosen.party_name, asked.on)
        if not asked.wrong and (file := exported(AGREEMENTS, portion, *filter(None, about))) is not None:
            return file
        shown = render_template(
            "agreements/index.html",
            asked=asked,
            chosen=chosen,
            narrowed=narrowed,
            page_of_lines=lines_of(connection, chosen.page(connection, after, A_PAGE), asked.on, asked.known.position),
            binds=what_binds(connection, chosen, asked, audience),
            after=after,
            **LINKS,
        )
    return (shown, 400) if asked.wrong else shown


@blueprint.get("/avtale/<int:year>/<int:sequence>")
def agreement(year: int, sequence: int) -> str | Response | tuple[str, int]:
    """Show an agreement: today, or on a day (`?on=2026-03-01`) as it was known then (`&known=2026-06-01`)."""
    audience = asker().audience
    with current_services().stores.registers.connect() as connection:
        view = found_agreement(connection, year, sequence, audience)
        place = place_of(view)
        if request.path != agreement_address(view.reference).removeprefix(request.script_root):
            asked_for: dict[str, Any] = {**request.args.to_dict(), **place}
            return redirect(url_for("agreements.agreement", **asked_for), code=301)
        asked = asked_on_and_known(connection)
        if tidy := asked.tidy("agreements.agreement", **place):
            return tidy
        note_opening("agreement", view.id, view.access, ShownAs.PAGE)
        day = (
            agreement_on_day(connection, view, asked.on, asked.known.position, audience) if view.sees_content else None
        )
        if day and (file := exported(ADOPTIONS, lambda *_: adoption_rows(day), view.reference, asked.on)) is not None:
            return file
        everything = request.args.get("versjoner") == "alle"
        shown = render_template(
            "agreements/agreement.html",
            asked=asked,
            agreement=view,
            shown=agreement_page(connection, day, asked, audience, everything=everything) if day else None,
            place=place,
            **LINKS,
        )
    return (shown, 400) if asked.wrong else shown


@blueprint.get("/avtale/<int:year>/<int:sequence>/versjon/<int:number>")
def version(year: int, sequence: int, number: int) -> str | Response | tuple[str, int]:
    """Show a version of an agreement: its texts, who has adopted it, for whom it is in force, and what it changes."""
    audience = asker().audience
    with current_services().stores.registers.connect() as connection:
        view = found_agreement(connection, year, sequence, audience)
        asked = asked_on_and_known(connection)
        if tidy := asked.tidy("agreements.version", number=number, **place_of(view)):
            return tidy
        if not view.sees_content:
            return redirect(agreement_address(view.reference))
        note_opening("agreement", view.id, view.access, ShownAs.PAGE)
        day = agreement_on_day(connection, view, asked.on, asked.known.position, audience)
        if day is None or number not in day.records.versions:
            abort(404)
        shown = render_template(
            "agreements/version.html",
            asked=asked,
            agreement=view,
            place=place_of(view),
            shown=version_page(connection, day, number, audience),
            **LINKS,
        )
    return (shown, 400) if asked.wrong else shown


def found_agreement(connection: Connection, year: int, sequence: int, audience: Audience) -> AgreementView:
    """Return the agreement of an address; 404 where there is none for the asker."""
    view = agreement_by_reference(connection, str(CaseReference(year, sequence)), audience)
    if view is None:
        abort(404)
    return view
