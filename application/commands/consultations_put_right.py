"""Putting right what is recorded about consultations: facts corrected, records taken back, registrations withdrawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.bases import require_basis
from application.commands.consultations import require_principle
from application.commands.organisations import require_organisations
from domain.base import ArchiveAggregate
from domain.bodies import Body
from domain.cases import Case
from domain.consultations import Consultation
from domain.journal import JournalEntry
from domain.statements import Statement

_NAMED: dict[str, tuple[type[ArchiveAggregate], str]] = {
    "case_id": (Case, "case"),
    "entry_id": (JournalEntry, "entry"),
    "body_id": (Body, "body"),
    "statement_id": (Statement, "statement"),
}
"""What a fact names, and the field that tells of it."""


@dataclass(frozen=True, kw_only=True)
class CorrectConsultation:
    """Put facts of a consultation right, or of what its event number `number` recorded."""

    consultation_id: UUID
    changes: Mapping[str, Any]
    reason: str
    by: str
    number: int | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class TakeBackConsultationRecord:
    """Say that what a consultation's event number `number` recorded did not happen."""

    consultation_id: UUID
    number: int
    reason: str
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class WithdrawConsultation:
    """Say that a consultation was registered by mistake."""

    consultation_id: UUID
    reason: str
    by: str
    expected_version: int | None = None


def correct_consultation(archive: Archive, command: CorrectConsultation) -> int | None:
    """Put facts of a consultation right, for a reason. UnknownRecordError."""
    consultation = _load(archive, command)
    consultation.correct(command.changes, number=command.number, reason=command.reason, by=command.by)
    facts = consultation.facts
    told = facts if command.number is None else facts["records"][str(command.number)]
    for field in command.changes:
        if not told.get(field):
            continue
        if field in ("organisation_id", "sender_id"):
            name = "sender" if field == "sender_id" else "organisation_id"
            require_organisations(archive, **{name: UUID(told[field])})
        elif field in _NAMED:
            kind, name = _NAMED[field]
            archive.require(kind, UUID(told[field]), field=name)
        elif field == "basis":
            require_basis(archive, told["basis"])
        elif field == "principle":
            require_principle(archive, told["principle"])
    return archive.record(consultation)


def take_back_consultation_record(archive: Archive, command: TakeBackConsultationRecord) -> int | None:
    """Say that what an event recorded did not happen."""
    consultation = _load(archive, command)
    consultation.take_back(command.number, reason=command.reason, by=command.by)
    return archive.record(consultation)


def withdraw_consultation(archive: Archive, command: WithdrawConsultation) -> int | None:
    """Say that a consultation was registered by mistake."""
    consultation = _load(archive, command)
    consultation.withdraw(reason=command.reason, by=command.by)
    return archive.record(consultation)


def _load(archive: Archive, command: Any) -> Consultation:
    return archive.load(Consultation, command.consultation_id, expected=command.expected_version)
