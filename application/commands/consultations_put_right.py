"""Putting right what is recorded about consultations: facts corrected, records taken back, registrations withdrawn."""

from dataclasses import dataclass
from uuid import UUID

from application.archive import Archive
from application.commands.bases import require_basis
from application.commands.consultation_answers import require_principle
from application.commands.organisations import require_organisations
from application.commands.putting_right import (
    Correction,
    Named,
    RegisteredByMistake,
    TakingBack,
    corrected,
    require_named,
    take_back,
    withdraw_record,
)
from domain.bodies import Body
from domain.cases import Case
from domain.consultations import Consultation
from domain.journal import JournalEntry
from domain.statements import Statement

_NAMED: Named = {
    "case_id": (Case, "case"),
    "entry_id": (JournalEntry, "entry"),
    "body_id": (Body, "body"),
    "statement_id": (Statement, "statement"),
}


@dataclass(frozen=True, kw_only=True)
class CorrectConsultation(Correction):
    """Put facts of a consultation right, or of what its event number `number` recorded."""

    consultation_id: UUID


@dataclass(frozen=True, kw_only=True)
class TakeBackConsultationRecord(TakingBack):
    """Say that what a consultation's event number `number` recorded did not happen."""

    consultation_id: UUID


@dataclass(frozen=True, kw_only=True)
class WithdrawConsultation(RegisteredByMistake):
    """Say that a consultation was registered by mistake."""

    consultation_id: UUID


def correct_consultation(archive: Archive, command: CorrectConsultation) -> int | None:
    """Put facts of a consultation right, for a reason. UnknownRecordError."""
    consultation = archive.load(Consultation, command.consultation_id, expected=command.expected_version)
    told = corrected(consultation, command)
    for field in command.changes:
        if not told.get(field):
            continue
        if field in ("organisation_id", "sender_id"):
            name = "sender" if field == "sender_id" else "organisation_id"
            require_organisations(archive, **{name: UUID(told[field])})
        elif field == "basis":
            require_basis(archive, told["basis"])
        elif field == "principle":
            require_principle(archive, told["principle"])
        else:
            require_named(archive, told, field, _NAMED)
    return archive.record(consultation)


def take_back_consultation_record(archive: Archive, command: TakeBackConsultationRecord) -> int | None:
    """Say that what an event recorded did not happen."""
    return take_back(archive, Consultation, command.consultation_id, command)


def withdraw_consultation(archive: Archive, command: WithdrawConsultation) -> int | None:
    """Say that a consultation was registered by mistake."""
    return withdraw_record(archive, Consultation, command.consultation_id, command)
