"""Municipalities of the council: the list of them, all about one as a file, and the one that an account belongs to."""

from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from application.questions.council import participants
from application.questions.organisations import organisations_by_id
from application.questions.representation import sent_by_organisation
from application.questions.seen import Page
from web.belonging import municipality_of
from web.exports import exported
from web.exports.municipalities import EVERYTHING, MEMBERS, lines_of
from web.history_shown.public import public_history
from web.menu import home_url
from web.municipality.facts import participation_of
from web.municipality.members import members
from web.municipality.page import municipality_page
from web.on_and_known import asked_on_and_known
from web.services import current_services
from web.signed_in import asker, needs

blueprint = Blueprint("municipalities", __name__)


@blueprint.get("/kommuner")
def index() -> str | Response:
    """List who takes part in the council, with what waits for each, and who took part before."""
    with current_services().stores.registers.connect() as connection:
        found = members(connection, asker().audience)
    if (file := exported(MEMBERS, lambda *_: Page(found))) is not None:
        return file
    now = [one for one in found if one.is_member]
    earlier = [one for one in found if not one.is_member]
    return render_template("municipalities/index.html", members=now, earlier=earlier)


@blueprint.get("/organisasjon/<uuid:organisation_id>/alt")
def everything(organisation_id: UUID) -> Response:
    """Answer with everything on the page of a municipality as a file; without a format, lead to the page."""
    with current_services().stores.registers.connect() as connection:
        found = organisations_by_id(connection, [organisation_id]).get(organisation_id) or abort(404)
        times = participation_of(organisation_id, participants(connection)) or abort(404)
        asked = asked_on_and_known(connection)
        audience = asker().audience
        sent = sent_by_organisation(connection, organisation_id, asked.on, asked.known.position, audience)
        lines = lines_of(municipality_page(connection, found, times, sent, asked, audience))
    file = exported(EVERYTHING, lambda *_: Page(lines), found.name)
    return file or redirect(url_for("organisations.organisation", organisation_id=organisation_id))


@blueprint.get("/organisasjon/<uuid:organisation_id>/historikk")
def happened(organisation_id: UUID) -> str:
    """Tell what was recorded last about an organisation, and about others as far as it is named there."""
    audience = asker().audience
    with current_services().stores.registers.connect() as connection:
        found = organisations_by_id(connection, [organisation_id]).get(organisation_id) or abort(404)
        steps = public_history(connection, organisation_id, audience)
    return render_template("municipalities/history.html", organisation=found, history=steps)


@blueprint.get("/min-kommune")
@needs()
def own() -> Response:
    """Lead to the municipality that the account belongs to, to the front page where it belongs to none."""
    municipality = municipality_of(asker().account)
    if municipality is None:
        return redirect(home_url())
    return redirect(url_for("organisations.organisation", organisation_id=municipality.id))
