"""Rows of agenda items: what lay before a meeting, with its papers, and the decision that came of it."""

from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.agendas import ArrangeAgenda, SetItem, arrange_agenda, set_item
from application.imports.attached import Named, named_in
from application.imports.cells import folded, required
from application.imports.columns import Column
from application.imports.dealing import Dealt, Desk, differs, differs_in, line_of
from application.imports.event_recording import event_id
from application.imports.event_texts import other_files, publish_texts, texts_in
from application.imports.filing import BY
from application.imports.naming import holder
from application.imports.report import Outcome, Remark
from application.imports.table_rows import Row
from application.imports.vocabulary import value
from domain.cases import Case
from domain.decisions import Decision
from domain.errors import InvalidValueError
from domain.meetings import Item, ItemKind, Meeting, RecordKind, agenda, closed_items
from domain.recorded import records_of
from domain.references import decision_claim, item_number

_PLAIN = {
    Column.TITLE: "title",
    Column.PUBLIC_TITLE: "public_title",
    Column.RECOMMENDATION: "recommendation",
}


def file_meeting_item(desk: Desk, archive: Archive, row: Row) -> Dealt:
    """Put an item on a meeting's agenda with its number, or say that it is there; link the decision it became."""
    meeting = archive.load(Meeting, desk.naming.meeting(archive, required(row, Column.MEETING)))
    title, number = required(row, Column.TITLE), _number(desk, meeting, row)
    told: dict[str, Any] = {
        "title": title,
        "public_title": row[Column.PUBLIC_TITLE] or None,
        "item_kind": value(Column.KIND, row[Column.KIND], "item-kind") if row[Column.KIND] else ItemKind.DECISION,
        "case_id": desk.naming.case(archive, row[Column.CASE]) if row[Column.CASE] else None,
        "recommendation": row[Column.RECOMMENDATION] or None,
        "closed": _closed(row),
        "outside_agenda": _yes(row, Column.OUTSIDE),
    }
    decision_id, named = _decision(desk, archive, meeting, row, number), named_in(desk, row)
    there = _same(desk, meeting, row, number)
    remarks: tuple[Remark, ...] = ()
    if there is None:
        remarks = _set(desk, archive, meeting.id, told, named)
        item = archive.load(Meeting, meeting.id).version
        _arrange(archive, meeting.id, item, number)
    else:
        item = there.item
        remarks = _differences(archive, there, row, told) + other_files(desk, meeting, named)
    desk.naming.claim(event_id(meeting, item), row)
    is_linked = decision_id is not None and _link(archive, meeting.id, item, decision_id)
    meeting = archive.load(Meeting, meeting.id)
    published = item not in closed_items(meeting.facts) and publish_texts(desk, archive, meeting, row)
    added = Outcome.CHANGED if is_linked or published else Outcome.THERE
    outcome = Outcome.FILED if there is None else added
    reference = " ".join(filter(None, (meeting.reference, number)))
    line = line_of(row, "meeting-item", outcome, reference, title, remarks)
    return Dealt(record_id=event_id(meeting, item), line=line)


def _number(desk: Desk, meeting: Meeting, row: Row) -> str | None:
    """Return the number: `23/2025`, or with the body before it as in `RR 23/2025`."""
    written = " ".join(row[Column.REFERENCE].split())
    if not written:
        return None
    prefix, _, number = written.rpartition(" ")
    if prefix and desk.directory.body(prefix).id.hex not in (meeting.facts["body_id"], *meeting.facts["bodies"]):
        raise InvalidValueError(field=Column.BODY, value=prefix, problem="other-body", number=prefix)
    return item_number(number)


def _closed(row: Row) -> dict[str, str | None] | None:
    if not row[Column.CLOSED]:
        return None
    return {"section": row[Column.CLOSED], "reason": row[Column.TEXT] or None}


def _yes(row: Row, column: Column) -> bool:
    return bool(row[column]) and value(column, row[column], "yes-or-no") == "yes"


def _decision(desk: Desk, archive: Archive, meeting: Meeting, row: Row, number: str | None) -> UUID | None:
    """Return the decision that the row names; without one, that which the meeting's body made under the number."""
    if row[Column.DECISION]:
        return desk.naming.record(archive, row[Column.DECISION], ("decision",))[1]
    if number is None:
        return None
    body = desk.directory.bodies[UUID(meeting.facts["body_id"])]
    called = {one.abbreviation for one in body.names if one.abbreviation} | {body.abbreviation}
    found = (holder(archive, decision_claim(f"{one} {number}")) for one in sorted(called))
    return next((one for one in found if one is not None), None)


def _same(desk: Desk, meeting: Meeting, row: Row, number: str | None) -> Item | None:
    """Return the item of the row: that with its number, or where it has none the one with its title."""
    items = agenda(meeting.facts)
    if number is not None:
        return next((one for one in items if one.number == number), None)
    alike = [one for one in items if folded(one.title) == folded(row[Column.TITLE])]
    free = [one for one in alike if not desk.naming.is_of_another_row(event_id(meeting, one.item), row)]
    return free[0] if free else None


def _set(desk: Desk, archive: Archive, meeting_id: UUID, told: dict[str, Any], named: Named) -> tuple[Remark, ...]:
    files, documents, remarks = texts_in(desk, archive.load(Meeting, meeting_id), named)
    set_item(archive, SetItem(meeting_id=meeting_id, files=files, documents=documents, by=BY, **told))
    return remarks


def _arrange(archive: Archive, meeting_id: UUID, item: int, number: str | None) -> None:
    """Give a new item its number, at the end of the agenda."""
    if number is None:
        return
    order = [{"item": one.item, "number": one.number} for one in agenda(archive.load(Meeting, meeting_id).facts)]
    numbered = tuple({**one, "number": number} if one["item"] == item else one for one in order)
    arrange_agenda(archive, ArrangeAgenda(meeting_id=meeting_id, items=numbered, by=BY))


def _link(archive: Archive, meeting_id: UUID, item: int, decision_id: UUID) -> bool:
    """Say which decision the item became; return whether that is new."""
    meeting = archive.load(Meeting, meeting_id)
    told = [one["decision_id"] for _, one in records_of(meeting.facts, RecordKind.DECIDED) if one["item"] == item]
    if decision_id.hex in told:
        return False
    archive.require(Decision, decision_id, field="decision")
    meeting.decide(item, decision_id, by=BY)
    archive.record(meeting)
    return True


def _differences(archive: Archive, there: Item, row: Row, told: dict[str, Any]) -> tuple[Remark, ...]:
    found: tuple[Remark, ...] = ()
    for column, field in _PLAIN.items():
        found += differs(column, getattr(there, field), told[field])
    found += differs_in(Column.KIND, there.kind, row, "item-kind")
    if told["closed"]:
        found += differs(Column.CLOSED, (there.closed or {}).get("section"), row[Column.CLOSED])
    if told["case_id"] is not None and told["case_id"].hex != there.case_id:
        filed = archive.load(Case, UUID(there.case_id)).reference if there.case_id else None
        found += differs(Column.CASE, filed, row[Column.CASE])
    return found
