"""Papers of a meeting that are made from what is recorded, and filed with it as everybody may read them."""

import io
from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from flask_babel import gettext
from sqlalchemy import Connection

from application import media
from application.commands.documents import FileDocument
from application.documents.paper import Paper
from application.questions.meetings import meetings_by_id
from domain.access import Audience
from domain.meetings import Standing, closed_items, standing_on
from domain.meetings.public import minutes_without
from web.forms.meeting_states import LAST
from web.meeting.page import MeetingPage, meeting_page
from web.meeting.papers import boards_called, extract_of, minutes_of, notice_of
from web.on_and_known import asked_on_and_known
from web.papers_of_meetings.making import PDF, current_frame, made_paper
from web.services import current_services


def notice_made(meeting_id: UUID) -> FileDocument:
    """Return notice and agenda as they are now, stored."""
    with current_services().stores.registers.connect() as connection:
        page, standing = _page(connection, meeting_id)
        known = asked_on_and_known(connection).known.position
        boards = boards_called(connection, page, standing, known)
        paper = notice_of(current_frame(), page, standing, boards, shows_closed=False)
    return _stored(meeting_id, paper, _named(gettext("Notice of meeting"), page))


def minutes_made(meeting_id: UUID) -> FileDocument:
    """Return the minutes as they are now, stored."""
    with current_services().stores.registers.connect() as connection:
        page, standing = _page(connection, meeting_id)
        paper = minutes_of(current_frame(), page, standing, _public(page), shows_closed=False)
    return _stored(meeting_id, paper, _named(gettext("Minutes"), page))


def extract_made(meeting_id: UUID, item: int) -> FileDocument:
    """Return the extract of an item as the minutes tell of it now, stored."""
    with current_services().stores.registers.connect() as connection:
        page, standing = _page(connection, meeting_id)
        one = page.item(item)
        assert one is not None
        paper = extract_of(current_frame(), page, standing, one, _public(page), shows_closed=False)
    number = one.reference or f"{page.view.reference} {item}"
    return _stored(meeting_id, paper, f"{gettext('Extract of the minutes')} {number}")


def _page(connection: Connection, meeting_id: UUID) -> tuple[MeetingPage, Standing]:
    view = meetings_by_id(connection, [meeting_id], Audience.OFFICER)[meeting_id]
    page = meeting_page(connection, view, asked_on_and_known(connection), Audience.OFFICER)
    assert page is not None
    standing = standing_on(page.facts, LAST)
    assert standing is not None
    return page, standing


def _public(page: MeetingPage) -> Mapping[str, Any]:
    """Return the minutes as everybody may read them."""
    assert page.minutes is not None
    told = minutes_without(page.minutes, closed_items(page.facts))
    return {**told, "attendance": [{**one, "excuse": None} for one in told["attendance"]]}


def _named(kind: str, page: MeetingPage) -> str:
    return f"{kind} {page.body.abbreviation} {page.view.reference}"


def _stored(meeting_id: UUID, paper: Paper, title: str) -> FileDocument:
    content, name = made_paper(paper, PDF), f"{title.replace('/', '-')}.pdf"
    stored = current_services().stores.files.put(io.BytesIO(content), limit=len(content), name=name)
    return FileDocument(
        document_id=uuid5(meeting_id, f"made {title} {stored.sha256}"),
        sha256=stored.sha256,
        size=stored.size,
        media_type=media.PDF,
        name=name,
        title=title,
    )
