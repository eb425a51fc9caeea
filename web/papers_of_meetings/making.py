"""Makes papers as the council lets them look, and sends them as PDF or DOCX."""

from flask import abort
from flask_babel import gettext
from werkzeug.wrappers import Response

from application import media
from application.documents.paper import Letterhead, Paper
from application.documents.pdf import paper_as_pdf
from application.documents.word.paper import paper_as_docx
from domain import clock
from web.languages import current_language
from web.logo import printed_logo
from web.papers_of_meetings.kinds import PaperKind
from web.papers_of_meetings.told import Frame
from web.sending import disposition_names
from web.services import current_services

PDF, DOCX = "pdf", "docx"
FORMATS = (PDF, DOCX)


def current_frame() -> Frame:
    """Return what is on every paper that is made now, for the reader."""
    services = current_services()
    look = services.paper_looks.look()
    return Frame(
        language=current_language(),
        council=services.archive_name,
        made=clock.now(),
        demo=gettext("This is a demo: all people, cases and figures are invented.") if services.is_demo else None,
        letterhead=Letterhead(logo=printed_logo(), header=look.header, footer=look.footer, accent=look.accent),
        absence_to=look.absence_to or None,
    )


def made_paper(paper: Paper, wanted: str, kind: PaperKind | None = None) -> bytes:
    """Return a paper as PDF or DOCX, the latter in the council's own template for the kind if it has one."""
    if wanted == PDF:
        return paper_as_pdf(paper)
    own = current_services().paper_looks.template(kind) if kind else None
    return paper_as_docx(paper, own.content if own else None)


def sent_paper(paper: Paper, wanted: str, name: str, kind: PaperKind | None = None) -> Response:
    """Send a paper as `wanted`, one of FORMATS, under a name without its ending; 404 for another format."""
    if wanted not in FORMATS:
        abort(404)
    response = Response(made_paper(paper, wanted, kind), content_type=media.PDF if wanted == PDF else media.DOCX)
    placed = "inline" if wanted == PDF else "attachment"
    response.headers.set("Content-Disposition", placed, **disposition_names(f"{name}.{wanted}"))
    response.headers["Cache-Control"] = "no-store"
    return response
