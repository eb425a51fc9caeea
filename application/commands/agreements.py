"""What can be done with agreements: registered, with parties that join and leave, reviewed, and ended."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from application.archive import Archive
from application.commands.bases import Basis, require_basis
from application.commands.drafting import DraftVersion, drafted
from application.commands.numbering import claimed, numbered_once
from application.commands.organisations import require_organisations
from domain.agreements import Agreement, PartyRole
from domain.cases import Case
from domain.documents import Document
from domain.errors import InvalidValueError, gathered
from domain.references import agreement_claim


@dataclass(frozen=True, kw_only=True)
class Joining:
    """An organisation that is a party, as participant or counterpart, from a day."""

    organisation_id: UUID
    role: str = PartyRole.PARTICIPANT
    joined_on: str | None = None


@dataclass(frozen=True, kw_only=True)
class RegisterAgreement:
    """Register an agreement with its parties, and with its first version if that is told.

    Without a `reference` it gets the next free number of this year.
    """

    agreement_id: UUID
    kind: str
    title: str
    by: str
    reference: str | None = None
    next_sequence: int = 1
    public_title: str | None = None
    covers: str | None = None
    subject_areas: tuple[str, ...] = ()
    case_id: UUID | None = None
    replaces: tuple[UUID, ...] = ()
    parties: tuple[Joining, ...] = ()
    first_version: DraftVersion | None = None


@dataclass(frozen=True, kw_only=True)
class JoinAgreement:
    """Make an organisation a party."""

    agreement_id: UUID
    organisation_id: UUID
    by: str
    role: str = PartyRole.PARTICIPANT
    joined_on: str | None = None
    basis: Basis = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class LeaveAgreement:
    """Let a party leave after its last day."""

    agreement_id: UUID
    organisation_id: UUID
    left_on: str
    by: str
    notice_on: str | None = None
    basis: Basis = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class ReviewAgreement:
    """Say that an agreement was looked at anew."""

    agreement_id: UUID
    reviewed_on: str
    by: str
    next_on: str | None = None
    note: str | None = None
    basis: Basis = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class TerminateAgreement:
    """Let an agreement end after its last day, by notice of `organisation_id` if it was a party's."""

    agreement_id: UUID
    ended_on: str
    by: str
    notice_on: str | None = None
    organisation_id: UUID | None = None
    basis: Basis = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class ExpireAgreement:
    """Say that an agreement ran out after its last day."""

    agreement_id: UUID
    ended_on: str
    by: str
    note: str | None = None
    expected_version: int | None = None


def register_agreement(archive: Archive, command: RegisterAgreement) -> int | None:
    """Register an agreement with its parties. ReferenceTakenError, UnknownRecordError, AlreadyPartyError."""
    with gathered() as each:
        each(require_named, archive, command.replaces, command.agreement_id)
        if command.case_id is not None:
            each(archive.require, Case, command.case_id, field="case")
        for party in command.parties:
            each(require_organisations, archive, organisation_id=party.organisation_id)

    def attempt(reference: str) -> int | None:
        agreement = Agreement.register(
            reference=reference,
            kind=command.kind,
            title=command.title,
            public_title=command.public_title,
            covers=command.covers,
            subject_areas=command.subject_areas,
            case_id=command.case_id,
            replaces=command.replaces,
            by=command.by,
            id=command.agreement_id,
        )
        first, documents = command.first_version, list[Document]()
        with gathered() as each:
            for party in command.parties:
                each(
                    agreement.join,
                    party.organisation_id,
                    role=party.role,
                    joined_on=party.joined_on,
                    by=command.by,
                )
            if first is not None:
                documents = each(drafted, archive, agreement, first)
        claim = claimed(archive, agreement_claim(agreement.reference), agreement.id, by=command.by)
        return archive.record(*documents, agreement, claim)

    return numbered_once(archive, command.agreement_id, command.reference, command.next_sequence, attempt)


def join_agreement(archive: Archive, command: JoinAgreement) -> int | None:
    """Make an organisation a party. AlreadyPartyError, UnknownRecordError."""
    agreement = archive.load(Agreement, command.agreement_id, expected=command.expected_version)
    require_organisations(archive, organisation_id=command.organisation_id)
    require_basis(archive, command.basis)
    agreement.join(
        command.organisation_id, role=command.role, joined_on=command.joined_on, basis=command.basis, by=command.by
    )
    return archive.record(agreement)


def leave_agreement(archive: Archive, command: LeaveAgreement) -> int | None:
    """Let a party leave after its last day."""
    agreement = archive.load(Agreement, command.agreement_id, expected=command.expected_version)
    require_basis(archive, command.basis)
    agreement.leave(
        command.organisation_id,
        left_on=command.left_on,
        notice_on=command.notice_on,
        basis=command.basis,
        by=command.by,
    )
    return archive.record(agreement)


def review_agreement(archive: Archive, command: ReviewAgreement) -> int | None:
    """Say that an agreement was looked at anew, and when it is to be the next time."""
    agreement = archive.load(Agreement, command.agreement_id, expected=command.expected_version)
    require_basis(archive, command.basis)
    agreement.review(
        reviewed_on=command.reviewed_on,
        next_on=command.next_on,
        note=command.note,
        basis=command.basis,
        by=command.by,
    )
    return archive.record(agreement)


def terminate_agreement(archive: Archive, command: TerminateAgreement) -> int | None:
    """Let an agreement end after its last day. AgreementEndedError."""
    agreement = archive.load(Agreement, command.agreement_id, expected=command.expected_version)
    require_basis(archive, command.basis)
    agreement.terminate(
        ended_on=command.ended_on,
        notice_on=command.notice_on,
        organisation_id=command.organisation_id,
        basis=command.basis,
        by=command.by,
    )
    return archive.record(agreement)


def expire_agreement(archive: Archive, command: ExpireAgreement) -> int | None:
    """Say that an agreement ran out after its last day. AgreementEndedError."""
    agreement = archive.load(Agreement, command.agreement_id, expected=command.expected_version)
    agreement.expire(ended_on=command.ended_on, note=command.note, by=command.by)
    return archive.record(agreement)


def require_named(archive: Archive, replaces: Iterable[UUID], agreement_id: UUID) -> None:
    """Require that the agreements are there whose place another takes. UnknownRecordError, InvalidValueError."""
    for one in replaces:
        if one == agreement_id:
            raise InvalidValueError(field="replaces", value="", problem="itself")
        archive.require(Agreement, one, field="replaces")
