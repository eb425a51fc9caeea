"""A paper of a meeting for whoever asks: notice, minutes or an extract, as it stood on the day asked about."""

from flask import abort, request
from sqlalchemy import Connection

from application.archive import RecordNotFoundError
from application.documents.paper import Paper
from application.office.openings import ShownAs
from application.questions.meetings import MeetingView
from domain.access import Audience
from web.meeting.page import meeting_page
from web.meeting.papers import boards_called, extract_of, minutes_of, notice_of
from web.on_and_known import asked_on_and_known
from web.papers_of_meetings.kinds import PaperKind
from web.papers_of_meetings.making import current_frame
from web.shielded_openings import note_opening
from web.signed_in import asker

CLOSED = "closed"
"""The parameter by which those who may see what is closed ask for it: `1`."""


class MinutesNotOutError(RecordNotFoundError):
    """There are no minutes that the asker may read. Values: `kind`, `id`."""

    code = "minutes-not-out"


def asked_paper(
    connection: Connection, view: MeetingView, kind: PaperKind, shown_as: ShownAs, item: int | None = None
) -> Paper:
    """Return a paper of a meeting, an extract being of an `item`.

    Whoever may see what is closed gets it by asking for it, else a paper holds what the public may read of it. 404
    where there is nothing for the asker, 400 for a day that is none.
    """
    audience, asked = asker().audience, asked_on_and_known(connection)
    if asked.wrong:
        abort(400)
    page = meeting_page(connection, view, asked, audience) if view.sees_content else None
    if page is None or page.standing is None:
        raise RecordNotFoundError(kind="meeting", id=view.id)
    wants_closed = request.args.get(CLOSED) == "1" or view.access.shielded
    standing, shows_closed = page.standing, wants_closed and audience > Audience.PUBLIC
    note_opening("meeting", view.id, view.access, shown_as)
    if kind == PaperKind.NOTICE:
        boards = boards_called(connection, page, standing, asked.known.position)
        return notice_of(current_frame(), page, standing, boards, shows_closed=shows_closed)
    if page.minutes is None:
        raise MinutesNotOutError(kind="meeting", id=view.id)
    if item is None:
        return minutes_of(current_frame(), page, standing, page.minutes, shows_closed=shows_closed)
    one = page.item(item)
    if one is None:
        raise RecordNotFoundError(kind="item", id=item)
    return extract_of(current_frame(), page, standing, one, page.minutes, shows_closed=shows_closed)
