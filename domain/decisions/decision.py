"""A decision: recorded in a case, corrected, moved, with its documents, what became of it and what is to be done."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from eventsourcing.domain import AggregateCreated, event

from domain import access, attached
from domain.access import Accessible
from domain.attached import HoldsDocuments
from domain.base import ArchiveAggregate, optional_text, require_one_of, require_text
from domain.corrections import altered
from domain.dates import PartialDate
from domain.decisions import endings, follow_ups, recusals, treatments
from domain.decisions.endings import Endable
from domain.decisions.facts import DecisionOutcome, checked, day_of_decision, known_by, public_texts
from domain.decisions.follow_ups import FollowedUp
from domain.decisions.recusals import Recused
from domain.decisions.treatments import TreatedByParticipants
from domain.decisions.urgency import checked_urgency
from domain.errors import InvalidValueError, gathered
from domain.identity_numbers import refuse_identity_numbers
from domain.votes import ballots as checked_ballots
from domain.votes import proposals as checked_proposals


class Decision(HoldsDocuments, Endable, FollowedUp, Recused, TreatedByParticipants, Accessible):
    """A decision, known by its body's abbreviation and item number: `RR 23/2025`."""

    TOPIC = "decision"

    class Recorded(ArchiveAggregate.Event, AggregateCreated):
        """The body decided. `number` is its own item number; `papers` are journal entries put before it.

        `urgent` tells who decided in its stead when it could not be called (domain/decisions/urgency.py).
        """

        TOPIC = "decision.recorded"
        class_version = 2  # v1 did not know of urgent matters
        case_id: UUID
        body_id: UUID
        decided_on: str
        number: str | None
        reference: str
        title: str
        public_title: str | None
        recommendation: str | None
        text: str
        outcome: str
        proposals: list[dict[str, Any]]
        ballots: list[dict[str, Any]]
        papers: list[UUID]
        urgent: dict[str, Any] | None

        @staticmethod
        def upcast_v1_v2(state: dict[str, Any]) -> None:
            """Leave it to the body that is named."""
            state["urgent"] = None

    class DocumentAttached(attached.DocumentAttached):
        """A filed document belongs to the decision."""

        TOPIC = "decision.document-attached"

    class DocumentMoved(attached.DocumentMoved):
        """A document had been filed with the wrong record, and belongs to the record `record_id` instead."""

        TOPIC = "decision.document-moved"

    class DocumentReturned(attached.DocumentReturned):
        """A document that had been moved away belongs to it again."""

        TOPIC = "decision.document-returned"

    class Corrected(ArchiveAggregate.Event):
        """Something in the record was wrong. `changes` maps a field to `{"before": …, "after": …}`."""

        TOPIC = "decision.corrected"
        changes: dict[str, dict[str, Any]]
        reason: str

    class ReferenceCorrected(ArchiveAggregate.Event):
        """The body or the item number was wrong. `before` has its `body_id`, `number` and `reference`."""

        TOPIC = "decision.reference-corrected"
        body_id: UUID
        number: str | None
        reference: str
        before: dict[str, str | None]
        reason: str

    class Moved(ArchiveAggregate.Event):
        """It had been recorded in the wrong case. `before` has its `case_id`."""

        TOPIC = "decision.moved"
        case_id: UUID
        before: dict[str, str]
        reason: str

    class EndingWithdrawn(endings.EndingWithdrawn):
        """It was not rescinded or superseded so after all. `before` is what was recorded: how, by_decision_id, on."""

        TOPIC = "decision.ending-withdrawn"

    class Rescinded(endings.Rescinded):
        """The decision was undone (opphevet) on `rescinded_on`, by another decision if one is named."""

        TOPIC = "decision.rescinded"

    class Superseded(endings.Superseded):
        """Another decision took its place (erstattet) on `superseded_on`."""

        TOPIC = "decision.superseded"

    class FollowUpNoted(follow_ups.FollowUpNoted):
        """Something is to be done about it, by `due` if a date is set."""

        TOPIC = "decision.follow-up-noted"

    class FollowUpDone(follow_ups.FollowUpDone):
        """What was noted in its event number `follow_up` was done on `done_on`."""

        TOPIC = "decision.follow-up-done"

    class FollowUpReopened(follow_ups.FollowUpReopened):
        """What was noted in its event number `follow_up` was not done after all."""

        TOPIC = "decision.follow-up-reopened"

    class FollowUpCorrected(follow_ups.FollowUpCorrected):
        """What was noted in its event number `follow_up` was wrong. `changes` are as those of Corrected."""

        TOPIC = "decision.follow-up-corrected"

    class RecusalNoted(recusals.RecusalNoted):
        """Somebody was not impartial (inhabil) when it was made. Known by the number of this event."""

        TOPIC = "decision.recusal-noted"

    class RecusalWithdrawn(recusals.RecusalWithdrawn):
        """What was noted in its event number `recusal` was not so."""

        TOPIC = "decision.recusal-withdrawn"

    class TreatmentAsked(treatments.TreatmentAsked):
        """It was sent to participants, which must treat it themselves."""

        TOPIC = "decision.treatment-asked"

    class TreatmentNoted(treatments.TreatmentNoted):
        """A participant treated it, or will."""

        TOPIC = "decision.treatment-noted"

    class TreatmentWithdrawn(treatments.TreatmentWithdrawn):
        """What was told of a participant's treatment in its event number `treatment` was not so."""

        TOPIC = "decision.treatment-withdrawn"

    class Published(access.Published):
        """The decision was made public."""

        TOPIC = "decision.published"

    class Shielded(access.Shielded):
        """The decision's content was shielded."""

        TOPIC = "decision.shielded"

    class ShieldingLifted(access.ShieldingLifted):
        """The decision's shielding was lifted."""

        TOPIC = "decision.shielding-lifted"

    @event(Recorded)
    def __init__(
        self,
        case_id: UUID,
        body_id: UUID,
        decided_on: str,
        number: str | None,
        reference: str,
        title: str,
        public_title: str | None,
        recommendation: str | None,
        text: str,
        outcome: str,
        proposals: list[dict[str, Any]],
        ballots: list[dict[str, Any]],
        papers: list[UUID],
        urgent: dict[str, Any] | None,
        by: str,
        id: UUID | None = None,
    ) -> None:
        self.case_id, self.body_id, self.number, self.reference = case_id, body_id, number, reference
        self.content: dict[str, Any] = {
            "decided_on": decided_on,
            "title": title,
            "public_title": public_title,
            "recommendation": recommendation,
            "text": text,
            "outcome": outcome,
            "proposals": proposals,
            "ballots": ballots,
            "papers": [paper.hex for paper in papers],
            "urgent": urgent,
        }
        self._begin_documents()
        self._begin_in_force()
        self._begin_follow_ups()
        self._begin_recusals()
        self._begin_treatments()
        self._begin_access()

    @classmethod
    def record(
        cls,
        *,
        case_id: UUID,
        case_began: date,
        body_id: UUID,
        abbreviation: str,
        decided_on: PartialDate | date | str,
        title: str,
        outcome: str,
        by: str,
        number: str | None = None,
        ordinal: int = 1,
        public_title: str | None = None,
        recommendation: str | None = None,
        text: str = "",
        proposals: Iterable[Mapping[str, Any]] = (),
        ballots: Iterable[Mapping[str, Any]] = (),
        papers: Iterable[UUID] = (),
        urgent: Mapping[str, Any] | None = None,
        id: UUID | None = None,
    ) -> "Decision":
        """Return a new decision; its reference must be claimed in the same recording.

        `abbreviation` is the body's when it decided. Without an item number the date stands in, and its `ordinal` of
        that date from the second on: `RR 2003-05-12`, `RR 2003-05-12 (2)`.
        """
        with gathered() as each:
            decided = each(day_of_decision, decided_on, case_began)
            known = each(known_by, abbreviation, number, decided, ordinal)
            title = each(require_text, "title", title)
            public_title = each(optional_text, public_title, "public_title")
            recommendation = each(optional_text, recommendation, "recommendation")
            text = each(optional_text, text) or ""
            outcome = each(require_one_of, "outcome", outcome, frozenset(DecisionOutcome))
            proposed, votes = each(checked_proposals, proposals), each(checked_ballots, ballots)
            decided_alone = each(checked_urgency, urgent)
        item, reference = known
        return cls(
            case_id=case_id,
            body_id=body_id,
            decided_on=decided,
            number=item,
            reference=reference,
            title=title,
            public_title=public_title,
            recommendation=recommendation,
            text=text,
            outcome=outcome,
            proposals=proposed,
            ballots=votes,
            papers=list(papers),
            urgent=decided_alone,
            by=by,
            id=id,
        )

    def correct(self, changes: Mapping[str, Any], *, reason: str, case_began: date, by: str) -> None:
        """Put fields named in CORRECTABLE right, for a reason; what was wrong stays in the history."""
        with gathered() as each:
            after = {field: each(checked, field, value, case_began) for field, value in changes.items()}
            reason = each(require_text, "reason", reason)
        changed = altered(self.content, after)
        if self.is_published:
            refuse_identity_numbers(public_texts(self.content | after, shielded=self.shielding is not None))
        if changed:
            self.trigger_event(self.Corrected, changes=changed, reason=reason, by=by)

    def correct_reference(
        self, *, body_id: UUID, abbreviation: str, number: str | None, reason: str, by: str, ordinal: int = 1
    ) -> None:
        """Put right which body decided, or its item number; without one the date stands in, as in `record`.

        The new reference must be claimed in the same recording, and the old one released.
        """
        reason = require_text("reason", reason)
        item, reference = known_by(abbreviation, number, self.content["decided_on"], ordinal)
        if (body_id, item) == (self.body_id, self.number):
            return
        self.trigger_event(
            self.ReferenceCorrected,
            body_id=body_id,
            number=item,
            reference=reference,
            before={"body_id": self.body_id.hex, "number": self.number, "reference": self.reference},
            reason=reason,
            by=by,
        )

    def move(self, *, case_id: UUID, case_began: date, reason: str, by: str) -> None:
        """Move it to the case it belongs in; DecisionBeforeCaseError when that one began later."""
        reason = require_text("reason", reason)
        day_of_decision(self.content["decided_on"], case_began)
        if case_id == self.case_id:
            raise InvalidValueError(field="case", value=self.reference, problem="same-case")
        self.trigger_event(self.Moved, case_id=case_id, before={"case_id": self.case_id.hex}, reason=reason, by=by)

    @property
    def papers(self) -> list[UUID]:
        """The journal entries that were put before the body."""
        return [UUID(paper) for paper in self.content["papers"]]

    def _public_texts(self, *, shielded: bool) -> Iterable[tuple[str, str | None]]:
        return public_texts(self.content, shielded=shielded)

    @event(Corrected)
    def _when_corrected(self, changes: dict[str, dict[str, Any]]) -> None:
        self.content |= {field: change["after"] for field, change in changes.items()}

    @event(ReferenceCorrected)
    def _when_reference_corrected(self, body_id: UUID, number: str | None, reference: str) -> None:
        self.body_id, self.number, self.reference = body_id, number, reference

    @event(Moved)
    def _when_moved(self, case_id: UUID) -> None:
        self.case_id = case_id
