"""How the council answers consultations: the way chosen, drafts, treatment, the answer or none, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.bases import Basis, decided
from application.commands.documents import FileDocument
from application.commands.texts import attached_texts
from domain.attached import DocumentRole
from domain.bodies import Body
from domain.consultations import Consultation, citation
from domain.principles import Principles
from domain.statements import Statement


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
