"""Papers of a meeting as PDF and DOCX, made of what is recorded: notice, minutes, and the extract of an item."""

from flask import Blueprint
from werkzeug.wrappers import Response

from application.office.openings import ShownAs
from web.meeting.asked_papers import asked_paper
from web.pages.meetings import found_meeting
from web.papers_of_meetings.kinds import PATHS, PaperKind
from web.papers_of_meetings.making import sent_paper
from web.services import current_services
from web.signed_in import asker

blueprint = Blueprint("meeting_papers", __name__, url_prefix="/mote/<int:year>/<int:sequence>")

_FORMATS = "<any(pdf, docx):wanted>"


@blueprint.get(f"/innkalling.{_FORMATS}")
def notice(year: int, sequence: int, wanted: str) -> Response:
    """Send notice and agenda."""
    return _sent(PaperKind.NOTICE, year, sequence, wanted)


@blueprint.get(f"/protokoll.{_FORMATS}")
def minutes(year: int, sequence: int, wanted: str) -> Response:
    """Send the minutes; 404 before the asker may see any."""
    return _sent(PaperKind.MINUTES, year, sequence, wanted)


@blueprint.get(f"/sak/<int:item>/saksutskrift.{_FORMATS}")
def extract(year: int, sequence: int, item: int, wanted: str) -> Response:
    """Send the extract of an item; 404 before the asker may see minutes."""
    return _sent(PaperKind.EXTRACT, year, sequence, wanted, item)


def _sent(kind: PaperKind, year: int, sequence: int, wanted: str, item: int | None = None) -> Response:
    with current_services().stores.registers.connect() as connection:
        view = found_meeting(connection, year, sequence, asker().audience)
        paper = asked_paper(connection, view, kind, ShownAs.FILE, item)
    return sent_paper(paper, wanted, "-".join(map(str, filter(None, (PATHS[kind], year, sequence, item)))), kind)
