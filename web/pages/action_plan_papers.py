"""The year report of an action plan as PDF and DOCX."""

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from application.archive import RecordNotFoundError
from application.office.openings import ShownAs
from application.questions.action_plan_arenas import arenas_on_day, year_of
from application.questions.action_plan_measures import plan_standing
from domain.access import Audience
from web.action_plan_report import plan_year
from web.on_and_known import asked_on_and_known
from web.pages.action_plans import found_plan
from web.papers_of_meetings.making import current_frame, sent_paper
from web.papers_of_meetings.year_report import year_report
from web.services import current_services
from web.shielded_openings import note_opening
from web.signed_in import asker

blueprint = Blueprint("action_plan_papers", __name__)


@blueprint.get("/handlingsplan/<int:year>/<int:sequence>/arsrapport.<any(pdf, docx):wanted>")
def report(year: int, sequence: int, wanted: str) -> Response:
    """Send how the version in force on a day stood that day.

    The report of a plan that is published holds what the public may read, whoever asks, unless they ask for all that
    they may see with `?closed=1`; that of another holds all of it.
    """
    with current_services().stores.registers.connect() as connection:
        view = found_plan(connection, year, sequence, asker().audience)
        asked = asked_on_and_known(connection)
        if asked.wrong:
            abort(400)
        is_open = view.access.published and not view.access.shielded
        audience = Audience.PUBLIC if is_open and request.args.get("closed") != "1" else asker().audience
        known = asked.known.position
        standing = plan_standing(connection, view.id, asked.on, known, audience)
        if standing is None:
            raise RecordNotFoundError(kind="action-plan", id=view.id)
        version, year_told = standing.version, year_of(standing.version, standing.on)
        arenas = arenas_on_day(connection, audience, year_told, version.arenas, on=standing.on, known=known)
        note_opening("action-plan", view.id, view.access, ShownAs.FILE)
        paper = year_report(current_frame(), plan_year(standing, arenas))
    return sent_paper(paper, wanted, f"arsrapport-{year_told}-handlingsplan-{year}-{sequence}")
