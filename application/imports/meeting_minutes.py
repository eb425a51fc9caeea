"""What minutes say of a meeting that rows tell of: who came, and what was decided under each numbered item."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.minutes import DraftMinutes, draft_minutes
from application.imports.filing import BY
from domain.decisions import Decision
from domain.meetings import Meeting, RecordKind, agenda, held_on
from domain.recorded import records_of


def draft_unless_drafted(archive: Archive, meeting_id: UUID) -> None:
    """Draft minutes of what is known, so that they can be approved, where none are."""
    meeting = archive.load(Meeting, meeting_id)
    if meeting.minutes is None:
        draft(archive, meeting, ())


def draft(archive: Archive, meeting: Meeting, attendance: Sequence[dict[str, Any]]) -> None:
    """Draft minutes with these who came, or those there are with these; a meeting that is not held is held."""
    day = held_on(meeting.facts)
    command = DraftMinutes(
        meeting_id=meeting.id,
        minutes=minutes_with(archive, meeting, attendance),
        drafted_on=day or meeting.facts["starts_on"],
        held_on=meeting.facts["starts_on"] if day is None else None,
        by=BY,
    )
    draft_minutes(archive, command)


def minutes_with(archive: Archive, meeting: Meeting, attendance: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the minutes there are, or those of what is known, with these who came."""
    if meeting.minutes is not None:
        return {**meeting.minutes, "attendance": [*meeting.minutes["attendance"], *attendance]}
    held: Any = next((one for _, one in records_of(meeting.facts, RecordKind.HELD)), {})
    times = {field: held.get(field) for field in ("opened_at", "closed_at")}
    return {**times, "attendance": list(attendance), "treatments": _treatments(archive, meeting)}


def _treatments(archive: Archive, meeting: Meeting) -> dict[str, Any]:
    """Return what was decided under each item with a number that a decision in the archive came of."""
    numbered = {one.item for one in agenda(meeting.facts) if one.number}
    found = {}
    for _, one in records_of(meeting.facts, RecordKind.DECIDED):
        if one["item"] in numbered:
            content = archive.load(Decision, UUID(one["decision_id"])).content
            told = {field: content[field] for field in ("recommendation", "text", "outcome", "ballots")}
            found[str(one["item"])] = {"state": "treated", **told}
    return found
