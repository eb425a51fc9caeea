"""`/api/v1/meetings/<id>`: notice, minutes and extracts as PDF, made of what is recorded."""

from typing import Any
from uuid import UUID

from marshmallow import fields, validate
from werkzeug.wrappers import Response

from application import media
from application.office.openings import ShownAs
from application.questions.meetings import MeetingView, meetings_by_id
from web.api.asking import asking, found_or_404
from web.api.blueprint import Blueprint
from web.api.on_and_known import OnAndKnownArguments, day_asked, known_asked
from web.meeting.asked_papers import asked_paper
from web.papers_of_meetings.kinds import PATHS, PaperKind
from web.papers_of_meetings.making import PDF, sent_paper

blueprint = Blueprint(
    "api_meeting_papers", __name__, url_prefix="/api/v1/meetings/<uuid:meeting_id>", description="Meetings"
)

_BYTES = {"type": "string", "format": "binary"}


class PaperArguments(OnAndKnownArguments):
    """A meeting as it stood on a day and was known then, with what is closed or without."""

    closed = fields.String(
        load_default=None,
        validate=validate.OneOf(["1"]),
        metadata={"description": "`1` for what was treated behind closed doors, by a token that may see it"},
    )


@blueprint.get("/notice.pdf")
@blueprint.arguments(PaperArguments, location="query")
@blueprint.response(200, _BYTES, content_type=media.PDF)
def notice(asked: dict[str, Any], meeting_id: UUID) -> Response:
    """Notice and agenda of a meeting, as PDF/A-2a."""
    return _sent(asked, meeting_id, PaperKind.NOTICE)


@blueprint.get("/minutes.pdf")
@blueprint.arguments(PaperArguments, location="query")
@blueprint.response(200, _BYTES, content_type=media.PDF)
def minutes(asked: dict[str, Any], meeting_id: UUID) -> Response:
    """The minutes as PDF/A-2a. 404 before they are published, without a token that may read them earlier."""
    return _sent(asked, meeting_id, PaperKind.MINUTES)


@blueprint.get("/items/<int:item>/extract.pdf")
@blueprint.arguments(PaperArguments, location="query")
@blueprint.response(200, _BYTES, content_type=media.PDF)
def extract(asked: dict[str, Any], meeting_id: UUID, item: int) -> Response:
    """What the minutes say of one item, as PDF/A-2a. `item` is as the meeting answers it; 404 as for the minutes."""
    return _sent(asked, meeting_id, PaperKind.EXTRACT, item)


def _sent(asked: dict[str, Any], meeting_id: UUID, kind: PaperKind, item: int | None = None) -> Response:
    with asking() as (connection, audience):
        day_asked(asked["on"])
        known_asked(connection, asked["known"])
        found = meetings_by_id(connection, [meeting_id], audience).get(meeting_id)
        view: MeetingView = found_or_404("meeting", meeting_id, found)
        paper = asked_paper(connection, view, kind, ShownAs.API, item)
    name = "-".join([PATHS[kind], *view.reference.split("/"), *([str(item)] if item is not None else [])])
    return sent_paper(paper, PDF, name, kind)
