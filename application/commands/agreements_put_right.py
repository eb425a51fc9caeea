"""Putting right what is recorded about agreements: facts corrected, records taken back, registrations withdrawn."""

from dataclasses import dataclass
from uuid import UUID

from application.archive import Archive
from application.commands.agreements import require_named
from application.commands.bases import require_basis
from application.commands.organisations import require_organisations
from application.commands.putting_right import (
    Correction,
    RegisteredByMistake,
    TakingBack,
    corrected,
    take_back,
    withdraw_record,
)
from domain.agreements import Agreement
from domain.cases import Case


@dataclass(frozen=True, kw_only=True)
class CorrectAgreement(Correction):
    """Put facts of an agreement right, or of what its event number `number` recorded."""

    agreement_id: UUID


@dataclass(frozen=True, kw_only=True)
class TakeBackRecord(TakingBack):
    """Say that what an agreement's event number `number` recorded did not happen."""

    agreement_id: UUID


@dataclass(frozen=True, kw_only=True)
class WithdrawAgreement(RegisteredByMistake):
    """Say that an agreement was registered by mistake."""

    agreement_id: UUID


def correct_agreement(archive: Archive, command: CorrectAgreement) -> int | None:
    """Put facts of an agreement right, for a reason. UnknownRecordError."""
    agreement = archive.load(Agreement, command.agreement_id, expected=command.expected_version)
    told = corrected(agreement, command)
    if "replaces" in command.changes:
        require_named(archive, map(UUID, told["replaces"]), agreement.id)
    if told.get("case_id") and "case_id" in command.changes:
        archive.require(Case, UUID(told["case_id"]), field="case")
    if told.get("organisation_id") and "organisation_id" in command.changes:
        require_organisations(archive, organisation_id=UUID(told["organisation_id"]))
        agreement.require_party(UUID(told["organisation_id"]))
    if "basis" in command.changes:
        require_basis(archive, told["basis"])
    return archive.record(agreement)


def take_back_record(archive: Archive, command: TakeBackRecord) -> int | None:
    """Say that something recorded about an agreement did not happen."""
    return take_back(archive, Agreement, command.agreement_id, command)


def withdraw_agreement(archive: Archive, command: WithdrawAgreement) -> int | None:
    """Say that an agreement was registered by mistake. AgreementWithdrawnError."""
    return withdraw_record(archive, Agreement, command.agreement_id, command)
