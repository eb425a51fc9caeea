"""Rows of versions of principles and action plans: adopted with all that other rows say they hold."""

from functools import partial
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.imports.adopted_kinds import ACTION_PLAN, PRINCIPLES, AdoptedKind
from application.imports.adopted_parts import FIELDS, Held, held_in
from application.imports.agreements_told import version_number
from application.imports.appointment_bases import basis_in
from application.imports.attached import named_in
from application.imports.cells import date_in
from application.imports.columns import Column
from application.imports.dealing import Dealt, Desk, line_of
from application.imports.event_recording import Event, Said, became, record_once
from application.imports.event_texts import publish_texts, texts_in
from application.imports.filing import BY
from application.imports.identity import made_from
from application.imports.report import Outcome, Remark
from application.imports.table_rows import Row
from domain.errors import InvalidValueError


def file_principles_version(desk: Desk, archive: Archive, row: Row) -> Dealt:
    """Adopt a version of principles, or say that it is there."""
    return _file(PRINCIPLES, desk, archive, row)


def file_plan_version(desk: Desk, archive: Archive, row: Row) -> Dealt:
    """Adopt a version of an action plan, or say that it is there."""
    return _file(ACTION_PLAN, desk, archive, row)


def _file(one: AdoptedKind, desk: Desk, archive: Archive, row: Row) -> Dealt:
    holder, version = one.of(desk, archive, row), version_number(row, Column.VERSION)
    if version is None:
        raise InvalidValueError(field=Column.VERSION, value="", problem="missing")
    record_id = version_id(holder.id, version)
    desk.naming.claim(record_id, row)
    basis, decided_on = basis_in(desk, archive, row, None)
    adopted_on = date_in(row, Column.DATE) or decided_on or None
    said = (
        Said("label", Column.TITLE, row[Column.TITLE] or None),
        Said("valid_from", Column.FROM, date_in(row, Column.FROM)),
        Said("valid_until", Column.UNTIL, date_in(row, Column.UNTIL)),
        Said("note", Column.TEXT, row[Column.TEXT] or None),
    )
    event = Event("version", "adopted_on", adopted_on, {"version": version}, said, basis, again=False)
    named, came = named_in(desk, row), list[Held]()

    def record() -> tuple[Remark, ...]:
        came[:] = held_in(one, desk, archive, holder, version)
        held: dict[str, tuple[Any, ...]] = {
            field: tuple(part.content for part in came if part.field == field) for field in FIELDS[one.kind]
        }
        told = {part.field: part.value for part in said}
        files, documents, remarks = texts_in(desk, holder, named)
        one.adopt(
            archive,
            holder.id,
            version=version,
            adopted_on=adopted_on,
            basis=basis,
            files=files,
            documents=documents,
            by=BY,
            **held,
            **told,
        )
        return remarks

    recorded = record_once(desk, archive, row, holder, event, record, named)
    holder = archive.load(one.aggregate, holder.id)
    outcome, remarks = became([recorded], published=publish_texts(desk, archive, holder, row))
    title = row[Column.TITLE] or holder.facts["title"]
    line = line_of(row, f"{one.kind}-version", outcome, f"{holder.reference} v{version}", title, remarks)
    if recorded.outcome is not Outcome.FILED:
        return Dealt(record_id=record_id, line=line)
    rows = frozenset(part.row.number for part in came)
    return Dealt(record_id=record_id, line=line, note=partial(desk.parts.told, holder.id, version, rows))


def version_id(holder_id: UUID, version: int) -> UUID:
    """Return the id that a version goes by among the rows of a manifest."""
    return made_from("version", holder_id.hex, str(version))
