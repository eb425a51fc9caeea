"""What is done after a meeting: it was held, its minutes are drafted, signed and published, and extracts are sent."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.access import made_public
from application.commands.documents import FileDocument
from application.commands.journal import RegisterEntry, registered_with
from application.commands.meetings import load_meeting
from application.commands.texts import attach_texts, named_texts
from application.commands.together import Together
from domain.access import Accessible
from domain.attached import DocumentRole
from domain.base import ArchiveAggregate
from domain.decisions import Decision
from domain.journal import JournalEntry
from domain.meetings import RecordKind, closed_items
from domain.recorded import records_of


@dataclass(frozen=True, kw_only=True)
class HoldMeeting:
    """Say that a meeting was held."""

    meeting_id: UUID
    held_on: str
    by: str
    opened_at: str | None = None
    closed_at: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class DraftMinutes:
    """Say what the minutes of a meeting say (domain/meetings/minutes.py), first or gone over again.

    A meeting that is not held yet is held with `held_on`, in the same recording.
    """

    meeting_id: UUID
    minutes: Mapping[str, Any]
    drafted_on: str
    by: str
    held_on: str | None = None
    note: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class SignMinutes:
    """Say who signed the minutes."""

    meeting_id: UUID
    signed_on: str
    names: tuple[str, ...]
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class PublishMinutes:
    """Let the public read the minutes, and with them the decisions of items that were open."""

    meeting_id: UUID
    published_on: str
    by: str
    recipients: tuple[str, ...] = ()
    files: tuple[FileDocument, ...] = ()
    documents: tuple[UUID, ...] = ()
    main: UUID | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class SendExtract:
    """Say that an extract of an item was sent, and which journal entry tells so: `entry` is one that is registered now.

    Its documents are the files of the extract.
    """

    meeting_id: UUID
    item: int
    sent_on: str
    by: str
    entry_id: UUID | None = None
    entry: RegisterEntry | None = None
    recipients: tuple[str, ...] = ()
    files: tuple[FileDocument, ...] = ()
    documents: tuple[UUID, ...] = ()
    main: UUID | None = None
    expected_version: int | None = None


def hold_meeting(archive: Archive, command: HoldMeeting) -> int | None:
    """Say that a meeting was held. MeetingHeldError, MeetingCancelledError."""
    meeting = load_meeting(archive, command)
    meeting.hold(held_on=command.held_on, opened_at=command.opened_at, closed_at=command.closed_at, by=command.by)
    return archive.record(meeting)


def draft_minutes(archive: Archive, command: DraftMinutes) -> int | None:
    """Say what the minutes say. NoMinutesError before it is held, MinutesApprovedError after they are approved."""
    meeting = load_meeting(archive, command)
    if command.held_on is not None and not any(records_of(meeting.facts, RecordKind.HELD)):
        told = command.minutes
        opened, closed = told.get("opened_at"), told.get("closed_at")
        meeting.hold(held_on=command.held_on, opened_at=opened, closed_at=closed, by=command.by)
    meeting.draft_minutes(command.minutes, drafted_on=command.drafted_on, note=command.note, by=command.by)
    return archive.record(meeting)


def sign_minutes(archive: Archive, command: SignMinutes) -> int | None:
    """Say who signed the minutes. NoMinutesError before they are approved."""
    meeting = load_meeting(archive, command)
    meeting.sign_minutes(signed_on=command.signed_on, names=command.names, by=command.by)
    return archive.record(meeting)


def publish_minutes(archive: Archive, command: PublishMinutes) -> int | None:
    """Let the public read the minutes, the meeting and the decisions of its open items, in one recording.

    NoMinutesError; IdentityNumberError and IdentityNumberInTextError as publishing any record.
    """
    meeting = load_meeting(archive, command)
    new, texts = named_texts(archive, command)
    attach_texts(meeting, texts, by=command.by)
    meeting.publish_minutes(
        published_on=command.published_on, recipients=command.recipients, texts=texts, by=command.by
    )
    filed = {document.id: document for document in new}
    for document in new:
        document.publish(by=command.by)
    public: dict[UUID, Accessible] = {meeting.id: meeting}
    if not meeting.is_published:
        meeting.publish(by=command.by)
    hidden = closed_items(meeting.facts)
    for _, record in records_of(meeting.facts, RecordKind.DECIDED):
        if record["item"] not in hidden:
            decision = archive.load(Decision, UUID(record["decision_id"]))
            public |= {one.id: one for one in made_public(archive, decision, by=command.by)}
    return archive.record(*filed.values(), *public.values())


def send_extract(archive: Archive, command: SendExtract) -> int | None:
    """Say that an extract of an item was sent. NoMinutesError, UnknownRecordError; CaseClosedError for an entry."""
    if command.entry is None:
        return archive.record(*_extracted(archive, command))
    roles = [DocumentRole.MAIN, *[DocumentRole.ATTACHMENT] * len(command.files)]
    files = [replace(one, role=role) for one, role in zip(command.files, roles, strict=False)]
    entry = replace(command.entry, documents=tuple(files))
    filed = (*(one.document_id for one in files), *command.documents)
    told = replace(command, entry=None, entry_id=entry.entry_id, files=(), documents=filed)

    def record(*registered: ArchiveAggregate) -> int | None:
        together = Together(archive, *registered)
        together.put(*_extracted(together, told))
        return archive.record(*together.changed)

    return registered_with(archive, entry, record)


def _extracted(archive: Archive, command: SendExtract) -> list[ArchiveAggregate]:
    meeting = load_meeting(archive, command)
    if command.entry_id is not None:
        archive.require(JournalEntry, command.entry_id, field="entry")
    new, texts = named_texts(archive, command)
    attach_texts(meeting, texts, by=command.by, role=DocumentRole.ATTACHMENT)
    meeting.extract(
        command.item,
        sent_on=command.sent_on,
        entry_id=command.entry_id,
        recipients=command.recipients,
        texts=texts,
        by=command.by,
    )
    return [*new, meeting]
