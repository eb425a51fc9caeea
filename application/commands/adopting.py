"""How versions of agreements are adopted: sent to those who must adopt them, planned, adopted, declined, unreserved."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.bases import Basis, decided, require_basis
from domain.agreements import Agreement


@dataclass(frozen=True, kw_only=True)
class SendVersion:
    """Send a version to those who must adopt it, who have until `deadline`."""

    agreement_id: UUID
    version: int
    sent_on: str
    by: str
    deadline: str | None = None
    basis: Basis = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class PlanTreatment:
    """Say when somebody will treat a version; without `organisation_id` it is the assembly."""

    agreement_id: UUID
    version: int
    meets_on: str
    by: str
    organisation_id: UUID | None = None
    body: str | None = None
    reference: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class AdoptVersion:
    """Say that a party, or the assembly, adopted a version; `reservation` and `votes` as domain/agreements tells.

    Without `decided_on` it was decided when the decision was that it rests on.
    """

    agreement_id: UUID
    version: int
    by: str
    decided_on: str | None = None
    organisation_id: UUID | None = None
    body: str | None = None
    reservation: Mapping[str, Any] | None = None
    votes: Mapping[str, Any] | None = None
    basis: Basis = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class DeclineVersion:
    """Say that a party, or the assembly, declined a version."""

    agreement_id: UUID
    version: int
    by: str
    decided_on: str | None = None
    organisation_id: UUID | None = None
    body: str | None = None
    note: str | None = None
    basis: Basis = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class LiftReservation:
    """Say that a party lifted its reservation."""

    agreement_id: UUID
    version: int
    organisation_id: UUID
    lifted_on: str
    by: str
    basis: Basis = None
    expected_version: int | None = None


def send_version(archive: Archive, command: SendVersion) -> int | None:
    """Send a version to those who must adopt it."""
    agreement = archive.load(Agreement, command.agreement_id, expected=command.expected_version)
    require_basis(archive, command.basis)
    agreement.send(
        command.version, sent_on=command.sent_on, deadline=command.deadline, basis=command.basis, by=command.by
    )
    return archive.record(agreement)


def plan_treatment(archive: Archive, command: PlanTreatment) -> int | None:
    """Say when somebody will treat a version."""
    agreement = archive.load(Agreement, command.agreement_id, expected=command.expected_version)
    agreement.plan_treatment(
        command.version,
        meets_on=command.meets_on,
        organisation_id=command.organisation_id,
        body=command.body,
        reference=command.reference,
        by=command.by,
    )
    return archive.record(agreement)


def adopt_version(archive: Archive, command: AdoptVersion) -> int | None:
    """Say that a party, or the assembly, adopted a version. AlreadyTreatedError, VersionWithdrawnError."""
    return archive.record(adopted(archive, command))


def adopted(archive: Archive, command: AdoptVersion) -> Agreement:
    """Return the agreement of which a version is adopted, to be recorded with what that rests on; errors as above."""
    agreement = archive.load(Agreement, command.agreement_id, expected=command.expected_version)
    agreement.adopt(
        command.version,
        decided_on=decided(archive, command.basis, command.decided_on),
        organisation_id=command.organisation_id,
        body=command.body,
        reservation=command.reservation,
        votes=command.votes,
        basis=command.basis,
        by=command.by,
    )
    return agreement


def decline_version(archive: Archive, command: DeclineVersion) -> int | None:
    """Say that a party, or the assembly, declined a version."""
    agreement = archive.load(Agreement, command.agreement_id, expected=command.expected_version)
    agreement.decline(
        command.version,
        decided_on=decided(archive, command.basis, command.decided_on),
        organisation_id=command.organisation_id,
        body=command.body,
        note=command.note,
        basis=command.basis,
        by=command.by,
    )
    return archive.record(agreement)


def lift_reservation(archive: Archive, command: LiftReservation) -> int | None:
    """Say that a party lifted its reservation."""
    agreement = archive.load(Agreement, command.agreement_id, expected=command.expected_version)
    require_basis(archive, command.basis)
    agreement.lift_reservation(
        command.version,
        organisation_id=command.organisation_id,
        lifted_on=command.lifted_on,
        basis=command.basis,
        by=command.by,
    )
    return archive.record(agreement)
