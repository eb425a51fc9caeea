"""Rows of what happened to a meeting: moved, convened, cancelled, held, who came, and its minutes."""

from typing import Any

from application.archive import Archive
from application.commands.agendas import ConveneMeeting
from application.commands.approving import ApproveMinutes, approve_minutes
from application.commands.meetings import CancelMeeting, MoveMeeting, cancel_meeting, move_meeting
from application.commands.minutes import (
    HoldMeeting,
    PublishMinutes,
    SignMinutes,
    hold_meeting,
    publish_minutes,
    sign_minutes,
)
from application.commands.texts import attached_texts
from application.imports.attached import Named, named_in
from application.imports.cells import date_in, listed, required
from application.imports.columns import Column
from application.imports.dealing import Dealt, Desk, line_of, not_used
from application.imports.event_recording import NO_FILES, Event, Said, became, event_id, record_once
from application.imports.event_texts import publish_texts, texts_in
from application.imports.filing import BY
from application.imports.layout import USED
from application.imports.meeting_attendance_rows import file_attendee
from application.imports.meeting_minutes import draft_unless_drafted
from application.imports.meeting_vocabulary import EVENTS
from application.imports.meetings_named import publish_papers
from application.imports.report import Remark
from application.imports.table_rows import Row
from application.imports.vocabulary import value, word
from domain.errors import InvalidValueError
from domain.meetings import ApprovedHow, Meeting, RecordKind
from domain.meetings.clock_times import clock_time
from domain.meetings.standing import DAY_OF

_MOVED = {
    Column.NEW_DATE: "starts_on",
    Column.TIME: "starts_at",
    Column.END_TIME: "ends_at",
    Column.PLACE: "place",
    Column.LINK: "link",
}
_COLUMNS: dict[RecordKind, dict[Column, str]] = {
    RecordKind.MOVED: _MOVED | {Column.TEXT: "reason"},
    RecordKind.CONVENED: {Column.RECIPIENTS: "recipients", Column.TEXT: "note"},
    RecordKind.CANCELLED: {Column.TEXT: "reason"},
    RecordKind.HELD: {Column.TIME: "opened_at", Column.END_TIME: "closed_at"},
    RecordKind.APPROVED: {Column.TEXT: "note"},
    RecordKind.SIGNED: {Column.SIGNED_BY: "names"},
    RecordKind.PUBLISHED: {Column.RECIPIENTS: "recipients"},
}
"""Which columns fill which fields of each event; attendance is dealt with by itself."""

_NEEDED = {
    RecordKind.MOVED: Column.TEXT,
    RecordKind.CANCELLED: Column.TEXT,
    RecordKind.SIGNED: Column.SIGNED_BY,
}
_WITH_FILES = frozenset({RecordKind.CONVENED, RecordKind.APPROVED, RecordKind.PUBLISHED})
_AGAIN = frozenset({RecordKind.MOVED, RecordKind.CONVENED})
_NAMES = frozenset({Column.RECIPIENTS, Column.SIGNED_BY})


def file_meeting_event(desk: Desk, archive: Archive, row: Row) -> Dealt:
    """Record what happened to a meeting, unless that is told."""
    meeting = archive.load(Meeting, desk.naming.meeting(archive, required(row, Column.MEETING)))
    kind = RecordKind(value(Column.EVENT, required(row, Column.EVENT), "meeting-event"))
    if kind is RecordKind.MINUTES:
        return file_attendee(desk, archive, row, meeting)
    if kind in _NEEDED:
        required(row, _NEEDED[kind])
    if kind is RecordKind.MOVED and not any(row[one] for one in _MOVED):
        raise InvalidValueError(field=Column.NEW_DATE, value="", problem="missing")
    day = date_in(row, Column.DATE)
    if day is None and kind is RecordKind.HELD:
        day = meeting.facts["starts_on"]
    day = day or required(row, Column.DATE)
    said = tuple(_said(row, column, field) for column, field in _COLUMNS[kind].items())
    event = Event(kind, DAY_OF[kind], day, {}, said, again=kind in _AGAIN)
    named = named_in(desk, row) if kind in _WITH_FILES else NO_FILES

    def record() -> tuple[Remark, ...]:
        return _record(desk, archive, meeting, kind, day, {one.field: one.value for one in said}, named)

    done = record_once(desk, archive, row, meeting, event, record, named)
    meeting = archive.load(Meeting, meeting.id)
    published = kind in _WITH_FILES and publish_texts(desk, archive, meeting, row)
    outcome, remarks = became([done], published=published)
    remarks += not_used(row, USED["meeting-event"] - _used(kind))
    line = line_of(row, "meeting-event", outcome, meeting.reference, word(kind, "meeting-event"), remarks)
    return Dealt(record_id=event_id(meeting, done.number), line=line)


def turn_of_meeting_event(row: Row, day: int) -> tuple[int, int]:
    """Return when a row has its turn: in the order in which things happen to a meeting, and by date."""
    try:
        kind = value(Column.EVENT, row[Column.EVENT], "meeting-event")
    except InvalidValueError:  # said where the row is dealt with
        return 0, day
    return list(EVENTS).index(kind), day


def _said(row: Row, column: Column, field: str) -> Said:
    if column in _NAMES:
        return Said(field, column, tuple(listed(row[column], ";\n")), lambda one: "; ".join(one or ()))
    if column is Column.NEW_DATE:
        return Said(field, column, date_in(row, column))
    if column in (Column.TIME, Column.END_TIME):
        return Said(field, column, clock_time(column, row[column]))
    return Said(field, column, row[column] or None)


def _record(
    desk: Desk, archive: Archive, meeting: Meeting, kind: RecordKind, day: str, told: dict[str, Any], named: Named
) -> tuple[Remark, ...]:
    about: dict[str, Any] = {"meeting_id": meeting.id, "by": BY}
    if kind is RecordKind.MOVED:
        when = {field: told[field] for field in _MOVED.values() if told[field]}
        move_meeting(archive, MoveMeeting(when=when, moved_on=day, reason=told["reason"], **about))
    elif kind is RecordKind.CANCELLED:
        cancel_meeting(archive, CancelMeeting(cancelled_on=day, reason=told["reason"], **about))
    elif kind is RecordKind.HELD:
        hold_meeting(archive, HoldMeeting(held_on=day, **told, **about))
    elif kind is RecordKind.SIGNED:
        sign_minutes(archive, SignMinutes(signed_on=day, names=told["names"], **about))
    if kind not in _WITH_FILES:
        return ()
    files, documents, remarks = texts_in(desk, meeting, named)
    about |= {"files": files, "documents": documents}
    if kind is RecordKind.CONVENED:
        _convene(archive, ConveneMeeting(sent_on=day, **told, **about))
    elif kind is RecordKind.PUBLISHED:
        publish_minutes(archive, PublishMinutes(published_on=day, **told, **about))
        publish_papers(desk, archive, meeting.id)
    else:
        draft_unless_drafted(archive, meeting.id)
        if named.files:
            changed = archive.load(Meeting, meeting.id)
            new, _ = attached_texts(archive, changed, PublishMinutes(published_on=day, **about))
            archive.record(*new, changed)
        approve = ApproveMinutes(
            meeting_id=meeting.id, approved_on=day, how=ApprovedHow.NOT_TOLD, note=told["note"], by=BY
        )
        approve_minutes(archive, approve)
    return remarks


def _convene(archive: Archive, command: ConveneMeeting) -> None:
    """Say that notice was sent; items that had no number get none, as nobody knows which they had."""
    meeting = archive.load(Meeting, command.meeting_id)
    new, texts = attached_texts(archive, meeting, command)
    told: dict[str, Any] = {"recipients": command.recipients, "note": command.note, "texts": texts}
    meeting.convene(sent_on=command.sent_on, **told, by=command.by)
    archive.record(*new, meeting)


def _used(kind: RecordKind) -> set[Column]:
    used = {Column.TYPE, Column.MEETING, Column.EVENT, Column.DATE, *_COLUMNS[kind]}
    return used | {Column.FILE, Column.ATTACHMENTS} if kind in _WITH_FILES else used
