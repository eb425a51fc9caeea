"""What can be done with decisions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.documents import FileDocument, filed
from application.commands.journal import AttachDocument
from application.commands.numbering import claimed, first_free, made_once
from domain.bodies import Body
from domain.cases import Case
from domain.decisions import Decision
from domain.errors import gathered
from domain.references import Claim, decision_claim


@dataclass(frozen=True, kw_only=True)
class RecordDecision:
    """Record what a body decided. `abbreviation` is the body's when it decided, if it has another now.

    `urgent` tells who decided alone in the body's stead (domain/decisions/urgency.py). Without a `number`, as
    in many old papers, the decision is known by its date: see `Decision.record`.
    """

    decision_id: UUID
    case_id: UUID
    body_id: UUID
    decided_on: str
    title: str
    outcome: str
    by: str
    number: str | None = None
    abbreviation: str | None = None
    public_title: str | None = None
    recommendation: str | None = None
    text: str = ""
    proposals: tuple[Mapping[str, Any], ...] = ()
    ballots: tuple[Mapping[str, Any], ...] = ()
    papers: tuple[UUID, ...] = ()
    urgent: Mapping[str, Any] | None = None
    documents: tuple[FileDocument, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CorrectDecision:
    """Put something in a decision's record right."""

    decision_id: UUID
    changes: Mapping[str, Any]
    reason: str
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class CorrectReference:
    """Put right which body decided, or its item number. `abbreviation` as in RecordDecision."""

    decision_id: UUID
    body_id: UUID
    number: str | None
    reason: str
    by: str
    abbreviation: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class MoveDecision:
    """Move a decision to the case it belongs in."""

    decision_id: UUID
    case_id: UUID
    reason: str
    by: str
    expected_version: int | None = None


def record_decision(archive: Archive, command: RecordDecision) -> int | None:
    """Record a decision and file its documents, in one recording.

    ReferenceTakenError when its number is taken, CaseClosedError, BodyDissolvedError.
    """
    return made_once(archive, command.decision_id, lambda: _record(archive, command))


def _record(archive: Archive, command: RecordDecision) -> int | None:
    with gathered() as each:
        case = each(archive.require, Case, command.case_id, field="case")
        body = each(archive.require, Body, command.body_id, field="body")
    case.require_open()

    def attempt(ordinal: int) -> int | None:
        decision = Decision.record(
            case_id=case.id,
            case_began=case.began,
            body_id=body.id,
            abbreviation=command.abbreviation or body.abbreviation,
            decided_on=command.decided_on,
            number=command.number,
            ordinal=ordinal,
            title=command.title,
            public_title=command.public_title,
            recommendation=command.recommendation,
            text=command.text,
            outcome=command.outcome,
            proposals=command.proposals,
            ballots=command.ballots,
            papers=command.papers,
            urgent=command.urgent,
            by=command.by,
            id=command.decision_id,
        )
        body.require_there(decision.content["decided_on"])
        documents = [filed(one, by=command.by) for one in command.documents]
        for one in command.documents:
            decision.attach(one.document_id, role=one.role, by=command.by)
        claim = claimed(archive, decision_claim(decision.reference), decision.id, by=command.by)
        return archive.record(*documents, decision, claim)

    return attempt(1) if command.number else first_free(1, attempt)


def attach_to_decision(archive: Archive, command: AttachDocument) -> int | None:
    """File a document with a decision that is there already; CaseClosedError when the case is closed."""

    def make() -> int | None:
        decision = archive.load(Decision, command.record_id, expected=command.expected_version)
        archive.load(Case, decision.case_id).require_open()
        document = filed(command.document, by=command.by)
        decision.attach(document.id, role=command.document.role, by=command.by)
        return archive.record(document, decision)

    return made_once(archive, command.document.document_id, make)


def correct_decision(archive: Archive, command: CorrectDecision) -> int | None:
    """Put something in a decision's record right, for a reason."""
    decision = archive.load(Decision, command.decision_id, expected=command.expected_version)
    case = archive.load(Case, decision.case_id)
    decision.correct(command.changes, reason=command.reason, case_began=case.began, by=command.by)
    return archive.record(decision)


def correct_reference(archive: Archive, command: CorrectReference) -> int | None:
    """Put right which body decided, or its item number; the reference it had is free for the decision that bears it.

    ReferenceTakenError when the right one is another's.
    """

    def attempt(ordinal: int) -> int | None:
        decision = archive.load(Decision, command.decision_id, expected=command.expected_version)
        body = archive.require(Body, command.body_id, field="body")
        body.require_there(decision.content["decided_on"])
        before = decision.reference
        decision.correct_reference(
            body_id=body.id,
            abbreviation=command.abbreviation or body.abbreviation,
            number=command.number,
            ordinal=ordinal,
            reason=command.reason,
            by=command.by,
        )
        if decision.reference == before:
            return archive.record(decision)
        claim = claimed(archive, decision_claim(decision.reference), decision.id, by=command.by)
        former = archive.load(Claim, Claim.id_of(decision_claim(before)))
        former.release(by=command.by)
        return archive.record(decision, claim, former)

    return attempt(1) if command.number else first_free(1, attempt)


def move_decision(archive: Archive, command: MoveDecision) -> int | None:
    """Move a decision to another case; CaseClosedError when that one is closed, DecisionBeforeCaseError.

    IdentityNumberError when it is published, and the title of its new case would publish one.
    """
    decision = archive.load(Decision, command.decision_id, expected=command.expected_version)
    case = archive.require(Case, command.case_id, field="case")
    case.require_open()
    if decision.is_published:
        case.require_publishable()
    decision.move(case_id=case.id, case_began=case.began, reason=command.reason, by=command.by)
    return archive.record(decision)
