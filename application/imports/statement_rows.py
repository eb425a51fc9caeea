"""Rows of statements: what each is, what it answers, and what it takes the place of."""

from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.statements import RegisterStatement, register_statement
from application.imports.accessing import WantedAccess, access_in, make_public, set_shielding
from application.imports.cells import folded, listed, required
from application.imports.columns import Column
from application.imports.dealing import Dealt, Desk, differs, differs_in, line_of, newly_filed
from application.imports.filing import BY
from application.imports.naming import holder
from application.imports.records_told import TAKEN_BACK
from application.imports.report import Line, Outcome, Remark
from application.imports.table_rows import Row
from application.imports.vocabulary import value
from domain.cases import Case
from domain.consultations import Consultation
from domain.references import statement_claim, statement_reference
from domain.statements import Statement

_BETWEEN = ";,\n"


def file_statement(desk: Desk, archive: Archive, row: Row) -> Dealt:
    """Register a statement, or say that it is there."""
    title, kind = required(row, Column.TITLE), value(Column.KIND, required(row, Column.KIND), "statement")
    reference = statement_reference(row[Column.REFERENCE]) if row[Column.REFERENCE] else None
    statement_id, there = _identify(desk, archive, row, reference)
    desk.naming.claim(statement_id, row)
    desk.naming.require_own_key("statement", statement_id, row)
    access = access_in(row)
    named: dict[str, Any] = {
        "case_id": desk.naming.case(archive, row[Column.CASE]) if row[Column.CASE] else None,
        "consultation_id": (
            desk.naming.consultation(archive, row[Column.CONSULTATION]) if row[Column.CONSULTATION] else None
        ),
        "replaces": tuple(desk.naming.statement(archive, one) for one in listed(row[Column.REPLACES], _BETWEEN)),
    }
    if there:
        return _there(desk, archive, row, statement_id, access, named)
    command = RegisterStatement(
        statement_id=statement_id,
        reference=reference,
        next_sequence=desk.next_sequences.get("statement", 1),
        kind=kind,
        title=title,
        public_title=row[Column.PUBLIC_TITLE] or None,
        summary=row[Column.SUMMARY] or None,
        subject_areas=tuple(listed(row[Column.SUBJECT_AREAS], _BETWEEN)),
        by=BY,
        **named,
    )
    register_statement(archive, command)
    remarks = set_shielding(archive, "statement", statement_id, access, title=title)
    if access.publishes(otherwise=desk.filing.publish):
        make_public(archive, "statement", statement_id)
    statement = archive.load(Statement, statement_id)
    line = _line(row, statement, Outcome.FILED, remarks)
    return newly_filed(desk, "statement", statement_id, line, given=reference)


def _identify(desk: Desk, archive: Archive, row: Row, reference: str | None) -> tuple[UUID, bool]:
    """Return the statement's id, and whether it is there; one that was registered by hand goes by its reference."""
    held = holder(archive, statement_claim(reference)) if reference else None
    if held is not None:
        return held, True
    content = (folded(row[Column.TITLE]), folded(row[Column.KIND]))
    return desk.naming.identify(archive, "statement", row, reference=reference, content=content)


def _there(
    desk: Desk, archive: Archive, row: Row, statement_id: UUID, access: WantedAccess, named: dict[str, Any]
) -> Dealt:
    """Compare the statement with the row; publish it where the row or the command asks for that."""
    statement = archive.load(Statement, statement_id)
    if statement.facts["is_withdrawn"]:
        return Dealt(record_id=statement_id, line=_line(row, statement, Outcome.THERE, TAKEN_BACK))
    remarks, shielding = _differences(archive, statement, row, named), access.differs_from(statement)
    published = False
    if not shielding and access.publishes(otherwise=desk.filing.publish):
        published = make_public(archive, "statement", statement_id)
    remarks += access.unpublished_in_vain(statement)
    outcome = Outcome.CHANGED if published else Outcome.THERE
    return Dealt(record_id=statement_id, line=_line(row, statement, outcome, remarks + shielding))


def _differences(archive: Archive, statement: Statement, row: Row, named: dict[str, Any]) -> tuple[Remark, ...]:
    facts = statement.facts
    found = (
        differs(Column.TITLE, facts["title"], row[Column.TITLE])
        + differs(Column.PUBLIC_TITLE, facts["public_title"], row[Column.PUBLIC_TITLE])
        + differs_in(Column.KIND, facts["kind"], row, "statement")
        + differs(Column.SUMMARY, facts["summary"], row[Column.SUMMARY])
    )
    areas = listed(row[Column.SUBJECT_AREAS], _BETWEEN)
    if areas and set(areas) != set(facts["subject_areas"]):
        found += differs(Column.SUBJECT_AREAS, ", ".join(facts["subject_areas"]), ", ".join(areas))
    if named["case_id"] and named["case_id"].hex != facts["case_id"]:
        filed = archive.load(Case, UUID(facts["case_id"])).reference if facts["case_id"] else None
        found += differs(Column.CASE, filed, row[Column.CASE])
    if named["consultation_id"] and named["consultation_id"].hex != facts["consultation_id"]:
        asked = facts["consultation_id"]
        filed = archive.load(Consultation, UUID(asked)).reference if asked else None
        found += differs(Column.CONSULTATION, filed, row[Column.CONSULTATION])
    if named["replaces"] and {one.hex for one in named["replaces"]} != set(facts["replaces"]):
        filed = "; ".join(archive.load(Statement, UUID(one)).reference for one in facts["replaces"])
        found += differs(Column.REPLACES, filed, row[Column.REPLACES])
    return found


def _line(row: Row, statement: Statement, outcome: Outcome, remarks: tuple[Remark, ...] = ()) -> Line:
    return line_of(row, "statement", outcome, statement.reference, statement.facts["title"], remarks)
