"""Rows of who came to a meeting, one for each person: all of one meeting are told at once, as minutes tell them."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from application.archive import Archive
from application.imports.cells import folded, required
from application.imports.columns import Column
from application.imports.dealing import Dealt, Desk, differs, differs_in, line_of
from application.imports.meeting_minutes import draft, minutes_with
from application.imports.meetings_named import rows_of_meeting
from application.imports.report import Outcome, Remark
from application.imports.table_rows import Row
from application.imports.vocabulary import value
from domain.errors import DomainError, InvalidRowsError, InvalidValueError
from domain.meetings import Meeting, RecordKind, agenda
from domain.meetings.attendance import AttendanceRole, Presence, attendance
from domain.meetings.minutes import minutes


def file_attendee(desk: Desk, archive: Archive, row: Row, meeting: Meeting) -> Dealt:
    """Say that somebody came or did not, with all others of whom rows say so."""
    wanted = _attendee(desk, row)
    before = meeting.minutes["attendance"] if meeting.minutes else []
    there = _named(before, wanted["name"])
    what = f"attendance {folded(wanted['name'])}"
    desk.naming.require_first(meeting.id, row, what)
    filed: set[int] = set()
    if there is None:
        filed = _tell(desk, archive, row, meeting)
        meeting = archive.load(Meeting, meeting.id)
        there = _named(meeting.minutes["attendance"] if meeting.minutes else [], wanted["name"])
    remarks = _differences(before, there, wanted, row) if there and not filed else ()
    outcome = Outcome.FILED if row.number in filed | desk.meeting_rows.filed else Outcome.THERE
    line = line_of(row, "meeting-event", outcome, meeting.reference, wanted["name"], remarks)
    note = partial(desk.meeting_rows.filed.update, filed)
    return Dealt(record_id=meeting.id, line=line, what=what, note=note)


def _attendee(desk: Desk, row: Row) -> dict[str, Any]:
    """Return what a row says, as minutes have it; but whose deputy it is, by name."""
    name, role = required(row, Column.PERSON), row[Column.ROLE]
    presence = row[Column.PRESENCE]
    usual = AttendanceRole.DEPUTY if row[Column.DEPUTY_FOR] else AttendanceRole.MEMBER
    organisation = desk.directory.organisation(row[Column.ORGANISATION]) if row[Column.ORGANISATION] else None
    found = {
        "name": name,
        "role": value(Column.ROLE, role, "attendance-role") if role else str(usual),
        "presence": value(Column.PRESENCE, presence, "presence") if presence else str(Presence.PRESENT),
        "organisation_id": organisation.id.hex if organisation else None,
        "excuse": row[Column.TEXT] or None,
    }
    attendance([found], [])
    return found


def _tell(desk: Desk, archive: Archive, own: Row, meeting: Meeting) -> set[int]:
    """Draft the minutes with everybody of whom rows say that they came; return those rows. What is wrong of `own`."""
    told = meeting.minutes["attendance"] if meeting.minutes else []
    people: dict[int, tuple[Row, dict[str, Any]]] = {}
    for row in rows_of_meeting(desk, archive, meeting.id):
        if not _says_who_came(row):
            continue
        try:
            one = _attendee(desk, row)
        except DomainError:
            continue  # said where that row is dealt with
        if not _named(told, one["name"]) and not any(_named([other], one["name"]) for _, other in people.values()):
            people[row.number] = row, one
    while True:
        wrong = _wrong(archive, meeting, told, people)
        if not wrong:
            break
        if own.number in wrong:
            raise wrong[own.number]
        for number in wrong:
            del people[number]
    draft(archive, meeting, _keyed(told, people))
    return set(people)


def _wrong(
    archive: Archive, meeting: Meeting, told: list[dict[str, Any]], people: dict[int, tuple[Row, dict[str, Any]]]
) -> dict[int, DomainError]:
    """Return which rows cannot be, and why."""
    found: dict[int, DomainError] = {}
    known = [*told, *(one for _, one in people.values())]
    for number, (row, _) in people.items():
        if row[Column.DEPUTY_FOR] and not _named(known, row[Column.DEPUTY_FOR]):
            name = row[Column.DEPUTY_FOR]
            found[number] = InvalidValueError(field=Column.DEPUTY_FOR, value=name, problem="unknown-attendee")
    if found:
        return found
    try:
        items = [one.item for one in agenda(meeting.facts)]
        minutes(minutes_with(archive, meeting, _keyed(told, people)), items=items)
    except InvalidRowsError as error:
        if error.values["field"] != "attendance":
            raise
        numbers = list(people)
        return {numbers[place - len(told)]: one for place, one in error.rows.items() if place >= len(told)}
    return {}


def _keyed(told: list[dict[str, Any]], people: Mapping[int, tuple[Row, dict[str, Any]]]) -> list[dict[str, Any]]:
    """Return the people with keys of their own, and those of whom they are deputies by theirs."""
    new = [{**one, "key": f"p{len(told) + place}"} for place, (_, one) in enumerate(people.values(), 1)]
    known = [*told, *new]
    for one, (row, _) in zip(new, people.values(), strict=True):
        member = _named(known, row[Column.DEPUTY_FOR]) if row[Column.DEPUTY_FOR] else None
        one["deputy_for"] = member["key"] if member else None
    return new


def _says_who_came(row: Row) -> bool:
    try:
        return value(Column.EVENT, row[Column.EVENT], "meeting-event") == RecordKind.MINUTES
    except InvalidValueError:  # a row of another type, or said where that row is dealt with
        return False


def _named(people: Iterable[Mapping[str, Any]], name: str) -> Mapping[str, Any] | None:
    return next((one for one in people if folded(one["name"]) == folded(name)), None)


def _differences(
    people: list[dict[str, Any]], there: Mapping[str, Any], wanted: dict[str, Any], row: Row
) -> tuple[Remark, ...]:
    found = differs_in(Column.ROLE, there["role"], row, "attendance-role")
    found += differs_in(Column.PRESENCE, there["presence"], row, "presence")
    found += differs(Column.TEXT, there["excuse"], wanted["excuse"])
    member = next((one["name"] for one in people if one["key"] == there["deputy_for"]), None)
    if folded(row[Column.DEPUTY_FOR]) != folded(member or ""):
        found += differs(Column.DEPUTY_FOR, member, row[Column.DEPUTY_FOR])
    return found
