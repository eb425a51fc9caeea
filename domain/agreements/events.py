"""What happens to an agreement and its versions. Each event makes of the facts that were known those known now."""

from dataclasses import fields
from functools import cache
from typing import Any, ClassVar
from uuid import UUID

from domain.agreements.facts import WHOLE, RecordKind, begun, corrected
from domain.base import ArchiveAggregate

Basis = dict[str, Any]
"""As domain/basis.py tells."""


class Registered(ArchiveAggregate.Event):
    """An agreement is known by its reference; `replaces` are agreements whose place it takes."""

    reference: str
    kind: str
    title: str
    public_title: str | None
    covers: str | None
    subject_areas: list[str]
    case_id: UUID | None
    replaces: list[UUID]

    def begun(self) -> dict[str, Any]:
        """Return what is known after it."""
        return begun(self.reference, {field: _plain(getattr(self, field)) for field in WHOLE})


class Recorded(ArchiveAggregate.Event):
    """Something happened: the facts hold it as a record under the number of this event."""

    KIND: ClassVar[RecordKind]

    def record(self) -> dict[str, Any]:
        """Return what is known by it."""
        told = {field: _plain(getattr(self, field)) for field in _told_by(type(self))}
        return {"kind": str(self.KIND), **told}

    def apply(self, aggregate: Any) -> None:
        """Remember it."""
        records = {**aggregate.facts["records"], str(self.originator_version): self.record()}
        aggregate.facts = {**aggregate.facts, "records": records}


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


class Corrected(ArchiveAggregate.Event):
    """Something recorded was wrong: in the whole, or in the record `number`.

    `changes` maps a field to `{"before": …, "after": …}`.
    """

    number: int | None
    changes: dict[str, dict[str, Any]]
    reason: str

    def apply(self, aggregate: Any) -> None:
        """Remember what is right."""
        after = {field: change["after"] for field, change in self.changes.items()}
        aggregate.facts = corrected(aggregate.facts, self.number, after)


class TakenBack(ArchiveAggregate.Event):
    """The record `number` did not happen. `before` is what was recorded."""

    number: int
    before: dict[str, Any]
    reason: str

    def apply(self, aggregate: Any) -> None:
        """Forget it."""
        records = {key: one for key, one in aggregate.facts["records"].items() if key != str(self.number)}
        aggregate.facts = {**aggregate.facts, "records": records}


class Withdrawn(ArchiveAggregate.Event):
    """The agreement was registered by mistake."""

    reason: str

    def apply(self, aggregate: Any) -> None:
        """Remember that it never was."""
        aggregate.facts = {**aggregate.facts, "is_withdrawn": True}


@cache
def _told_by(event: type[Recorded]) -> tuple[str, ...]:
    """Return the fields of an event that its record holds."""
    of_every_event = {field.name for field in fields(ArchiveAggregate.Event)}
    return tuple(field.name for field in fields(event) if field.name not in of_every_event)


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return value.hex
    return [_plain(one) for one in value] if isinstance(value, list) else value
