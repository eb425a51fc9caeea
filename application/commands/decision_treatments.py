"""What participants must treat themselves of a decision: asked, told of, and taken back."""

from dataclasses import dataclass
from uuid import UUID

from application.archive import Archive
from application.commands.bases import Basis, decided
from application.commands.organisations import require_organisations
from domain.decisions import Decision
from domain.decisions.treatments import TreatmentOutcome
from domain.errors import gathered


@dataclass(frozen=True, kw_only=True)
class AskTreatment:
    """Send a decision to organisations that must treat it themselves."""

    decision_id: UUID
    organisations: tuple[UUID, ...]
    sent_on: str
    by: str
    deadline: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class NoteTreatment:
    """Say what an organisation decided, or when it will. Without `treated_on` it is when that was which it rests on."""

    decision_id: UUID
    organisation_id: UUID
    outcome: str
    by: str
    treated_on: str | None = None
    body: str | None = None
    note: str | None = None
    basis: Basis = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class WithdrawTreatment:
    """Say that something told of a treatment was not so. `treatment` is the number of the event that told it."""

    decision_id: UUID
    treatment: int
    reason: str
    by: str
    expected_version: int | None = None


def ask_treatment(archive: Archive, command: AskTreatment) -> int | None:
    """Send a decision to organisations that must treat it themselves. UnknownRecordError."""
    decision = archive.load(Decision, command.decision_id, expected=command.expected_version)
    with gathered() as each:
        for one in command.organisations:
            each(require_organisations, archive, organisations=one)
    decision.ask_treatment(command.organisations, sent_on=command.sent_on, deadline=command.deadline, by=command.by)
    return archive.record(decision)


def note_treatment(archive: Archive, command: NoteTreatment) -> int | None:
    """Say what an organisation decided, or when it will. UnknownRecordError."""
    decision = archive.load(Decision, command.decision_id, expected=command.expected_version)
    require_organisations(archive, organisation_id=command.organisation_id)
    is_planned = command.outcome == TreatmentOutcome.PLANNED
    decision.note_treatment(
        command.organisation_id,
        outcome=command.outcome,
        treated_on=command.treated_on if is_planned else decided(archive, command.basis, command.treated_on),
        body=command.body,
        note=command.note,
        basis=command.basis,
        by=command.by,
    )
    return archive.record(decision)


def withdraw_treatment(archive: Archive, command: WithdrawTreatment) -> int | None:
    """Say that something told of a treatment was not so."""
    decision = archive.load(Decision, command.decision_id, expected=command.expected_version)
    decision.withdraw_treatment(command.treatment, reason=command.reason, by=command.by)
    return archive.record(decision)
