"""Rows of what versions hold, dealt with when the versions are: each came in with its version, or is compared."""

from typing import Any

from application.archive import Archive
from application.imports.adopted_kinds import ACTION_PLAN, PRINCIPLES
from application.imports.adopted_parts import Held, id_of, part_in, part_told
from application.imports.agreements_told import version_number
from application.imports.columns import Column
from application.imports.dealing import Dealt, Desk, differs, line_of, not_used
from application.imports.identity import made_from
from application.imports.parts import OWNERS
from application.imports.records_told import TAKEN_BACK, told
from application.imports.report import Outcome, Remark
from application.imports.responsible import responsible_words
from application.imports.row_errors import UnknownAdoptedVersionError, VersionWithoutError
from application.imports.table_rows import Row
from application.imports.vocabulary import word
from domain.action_plans.rows import require_goals
from domain.errors import InvalidRowsError, InvalidValueError
from domain.in_force import VERSION
from domain.recorded import Record

_TEXTS = {
    "text": Column.TEXT,
    "note": Column.TEXT,
    "heading": Column.TITLE,
    "area": Column.SUBJECT_AREAS,
    "goal": Column.GOAL,
    "due": Column.DEADLINE,
    "meetings": Column.MEETINGS,
}
"""Fields that are compared as they stand, with the columns they come from."""


def file_part(kind: str, desk: Desk, archive: Archive, row: Row) -> Dealt:
    """Say that what a row says came in with its version, or how that is otherwise in the archive."""
    one = PRINCIPLES if OWNERS[kind] is Column.PRINCIPLES else ACTION_PLAN
    holder, version = one.of(desk, archive, row), version_number(row, Column.VERSION)
    if version is None:
        raise InvalidValueError(field=Column.VERSION, value="", problem="missing")
    part = part_in(desk, archive, kind, row)
    before = told(archive, holder, VERSION, version=version)
    if not before:
        desk.naming.require_not_left_out(f"{one.kind}-version", f"{row[one.column]} {row[Column.VERSION]}")
        raise UnknownAdoptedVersionError(reference=holder.reference, version=version)
    now, first = before[-1].now, before[-1].first
    found = part_told(now[part.field], part) if now else None
    remarks: tuple[Remark, ...] = TAKEN_BACK
    if found is not None:
        remarks = _differences(desk, part, found)
    elif part_told(first[part.field], part) is None:
        _require_goal(part, now or first)
        raise VersionWithoutError(reference=holder.reference, version=version)
    known = id_of(part.field, found) if found else str(row.number)
    record_id = made_from("part", holder.id.hex, str(version), part.field, known)
    desk.naming.claim(record_id, row)
    if kind == "action-plan-line" and part.field != "sections":
        remarks += not_used(row, (Column.TITLE,))
    outcome = Outcome.FILED if desk.parts.came_with(holder.id, version, row) else Outcome.THERE
    title = " ".join(filter(None, [known if found and part.field != "arenas" else "", _called(part)]))
    line = line_of(row, kind, outcome, f"{holder.reference} v{version}", title, remarks)
    return Dealt(record_id=record_id, line=line)


def _require_goal(part: Held, version: Record) -> None:
    if part.field == "measures":
        try:
            require_goals(version["goals"], [part.content])
        except InvalidRowsError as error:
            raise error.rows[0] from error


def _differences(desk: Desk, part: Held, filed: Record) -> tuple[Remark, ...]:
    given: Record = part.content
    found: tuple[Remark, ...] = ()
    for field, column in _TEXTS.items():
        if field in given:
            found += differs(column, filed[field], given[field])
    if part.field == "measures":
        found += differs(Column.RESPONSIBLE, *(responsible_words(desk, _told(one)) for one in (filed, given)))
    if part.field == "points":
        found += differs(Column.ANSWERING_WAY, *(word(one["way"], "answering-way") for one in (filed, given)))
    if part.field == "arenas":
        if part.row[Column.KIND]:
            found += differs(Column.KIND, *(word(one["kind"], "arena") for one in (filed, given)))
        if given["body_id"] and given["body_id"] != filed["body_id"]:
            names = {body.id.hex: body.name for body in desk.directory.bodies.values()}
            found += differs(Column.BODY, names.get(filed["body_id"], ""), names.get(given["body_id"], ""))
    return found


def _told(one: Record) -> Any:
    return one["responsible"]


def _called(part: Held) -> str:
    content = part.content
    return str(content.get("heading") or content.get("name") or content["text"])[:80]
