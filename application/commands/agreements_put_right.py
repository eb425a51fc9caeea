"""Putting right what is recorded about agreements: facts corrected, records taken back, registrations withdrawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.agreements import require_named
from application.commands.bases import require_basis
from application.commands.organisations import require_organisations
from domain.agreements import Agreement
from domain.cases import Case


@dataclass(frozen=True, kw_only=True)
class CorrectAgreement:
    """Put facts of an agreement right, or of what its event number `number` recorded."""

    agreement_id: UUID
    changes: Mapping[str, Any]
    reason: str
    by: str
    number: int | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class TakeBackRecord:
    """Say that what an agreement's event number `number` recorded did not happen."""

    agreement_id: UUID
    number: int
    reason: str
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class WithdrawAgreement:
    """Say that an agreement was registered by mistake."""

    agreement_id: UUID
    reason: str
    by: str
    expected_version: int | None = None


def correct_agreement(archive: Archive, command: CorrectAgreement) -> int | None:
    """Put facts of an agreement right, for a reason. UnknownRecordError."""
    agreement = archive.load(Agreement, command.agreement_id, expected=command.expected_version)
    agreement.correct(command.changes, number=command.number, reason=command.reason, by=command.by)
    facts = agreement.facts
    told = facts if command.number is None else facts["records"][str(command.number)]
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
    agreement = archive.load(Agreement, command.agreement_id, expected=command.expected_version)
    agreement.take_back(command.number, reason=command.reason, by=command.by)
    return archive.record(agreement)


def withdraw_agreement(archive: Archive, command: WithdrawAgreement) -> int | None:
    """Say that an agreement was registered by mistake. AgreementWithdrawnError."""
    agreement = archive.load(Agreement, command.agreement_id, expected=command.expected_version)
    agreement.withdraw(reason=command.reason, by=command.by)
    return archive.record(agreement)
