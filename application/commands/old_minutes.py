"""Minutes read from an old file and accepted: the meeting, its agenda, what they say, and what was decided, at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.becoming import becoming
from application.commands.cases import numbers_begin
from application.commands.documents import FileDocument
from application.commands.meetings import PlanMeeting, planned, require_of_item, year_of
from application.commands.numbering import claimed, numbered_once
from application.commands.texts import attached_texts
from application.commands.together import Together
from domain import clock
from domain.base import ArchiveAggregate
from domain.bodies import Body
from domain.cases import Case
from domain.dates import PartialDate, iso, require_iso, require_not_before
from domain.errors import DomainError, InvalidRowsError, InvalidValueError, InvalidValuesError, gathered
from domain.meetings import ApprovedHow, Meeting, MeetingForm, MeetingKind, agenda
from domain.references import CaseReference, Claim, case_claim, item_claim, item_number

_ENDS = ("from_item", "until_item")


@dataclass(frozen=True, kw_only=True)
class AcceptMinutes:
    """Record a meeting that was held on `held_on`, as its minutes tell.

    `items` are in the order of the minutes: `{"number", "title", "kind", "case_id", "new_case", "public_title",
    "recommendation", "closed"}`, where `new_case` is the id of a case to be opened with the item's title. `minutes` are
    as domain/meetings/minutes.py tells, but items are by their place, "1" to "n". With `approved_on` the minutes are
    approved, and items become decisions. `note` says which file they were read from, and what a person changed.
    """

    meeting_id: UUID
    body_id: UUID
    held_on: str
    minutes: Mapping[str, Any]
    items: tuple[Mapping[str, Any], ...]
    by: str
    note: str | None = None
    kind: str = MeetingKind.ORDINARY
    form: str = MeetingForm.IN_PERSON
    title: str | None = None
    bodies: tuple[UUID, ...] = ()
    place: str | None = None
    approved_on: str | None = None
    how: str = ApprovedHow.NOT_TOLD
    files: tuple[FileDocument, ...] = ()
    documents: tuple[UUID, ...] = ()
    main: UUID | None = None
    next_sequence: int = 1
    next_case: int = 1


def accept_minutes(archive: Archive, command: AcceptMinutes) -> int | None:
    """Record it all. InvalidRowsError(field=items, attendance) for what is wrong with each; BodyDissolvedError."""

    def attempt(reference: str) -> int | None:
        meeting, claim = planned(archive, _planning(command), reference)
        cases = _new_cases(archive, command)
        numbers = _agenda(archive, meeting, command, cases)
        meeting.hold(
            held_on=command.held_on,
            opened_at=command.minutes.get("opened_at"),
            closed_at=command.minutes.get("closed_at"),
            by=command.by,
        )
        _draft(meeting, command)
        documents, _ = attached_texts(archive, meeting, command)
        decided = _approve(archive, meeting, command, cases)
        opened: list[ArchiveAggregate] = []
        for case in cases.values():
            opened += [case, claimed(archive, case_claim(case.reference), case.id, by=command.by)]
        return archive.record(*documents, *opened, meeting, claim, *numbers, *decided)

    _require_past(command)
    year = year_of(command.held_on)
    return numbered_once(archive, command.meeting_id, None, command.next_sequence, attempt, year=year)


def _require_past(command: AcceptMinutes) -> None:
    """Require a meeting on a whole day that was, and approval no earlier; approval in a month or a year will do."""
    with gathered() as each:
        held = each(require_iso, command.held_on, field="held_on")
        approved = each(iso, command.approved_on, field="approved_on")
        if held and PartialDate.parse(held).first != PartialDate.parse(held).last:
            raise InvalidValueError(field="held_on", value=held, problem="not-a-day")
        each(_require_no_future, "held_on", held)
        each(_require_no_future, "approved_on", approved)
        each(require_not_before, held, approved, field="approved_on")


def _require_no_future(field: str, day: str | None) -> None:
    if day is not None and PartialDate.parse(day).first > clock.today():
        raise InvalidValueError(field=field, value=day, problem="to-come")


def _planning(command: AcceptMinutes) -> PlanMeeting:
    return PlanMeeting(
        meeting_id=command.meeting_id,
        body_id=command.body_id,
        bodies=command.bodies,
        starts_on=command.held_on,
        starts_at=command.minutes.get("opened_at"),
        ends_at=command.minutes.get("closed_at"),
        kind=command.kind,
        form=command.form,
        title=command.title,
        place=command.place,
        by=command.by,
    )


def _new_cases(archive: Archive, command: AcceptMinutes) -> dict[UUID, Case]:
    """Return the cases that are opened, by id: with the next numbers of this year, opened on the day of the meeting."""
    year, found = clock.today().year, dict[UUID, Case]()
    sequence = max(command.next_case, numbers_begin(archive, year))
    for one in command.items:
        if one.get("new_case") is None or not one.get("title"):
            continue
        while not _is_free(archive, case_claim(str(CaseReference(year, sequence)))):
            sequence += 1
        found[one["new_case"]] = Case.open(
            reference=str(CaseReference(year, sequence)),
            title=one["title"],
            opened_on=command.held_on,
            by=command.by,
            id=one["new_case"],
        )
        sequence += 1
    return found


def _agenda(archive: Archive, meeting: Meeting, command: AcceptMinutes, cases: Mapping[UUID, Case]) -> list[Claim]:
    """Set the items with their numbers; return the claims on those. InvalidRowsError(field=items)."""
    abbreviation = archive.load(Body, command.body_id).abbreviation
    wrong: dict[int, DomainError] = {}
    order: list[dict[str, Any]] = []
    claims: dict[str, Claim] = {}

    def number(written: str | None) -> str | None:
        if not written:
            return None
        known = item_number(written)
        if known in claims:
            raise InvalidValueError(field="number", value=known, problem="item-number-twice")
        claims[known] = claimed(archive, item_claim(f"{abbreviation} {known}"), meeting.id, by=command.by)
        return known

    def item(one: Mapping[str, Any], case_id: UUID | None) -> int:
        if case_id not in cases:
            require_of_item(archive, case_id, ())
        return meeting.set_item(
            title=one.get("title") or "",
            item_kind=one["kind"],
            public_title=one.get("public_title"),
            case_id=case_id,
            recommendation=one.get("recommendation"),
            closed=one.get("closed"),
            by=command.by,
        )

    for place, one in enumerate(command.items):
        try:
            with gathered() as each:
                known = each(number, one.get("number"))
                set_as = each(item, one, one.get("new_case") or one.get("case_id"))
        except DomainError as error:
            wrong[place] = error
        else:
            order.append({"item": set_as, "number": known})
    if wrong:
        raise InvalidRowsError("items", wrong)
    meeting.arrange(order, by=command.by)
    return list(claims.values())


def _draft(meeting: Meeting, command: AcceptMinutes) -> None:
    """Say what the minutes say, with items by what they are known by. What is wrong with one is told of that row."""
    items = {str(place): one.item for place, one in enumerate(agenda(meeting.facts), 1)}
    people = [
        {**one, **{end: items.get(str(one[end]), one[end]) if one.get(end) else None for end in _ENDS}}
        for one in command.minutes.get("attendance") or ()
    ]
    treatments = {str(items.get(place, place)): one for place, one in (command.minutes.get("treatments") or {}).items()}
    told = {**command.minutes, "attendance": people, "treatments": treatments}
    try:
        meeting.draft_minutes(told, drafted_on=command.held_on, note=command.note, by=command.by)
    except InvalidValuesError as error:
        raise InvalidValuesError(map(_as_items, error.errors)) from error
    except InvalidRowsError as error:
        raise _as_items(error) from error


def _as_items(error: DomainError) -> DomainError:
    """Return an error of treatments as one of items: they are in the same order."""
    if isinstance(error, InvalidRowsError) and error.values["field"] == "treatments":
        return InvalidRowsError("items", error.rows)
    return error


def _approve(
    archive: Archive, meeting: Meeting, command: AcceptMinutes, cases: Mapping[UUID, Case]
) -> list[ArchiveAggregate]:
    if command.approved_on is None:
        return []
    meeting.approve_minutes(approved_on=command.approved_on, how=command.how, by=command.by)
    items = becoming(Together(archive, *cases.values()), meeting, by=command.by)
    wrong = {place: one.stopped for place, one in enumerate(items) if one.stopped}
    if wrong:
        raise InvalidRowsError("items", wrong)
    return [made for one in items for made in one.made]


def _is_free(archive: Archive, name: str) -> bool:
    identity = Claim.id_of(name)
    return not archive.holds(identity) or archive.load(Claim, identity).holder is None
