"""Papers of a meeting as PDF and DOCX, made of what is recorded: notice, minutes, and the extract of an item.

Whoever may see what is closed gets it with `?closed=1`; else a paper holds what the public may read of it.
"""

from flask import Blueprint, abort, request
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from application.documents.paper import Paper
from application.office.openings import ShownAs
from application.questions.board import board_on
from domain.access import Audience
from domain.meetings import Standing
from web.meeting.page import MeetingPage, meeting_page
from web.meeting.papers import extract_of, minutes_of, notice_of
from web.on_and_known import asked_on_and_known
from web.pages.meetings import found_meeting
from web.papers_of_meetings.kinds import PATHS, PaperKind
from web.papers_of_meetings.making import current_frame, sent_paper
from web.services import current_services
from web.shielded_openings import note_opening
from web.signed_in import asker

blueprint = Blueprint("meeting_papers", __name__, url_prefix="/mote/<int:year>/<int:sequence>")

_FORMATS = "<any(pdf, docx):wanted>"


@blueprint.get(f"/innkalling.{_FORMATS}")
def notice(year: int, sequence: int, wanted: str) -> Response:
    """Send notice and agenda."""
    with current_services().stores.registers.connect() as connection:
        page, standing, shows_closed = _page(connection, year, sequence)
        known = asked_on_and_known(connection).known.position
        board = board_on(connection, page.body.id, standing.starts_on, known, Audience.PUBLIC)
        paper = notice_of(current_frame(), page, standing, board, shows_closed=shows_closed)
    return _sent(paper, wanted, PaperKind.NOTICE, year, sequence)


@blueprint.get(f"/protokoll.{_FORMATS}")
def minutes(year: int, sequence: int, wanted: str) -> Response:
    """Send the minutes; 404 before the asker may see any."""
    with current_services().stores.registers.connect() as connection:
        page, standing, shows_closed = _page(connection, year, sequence)
        paper = minutes_of(current_frame(), page, standing, shows_closed=shows_closed)
    return _sent(paper, wanted, PaperKind.MINUTES, year, sequence)


@blueprint.get(f"/sak/<int:item>/saksutskrift.{_FORMATS}")
def extract(year: int, sequence: int, item: int, wanted: str) -> Response:
    """Send the extract of an item; 404 before the asker may see minutes."""
    with current_services().stores.registers.connect() as connection:
        page, standing, shows_closed = _page(connection, year, sequence)
        paper = extract_of(current_frame(), page, standing, item, shows_closed=shows_closed)
    return _sent(paper, wanted, PaperKind.EXTRACT, year, sequence, f"-{item}")


def _page(connection: Connection, year: int, sequence: int) -> tuple[MeetingPage, Standing, bool]:
    """Return what is known of a meeting, how it stands, and whether what is closed is to be on the paper."""
    audience = asker().audience
    view = found_meeting(connection, year, sequence, audience)
    asked = asked_on_and_known(connection)
    if asked.wrong:
        abort(400)
    page = meeting_page(connection, view, asked, audience) if view.sees_content else None
    if page is None or page.standing is None:
        abort(404)
    note_opening("meeting", view.id, view.access, ShownAs.FILE)
    wants_closed = request.args.get("closed") == "1" or view.access.shielded
    return page, page.standing, wants_closed and audience > Audience.PUBLIC


def _sent(paper: Paper | None, wanted: str, kind: PaperKind, year: int, sequence: int, more: str = "") -> Response:
    if paper is None:
        abort(404)
    return sent_paper(paper, wanted, f"{PATHS[kind]}-{year}-{sequence}{more}", kind)
