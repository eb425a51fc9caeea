"""Agreements: one on a day, as it was known then."""

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from application.office.openings import ShownAs
from application.questions.agreement_on_day import agreement_on_day
from application.questions.agreements import AgreementView, agreement_by_reference
from domain.access import Audience
from domain.references import CaseReference
from web.addresses import agreement_address
from web.agreement.links import LINKS, place_of
from web.agreement.page import agreement_page
from web.on_and_known import asked_on_and_known
from web.services import current_services
from web.shielded_openings import note_opening
from web.signed_in import asker

blueprint = Blueprint("agreements", __name__)


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


def found_agreement(connection: Connection, year: int, sequence: int, audience: Audience) -> AgreementView:
    """Return the agreement of an address; 404 where there is none for the asker."""
    view = agreement_by_reference(connection, str(CaseReference(year, sequence)), audience)
    if view is None:
        abort(404)
    return view
