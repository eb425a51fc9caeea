"""What happens to an agreement and its versions. Each event makes of the facts that were known those known now."""

from typing import Any
from uuid import UUID

from domain import recorded
from domain.agreements.facts import WHOLE, RecordKind
from domain.recorded import Recorded

Basis = dict[str, Any]
"""As domain/basis.py tells."""


class Registered(recorded.Registered):
    """An agreement is known by its reference; `replaces` are agreements whose place it takes."""

    WHOLE = WHOLE
    kind: str
    title: str
    public_title: str | None
    covers: str | None
    subject_areas: list[str]
    case_id: UUID | None
    replaces: list[UUID]


class PartyJoined(Recorded):
    """An organisation became a party, as participant or counterpart, on `joined_on`."""

    KIND = RecordKind.PARTY
    organisation_id: UUID
    role: str
    joined_on: str | None
    basis: Basis


class PartyLeft(Recorded):
    """A party left after its last day `left_on`, with notice given on `notice_on`."""

    KIND = RecordKind.LEAVING
    organisation_id: UUID
    notice_on: str | None
    left_on: str
    basis: Basis


class VersionDrafted(Recorded):
    """A version was made: its texts `{"document_id", "sha256"}`, who must adopt it, and what brings it into force.

    `adoption` is `{"by", "majority", "adopters": ["…"]|None, "source": "law"|"agreement", "clause"}`; `force` is
    `{"rule", "earliest", "clause"}`; `points` are those of § 18-4 that it changes; `valid_until` is its last day.
    """

    KIND = RecordKind.VERSION
    version: int
    label: str | None
    drafted_on: str | None
    amends: int | None
    summary: str | None
    texts: list[dict[str, str]]
    points: list[str]
    adoption: dict[str, Any]
    force: dict[str, Any]
    valid_until: str | None
    notice_months: int | None
    notice_by: str | None
    notice_clause: str | None
    review_on: str | None
    review_clause: str | None


class VersionAmended(Recorded):
    """The texts of a version became others on `amended_on`, before it was adopted or as an addendum."""

    KIND = RecordKind.AMENDMENT
    version: int
    amended_on: str | None
    texts: list[dict[str, str]]
    note: str | None
    basis: Basis


class VersionSent(Recorded):
    """A version was sent to those who must adopt it, who have until `deadline`."""

    KIND = RecordKind.SENDING
    version: int
    sent_on: str
    deadline: str | None
    basis: Basis


class TreatmentPlanned(Recorded):
    """A party will treat a version on `meets_on`, in its body `body`; None is the assembly."""

    KIND = RecordKind.PLANNED
    version: int
    organisation_id: UUID | None
    body: str | None
    meets_on: str
    reference: str | None


class VersionAdopted(Recorded):
    """A party, or for None the assembly, adopted a version on `decided_on`.

    `reservation` is `{"text", "clauses": ["§ 7"], "effect"}` or None; `votes` is `{"for", "cast"}` or None.
    """

    KIND = RecordKind.ADOPTION
    version: int
    organisation_id: UUID | None
    body: str | None
    decided_on: str
    reservation: dict[str, Any] | None
    votes: dict[str, int] | None
    basis: Basis


class VersionDeclined(Recorded):
    """A party, or for None the assembly, declined a version on `decided_on`."""

    KIND = RecordKind.DECLINE
    version: int
    organisation_id: UUID | None
    body: str | None
    decided_on: str
    note: str | None
    basis: Basis


class ReservationLifted(Recorded):
    """A party lifted its reservation against a version, from `lifted_on`."""

    KIND = RecordKind.LIFTING
    version: int
    organisation_id: UUID
    lifted_on: str
    basis: Basis


class VersionSigned(Recorded):
    """A version was signed for a party, or for None for all of them, on `signed_on`."""

    KIND = RecordKind.SIGNATURE
    version: int
    organisation_id: UUID | None
    signed_on: str
    signed_by: str | None


class VersionInForce(Recorded):
    """It was settled that a version is in force from `valid_from`, at the earliest where others must adopt it."""

    KIND = RecordKind.IN_FORCE
    version: int
    valid_from: str
    basis: Basis


class VersionSuperseded(Recorded):
    """A version is in force no longer from `superseded_on`, the first day; `by_version` took its place if one did."""

    KIND = RecordKind.SUPERSEDED
    version: int
    superseded_on: str
    by_version: int | None
    basis: Basis


class VersionWithdrawn(Recorded):
    """A version was taken back by those who made it, from `withdrawn_on`, the first day."""

    KIND = RecordKind.VERSION_WITHDRAWN
    version: int
    withdrawn_on: str
    note: str | None


class PointTicked(Recorded):
    """Where a version tells of a point of kommuneloven § 18-4: the page of a text; or that it does not (`found`)."""

    KIND = RecordKind.POINT
    version: int
    point: str
    found: bool
    document_id: UUID | None
    page: int | None
    clause: str | None


class Reviewed(Recorded):
    """The agreement was looked at anew on `reviewed_on`; the next time is `next_on`."""

    KIND = RecordKind.REVIEW
    reviewed_on: str
    next_on: str | None
    note: str | None
    basis: Basis


class Terminated(Recorded):
    """The agreement ends after `ended_on`, by notice of a party if one is named, given on `notice_on`."""

    KIND = RecordKind.TERMINATION
    organisation_id: UUID | None
    notice_on: str | None
    ended_on: str
    basis: Basis


class Expired(Recorded):
    """The agreement ran out after `ended_on`."""

    KIND = RecordKind.EXPIRY
    ended_on: str
    note: str | None
