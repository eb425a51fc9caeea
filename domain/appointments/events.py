"""What happens to an appointment. Each event makes of the facts that were known those that are known now."""

from typing import Any
from uuid import UUID

from domain.appointments.facts import PartKind, begun, corrected
from domain.base import ArchiveAggregate


class Registered(ArchiveAggregate.Event):
    """A person is put down for a seat, on behalf of an organisation or not."""

    person_id: UUID
    body_id: UUID
    seat_id: UUID
    role: str
    organisation_id: UUID | None

    def begun(self) -> dict[str, Any]:
        """Return what is known after it."""
        return begun(self.person_id, self.body_id, self.seat_id, self.role, self.organisation_id)


class Nominated(ArchiveAggregate.Event):
    """The person was nominated (foreslått) on `nominated_on`."""

    nominated_on: str | None
    basis: dict[str, Any]

    def apply(self, aggregate: Any) -> None:
        """Remember it."""
        aggregate.facts = {
            **aggregate.facts,
            "is_nominated": True,
            "nominated_on": self.nominated_on,
            "nomination_basis": self.basis,
        }


class Made(ArchiveAggregate.Event):
    """The person was elected or appointed on `decided_on`, from `valid_from` until the last day `until`."""

    valid_from: str | None
    until: str | None
    decided_on: str | None
    way: str | None
    basis: dict[str, Any]

    def apply(self, aggregate: Any) -> None:
        """Remember it."""
        aggregate.facts = {
            **aggregate.facts,
            "is_made": True,
            "valid_from": self.valid_from,
            "until": self.until,
            "decided_on": self.decided_on,
            "way": self.way,
            "basis": self.basis,
        }


class Extended(ArchiveAggregate.Event):
    """The person sits on until the last day `until`; `before` is the last day as it stood."""

    until: str | None
    before: str | None
    decided_on: str | None
    basis: dict[str, Any]

    def apply(self, aggregate: Any) -> None:
        """Remember it."""
        part = {"kind": str(PartKind.EXTENSION), "valid_from": None, "until": self.until, "basis": self.basis}
        _add_part(aggregate, self.originator_version, {**part, "decided_on": self.decided_on})


class LeaveGranted(ArchiveAggregate.Event):
    """The person has leave, or is suspended, from `valid_from` until the last day `until`."""

    kind: str
    valid_from: str
    until: str | None
    note: str | None
    basis: dict[str, Any]

    def apply(self, aggregate: Any) -> None:
        """Remember it."""
        part = {"kind": self.kind, "valid_from": self.valid_from, "until": self.until, "basis": self.basis}
        _add_part(aggregate, self.originator_version, part)


class DeputySteppedIn(ArchiveAggregate.Event):
    """The person acts in the seat `for_seat_id` of the same body from `valid_from` until the last day `until`."""

    for_seat_id: UUID
    valid_from: str
    until: str | None
    basis: dict[str, Any]

    def apply(self, aggregate: Any) -> None:
        """Remember it."""
        part = {"kind": str(PartKind.ACTING), "valid_from": self.valid_from, "until": self.until, "basis": self.basis}
        _add_part(aggregate, self.originator_version, {**part, "for_seat_id": self.for_seat_id.hex})


class Ended(ArchiveAggregate.Event):
    """It ended after the last day `ended_on`; what is annulled never held, and has none."""

    ground: str
    ended_on: str | None
    decided_on: str | None
    basis: dict[str, Any]

    def apply(self, aggregate: Any) -> None:
        """Remember it."""
        aggregate.facts = {
            **aggregate.facts,
            "ground": self.ground,
            "ended_on": self.ended_on,
            "ending_decided_on": self.decided_on,
            "ending_basis": self.basis,
        }


class EndingTakenBack(ArchiveAggregate.Event):
    """It did not end so after all. `before` is what was recorded: ground, ended_on and on what basis."""

    before: dict[str, Any]
    reason: str

    def apply(self, aggregate: Any) -> None:
        """Forget the ending."""
        aggregate.facts = {**aggregate.facts, **dict.fromkeys(self.before)}


class ReportDelivered(ArchiveAggregate.Event):
    """The person reported on `delivered_on`, by the journal entry `entry_id` if there is one, what was due `due_on`."""

    due_on: str
    delivered_on: str
    entry_id: UUID | None
    note: str | None

    def apply(self, aggregate: Any) -> None:
        """Remember it."""
        report = {"due_on": self.due_on, "delivered_on": self.delivered_on, "note": self.note}
        told = {**report, "entry_id": self.entry_id.hex if self.entry_id else None}
        reports = {**aggregate.facts["reports"], str(self.originator_version): told}
        aggregate.facts = {**aggregate.facts, "reports": reports}


class ReportTakenBack(ArchiveAggregate.Event):
    """The report that the event number `number` recorded was not delivered after all. `before` is what was recorded."""

    number: int
    before: dict[str, Any]
    reason: str

    def apply(self, aggregate: Any) -> None:
        """Forget it."""
        reports = {number: one for number, one in aggregate.facts["reports"].items() if number != str(self.number)}
        aggregate.facts = {**aggregate.facts, "reports": reports}


class Corrected(ArchiveAggregate.Event):
    """Something recorded was wrong: in the whole, or in the part that the event number `number` recorded.

    `changes` maps a field to `{"before": …, "after": …}`.
    """

    number: int | None
    changes: dict[str, dict[str, Any]]
    reason: str

    def apply(self, aggregate: Any) -> None:
        """Remember what is right."""
        after = {field: change["after"] for field, change in self.changes.items()}
        aggregate.facts = corrected(aggregate.facts, self.number, after)


class Withdrawn(ArchiveAggregate.Event):
    """It was registered by mistake."""

    reason: str

    def apply(self, aggregate: Any) -> None:
        """Remember that it never was."""
        aggregate.facts = {**aggregate.facts, "is_withdrawn": True}


def _add_part(aggregate: Any, number: int, part: dict[str, Any]) -> None:
    aggregate.facts = {**aggregate.facts, "parts": {**aggregate.facts["parts"], str(number): part}}
