"""What the template of the page in the meeting is given: an item with all that is noted of it, beside the agenda."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from application.office.meeting_notes import ATTENDANCE, Note, part_of_item
from application.questions.cases import CaseView, cases_by_id
from application.questions.concerned_by import named_in
from application.questions.documents import DocumentView, documents_by_id
from application.questions.known import last_position
from application.questions.offices_then import Office, offices_of
from domain.access import Audience
from domain.meetings import Item, ItemKind, MeetingForm
from domain.meetings.attendance import VOTERS
from domain.meetings.validity import Validity
from web.addresses import document_address
from web.room import words
from web.room.differences import Difference
from web.room.kept import mark_of
from web.room.loading import Room
from web.room.minutes import Compiled, Noted
from web.room.pausing import since
from web.room.written import ballot_written
from web.services import current_services
from web.signed_in import asker
from web.validity_words import Said, in_words


@dataclass(frozen=True, slots=True)
class Conflict:
    """A part that somebody else kept meanwhile: what differs, who it was, and of which version it is now."""

    part: str
    by: str
    note: Note
    differences: Sequence[Difference]


@dataclass(frozen=True, slots=True)
class Line:
    """An item of the agenda at the side."""

    item: Item
    called: str
    state: str
    is_current: bool


@dataclass(frozen=True)
class Shown:
    """An item as the page shows it. `attended` and `noted` are what is written, kept or not yet."""

    room: Room
    item: Item
    found: Compiled
    attended: Mapping[str, Any]
    noted: Noted
    validity: Validity
    lines: Sequence[Line]
    case: CaseView | None
    papers: Sequence[tuple[str, str]]
    offices: Mapping[str, tuple[Office, ...]]
    others: str
    conflicts: Sequence[Conflict] = ()
    errors: Sequence[str] = ()
    marks: Mapping[str, str] = field(default_factory=dict)
    saved: Note | None = None

    @property
    def place(self) -> int:
        """Which of the items it is, from 1."""
        return self.room.order.index(self.item.item) + 1

    @property
    def previous(self) -> Item | None:
        """The item before it."""
        return self.room.agenda[self.place - 2] if self.place > 1 else None

    @property
    def next(self) -> Item | None:
        """The item after it."""
        return self.room.agenda[self.place] if self.place < len(self.room.agenda) else None

    @property
    def called(self) -> dict[int, str]:
        """What each item is known by."""
        return {one.item: self.room.called(one) for one in self.room.agenda}

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The items that somebody can come or leave at."""
        return words.item_choices(self.room.agenda, self.called)

    @property
    def there(self) -> str:
        """Who takes part."""
        return words.there_line(self.found.minutes["attendance"], self.validity, self.called)

    @property
    def paused_since(self) -> str | None:
        """When the meeting paused, while it pauses."""
        return since(self.attended)

    @property
    def is_objected(self) -> bool:
        """Whether so many object that an item outside the agenda cannot be treated: the chair, or a third."""
        note = self.noted.note
        count = int(note["objections"]) if note["objections"].strip().isdecimal() else 0
        return bool(note["leader_objects"]) or count * 3 >= max(self.validity.quorum.present, 1)

    @property
    def member_choices(self) -> list[tuple[str, str]]:
        """The members that somebody can meet for."""
        return [(one["key"], one["name"]) for one in self.attended["members"]]

    @property
    def proposal_choices(self) -> list[tuple[str, str]]:
        """The proposals but the first, which is voted on unless it is said otherwise."""
        return [(one.key, words.proposal_name(one)) for one in self.noted.proposals[1:]]

    @property
    def fetched(self) -> str:
        """Where the text of the decision is from; nothing for one that somebody wrote."""
        noted = self.noted
        if noted.note["text"].strip() or not noted.result.fetched:
            return ""
        return words.fetched_words(next((one for one in noted.proposals if one.key == noted.result.won), None))

    @property
    def findings(self) -> tuple[Said, ...]:
        """What an auditor would ask about."""
        return in_words(self.validity).findings

    @property
    def blank_ballot(self) -> dict[str, Any]:
        """A vote of which nothing is noted."""
        return ballot_written({})

    @property
    def is_election(self) -> bool:
        """Whether people are elected, so that nobody is disqualified."""
        return self.item.kind == ItemKind.ELECTION

    @property
    def is_written(self) -> bool:
        """Whether nobody meets."""
        return self.room.standing.form == MeetingForm.WRITTEN

    @property
    def is_remote(self) -> bool:
        """Whether all meet from afar."""
        return self.room.standing.form == MeetingForm.REMOTE

    @property
    def people(self) -> list[tuple[str, str, tuple[Office, ...]]]:
        """Those with a vote, with their keys and what they hold where the item concerns."""
        rows = self.found.minutes["attendance"]
        voting = [row for row in rows if row["role"] in VOTERS and row["presence"] == "present"]
        return [(row["key"], row["name"], self.offices.get(row["key"], ())) for row in voting]


def shown(
    connection: Connection,
    room: Room,
    item: Item,
    changed: Mapping[str, Mapping[str, Any]],
    **more: Any,
) -> Shown:
    """Return what is shown of an item; `changed` are notes by part as somebody wrote them and they are not kept."""
    found = room.compiled_with(changed) if changed else room.compiled
    noted = found.noted[item.item]
    services, me = current_services(), asker().by
    part = part_of_item(item.item)
    names = services.accounts.names(services.meeting_notes.others(room.meeting.id, part, me))
    stored = (room.notes.get(ATTENDANCE), room.notes.get(part))
    saved = max((one for one in stored if one), key=lambda one: one.updated_at, default=None)
    attended = changed.get(ATTENDANCE, room.attended)
    return Shown(
        room=room,
        item=item,
        found=found,
        attended=attended,
        noted=noted,
        validity=room.validity_of(item, found),
        lines=lines(room, found, item),
        case=_case(connection, item),
        papers=_papers(connection, item),
        offices=_offices(connection, room, item, found),
        others=words.others_words(list(names.values())),
        marks={ATTENDANCE: mark_of(room.attended), part: mark_of(room.compiled.noted[item.item].note)},
        saved=saved,
        **more,
    )


def lines(room: Room, found: Compiled, current: Item | None) -> list[Line]:
    """Return the agenda with how each item stands."""
    return [
        Line(
            one,
            room.called(one) if one.number else "",
            words.item_state(found.noted[one.item], is_current=one == current),
            one == current,
        )
        for one in room.agenda
    ]


def _case(connection: Connection, item: Item) -> CaseView | None:
    if item.case_id is None:
        return None
    return cases_by_id(connection, [UUID(item.case_id)], Audience.OFFICER).get(UUID(item.case_id))


def _papers(connection: Connection, item: Item) -> list[tuple[str, str]]:
    found: dict[UUID, DocumentView] = documents_by_id(connection, [UUID(one) for one in item.papers])
    return [(one.title, document_address(one.id)) for one in found.values()]


def _offices(connection: Connection, room: Room, item: Item, found: Compiled) -> dict[str, tuple[Office, ...]]:
    """Return by key what those with a vote hold in the bodies and for the organisations that the item names.

    Not in the body that meets, nor for those who send members to it: all of them come from these.
    """
    rows = [row for row in found.minutes["attendance"] if row["role"] in VOTERS and row["person_id"]]
    senders = {UUID(row["organisation_id"]) for row in rows if row["organisation_id"]}
    named = named_in(connection, "\n".join(filter(None, (item.title, item.recommendation))))
    concerned = sorted(named - senders - {room.body.id})
    people = [UUID(row["person_id"]) for row in rows]
    held = offices_of(connection, people, concerned, room.day, last_position(connection))
    return {row["key"]: held[UUID(row["person_id"])] for row in rows if UUID(row["person_id"]) in held}
