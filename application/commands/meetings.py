"""How meetings are planned, moved and cancelled, and what is on their agenda."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.numbering import claimed, numbered_once
from domain.bodies import Body
from domain.cases import Case
from domain.dates import PartialDate
from domain.documents import Document
from domain.errors import InvalidValueError, gathered
from domain.meetings import Meeting, MeetingForm, MeetingKind
from domain.references import meeting_claim


@dataclass(frozen=True, kw_only=True)
class PlanMeeting:
    """Let a body meet, with others if it is a joint meeting.

    Without a `reference` it gets the next free number of the year it is in.
    """

    meeting_id: UUID
    body_id: UUID
    starts_on: str
    by: str
    reference: str | None = None
    next_sequence: int = 1
    bodies: tuple[UUID, ...] = ()
    kind: str = MeetingKind.ORDINARY
    title: str | None = None
    public_title: str | None = None
    about: str | None = None
    starts_at: str | None = None
    ends_on: str | None = None
    ends_at: str | None = None
    place: str | None = None
    link: str | None = None
    form: str = MeetingForm.IN_PERSON
    plan_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class MoveMeeting:
    """Put a meeting at another time or place: `when` has the fields that are otherwise."""

    meeting_id: UUID
    when: Mapping[str, Any]
    moved_on: str
    reason: str
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class CancelMeeting:
    """Say that nobody meets."""

    meeting_id: UUID
    cancelled_on: str
    reason: str
    by: str
    expected_version: int | None = None


def plan_meeting(archive: Archive, command: PlanMeeting) -> int | None:
    """Plan a meeting. ReferenceTakenError, UnknownRecordError, BodyDissolvedError."""

    def attempt(reference: str) -> int | None:
        return archive.record(*planned(archive, command, reference))

    year = year_of(command.starts_on)
    return numbered_once(archive, command.meeting_id, command.reference, command.next_sequence, attempt, year=year)


def planned(archive: Archive, command: PlanMeeting, reference: str) -> tuple[Meeting, Any]:
    """Return a new meeting with its claim, to be recorded together."""
    require_bodies(archive, (command.body_id, *command.bodies), on=command.starts_on)
    meeting = Meeting.plan(
        reference=reference,
        body_id=command.body_id,
        bodies=command.bodies,
        kind=command.kind,
        title=command.title,
        public_title=command.public_title,
        about=command.about,
        starts_on=command.starts_on,
        starts_at=command.starts_at,
        ends_on=command.ends_on,
        ends_at=command.ends_at,
        place=command.place,
        link=command.link,
        form=command.form,
        plan_id=command.plan_id,
        by=command.by,
        id=command.meeting_id,
    )
    return meeting, claimed(archive, meeting_claim(meeting.reference), meeting.id, by=command.by)


def move_meeting(archive: Archive, command: MoveMeeting) -> int | None:
    """Put a meeting at another time or place. MeetingHeldError, MeetingCancelledError."""
    meeting = load_meeting(archive, command)
    meeting.move(moved_on=command.moved_on, reason=command.reason, by=command.by, **command.when)
    return archive.record(meeting)


def cancel_meeting(archive: Archive, command: CancelMeeting) -> int | None:
    """Say that nobody meets. MeetingHeldError."""
    meeting = load_meeting(archive, command)
    meeting.cancel(cancelled_on=command.cancelled_on, reason=command.reason, by=command.by)
    return archive.record(meeting)


def load_meeting(archive: Archive, command: Any) -> Meeting:
    """Return the meeting that a command is about. StaleVersionError."""
    return archive.load(Meeting, command.meeting_id, expected=command.expected_version)


def require_bodies(archive: Archive, bodies: Iterable[UUID], *, on: str | None = None) -> list[Body]:
    """Return bodies that are there, on a day if one is told. UnknownRecordError, BodyDissolvedError."""
    with gathered() as each:
        found = [each(archive.require, Body, one, field="body") for one in bodies]
        if not each.errors and on is not None and year_of(on) is not None:
            for one in found:
                each(one.require_there, on)
    return found


def require_of_item(archive: Archive, case_id: UUID | None, papers: Iterable[UUID]) -> None:
    """Require the case and the papers of an item to be in the archive. UnknownRecordError."""
    with gathered() as each:
        if case_id is not None:
            each(archive.require, Case, case_id, field="case")
        for one in papers:
            each(archive.require, Document, one, field="papers")


def year_of(written: str) -> int | None:
    """Return the year of a date as it is written; None for what is no date, which the meeting refuses."""
    try:
        return PartialDate.parse(written).year
    except InvalidValueError:
        return None
