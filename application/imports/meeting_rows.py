"""Rows of meetings: which body met, when and where."""

from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.meetings import PlanMeeting, plan_meeting
from application.imports.accessing import WantedAccess, access_in, make_public, set_shielding
from application.imports.cells import date_in, folded, listed, required
from application.imports.columns import Column
from application.imports.dealing import Dealt, Desk, differs, differs_in, line_of, newly_filed
from application.imports.filing import BY
from application.imports.meeting_plan_rows import planned_meeting
from application.imports.naming import holder
from application.imports.records_told import TAKEN_BACK
from application.imports.report import Line, Outcome, Remark
from application.imports.table_rows import Row
from application.imports.vocabulary import value
from domain.meetings import Meeting, MeetingForm, MeetingKind
from domain.meetings.clock_times import clock_time
from domain.references import meeting_claim, meeting_reference

_PLAIN = {
    Column.TITLE: "title",
    Column.PUBLIC_TITLE: "public_title",
    Column.COVERS: "about",
    Column.DATE: "starts_on",
    Column.UNTIL: "ends_on",
    Column.TIME: "starts_at",
    Column.END_TIME: "ends_at",
    Column.PLACE: "place",
    Column.LINK: "link",
}
"""Columns whose text is a fact as it stands; dates and times as they are read."""

_LISTS = {Column.KIND: ("kind", "meeting-kind"), Column.FORM: ("form", "meeting-form")}
_DATES, _TIMES = (Column.DATE, Column.UNTIL), (Column.TIME, Column.END_TIME)


def file_meeting(desk: Desk, archive: Archive, row: Row) -> Dealt:
    """Register a meeting, or say that it is there."""
    body = desk.directory.body(required(row, Column.BODY))
    required(row, Column.DATE)
    others = {one.id: one for one in map(desk.directory.body, listed(row[Column.BODIES], ";,\n")) if one.id != body.id}
    told: dict[str, Any] = {field: cell_in(row, column) for column, field in _PLAIN.items()}
    reference = meeting_reference(row[Column.REFERENCE]) if row[Column.REFERENCE] else None
    held = holder(archive, meeting_claim(reference)) if reference else None
    held = held or planned_meeting(archive, body.id, str(told["starts_on"]))
    content = (body.id.hex, str(told["starts_on"]), folded(row[Column.TITLE]))
    meeting_id, there = (
        (held, True)
        if held is not None
        else desk.naming.identify(archive, "meeting", row, reference=reference, content=content)
    )
    desk.naming.claim(meeting_id, row)
    desk.naming.require_own_key("meeting", meeting_id, row)
    told["kind"] = str(MeetingKind.JOINT if others else MeetingKind.ORDINARY)
    told["form"] = str(MeetingForm.IN_PERSON)
    told |= {field: value(column, row[column], words) for column, (field, words) in _LISTS.items() if row[column]}
    access = access_in(row)
    if there:
        return _there(desk, archive, row, meeting_id, access, told | {"body_id": body.id, "bodies": others})
    sequence = desk.next_sequences.get("meeting", 1)
    command = PlanMeeting(
        meeting_id=meeting_id,
        body_id=body.id,
        bodies=tuple(others),
        reference=reference,
        next_sequence=sequence,
        by=BY,
        **told,
    )
    plan_meeting(archive, command)
    remarks = set_shielding(archive, "meeting", meeting_id, access, title=row[Column.TITLE])
    if access.publishes(otherwise=desk.filing.publish):
        make_public(archive, "meeting", meeting_id)
    meeting = archive.load(Meeting, meeting_id)
    line = _line(row, meeting, Outcome.FILED, remarks)
    return newly_filed(desk, "meeting", meeting_id, line, given=reference)


def cell_in(row: Row, column: Column) -> str | None:
    """Return what stands in a column as a meeting holds it: dates and times as they are read."""
    if column in _DATES:
        return date_in(row, column)
    return clock_time(column, row[column]) if column in _TIMES else row[column] or None


def _there(
    desk: Desk, archive: Archive, row: Row, meeting_id: UUID, access: WantedAccess, told: dict[str, Any]
) -> Dealt:
    """Compare the meeting with the row; publish it where the row or the command asks for that."""
    meeting = archive.load(Meeting, meeting_id)
    if meeting.facts["is_withdrawn"]:
        return Dealt(record_id=meeting_id, line=_line(row, meeting, Outcome.THERE, TAKEN_BACK))
    remarks = _differences(desk, meeting.facts, row, told)
    shielding = access.differs_from(meeting)
    published = False
    if not shielding and access.publishes(otherwise=desk.filing.publish):
        published = make_public(archive, "meeting", meeting_id)
    remarks += access.unpublished_in_vain(meeting)
    outcome = Outcome.CHANGED if published else Outcome.THERE
    return Dealt(record_id=meeting_id, line=_line(row, meeting, outcome, remarks + shielding))


def _differences(desk: Desk, facts: dict[str, Any], row: Row, told: dict[str, Any]) -> tuple[Remark, ...]:
    found: tuple[Remark, ...] = ()
    for column, field in _PLAIN.items():
        found += differs(column, facts[field], told[field])
    for column, (field, words) in _LISTS.items():
        found += differs_in(column, facts[field], row, words)
    if told["body_id"].hex != facts["body_id"]:
        found += differs(Column.BODY, _name(desk, facts["body_id"]), row[Column.BODY])
    if told["bodies"] and {one.hex for one in told["bodies"]} != set(facts["bodies"]):
        found += differs(Column.BODIES, ", ".join(_name(desk, one) for one in facts["bodies"]), row[Column.BODIES])
    return found


def _name(desk: Desk, body: str) -> str:
    return desk.directory.bodies[UUID(body)].name


def _line(row: Row, meeting: Meeting, outcome: Outcome, remarks: tuple[Remark, ...] = ()) -> Line:
    title = meeting.facts["title"] or " ".join(filter(None, (row[Column.BODY], meeting.facts["starts_on"])))
    return line_of(row, "meeting", outcome, meeting.reference, title, remarks)
