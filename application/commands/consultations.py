"""What can be done with consultations: received, given another deadline, answered or let pass, and their outcome."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.bases import Basis, decided
from application.commands.documents import FileDocument
from application.commands.numbering import claimed, first_free, made_once
from application.commands.organisations import require_organisations
from application.commands.texts import attach_texts, attached_texts, named_texts
from domain import clock
from domain.attached import DocumentRole
from domain.bodies import Body
from domain.cases import Case
from domain.consultations import Consultation, citation
from domain.errors import gathered
from domain.journal import JournalEntry
from domain.principles import Principles
from domain.references import CaseReference, consultation_claim
from domain.statements import Statement


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


@dataclass(frozen=True, kw_only=True)
class ChooseWay:
    """Settle how to answer, on which principle, and why; `principle` as domain/consultations tells.

    Without `chosen_on` it was settled when the decision was that it rests on.
    """

    consultation_id: UUID
    way: str
    by: str
    chosen_on: str | None = None
    reason: str | None = None
    principle: Mapping[str, Any] | None = None
    basis: Basis = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class DraftAnswer:
    """Say that a draft of the answer was made: a statement, or texts."""

    consultation_id: UUID
    drafted_on: str
    by: str
    statement_id: UUID | None = None
    files: tuple[FileDocument, ...] = ()
    documents: tuple[UUID, ...] = ()
    main: UUID | None = None
    note: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class TreatAnswer:
    """Say that a body treated the draft; without `treated_on` when the decision was made that tells."""

    consultation_id: UUID
    outcome: str
    by: str
    treated_on: str | None = None
    body_id: UUID | None = None
    body: str | None = None
    note: str | None = None
    basis: Basis = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class AnswerConsultation:
    """Say that we answered by a statement."""

    consultation_id: UUID
    statement_id: UUID
    answered_on: str
    by: str
    note: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class LetConsultationPass:
    """Say that no answer is given after all."""

    consultation_id: UUID
    reason: str
    by: str
    passed_on: str | None = None
    basis: Basis = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class TellOutcome:
    """Say what the sender settled, and whether we were heard."""

    consultation_id: UUID
    known_on: str
    outcome: str
    heard: str
    by: str
    address: str | None = None
    files: tuple[FileDocument, ...] = ()
    documents: tuple[UUID, ...] = ()
    main: UUID | None = None
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

    year = clock.today().year
    return made_once(
        archive,
        command.consultation_id,
        lambda: (
            attempt(command.reference)
            if command.reference
            else first_free(command.next_sequence, lambda number: attempt(str(CaseReference(year, number))))
        ),
    )


def move_deadline(archive: Archive, command: MoveDeadline) -> int | None:
    """Say that the sender gave another deadline."""
    consultation = _load(archive, command)
    consultation.move_deadline(deadline=command.deadline, moved_on=command.moved_on, note=command.note, by=command.by)
    return archive.record(consultation)


def choose_way(archive: Archive, command: ChooseWay) -> int | None:
    """Settle how to answer. UnknownRecordError for a decision or principles that are not there."""
    consultation = _load(archive, command)
    require_principle(archive, command.principle)
    consultation.choose_way(
        command.way,
        chosen_on=decided(archive, command.basis, command.chosen_on),
        reason=command.reason,
        principle=command.principle,
        basis=command.basis,
        by=command.by,
    )
    return archive.record(consultation)


def draft_answer(archive: Archive, command: DraftAnswer) -> int | None:
    """Say that a draft was made, and file its texts."""
    consultation = _load(archive, command)
    if command.statement_id is not None:
        archive.require(Statement, command.statement_id, field="statement")
    documents, texts = attached_texts(archive, consultation, command, DocumentRole.ATTACHMENT)
    consultation.draft(
        drafted_on=command.drafted_on,
        statement_id=command.statement_id,
        texts=texts,
        note=command.note,
        by=command.by,
    )
    return archive.record(*documents, consultation)


def treat_answer(archive: Archive, command: TreatAnswer) -> int | None:
    """Say that a body treated the draft."""
    consultation = _load(archive, command)
    if command.body_id is not None:
        archive.require(Body, command.body_id, field="body")
    consultation.treat(
        treated_on=decided(archive, command.basis, command.treated_on),
        outcome=command.outcome,
        body_id=command.body_id,
        body=command.body,
        note=command.note,
        basis=command.basis,
        by=command.by,
    )
    return archive.record(consultation)


def answer_consultation(archive: Archive, command: AnswerConsultation) -> int | None:
    """Say that we answered by a statement. AlreadyAnsweredError, UnknownRecordError."""
    consultation = _load(archive, command)
    archive.require(Statement, command.statement_id, field="statement")
    consultation.answer(command.statement_id, answered_on=command.answered_on, note=command.note, by=command.by)
    return archive.record(consultation)


def let_consultation_pass(archive: Archive, command: LetConsultationPass) -> int | None:
    """Say that no answer is given after all. AlreadyAnsweredError, AlreadyLetPassError."""
    consultation = _load(archive, command)
    consultation.let_pass(
        passed_on=decided(archive, command.basis, command.passed_on),
        reason=command.reason,
        basis=command.basis,
        by=command.by,
    )
    return archive.record(consultation)


def tell_outcome(archive: Archive, command: TellOutcome) -> int | None:
    """Say what the sender settled, and file its texts."""
    consultation = _load(archive, command)
    documents, texts = attached_texts(archive, consultation, command, DocumentRole.ATTACHMENT)
    consultation.tell_outcome(
        known_on=command.known_on,
        outcome=command.outcome,
        heard=command.heard,
        address=command.address,
        texts=texts,
        by=command.by,
    )
    return archive.record(*documents, consultation)


def require_principle(archive: Archive, principle: Mapping[str, Any] | None) -> None:
    """Require that the principles are there that are cited, in that version. UnknownRecordError, InvalidValueError."""
    cited = citation(principle)
    if cited is not None:
        principles = archive.require(Principles, UUID(cited["principles_id"]), field="principle")
        principles.require_point(cited["version"], cited["point"])


def _load(archive: Archive, command: Any) -> Consultation:
    return archive.load(Consultation, command.consultation_id, expected=command.expected_version)
