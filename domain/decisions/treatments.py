"""What the participants must treat themselves of a decision: asked, planned, and what each of them decided."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any
from uuid import UUID

from domain.base import ArchiveAggregate, optional_text, require_one_of, require_text
from domain.basis import basis as checked_basis
from domain.dates import PartialDate, iso, require_iso, require_not_before
from domain.errors import InvalidValueError, gathered
from domain.identity_numbers import refuse_identity_numbers

DateLike = PartialDate | str | None


class TreatmentOutcome(StrEnum):
    """What a participant did, or that its meeting is planned."""

    PLANNED = "planned"
    ADOPTED = "adopted"
    AMENDED = "amended"
    DECLINED = "declined"
    NOTED = "noted"


class TreatmentAsked(ArchiveAggregate.Event):
    """It was sent to organisations, which must treat it by `deadline`, on `sent_on`."""

    organisations: list[str]
    sent_on: str
    deadline: str | None

    def apply(self, aggregate: Any) -> None:
        """Remember it."""
        told = {"organisations": self.organisations, "sent_on": self.sent_on, "deadline": self.deadline}
        aggregate.treatments[self.originator_version] = told


class TreatmentNoted(ArchiveAggregate.Event):
    """An organisation treated it on `treated_on` in its body, or will: its decision is what it rests on (`basis`)."""

    organisation_id: UUID
    outcome: str
    treated_on: str
    body: str | None
    note: str | None
    basis: dict[str, Any]

    def apply(self, aggregate: Any) -> None:
        """Remember it."""
        told = {"organisations": [self.organisation_id.hex], "outcome": self.outcome, "treated_on": self.treated_on}
        aggregate.treatments[self.originator_version] = told


class TreatmentWithdrawn(ArchiveAggregate.Event):
    """What its event number `treatment` told was not so. `before` is what was told."""

    treatment: int
    before: dict[str, Any]
    reason: str

    def apply(self, aggregate: Any) -> None:
        """Forget it."""
        del aggregate.treatments[self.treatment]


class TreatedByParticipants(ArchiveAggregate):
    """A decision that organisations treat: `treatments`, by the number of the event that told of each.

    A subclass nests its own events with their TOPIC, and its `__init__` calls `_begin_treatments`.
    """

    treatments: dict[int, dict[str, Any]]

    def _begin_treatments(self) -> None:
        self.treatments = {}

    def ask_treatment(
        self, organisations: Iterable[UUID], *, by: str, sent_on: DateLike, deadline: DateLike = None
    ) -> None:
        """Send it to those who must treat it; once more with another deadline if need be."""
        asked = list(dict.fromkeys(one.hex for one in organisations))
        with gathered() as each:
            if not asked:
                each(require_text, "organisations", "")
            when = each(require_iso, sent_on, field="sent_on")
            until = each(iso, deadline, field="deadline")
            each(require_not_before, when, until, field="deadline")
        self.trigger_event(self._event("TreatmentAsked"), organisations=asked, sent_on=when, deadline=until, by=by)

    def note_treatment(
        self,
        organisation_id: UUID,
        *,
        outcome: str,
        by: str,
        treated_on: DateLike,
        body: str | None = None,
        note: str | None = None,
        basis: Mapping[str, Any] | None = None,
    ) -> None:
        """Say what an organisation decided on a day, or when it will. A later one takes the place of an earlier."""
        with gathered() as each:
            what = each(require_one_of, "outcome", str(outcome or ""), frozenset(TreatmentOutcome))
            when = each(require_iso, treated_on, field="treated_on")
            where, said = each(optional_text, body, "name"), each(optional_text, note, "note")
            on = each(checked_basis, basis)
        refuse_identity_numbers([("note", said)])
        self.trigger_event(
            self._event("TreatmentNoted"),
            organisation_id=organisation_id,
            outcome=what,
            treated_on=when,
            body=where,
            note=said,
            basis=on,
            by=by,
        )

    def withdraw_treatment(self, treatment: int, *, reason: str, by: str) -> None:
        """Say that what its event number `treatment` told was not so. InvalidValueError(problem=unknown-treatment)."""
        if treatment not in self.treatments:
            raise InvalidValueError(field="treatment", value=treatment, problem="unknown-treatment")
        self.trigger_event(
            self._event("TreatmentWithdrawn"),
            treatment=treatment,
            before=self.treatments[treatment],
            reason=require_text("reason", reason),
            by=by,
        )
