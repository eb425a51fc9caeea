"""Decisions (vedtak): what one body resolved on one agenda item, with what it was advised and how it voted."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from eventsourcing.domain import AggregateCreated, event

from domain import access, clock
from domain.access import Accessible
from domain.base import ArchiveAggregate, optional_text, require_one_of, require_text
from domain.dates import PartialDate, iso, require_not_before
from domain.errors import DomainError, InvalidValueError
from domain.identity_numbers import refuse_identity_numbers
from domain.journal import DocumentRole, require_attached
from domain.references import item_number
from domain.votes import ballots as checked_ballots
from domain.votes import proposals as checked_proposals


class DecisionOutcome(StrEnum):
    """How the item ended, beside the recommendation (innstilling)."""

    AS_RECOMMENDED = "as-recommended"
    AMENDED = "amended"
    REJECTED = "rejected"
    POSTPONED = "postponed"
    SENT_BACK = "sent-back"
    WITHDRAWN = "withdrawn"
    NOTED = "noted"


class DecisionInFutureError(DomainError):
    """A decision cannot be dated after today. Values: `decided_on`, `today`."""

    code = "decision-in-future"


class DecisionBeforeCaseError(DomainError):
    """A decision cannot be older than its case. Values: `decided_on`, `case_opened`."""

    code = "decision-before-case"


class DecisionNotInForceError(DomainError):
    """The decision is rescinded or superseded already. Values: `reference`."""

    code = "decision-not-in-force"


CORRECTABLE = ("decided_on", "title", "public_title", "recommendation", "text", "outcome", "proposals", "ballots")
"""What `Decision.correct` may put right."""


class Decision(Accessible):
    """A decision, known by its body's abbreviation and item number: `RR 23/2025`."""

    TOPIC = "decision"

    class Recorded(ArchiveAggregate.Event, AggregateCreated):
        """The body decided. `number` is its own item number; `papers` are journal entries put before it."""

        TOPIC = "decision.recorded"
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

    class DocumentAttached(ArchiveAggregate.Event):
        """A filed document belongs to the decision."""

        TOPIC = "decision.document-attached"
        document_id: UUID
        role: str

    class DocumentMoved(ArchiveAggregate.Event):
        """A document had been filed with the wrong record, and belongs to the record `record_id` instead."""

        TOPIC = "decision.document-moved"
        document_id: UUID
        record_kind: str
        record_id: UUID
        reason: str

    class DocumentReturned(ArchiveAggregate.Event):
        """A document that had been moved away belongs to it again."""

        TOPIC = "decision.document-returned"
        document_id: UUID
        role: str

    class Corrected(ArchiveAggregate.Event):
        """Something in the record was wrong. `changes` maps a field to `{"before": …, "after": …}`."""

        TOPIC = "decision.corrected"
        changes: dict[str, dict[str, Any]]
        reason: str

    class Rescinded(ArchiveAggregate.Event):
        """The decision was undone (opphevet) on `rescinded_on`, by another decision if one is named."""

        TOPIC = "decision.rescinded"
        by_decision_id: UUID | None
        rescinded_on: str | None
        reason: str | None

    class Superseded(ArchiveAggregate.Event):
        """Another decision took its place (erstattet) on `superseded_on`."""

        TOPIC = "decision.superseded"
        by_decision_id: UUID
        superseded_on: str | None

    class FollowUpNoted(ArchiveAggregate.Event):
        """Something is to be done about it, by `due` if a date is set."""

        TOPIC = "decision.follow-up-noted"
        text: str
        due: str | None
        responsible: str | None

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
        by: str,
        id: UUID | None = None,
    ) -> None:
        self.case_id, self.body_id, self.number, self.reference = case_id, body_id, number, reference
        self.papers = papers
        self.content: dict[str, Any] = {
            "decided_on": decided_on,
            "title": title,
            "public_title": public_title,
            "recommendation": recommendation,
            "text": text,
            "outcome": outcome,
            "proposals": proposals,
            "ballots": ballots,
        }
        self.documents: dict[str, str] = {}
        self.moved_away: set[str] = set()
        self.is_in_force = True
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
        id: UUID | None = None,
    ) -> "Decision":
        """Return a new decision; its reference must be claimed in the same recording.

        `abbreviation` is the body's when it decided. Without an item number the date stands in, and its `ordinal` of
        that date from the second on: `RR 2003-05-12`, `RR 2003-05-12 (2)`.
        """
        decided = _decided_on(decided_on, case_began)
        item = item_number(number) if number and number.strip() else None
        known_by = item or (decided if ordinal == 1 else f"{decided} ({ordinal})")
        return cls(
            case_id=case_id,
            body_id=body_id,
            decided_on=decided,
            number=item,
            reference=f"{require_text('abbreviation', abbreviation)} {known_by}",
            title=require_text("title", title),
            public_title=optional_text(public_title),
            recommendation=optional_text(recommendation),
            text=optional_text(text) or "",
            outcome=require_one_of("outcome", outcome, frozenset(DecisionOutcome)),
            proposals=checked_proposals(proposals),
            ballots=checked_ballots(ballots),
            papers=list(papers),
            by=by,
            id=id,
        )

    def attach(self, document_id: UUID, *, role: str, by: str) -> None:
        """Attach a filed document. The same document again changes nothing."""
        role = require_one_of("role", role, frozenset(DocumentRole))
        if str(document_id) not in self.documents:
            attached = self.DocumentReturned if str(document_id) in self.moved_away else self.DocumentAttached
            self.trigger_event(attached, document_id=document_id, role=role, by=by)

    def move_document(self, document_id: UUID, *, record_kind: str, record_id: UUID, reason: str, by: str) -> None:
        """Let a document belong to another record, which must attach it in the same recording."""
        reason = require_text("reason", reason)
        require_attached(document_id, self.documents)
        if record_id == self.id:
            raise InvalidValueError(field="record", value=self.reference, problem="itself")
        self.trigger_event(
            self.DocumentMoved,
            document_id=document_id,
            record_kind=record_kind,
            record_id=record_id,
            reason=reason,
            by=by,
        )

    def correct(self, changes: Mapping[str, Any], *, reason: str, case_began: date, by: str) -> None:
        """Put fields named in CORRECTABLE right, for a reason; what was wrong stays in the history."""
        after = _checked(dict(changes), case_began)
        altered = {
            field: {"before": self.content[field], "after": value}
            for field, value in after.items()
            if value != self.content[field]
        }
        reason = require_text("reason", reason)
        if self.is_published:
            refuse_identity_numbers(_texts(self.content | after, shielded=self.shielding is not None))
        if altered:
            self.trigger_event(self.Corrected, changes=altered, reason=reason, by=by)

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
        when = iso(rescinded_on, field="rescinded_on")
        require_not_before(self.content["decided_on"], when, field="rescinded_on")
        self.trigger_event(
            self.Rescinded, by_decision_id=by_decision_id, rescinded_on=when, reason=optional_text(reason), by=by
        )

    def supersede(self, *, by_decision_id: UUID, by: str, superseded_on: PartialDate | str | None = None) -> None:
        """Let another decision take its place."""
        self._require_in_force(by_decision_id)
        when = iso(superseded_on, field="superseded_on")
        require_not_before(self.content["decided_on"], when, field="superseded_on")
        self.trigger_event(self.Superseded, by_decision_id=by_decision_id, superseded_on=when, by=by)

    def note_follow_up(
        self, *, text: str, by: str, due: PartialDate | str | None = None, responsible: str | None = None
    ) -> None:
        """Note something to be done about it."""
        text, when = require_text("text", text), iso(due, field="due")
        self.trigger_event(self.FollowUpNoted, text=text, due=when, responsible=responsible, by=by)

    def _require_in_force(self, other: UUID | None) -> None:
        if not self.is_in_force:
            raise DecisionNotInForceError(reference=self.reference)
        if other == self.id:
            raise InvalidValueError(field="decision", value=self.reference, problem="itself")

    def _public_texts(self, *, shielded: bool) -> Iterable[tuple[str, str | None]]:
        return _texts(self.content, shielded=shielded)

    @event(DocumentAttached)
    def _when_document_attached(self, document_id: UUID, role: str) -> None:
        self.documents[str(document_id)] = role

    @event(DocumentReturned)
    def _when_document_returned(self, document_id: UUID, role: str) -> None:
        self.documents[str(document_id)] = role

    @event(DocumentMoved)
    def _when_document_moved(self, document_id: UUID) -> None:
        del self.documents[str(document_id)]
        self.moved_away.add(str(document_id))

    @event(Corrected)
    def _when_corrected(self, changes: dict[str, dict[str, Any]]) -> None:
        self.content |= {field: change["after"] for field, change in changes.items()}

    @event(Rescinded)
    def _when_rescinded(self) -> None:
        self.is_in_force = False

    @event(Superseded)
    def _when_superseded(self) -> None:
        self.is_in_force = False


def _decided_on(given: PartialDate | date | str, case_began: date) -> str:
    written = iso(given, field="decided_on")
    if written is None:
        raise InvalidValueError(field="decided_on", value="", problem="missing")
    decided = PartialDate.parse(written)
    if decided.first > clock.today():
        raise DecisionInFutureError(decided_on=written, today=clock.today())
    if decided.last < case_began:
        raise DecisionBeforeCaseError(decided_on=written, case_opened=case_began)
    return written


def _checked(changes: dict[str, Any], case_began: date) -> dict[str, Any]:
    for field in changes:
        if field not in CORRECTABLE:
            raise InvalidValueError(field=field, value="", problem="not-correctable")
    checks: dict[str, Any] = {
        "decided_on": lambda value: _decided_on(value, case_began),
        "title": lambda value: require_text("title", value),
        "outcome": lambda value: require_one_of("outcome", value, frozenset(DecisionOutcome)),
        "text": lambda value: optional_text(value) or "",
        "proposals": checked_proposals,
        "ballots": checked_ballots,
    }
    return {field: checks.get(field, optional_text)(value) for field, value in changes.items()}


def _texts(content: Mapping[str, Any], *, shielded: bool) -> Iterable[tuple[str, str | None]]:
    if shielded:
        yield "title", content["public_title"]
        return
    for field in ("title", "recommendation", "text"):
        yield field, content[field]
    for one in content["proposals"]:
        yield "proposal", one["from"]
        yield "proposal", one["text"]
    for ballot in content["ballots"]:
        for vote in ballot["votes"]:
            yield "votes", " / ".join(vote[name] or "" for name in ("party", "attended", "deputy_for"))
