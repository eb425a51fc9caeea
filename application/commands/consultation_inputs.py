"""What municipalities are asked about a consultation, and what they say."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.bases import Basis, decided
from application.commands.documents import FileDocument
from application.commands.organisations import require_organisations
from application.commands.texts import attached_texts
from domain.attached import DocumentRole
from domain.consultations import Consultation
from domain.errors import InvalidValueError


@dataclass(frozen=True, kw_only=True)
class AskForInput:
    """Ask municipalities for their input, all until the same inner deadline."""

    consultation_id: UUID
    organisations: tuple[UUID, ...]
    asked_on: str
    by: str
    deadline: str | None = None
    note: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class TakeInput:
    """Take the input of a municipality; without `received_on` it is when the decision was made that it rests on."""

    consultation_id: UUID
    organisation_id: UUID
    by: str
    received_on: str | None = None
    agreeing: str | None = None
    summary: str | None = None
    files: tuple[FileDocument, ...] = ()
    documents: tuple[UUID, ...] = ()
    main: UUID | None = None
    basis: Basis = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class DeclineInput:
    """Say that a municipality gives no input."""

    consultation_id: UUID
    organisation_id: UUID
    declined_on: str
    by: str
    note: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class AnswerItself:
    """Say that a municipality answered the sender itself."""

    consultation_id: UUID
    organisation_id: UUID
    by: str
    answered_on: str | None = None
    summary: str | None = None
    files: tuple[FileDocument, ...] = ()
    documents: tuple[UUID, ...] = ()
    main: UUID | None = None
    basis: Basis = None
    expected_version: int | None = None


def ask_for_input(archive: Archive, command: AskForInput) -> int | None:
    """Ask municipalities for their input, all or none. AlreadyAskedError, UnknownRecordError."""
    consultation = _load(archive, command)
    if not command.organisations:
        raise InvalidValueError(field="organisations", value="", problem="missing")
    for organisation_id in dict.fromkeys(command.organisations):
        require_organisations(archive, organisations=organisation_id)
        consultation.ask(
            organisation_id,
            asked_on=command.asked_on,
            deadline=command.deadline,
            note=command.note,
            by=command.by,
        )
    return archive.record(consultation)


def take_input(archive: Archive, command: TakeInput) -> int | None:
    """Take the input of a municipality, and file its texts."""
    consultation = _load(archive, command)
    require_organisations(archive, organisation_id=command.organisation_id)
    documents, texts = attached_texts(archive, consultation, command, DocumentRole.ATTACHMENT)
    consultation.take_input(
        command.organisation_id,
        received_on=decided(archive, command.basis, command.received_on),
        agreeing=command.agreeing,
        summary=command.summary,
        texts=texts,
        basis=command.basis,
        by=command.by,
    )
    return archive.record(*documents, consultation)


def decline_input(archive: Archive, command: DeclineInput) -> int | None:
    """Say that a municipality gives no input."""
    consultation = _load(archive, command)
    require_organisations(archive, organisation_id=command.organisation_id)
    consultation.decline_input(
        command.organisation_id, declined_on=command.declined_on, note=command.note, by=command.by
    )
    return archive.record(consultation)


def answer_itself(archive: Archive, command: AnswerItself) -> int | None:
    """Say that a municipality answered the sender itself, and file its texts."""
    consultation = _load(archive, command)
    require_organisations(archive, organisation_id=command.organisation_id)
    documents, texts = attached_texts(archive, consultation, command, DocumentRole.ATTACHMENT)
    consultation.answer_itself(
        command.organisation_id,
        answered_on=decided(archive, command.basis, command.answered_on),
        summary=command.summary,
        texts=texts,
        basis=command.basis,
        by=command.by,
    )
    return archive.record(*documents, consultation)


def _load(archive: Archive, command: Any) -> Consultation:
    return archive.load(Consultation, command.consultation_id, expected=command.expected_version)
