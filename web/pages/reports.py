"""Reports from representatives: `/verv/rapporter`, what is due and what was delivered, on a day as known then."""

from uuid import UUID

from flask import Blueprint, render_template
from flask_babel import gettext
from werkzeug.wrappers import Response

from application.questions.bodies import all_bodies
from application.questions.reports import reports_due
from application.questions.seen import Page
from web.asked_at import asked_at, shown
from web.exports import exported
from web.exports.reports import REPORTS
from web.formats import format_day
from web.narrowed_list import Narrowed
from web.pages.history import asked_choice
from web.reports import STATES, shown_reports
from web.services import current_services
from web.signed_in import asker

blueprint = Blueprint("reports", __name__)

MOST = 200
"""So many are shown on the page, the first due first; files have all of them."""


@blueprint.get("/verv/rapporter")
def index() -> str | Response | tuple[str, int]:
    """List reports that are overdue, those due next, and those delivered; of a body or in one state if asked."""
    audience = asker().audience
    with current_services().stores.registers.connect() as connection:
        at = asked_at(connection)
        bodies = {str(one.id): one.name for one in all_bodies(connection)}
        chosen = {"body": asked_choice("body", bodies), "state": asked_choice("state", STATES), **at.in_address}
        narrowed = Narrowed("reports.index", chosen)
        if not at.wrong and (tidy := narrowed.tidy(None)):
            return tidy
        body_id = UUID(chosen["body"]) if chosen["body"] else None
        found = reports_due(connection, at.on, at.known.position, body_id=body_id)
        lines = shown_reports(connection, found, at.on, at.known.position, audience)
        wanted = [one for one in lines if chosen["state"] in (None, one.state)]
    if not at.wrong and (file := exported(REPORTS, lambda *_: Page(wanted), at.on)) is not None:
        return file
    words = {
        "body": bodies.get(chosen["body"] or "", ""),
        "state": str(STATES.get(chosen["state"] or "", "")),
        "on": gettext("On %(day)s", day=format_day(at.on)),
        "known": gettext("As known %(when)s", when=shown(at)["known"]),
    }
    answer = render_template(
        "reports/index.html",
        lines=wanted[:MOST],
        total=len(wanted),
        bodies=bodies,
        states=STATES,
        narrowed=narrowed,
        chips=narrowed.chips(words),
        at=at,
        fields=shown(at),
    )
    return (answer, 400) if at.wrong else answer
