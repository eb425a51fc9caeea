"""What the page in the meeting is made of: the meeting and its agenda, who was to come, and what is noted so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from flask import abort
from sqlalchemy import Connection

from application.office.meeting_notes import ATTENDANCE, Note, part_of_item
from application.questions.board import board_on
from application.questions.bodies import BodyView, body_by_id
from application.questions.known import last_position
from application.questions.meeting_facts import meeting_facts
from application.questions.meetings import MeetingView, meeting_by_reference
from domain.access import Audience
from domain.intervals import OPEN
from domain.meetings import Item, RecordKind, Standing, agenda, held_on, standing_on
from domain.meetings.attendance import MEMBERS
from domain.meetings.validity import Validity, validity
from domain.recorded import records_of
from domain.references import CaseReference
from web.addresses import meeting_address
from web.room.attendance import Expected, expected
from web.room.drafted import attended_in, items_in
from web.room.minutes import Compiled, compiled
from web.services import current_services


@dataclass(frozen=True)
class Room:
    """A meeting as notes are taken of it. `notes` are those kept, by part; `day` is when it is held, or was to be."""

    meeting: MeetingView
    facts: Mapping[str, Any]
    standing: Standing
    body: BodyView
    agenda: tuple[Item, ...]
    known: Expected
    notes: Mapping[str, Note]

    @property
    def day(self) -> str:
        """The ISO day it is held, or was to be."""
        return held_on(self.facts) or self.standing.starts_on

    @property
    def address(self) -> str:
        """Where the meeting is read."""
        return meeting_address(self.meeting.reference)

    @property
    def year(self) -> int:
        """The year of its reference."""
        return int(self.meeting.reference.partition("/")[0])

    @property
    def sequence(self) -> int:
        """The number of its reference."""
        return int(self.meeting.reference.partition("/")[2])

    @property
    def attended(self) -> Mapping[str, Any]:
        """What is noted of attendance; before anything is, what minutes say already, or who was to come."""
        kept = self.notes.get(ATTENDANCE)
        if kept is not None:
            return kept.content
        return attended_in(self.drafted) if self.drafted else self.known.note

    @property
    def drafted(self) -> Mapping[str, Any] | None:
        """What the minutes say, as they are drafted last."""
        told = [record["minutes"] for _, record in records_of(self.facts, RecordKind.MINUTES)]
        return told[-1] if told else None

    @property
    def order(self) -> list[int]:
        """The items in their order."""
        return [one.item for one in self.agenda]

    @cached_property
    def compiled(self) -> Compiled:
        """What the notes come to."""
        return self.compiled_with({})

    def compiled_with(self, changed: Mapping[str, Mapping[str, Any]]) -> Compiled:
        """Return what the notes come to with some of them, by part, as they are not kept yet."""
        attended = changed.get(ATTENDANCE, self.attended)
        kept = {one.item: self.notes.get(part_of_item(one.item)) for one in self.agenda}
        notes: dict[int, Mapping[str, Any]] = dict(items_in(self.drafted, self.agenda)) if self.drafted else {}
        notes |= {item: note.content for item, note in kept.items() if note is not None}
        notes |= {item: changed[part_of_item(item)] for item in kept if part_of_item(item) in changed}
        return compiled(self.agenda, attended, notes)

    def validity_of(self, item: Item, found: Compiled) -> Validity:
        """Return what can be said of how an item is decided."""
        return validity(
            found.minutes,
            item.item,
            members=self.members,
            form=self.standing.form,
            held_on=self.day,
            items=self.order,
            kind=item.kind,
            closed=item.closed,
            outside_agenda=item.outside_agenda,
        )

    @property
    def members(self) -> int:
        """How many members the body has: by its seats, or by those who are named where nobody registered them."""
        named = sum(1 for field in ("members", "others") for one in self.attended[field] if one["role"] in MEMBERS)
        return self.known.members or named

    def version_of(self, part: str) -> int:
        """Return of which version the note of a part is, 0 before there is one."""
        kept = self.notes.get(part)
        return kept.version if kept else 0

    def called(self, item: Item) -> str:
        """Return what an item is known by: `OU 43/2026`, or its title."""
        return f"{self.body.abbreviation} {item.number}" if item.number else item.title


def load_room(connection: Connection, year: int, sequence: int) -> Room:
    """Return the room of a meeting; 404 where there is none."""
    reference = str(CaseReference(year, sequence))
    meeting = meeting_by_reference(connection, reference, Audience.OFFICER)
    known = last_position(connection)
    facts = meeting_facts(connection, meeting.id, known, Audience.OFFICER) if meeting else None
    standing = standing_on(facts, OPEN) if facts else None
    if meeting is None or facts is None or standing is None:
        abort(404)
    body = body_by_id(connection, UUID(facts["body_id"]))
    assert body is not None, "a meeting is of a body"
    day = held_on(facts) or standing.starts_on
    meeting_bodies = dict.fromkeys((body.id, *map(UUID, facts["bodies"])))
    boards = [board_on(connection, one, day, known, Audience.OFFICER) for one in meeting_bodies]
    return Room(
        meeting=meeting,
        facts=facts,
        standing=standing,
        body=body,
        agenda=tuple(agenda(facts)),
        known=expected(boards, opened_at=standing.starts_at),
        notes=current_services().meeting_notes.of(meeting.id),
    )
