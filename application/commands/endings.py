"""What becomes of decisions: they are rescinded or superseded, or are in force after all."""

from dataclasses import dataclass
from uuid import UUID

from application.archive import Archive
from domain.decisions import Decision


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
class TakeBackEnding:
    """Say that a decision was not rescinded or superseded so after all."""

    decision_id: UUID
    reason: str
    by: str
    expected_version: int | None = None


def rescind_decision(archive: Archive, command: RescindDecision) -> int | None:
    """Undo a decision."""
    decision = archive.load(Decision, command.decision_id, expected=command.expected_version)
    if command.by_decision_id is not None:
        archive.require(Decision, command.by_decision_id, field="by_decision_id")
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
    archive.require(Decision, command.by_decision_id, field="by_decision_id")
    decision.supersede(by_decision_id=command.by_decision_id, superseded_on=command.superseded_on, by=command.by)
    return archive.record(decision)


def take_back_ending(archive: Archive, command: TakeBackEnding) -> int | None:
    """Say that a decision was not rescinded or superseded so after all."""
    decision = archive.load(Decision, command.decision_id, expected=command.expected_version)
    decision.take_back_ending(reason=command.reason, by=command.by)
    return archive.record(decision)
