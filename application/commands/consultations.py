"""How consultations come in: received with their letter, and given another deadline."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.documents import FileDocument
from application.commands.numbering import claimed, numbered_once
from application.commands.organisations import require_organisations
from application.commands.texts import attach_texts, named_texts
from domain.cases import Case
from domain.consultations import Consultation
from domain.errors import gathered
from domain.journal import JournalEntry
from domain.references import consultation_claim


@dataclass(frozen=True, kw_only=True)
class ReceiveConsultation:
    """Register a consultation with its letter: files that are filed with it, and documents that are filed already.

    Without a `reference` it gets the next free number of this year.
    """

    consultation_id: UUID
    title: str
    received_on: str
    by: str
    reference: str | None = None
    next_sequence: int = 1
    sender_id: UUID | None = None
    sender: str | None = None
    public_title: str | None = None
    about: str | None = None
    their_reference: str | None = None
    subject_areas: tuple[str, ...] = ()
    dated_on: str | None = None
    deadline: str | None = None
    case_id: UUID | None = None
    entry_id: UUID | None = None
    files: tuple[FileDocument, ...] = ()
    documents: tuple[UUID, ...] = ()
    main: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class MoveDeadline:
    """Say that the sender gave another deadline."""

    consultation_id: UUID
    deadline: str | None
    moved_on: str
    by: str
    note: str | None = None
    expected_version: int | None = None


def receive_consultation(archive: Archive, command: ReceiveConsultation) -> int | None:
    """Register a consultation with its letter, in one recording. ReferenceTakenError, UnknownRecordError."""
    with gathered() as each:
        if command.sender_id is not None:
            each(require_organisations, archive, sender=command.sender_id)
        if command.case_id is not None:
            each(archive.require, Case, command.case_id, field="case")
        if command.entry_id is not None:
            each(archive.require, JournalEntry, command.entry_id, field="entry")

    def attempt(reference: str) -> int | None:
        documents, letter = named_texts(archive, command)
        consultation = Consultation.receive(
            reference=reference,
            title=command.title,
            received_on=command.received_on,
            sender_id=command.sender_id,
            sender=command.sender,
            public_title=command.public_title,
            about=command.about,
            their_reference=command.their_reference,
            subject_areas=command.subject_areas,
            dated_on=command.dated_on,
            deadline=command.deadline,
            case_id=command.case_id,
            entry_id=command.entry_id,
            texts=letter,
            by=command.by,
            id=command.consultation_id,
        )
        attach_texts(consultation, letter, by=command.by)
        claim = claimed(archive, consultation_claim(consultation.reference), consultation.id, by=command.by)
        return archive.record(*documents, consultation, claim)

    return numbered_once(archive, command.consultation_id, command.reference, command.next_sequence, attempt)


def move_deadline(archive: Archive, command: MoveDeadline) -> int | None:
    """Say that the sender gave another deadline."""
    consultation = _load(archive, command)
    consultation.move_deadline(deadline=command.deadline, moved_on=command.moved_on, note=command.note, by=command.by)
    return archive.record(consultation)


def _load(archive: Archive, command: Any) -> Consultation:
    return archive.load(Consultation, command.consultation_id, expected=command.expected_version)
