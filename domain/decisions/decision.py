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
from domain.errors import DomainError, InvalidValueError, gathered
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
    """A decision cannot be dated after today. Values: `field`, `decided_on`, `today`."""

    code = "decision-in-future"


class DecisionBeforeCaseError(DomainError):
    """A decision cannot be older than its case. Values: `field`, `decided_on`, `case_opened`."""

    code = "decision-before-case"


class DecisionInForceError(DomainError):
    """Taking back an ending that was not recorded. Values: `reference`."""

    code = "decision-in-force"


class DecisionNotInForceError(DomainError):
    """The decision is rescinded or superseded already. Values: `reference`."""

    code = "decision-not-in-force"


CORRECTABLE = (
    "decided_on",
    "title",
    "public_title",
    "recommendation",
    "text",
    "outcome",
    "proposals",
    "ballots",
    "papers",
)
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

    class EndingWithdrawn(ArchiveAggregate.Event):
        """It was not rescinded or superseded so after all. `before` is what was recorded: how, by_decision_id, on."""

        TOPIC = "decision.ending-withdrawn"
        before: dict[str, str | None]
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

    class FollowUpDone(ArchiveAggregate.Event):
        """What was noted in its event number `follow_up` was done on `done_on`."""

        TOPIC = "decision.follow-up-done"
        follow_up: int
        done_on: str | None
        note: str | None

    class FollowUpReopened(ArchiveAggregate.Event):
        """What was noted in its event number `follow_up` was not done after all."""

        TOPIC = "decision.follow-up-reopened"
        follow_up: int
        reason: str

    class FollowUpCorrected(ArchiveAggregate.Event):
        """What was noted in its event number `follow_up` was wrong. `changes` are as those of Corrected."""

        TOPIC = "decision.follow-up-corrected"
        follow_up: int
        changes: dict[str, dict[str, Any]]
        reason: str

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
        }
        self.documents: dict[str, str] = {}
        self.moved_away: set[str] = set()
        self.ending: dict[str, str | None] | None = None
        self.follow_ups: dict[int, dict[str, Any]] = {}
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
        with gathered() as each:
            decided = each(_decided_on, decided_on, case_began)
            known_by = each(_known_by, abbreviation, number, decided, ordinal)
            title = each(require_text, "title", title)
            public_title = each(optional_text, public_title, "public_title")
            recommendation = each(optional_text, recommendation, "recommendation")
            text = each(optional_text, text) or ""
            outcome = each(require_one_of, "outcome", outcome, frozenset(DecisionOutcome))
            proposed, votes = each(checked_proposals, proposals), each(checked_ballots, ballots)
        item, reference = known_by
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
        with gathered() as each:
            after = {field: each(_checked, field, value, case_began) for field, value in changes.items()}
            reason = each(require_text, "reason", reason)
        altered = {
            field: {"before": self.content[field], "after": value}
            for field, value in after.items()
            if value != self.content[field]
        }
        if self.is_published:
            refuse_identity_numbers(_texts(self.content | after, shielded=self.shielding is not None))
        if altered:
            self.trigger_event(self.Corrected, changes=altered, reason=reason, by=by)

    def correct_reference(
        self, *, body_id: UUID, abbreviation: str, number: str | None, reason: str, by: str, ordinal: int = 1
    ) -> None:
        """Put right which body decided, or its item number; without one the date stands in, as in `record`.

        The new reference must be claimed in the same recording, and the old one released.
        """
        reason = require_text("reason", reason)
        item, reference = _known_by(abbreviation, number, self.content["decided_on"], ordinal)
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
        _decided_on(self.content["decided_on"], case_began)
        if case_id == self.case_id:
            raise InvalidValueError(field="case", value=self.reference, problem="same-case")
        self.trigger_event(self.Moved, case_id=case_id, before={"case_id": self.case_id.hex}, reason=reason, by=by)

    def take_back_ending(self, *, reason: str, by: str) -> None:
        """Say that it was not rescinded or superseded so after all: it is in force, or is ended rightly."""
        if self.ending is None:
            raise DecisionInForceError(reference=self.reference)
        self.trigger_event(self.EndingWithdrawn, before=self.ending, reason=require_text("reason", reason), by=by)

    @property
    def is_in_force(self) -> bool:
        """Whether it is neither rescinded nor superseded."""
        return self.ending is None

    @property
    def papers(self) -> list[UUID]:
        """The journal entries that were put before the body."""
        return [UUID(paper) for paper in self.content["papers"]]

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

    def finish_follow_up(
        self, follow_up: int, *, by: str, done_on: PartialDate | str | None = None, note: str | None = None
    ) -> None:
        """Say that what was noted in its event number `follow_up` is done; what is done already stays so."""
        noted, when = self._follow_up(follow_up), iso(done_on, field="done_on")
        if not noted["done"]:
            self.trigger_event(self.FollowUpDone, follow_up=follow_up, done_on=when, note=optional_text(note), by=by)

    def reopen_follow_up(self, follow_up: int, *, reason: str, by: str) -> None:
        """Say that it was not done after all."""
        if not self._follow_up(follow_up)["done"]:
            raise InvalidValueError(field="follow_up", value=follow_up, problem="not-done")
        self.trigger_event(self.FollowUpReopened, follow_up=follow_up, reason=require_text("reason", reason), by=by)

    def correct_follow_up(self, follow_up: int, changes: Mapping[str, Any], *, reason: str, by: str) -> None:
        """Put its text, its day or who does it right, for a reason."""
        noted, reason = self._follow_up(follow_up), require_text("reason", reason)
        after = {field: _checked_follow_up(field, value) for field, value in changes.items()}
        altered = {
            field: {"before": noted[field], "after": value} for field, value in after.items() if value != noted[field]
        }
        if altered:
            self.trigger_event(self.FollowUpCorrected, follow_up=follow_up, changes=altered, reason=reason, by=by)

    def _follow_up(self, number: int) -> dict[str, Any]:
        if number not in self.follow_ups:
            raise InvalidValueError(field="follow_up", value=number, problem="unknown-follow-up")
        return self.follow_ups[number]

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
    def _when_rescinded(self, by_decision_id: UUID | None, rescinded_on: str | None) -> None:
        self.ending = _ending("rescinded", by_decision_id, rescinded_on)

    @event(Superseded)
    def _when_superseded(self, by_decision_id: UUID, superseded_on: str | None) -> None:
        self.ending = _ending("superseded", by_decision_id, superseded_on)

    @event(EndingWithdrawn)
    def _when_ending_withdrawn(self) -> None:
        self.ending = None

    @event(ReferenceCorrected)
    def _when_reference_corrected(self, body_id: UUID, number: str | None, reference: str) -> None:
        self.body_id, self.number, self.reference = body_id, number, reference

    @event(Moved)
    def _when_moved(self, case_id: UUID) -> None:
        self.case_id = case_id

    @event(FollowUpNoted)
    def _when_follow_up_noted(self, text: str, due: str | None, responsible: str | None) -> None:
        noted = {"text": text, "due": due, "responsible": responsible, "done": False}
        self.follow_ups[self.version + 1] = noted  # an event is applied before the version is that event's

    @event(FollowUpDone)
    def _when_follow_up_done(self, follow_up: int) -> None:
        self.follow_ups[follow_up]["done"] = True

    @event(FollowUpReopened)
    def _when_follow_up_reopened(self, follow_up: int) -> None:
        self.follow_ups[follow_up]["done"] = False

    @event(FollowUpCorrected)
    def _when_follow_up_corrected(self, follow_up: int, changes: dict[str, dict[str, Any]]) -> None:
        self.follow_ups[follow_up] |= {field: change["after"] for field, change in changes.items()}


def _ending(how: str, by_decision_id: UUID | None, on: str | None) -> dict[str, str | None]:
    return {"how": how, "by_decision_id": by_decision_id.hex if by_decision_id else None, "on": on}


def _known_by(abbreviation: str, number: str | None, decided: str, ordinal: int) -> tuple[str | None, str]:
    """Return the item number and the reference."""
    item = item_number(number) if number and number.strip() else None
    known_by = item or (decided if ordinal == 1 else f"{decided} ({ordinal})")
    return item, f"{require_text('abbreviation', abbreviation)} {known_by}"


def _checked_follow_up(field: str, value: Any) -> str | None:
    if field == "text":
        return require_text("text", value)
    if field == "due":
        return iso(value, field="due")
    if field == "responsible":
        return optional_text(value)
    raise InvalidValueError(field=field, value="", problem="not-correctable")


def _decided_on(given: PartialDate | date | str, case_began: date) -> str:
    written = iso(given, field="decided_on")
    if written is None:
        raise InvalidValueError(field="decided_on", value="", problem="missing")
    decided = PartialDate.parse(written)
    if decided.first > clock.today():
        raise DecisionInFutureError(field="decided_on", decided_on=written, today=clock.today())
    if decided.last < case_began:
        raise DecisionBeforeCaseError(field="decided_on", decided_on=written, case_opened=case_began)
    return written


def _checked(field: str, value: Any, case_began: date) -> Any:
    if field not in CORRECTABLE:
        raise InvalidValueError(field=field, value="", problem="not-correctable")
    checks: dict[str, Any] = {
        "decided_on": lambda value: _decided_on(value, case_began),
        "title": lambda value: require_text("title", value),
        "outcome": lambda value: require_one_of("outcome", value, frozenset(DecisionOutcome)),
        "text": lambda value: optional_text(value) or "",
        "proposals": checked_proposals,
        "ballots": checked_ballots,
        "papers": lambda value: [_paper(paper) for paper in value],
    }
    return checks[field](value) if field in checks else optional_text(value, field)


def _paper(identity: UUID | str) -> str:
    try:
        return UUID(str(identity)).hex
    except ValueError as error:
        raise InvalidValueError(field="papers", value=identity, problem="unknown-record") from error


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
