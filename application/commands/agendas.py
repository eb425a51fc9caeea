"""What is on the agenda of a meeting: items set, dropped, put in order and numbered, and the notice that is sent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.cases import OpenCase, opened_with
from application.commands.documents import FileDocument
from application.commands.meetings import load_meeting, require_of_item
from application.commands.numbering import claimed
from application.commands.texts import attach_texts, named_texts
from domain.attached import DocumentRole
from domain.base import ArchiveAggregate
from domain.bodies import Body
from domain.intervals import OPEN
from domain.meetings import ItemKind, Meeting, agenda
from domain.meetings.closing import shielding_basis
from domain.meetings.standing import standing_on
from domain.references import Claim, decision_claim, item_claim


@dataclass(frozen=True, kw_only=True)
class SetItem:
    """Put an item on the agenda, or say anew what the item `item` is. `files` are filed with the meeting as papers.

    `new_case` is a case that is opened for it.
    """

    meeting_id: UUID
    title: str
    by: str
    item: int | None = None
    item_kind: str = ItemKind.DECISION
    public_title: str | None = None
    case_id: UUID | None = None
    recommendation: str | None = None
    files: tuple[FileDocument, ...] = ()
    documents: tuple[UUID, ...] = ()
    closed: Mapping[str, Any] | None = None
    outside_agenda: bool = False
    new_case: OpenCase | None = None
    main: UUID | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class DropItem:
    """Take an item off the agenda; its number is free again."""

    meeting_id: UUID
    item: int
    by: str
    reason: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class ArrangeAgenda:
    """Put the items in order, `{"item", "number"}`; with `number_them` those without a number get the next ones.

    `next_number` is where to begin to look for a free one.
    """

    meeting_id: UUID
    items: tuple[Mapping[str, Any], ...]
    by: str
    number_them: bool = False
    next_number: int = 1
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class ConveneMeeting:
    """Say that notice and agenda were sent. Items without a number get the next ones."""

    meeting_id: UUID
    sent_on: str
    by: str
    recipients: tuple[str, ...] = ()
    note: str | None = None
    files: tuple[FileDocument, ...] = ()
    documents: tuple[UUID, ...] = ()
    main: UUID | None = None
    next_number: int = 1
    expected_version: int | None = None


def set_item(archive: Archive, command: SetItem) -> int | None:
    """Put an item on the agenda, or say anew what it is. ItemUnknownError, UnknownRecordError.

    Papers that are filed with an item that is to be closed are shielded on the section of offentleglova that it cites.
    """
    if command.new_case is None:
        return _set_item(archive, command)
    about = replace(command, case_id=command.new_case.case_id)
    return opened_with(archive, command.new_case, lambda case, claim: _set_item(archive, about, case, claim))


def _set_item(archive: Archive, command: SetItem, *new_case: ArchiveAggregate) -> int | None:
    meeting = load_meeting(archive, command)
    require_of_item(archive, None if new_case else command.case_id, command.documents)
    new, papers = named_texts(archive, command)
    basis = shielding_basis((command.closed or {}).get("section"))
    if basis is not None:
        for document in new:
            document.shield(scope="whole", basis=basis, by=command.by)
    attach_texts(meeting, papers, by=command.by, role=DocumentRole.ATTACHMENT)
    meeting.set_item(
        item=command.item,
        title=command.title,
        item_kind=command.item_kind,
        public_title=command.public_title,
        case_id=command.case_id,
        recommendation=command.recommendation,
        papers=[one["document_id"] for one in papers],
        closed=command.closed,
        outside_agenda=command.outside_agenda,
        by=command.by,
    )
    return archive.record(*new_case, *new, meeting)


def drop_item(archive: Archive, command: DropItem) -> int | None:
    """Take an item off the agenda. ItemUnknownError."""
    meeting = load_meeting(archive, command)
    before = item_numbers(meeting)
    meeting.drop_item(command.item, reason=command.reason, by=command.by)
    return archive.record(meeting, *claims_on_numbers(archive, meeting, before, by=command.by))


def arrange_agenda(archive: Archive, command: ArrangeAgenda) -> int | None:
    """Put the items in order and number them. ReferenceTakenError when a number is another item's."""
    meeting = load_meeting(archive, command)
    before = item_numbers(meeting)
    meeting.arrange(command.items, by=command.by)
    if command.number_them:
        number_items(archive, meeting, command.next_number, by=command.by)
    return archive.record(meeting, *claims_on_numbers(archive, meeting, before, by=command.by))


def convene_meeting(archive: Archive, command: ConveneMeeting) -> int | None:
    """Say that notice and agenda were sent, with the papers that were. MeetingCancelledError, UnknownRecordError."""
    meeting = load_meeting(archive, command)
    meeting.require_not_cancelled()
    before = item_numbers(meeting)
    new, texts = named_texts(archive, command)
    attach_texts(meeting, texts, by=command.by)
    number_items(archive, meeting, command.next_number, by=command.by)
    meeting.convene(
        sent_on=command.sent_on, recipients=command.recipients, note=command.note, texts=texts, by=command.by
    )
    return archive.record(*new, meeting, *claims_on_numbers(archive, meeting, before, by=command.by))


def number_items(archive: Archive, meeting: Meeting, start: int, *, by: str) -> None:
    """Give the items that have no number the next free ones of the body and the year, in the order they stand."""
    year, abbreviation = _year_and_abbreviation(archive, meeting)
    numbers: list[dict[str, Any]] = []
    mine = {one.number for one in agenda(meeting.facts)}
    sequence = start
    for one in agenda(meeting.facts):
        number = one.number
        if number is None:
            while f"{sequence}/{year}" in mine or _is_taken(archive, f"{abbreviation} {sequence}/{year}"):
                sequence += 1
            number = f"{sequence}/{year}"
            sequence += 1
        numbers.append({"item": one.item, "number": number})
    meeting.arrange(numbers, by=by)


def claims_on_numbers(archive: Archive, meeting: Meeting, before: Iterable[str], *, by: str) -> list[Claim]:
    """Return the claims on numbers that are new, and those that are free again."""
    _, abbreviation = _year_and_abbreviation(archive, meeting)
    after = item_numbers(meeting)
    new = sorted(set(after) - set(before))
    changed = [claimed(archive, item_claim(f"{abbreviation} {number}"), meeting.id, by=by) for number in new]
    for number in sorted(set(before) - set(after)):
        identity = Claim.id_of(item_claim(f"{abbreviation} {number}"))
        if archive.holds(identity):
            claim = archive.load(Claim, identity)
            if claim.holder == meeting.id:
                claim.release(by=by)
                changed.append(claim)
    return changed


def item_numbers(meeting: Meeting) -> list[str]:
    """Return the numbers that items of a meeting have."""
    return [one.number for one in agenda(meeting.facts) if one.number]


def _is_taken(archive: Archive, reference: str) -> bool:
    for name in (item_claim(reference), decision_claim(reference)):
        identity = Claim.id_of(name)
        if archive.holds(identity) and archive.load(Claim, identity).holder is not None:
            return True
    return False


def _year_and_abbreviation(archive: Archive, meeting: Meeting) -> tuple[int, str]:
    standing = standing_on(meeting.facts, OPEN)
    starts = standing.starts_on if standing else meeting.facts["starts_on"]
    body = archive.load(Body, UUID(meeting.facts["body_id"]))
    return int(starts[:4]), body.abbreviation
