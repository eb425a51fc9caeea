"""Rows of principles and action plans: what each is called and what it is for; versions have rows of their own."""

from uuid import UUID

from application.archive import Archive
from application.imports.accessing import WantedAccess, access_in, make_public, set_shielding
from application.imports.adopted_kinds import ACTION_PLAN, PRINCIPLES, AdoptedKind
from application.imports.cells import folded, required
from application.imports.columns import Column
from application.imports.dealing import Dealt, Desk, differs, line_of, newly_filed
from application.imports.filing import BY
from application.imports.naming import holder
from application.imports.records_told import TAKEN_BACK
from application.imports.report import Line, Outcome, Remark
from application.imports.table_rows import Row
from domain.action_plans import ActionPlan
from domain.principles import Principles
from domain.references import adopted_reference

_FIELDS = {Column.TITLE: "title", Column.PUBLIC_TITLE: "public_title", Column.COVERS: "about"}


def file_principles(desk: Desk, archive: Archive, row: Row) -> Dealt:
    """Register principles, or say that they are there."""
    return _file(PRINCIPLES, desk, archive, row)


def file_action_plan(desk: Desk, archive: Archive, row: Row) -> Dealt:
    """Register an action plan, or say that it is there."""
    return _file(ACTION_PLAN, desk, archive, row)


def _file(one: AdoptedKind, desk: Desk, archive: Archive, row: Row) -> Dealt:
    title = required(row, Column.TITLE)
    reference = adopted_reference(row[Column.REFERENCE]) if row[Column.REFERENCE] else None
    record_id, there = _identify(one, desk, archive, row, reference)
    desk.naming.claim(record_id, row)
    desk.naming.require_own_key(one.kind, record_id, row)
    access = access_in(row)
    if there:
        return _there(one, desk, archive, row, record_id, access)
    told = {field: row[column] or None for column, field in _FIELDS.items()}
    sequence = desk.next_sequences.get(one.kind, 1)
    one.register(archive, record_id, reference=reference, next_sequence=sequence, by=BY, **told)
    remarks = set_shielding(archive, one.kind, record_id, access, title=title)
    if access.publishes(otherwise=desk.filing.publish):
        make_public(archive, one.kind, record_id)
    record = archive.load(one.aggregate, record_id)
    line = _line(one, row, record, Outcome.FILED, remarks)
    return newly_filed(desk, one.kind, record_id, line, given=reference)


def _identify(one: AdoptedKind, desk: Desk, archive: Archive, row: Row, reference: str | None) -> tuple[UUID, bool]:
    """Return the id, and whether it is there; what was registered by hand goes by its reference."""
    held = holder(archive, one.claim(reference)) if reference else None
    if held is not None:
        return held, True
    return desk.naming.identify(archive, one.kind, row, reference=reference, content=(folded(row[Column.TITLE]),))


def _there(one: AdoptedKind, desk: Desk, archive: Archive, row: Row, record_id: UUID, access: WantedAccess) -> Dealt:
    """Compare it with the row; publish it where the row or the command asks for that."""
    record = archive.load(one.aggregate, record_id)
    if record.facts["is_withdrawn"]:
        return Dealt(record_id=record_id, line=_line(one, row, record, Outcome.THERE, TAKEN_BACK))
    remarks = tuple(
        remark for column, field in _FIELDS.items() for remark in differs(column, record.facts[field], row[column])
    )
    shielding = access.differs_from(record)
    published = False
    if not shielding and access.publishes(otherwise=desk.filing.publish):
        published = make_public(archive, one.kind, record_id)
    remarks += access.unpublished_in_vain(record)
    outcome = Outcome.CHANGED if published else Outcome.THERE
    return Dealt(record_id=record_id, line=_line(one, row, record, outcome, remarks + shielding))


def _line(
    one: AdoptedKind, row: Row, record: ActionPlan | Principles, outcome: Outcome, remarks: tuple[Remark, ...]
) -> Line:
    return line_of(row, one.kind, outcome, record.reference, record.facts["title"], remarks)
