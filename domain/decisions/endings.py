"""What became of a decision: rescinded (opphevet), superseded (erstattet), or in force after all."""

from typing import Any
from uuid import UUID

from domain.base import ArchiveAggregate, optional_text, require_text
from domain.dates import PartialDate, iso, require_not_before
from domain.errors import DomainError, InvalidValueError


class DecisionInForceError(DomainError):
    """Taking back an ending that was not recorded. Values: `reference`."""

    code = "decision-in-force"


class DecisionNotInForceError(DomainError):
    """The decision is rescinded or superseded already. Values: `reference`."""

    code = "decision-not-in-force"


class Rescinded(ArchiveAggregate.Event):
    """The decision was undone (opphevet) on `rescinded_on`, by another decision if one is named."""

    by_decision_id: UUID | None
    rescinded_on: str | None
    reason: str | None

    def apply(self, aggregate: Any) -> None:
        """Remember how, by what and when."""
        aggregate.ending = _ending("rescinded", self.by_decision_id, self.rescinded_on)


class Superseded(ArchiveAggregate.Event):
    """Another decision took its place (erstattet) on `superseded_on`."""

    by_decision_id: UUID
    superseded_on: str | None

    def apply(self, aggregate: Any) -> None:
        """Remember how, by what and when."""
        aggregate.ending = _ending("superseded", self.by_decision_id, self.superseded_on)


class EndingWithdrawn(ArchiveAggregate.Event):
    """It was not rescinded or superseded so after all. `before` is what was recorded: how, by_decision_id, on."""

    before: dict[str, str | None]
    reason: str

    def apply(self, aggregate: Any) -> None:
        """Forget the ending."""
        aggregate.ending = None


class Endable(ArchiveAggregate):
    """A decision that may be ended, by another one or for a reason.

    A subclass nests its own events with their TOPIC, and its `__init__` calls `_begin_in_force`.
    """

    reference: str
    content: dict[str, Any]
    ending: dict[str, str | None] | None

    def _begin_in_force(self) -> None:
        self.ending = None

    @property
    def is_in_force(self) -> bool:
        """Whether it is neither rescinded nor superseded."""
        return self.ending is None

    def rescind(
        self,
        *,
        by: str,
        by_decision_id: UUID | None = None,
        rescinded_on: PartialDate | str | None = None,
        reason: str | None = None,
    ) -> None:
        """Undo it; a decision or a reason must be named."""
        self._require_in_force(by_decision_id)
        if by_decision_id is None:
            reason = require_text("reason", reason)
        when = self._ended_on("rescinded_on", rescinded_on)
        self.trigger_event(
            self._event("Rescinded"),
            by_decision_id=by_decision_id,
            rescinded_on=when,
            reason=optional_text(reason),
            by=by,
        )

    def supersede(self, *, by_decision_id: UUID, by: str, superseded_on: PartialDate | str | None = None) -> None:
        """Let another decision take its place."""
        self._require_in_force(by_decision_id)
        when = self._ended_on("superseded_on", superseded_on)
        self.trigger_event(self._event("Superseded"), by_decision_id=by_decision_id, superseded_on=when, by=by)

    def take_back_ending(self, *, reason: str, by: str) -> None:
        """Say that it was not rescinded or superseded so after all: it is in force, or is ended rightly."""
        if self.ending is None:
            raise DecisionInForceError(reference=self.reference)
        reason = require_text("reason", reason)
        self.trigger_event(self._event("EndingWithdrawn"), before=self.ending, reason=reason, by=by)

    def _require_in_force(self, other: UUID | None) -> None:
        if not self.is_in_force:
            raise DecisionNotInForceError(reference=self.reference)
        if other == self.id:
            raise InvalidValueError(field="decision", value=self.reference, problem="itself")

    def _ended_on(self, field: str, day: PartialDate | str | None) -> str | None:
        when = iso(day, field=field)
        require_not_before(self.content["decided_on"], when, field=field)
        return when


def _ending(how: str, by_decision_id: UUID | None, on: str | None) -> dict[str, str | None]:
    return {"how": how, "by_decision_id": by_decision_id.hex if by_decision_id else None, "on": on}
