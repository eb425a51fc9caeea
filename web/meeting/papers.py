"""Notice, minutes and extracts of a meeting as papers, from what its page shows."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from flask_babel import gettext
from sqlalchemy import Connection

from application.documents.paper import Paper
from application.questions.board import Board, board_on
from application.registers.columns import office_day_of
from domain.access import Audience
from domain.meetings import RecordKind, Standing, closed_items
from web.meeting.page import MeetingPage, ShownItem
from web.papers_of_meetings.minutes import extract, minutes
from web.papers_of_meetings.notice import notice
from web.papers_of_meetings.told import Approval, Called, Frame, Item, Meeting


def boards_called(connection: Connection, page: MeetingPage, standing: Standing, known: int) -> dict[UUID, Board]:
    """Return who sits in each body that meets, on the day that it does, as everybody may know."""
    bodies = (page.body.id, *page.joint)
    return {one: board_on(connection, one, standing.starts_on, known, Audience.PUBLIC) for one in bodies}


def notice_of(
    frame: Frame,
    page: MeetingPage,
    standing: Standing,
    boards: Mapping[UUID, Board],
    *,
    shows_closed: bool,
) -> Paper:
    """Return notice and agenda; `boards` are as `boards_called` returns them.

    The way into a remote meeting is for those who are called.
    """
    sent = [record for _, record in page.told(RecordKind.CONVENED)]
    others = [Called(name=name, role="") for name in (sent[-1]["recipients"] if sent and shows_closed else ())]
    return notice(
        frame,
        replace(_meeting(page, standing), link=standing.link if shows_closed else None),
        [_item(page, one, shows_closed=shows_closed) for one in page.items],
        called={**_called(boards[page.body.id]), "others": others},
        called_jointly=[(name, _called(boards[one])) for one, name in page.joint.items()],
        note=sent[-1]["note"] if sent and shows_closed else None,
        shows_closed=shows_closed,
    )


def minutes_of(
    frame: Frame, page: MeetingPage, standing: Standing, told: Mapping[str, Any], *, shows_closed: bool
) -> Paper:
    """Return the minutes, as they are `told`."""
    items = [_item(page, one, shows_closed=shows_closed) for one in page.items]
    meeting, approval = _meeting(page, standing), _approval(page)
    return minutes(frame, meeting, items, told, approval=approval, shows_closed=shows_closed)


def extract_of(
    frame: Frame, page: MeetingPage, standing: Standing, one: ShownItem, told: Mapping[str, Any], *, shows_closed: bool
) -> Paper:
    """Return the extract of one item, from the minutes as they are `told`."""
    item, meeting = _item(page, one, shows_closed=shows_closed), _meeting(page, standing)
    return extract(frame, meeting, item, told, approval=_approval(page), shows_closed=shows_closed)


def _meeting(page: MeetingPage, standing: Standing) -> Meeting:
    return Meeting(
        body=page.body_then,
        abbreviation=page.body.abbreviation,
        reference=page.view.reference,
        kind=page.view.kind,
        form=standing.form,
        joint_with=list(page.joint.values()),
        title=page.view.title,
        starts_on=standing.starts_on,
        starts_at=standing.starts_at,
        ends_on=standing.ends_on,
        ends_at=standing.ends_at,
        place=standing.place,
    )


def _item(page: MeetingPage, one: ShownItem, *, shows_closed: bool) -> Item:
    closed = one.item.closed or ({"section": None, "reason": None} if _is_closed(page, one) else None)
    papers = [
        row.title
        for row in one.papers
        if row.title is not None and (shows_closed or (row.access.published and not row.access.shielded))
    ]
    return Item(
        item=one.item.item,
        kind=one.item.kind,
        number=one.item.number,
        title=one.title,
        public_title=one.item.public_title,
        recommendation=one.item.recommendation,
        papers=papers,
        closed=closed,
        outside_agenda=one.item.outside_agenda,
    )


def _is_closed(page: MeetingPage, one: ShownItem) -> bool:
    return one.hidden or one.item.item in closed_items(page.facts)


def _approval(page: MeetingPage) -> Approval:
    approved = [record for _, record in page.told(RecordKind.APPROVED)]
    signed = [record for _, record in page.told(RecordKind.SIGNED)]
    if not approved:
        return Approval()
    where = gettext("meeting %(reference)s", reference=page.approved_in.reference) if page.approved_in else None
    return Approval(
        approved_on=approved[-1]["approved_on"],
        approved_where=where,
        signed_on=signed[-1]["signed_on"] if signed else None,
        signed_by=signed[-1]["names"] if signed else (),
        corrected=[(office_day_of(one.moment), one.telling.reason or "") for one in reversed(page.corrected)],
    )


def _called(board: Board) -> Mapping[str, Sequence[Called]]:
    """Return who sits in the body: those who act in a seat where somebody does, else those who hold it."""
    members = [
        Called(name=sitter.person, role=(seat.offices or (seat,))[0].seat.role, party=seat.organisation)
        for seat in board.rows
        for sitter in seat.acting or seat.holders
    ]
    deputies = [
        Called(name=sitter.person, role="deputy", party=seat.organisation)
        for seat in board.deputies
        for sitter in seat.holders
    ]
    return {"members": members, "deputies": deputies}
