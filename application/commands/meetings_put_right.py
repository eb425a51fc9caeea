"""Putting right what is recorded about meetings: facts corrected, records taken back, registrations withdrawn."""

from dataclasses import dataclass
from uuid import UUID

from application.archive import Archive
from application.commands.meetings import require_bodies
from application.commands.minutes_corrected import decisions_put_right, put_times_right
from application.commands.putting_right import (
    Correction,
    Named,
    RegisteredByMistake,
    TakingBack,
    corrected,
    require_named,
    take_back,
    withdraw_record,
)
from domain.cases import Case
from domain.decisions import Decision
from domain.journal import JournalEntry
from domain.meetings import Meeting

_NAMED: Named = {
    "case_id": (Case, "case"),
    "entry_id": (JournalEntry, "entry"),
    "decision_id": (Decision, "decision"),
    "meeting_id": (Meeting, "meeting"),
}


@dataclass(frozen=True, kw_only=True)
class CorrectMeeting(Correction):
    """Put facts of a meeting right, or of what its event number `number` recorded."""

    meeting_id: UUID


@dataclass(frozen=True, kw_only=True)
class TakeBackMeetingRecord(TakingBack):
    """Say that what a meeting's event number `number` recorded did not happen."""

    meeting_id: UUID


@dataclass(frozen=True, kw_only=True)
class WithdrawMeeting(RegisteredByMistake):
    """Say that a meeting was registered by mistake."""

    meeting_id: UUID


def correct_meeting(archive: Archive, command: CorrectMeeting) -> int | None:
    """Put facts of a meeting right, for a reason. UnknownRecordError.

    What approved minutes say of an item is put right in its decision too, in the same recording.
    """
    meeting = archive.load(Meeting, command.meeting_id, expected=command.expected_version)
    before = meeting.minutes
    told = corrected(meeting, command)
    for field in command.changes:
        if field in ("body_id", "bodies"):
            require_bodies(archive, [UUID(one) for one in (told["body_id"], *told["bodies"])])
        else:
            require_named(archive, told, field, _NAMED)
    if before is None or meeting.minutes == before:
        return archive.record(meeting)
    put_times_right(meeting, before, reason=command.reason, by=command.by)
    decisions = decisions_put_right(archive, before, meeting, reason=command.reason, by=command.by)
    return archive.record(meeting, *decisions)


def take_back_meeting_record(archive: Archive, command: TakeBackMeetingRecord) -> int | None:
    """Say that what an event recorded did not happen."""
    return take_back(archive, Meeting, command.meeting_id, command)


def withdraw_meeting(archive: Archive, command: WithdrawMeeting) -> int | None:
    """Say that a meeting was registered by mistake."""
    return withdraw_record(archive, Meeting, command.meeting_id, command)
