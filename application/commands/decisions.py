"""What can be done with decisions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.documents import FileDocument, filed
from application.commands.journal import AttachDocument
from application.commands.numbering import first_free, made_once
from domain.bodies import Body
from domain.cases import Case
from domain.decisions import Decision
from domain.references import Claim, decision_claim


@dataclass(frozen=True, kw_only=True)
class RecordDecision:
    """Record what a body decided. `abbreviation` is the body's when it decided, if it has another now.

    Without a `number`, as in many old papers, the decision is known by its date: see `Decision.record`.
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
class RescindDecision:
    """Undo a decision."""

    decision_id: UUID
    by: str
    by_decision_id: UUID | None = None
    rescinded_on: str | None = None
    reason: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class SupersedeDecision:
    """Let another decision take a decision's place."""

    decision_id: UUID
    by_decision_id: UUID
    by: str
    superseded_on: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class NoteFollowUp:
    """Note something to be done about a decision."""

    decision_id: UUID
    text: str
    by: str
    due: str | None = None
    responsible: str | None = None
    expected_version: int | None = None


def record_decision(archive: Archive, command: RecordDecision) -> int | None:
    """Record a decision and file its documents, in one recording.

    ReferenceTakenError when its number is taken, CaseClosedError, BodyDissolvedError.
    """
    return made_once(archive, command.decision_id, lambda: _record(archive, command))


def _record(archive: Archive, command: RecordDecision) -> int | None:
    case = archive.load(Case, command.case_id)
    case.require_open()
    body = archive.load(Body, command.body_id)

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
            by=command.by,
            id=command.decision_id,
        )
        body.require_there(decision.content["decided_on"])
        documents = [filed(one, by=command.by) for one in command.documents]
        for one in command.documents:
            decision.attach(one.document_id, role=one.role, by=command.by)
        claim = Claim.on(decision_claim(decision.reference), holder=decision.id, by=command.by)
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


def rescind_decision(archive: Archive, command: RescindDecision) -> int | None:
    """Undo a decision."""
    decision = archive.load(Decision, command.decision_id, expected=command.expected_version)
    if command.by_decision_id is not None:
        archive.load(Decision, command.by_decision_id)
    decision.rescind(
        by_decision_id=command.by_decision_id,
        rescinded_on=command.rescinded_on,
        reason=command.reason,
        by=command.by,
    )
    return archive.record(decision)


def supersede_decision(archive: Archive, command: SupersedeDecision) -> int | None:
    """Let another decision take a decision's place."""
    decision = archive.load(Decision, command.decision_id, expected=command.expected_version)
    archive.load(Decision, command.by_decision_id)
    decision.supersede(by_decision_id=command.by_decision_id, superseded_on=command.superseded_on, by=command.by)
    return archive.record(decision)


def note_follow_up(archive: Archive, command: NoteFollowUp) -> int | None:
    """Note something to be done about a decision."""
    decision = archive.load(Decision, command.decision_id, expected=command.expected_version)
    decision.note_follow_up(text=command.text, due=command.due, responsible=command.responsible, by=command.by)
    return archive.record(decision)
