"""Who was not impartial when a decision was made: noted, and taken back."""

from dataclasses import dataclass
from uuid import UUID

from application.archive import Archive
from domain.decisions import Decision
from domain.people import Person


@dataclass(frozen=True, kw_only=True)
class NoteRecusal:
    """Note that somebody was not impartial: a person, or by `name` one who is not registered."""

    decision_id: UUID
    left_room: str
    by: str
    person_id: UUID | None = None
    name: str | None = None
    section: str | None = None
    ground: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class WithdrawRecusal:
    """Say that something noted was not so. `recusal` is the number of the event that noted it."""

    decision_id: UUID
    recusal: int
    reason: str
    by: str
    expected_version: int | None = None


def note_recusal(archive: Archive, command: NoteRecusal) -> int | None:
    """Note that somebody was not impartial; a person is noted under the name as it was written, or the one now."""
    decision = archive.load(Decision, command.decision_id, expected=command.expected_version)
    person = archive.require(Person, command.person_id, field="person") if command.person_id else None
    decision.note_recusal(
        person_id=command.person_id,
        name=command.name or (person.name if person else None),
        section=command.section,
        ground=command.ground,
        left_room=command.left_room,
        by=command.by,
    )
    return archive.record(decision)


def withdraw_recusal(archive: Archive, command: WithdrawRecusal) -> int | None:
    """Say that something noted was not so."""
    decision = archive.load(Decision, command.decision_id, expected=command.expected_version)
    decision.withdraw_recusal(command.recusal, reason=command.reason, by=command.by)
    return archive.record(decision)
