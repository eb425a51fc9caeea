"""What becomes of the versions of an agreement: signed, in force, superseded, taken back, their points looked up."""

from dataclasses import dataclass
from uuid import UUID

from application.archive import Archive
from application.commands.bases import Basis, require_basis
from domain.agreements import Agreement
from domain.documents import Document


@dataclass(frozen=True, kw_only=True)
class SignVersion:
    """Say that a version was signed, for a party or for all."""

    agreement_id: UUID
    version: int
    signed_on: str
    by: str
    organisation_id: UUID | None = None
    signed_by: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class SetInForce:
    """Settle from which day a version is in force."""

    agreement_id: UUID
    version: int
    valid_from: str
    by: str
    basis: Basis = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class SupersedeVersion:
    """Say that a version is in force no longer, from a day."""

    agreement_id: UUID
    version: int
    superseded_on: str
    by: str
    by_version: int | None = None
    basis: Basis = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class WithdrawVersion:
    """Take a version back, from a day."""

    agreement_id: UUID
    version: int
    withdrawn_on: str
    by: str
    note: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class TickPoint:
    """Say where a version tells of a point of kommuneloven § 18-4, or that it does not."""

    agreement_id: UUID
    version: int
    point: str
    by: str
    found: bool = True
    document_id: UUID | None = None
    page: int | None = None
    clause: str | None = None
    expected_version: int | None = None


def sign_version(archive: Archive, command: SignVersion) -> int | None:
    """Say that a version was signed."""
    agreement = archive.load(Agreement, command.agreement_id, expected=command.expected_version)
    agreement.sign(
        command.version,
        signed_on=command.signed_on,
        organisation_id=command.organisation_id,
        signed_by=command.signed_by,
        by=command.by,
    )
    return archive.record(agreement)


def set_in_force(archive: Archive, command: SetInForce) -> int | None:
    """Settle from which day a version is in force."""
    agreement = archive.load(Agreement, command.agreement_id, expected=command.expected_version)
    require_basis(archive, command.basis)
    agreement.set_in_force(command.version, valid_from=command.valid_from, basis=command.basis, by=command.by)
    return archive.record(agreement)


def supersede_version(archive: Archive, command: SupersedeVersion) -> int | None:
    """Say that a version is in force no longer."""
    agreement = archive.load(Agreement, command.agreement_id, expected=command.expected_version)
    require_basis(archive, command.basis)
    agreement.supersede(
        command.version,
        superseded_on=command.superseded_on,
        by_version=command.by_version,
        basis=command.basis,
        by=command.by,
    )
    return archive.record(agreement)


def withdraw_version(archive: Archive, command: WithdrawVersion) -> int | None:
    """Take a version back."""
    agreement = archive.load(Agreement, command.agreement_id, expected=command.expected_version)
    agreement.withdraw_version(command.version, withdrawn_on=command.withdrawn_on, note=command.note, by=command.by)
    return archive.record(agreement)


def tick_point(archive: Archive, command: TickPoint) -> int | None:
    """Say where a version tells of a point of kommuneloven § 18-4, or that it does not."""
    agreement = archive.load(Agreement, command.agreement_id, expected=command.expected_version)
    if command.document_id is not None:
        archive.require(Document, command.document_id, field="document")
    agreement.tick(
        command.version,
        point=command.point,
        found=command.found,
        document_id=command.document_id,
        page=command.page,
        clause=command.clause,
        by=command.by,
    )
    return archive.record(agreement)
