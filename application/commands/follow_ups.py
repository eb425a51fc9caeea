"""What is to be done about decisions: noted, done, and put right."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from domain.decisions import Decision


@dataclass(frozen=True, kw_only=True)
class NoteFollowUp:
    """Note something to be done about a decision."""

    decision_id: UUID
    text: str
    by: str
    due: str | None = None
    responsible: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class FinishFollowUp:
    """Say that something noted about a decision is done. `follow_up` is the number of the event that noted it."""

    decision_id: UUID
    follow_up: int
    by: str
    done_on: str | None = None
    note: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class ReopenFollowUp:
    """Say that something noted about a decision was not done after all."""

    decision_id: UUID
    follow_up: int
    reason: str
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class CorrectFollowUp:
    """Put something noted about a decision right."""

    decision_id: UUID
    follow_up: int
    changes: Mapping[str, Any]
    reason: str
    by: str
    expected_version: int | None = None


def note_follow_up(archive: Archive, command: NoteFollowUp) -> int | None:
    """Note something to be done about a decision."""
    decision = archive.load(Decision, command.decision_id, expected=command.expected_version)
    decision.note_follow_up(text=command.text, due=command.due, responsible=command.responsible, by=command.by)
    return archive.record(decision)


def finish_follow_up(archive: Archive, command: FinishFollowUp) -> int | None:
    """Say that something noted about a decision is done."""
    decision = archive.load(Decision, command.decision_id, expected=command.expected_version)
    decision.finish_follow_up(command.follow_up, done_on=command.done_on, note=command.note, by=command.by)
    return archive.record(decision)


def reopen_follow_up(archive: Archive, command: ReopenFollowUp) -> int | None:
    """Say that something noted about a decision was not done after all."""
    decision = archive.load(Decision, command.decision_id, expected=command.expected_version)
    decision.reopen_follow_up(command.follow_up, reason=command.reason, by=command.by)
    return archive.record(decision)


def correct_follow_up(archive: Archive, command: CorrectFollowUp) -> int | None:
    """Put something noted about a decision right."""
    decision = archive.load(Decision, command.decision_id, expected=command.expected_version)
    decision.correct_follow_up(command.follow_up, command.changes, reason=command.reason, by=command.by)
    return archive.record(decision)
