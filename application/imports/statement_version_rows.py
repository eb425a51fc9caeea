"""Rows of versions of statements: their texts, and who adopted them."""

from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.statement_versions import (
    AdoptStatement,
    DraftStatementVersion,
    adopt_statement,
    draft_statement_version,
)
from application.imports.accessing import WantedAccess, access_in, make_public, set_shielding
from application.imports.agreements_told import version_number
from application.imports.appointment_bases import basis_in
from application.imports.attached import file_public, named_in
from application.imports.cells import date_in, folded, required
from application.imports.columns import Column
from application.imports.dealing import Dealt, Desk, line_of, not_used
from application.imports.event_recording import Event, Recorded, Said, became, event_id, record_once
from application.imports.event_texts import texts_in
from application.imports.filing import BY
from application.imports.report import Line, Outcome, Remark
from application.imports.table_rows import Row
from application.imports.vocabulary import VALUES, value, word
from domain.documents import Document
from domain.errors import InvalidValueError
from domain.recorded import Record
from domain.statements import AdoptedBy, Statement
from domain.statements.drafts import drafts
from domain.statements.facts import RecordKind, version_record, versions_of

_OF_ADOPTION = (Column.DECISION, Column.AUTHORITY, Column.AUTHORITY_REFERENCE, Column.DECIDED, Column.MANDATE)
_UNDER_AUTHORITY = {folded(name) for names in VALUES["under-authority"].values() for name in names}


def file_statement_version(desk: Desk, archive: Archive, row: Row) -> Dealt:
    """Make a version of a statement, or say that it is there; say that it was adopted, where the row does."""
    statement = archive.load(Statement, desk.naming.statement(archive, required(row, Column.STATEMENT)))
    version = version_number(row, Column.VERSION)
    if version is None:
        raise InvalidValueError(field=Column.VERSION, value="", problem="missing")
    access = access_in(row)
    drafted = _draft(desk, archive, row, statement, version, access)
    adopted = [] if not any(row[one] for one in _OF_ADOPTION) else [_adopt(desk, archive, row, statement.id, version)]
    outcome, remarks = became([drafted, *adopted], published=False)
    statement = archive.load(Statement, statement.id)
    if drafted.outcome is Outcome.THERE:
        remarks += _other_access(archive, statement, version, access)
    if not row[Column.FILE]:
        remarks += not_used(row, (Column.PUBLIC_FILE,))
    line = _line(row, statement, version, outcome, remarks)
    return Dealt(record_id=event_id(statement, drafted.number), line=line)


def statement_version_in(desk: Desk, statement: Statement, row: Row) -> int | None:
    """Return the version that a row names, None for none. LeftOutAboveError, InvalidValueError."""
    number = version_number(row, Column.VERSION)
    if number is not None and number not in versions_of(statement.facts):
        desk.naming.require_not_left_out("statement-version", f"{row[Column.STATEMENT]} {row[Column.VERSION]}")
        raise InvalidValueError(field=Column.VERSION, value=number, problem="unknown-statement-version")
    return number


def publish_statement_version(desk: Desk, archive: Archive, row: Row) -> tuple[Line, bool]:
    """Publish the texts of a row's version when all told of it is filed; return its line, and whether that was new.

    Those of a version that is only drafted stay closed. A row that says nothing follows the statement.
    """
    statement = archive.load(Statement, desk.naming.statement(archive, required(row, Column.STATEMENT)))
    version, access = version_number(row, Column.VERSION) or 0, access_in(row)
    publish = access.published
    if publish is None:
        publish = statement.is_published or desk.filing.publish
    is_draft = version in drafts(statement.facts)
    published = False
    if publish and not is_draft and not statement.facts["is_withdrawn"]:
        for one in _texts(statement, version):
            if not access.differs_from(archive.load(Document, one)):
                published |= make_public(archive, "document", one)
    remarks = (Remark("import-draft-closed", {}),) if access.published and is_draft else ()
    return _line(row, statement, version, Outcome.CHANGED, remarks), published


def _draft(
    desk: Desk, archive: Archive, row: Row, statement: Statement, version: int, access: WantedAccess
) -> Recorded:
    day, named = date_in(row, Column.DATE), named_in(desk, row)
    said = (
        Said("label", Column.TITLE, row[Column.TITLE] or None),
        Said("summary", Column.SUMMARY, row[Column.SUMMARY] or None),
        Said("note", Column.TEXT, row[Column.TEXT] or None),
        Said("corrects", Column.CORRECTS, version_number(row, Column.CORRECTS)),
    )
    event = Event(RecordKind.VERSION, "drafted_on", day, {"version": version}, said, again=False)

    def record() -> tuple[Remark, ...]:
        files, documents, remarks = texts_in(desk, statement, named)
        told = {one.field: one.value for one in said}
        command = DraftStatementVersion(
            statement_id=statement.id,
            version=version,
            drafted_on=day,
            files=files,
            documents=documents,
            by=BY,
            **told,
        )
        draft_statement_version(archive, command)
        for number, one in enumerate(files):
            if not number and row[Column.FILE]:
                remarks += file_public(desk, archive, one.document_id, named.public)
            remarks += set_shielding(archive, "document", one.document_id, access, title=one.title or one.name)
        return remarks

    return record_once(desk, archive, row, statement, event, record, named)


def _adopt(desk: Desk, archive: Archive, row: Row, statement_id: UUID, version: int) -> Recorded:
    """Say who adopted the version: leader or secretary under a named authority, or those who decide."""
    statement, told = archive.load(Statement, statement_id), dict[str, Any]()
    if folded(row[Column.AUTHORITY]) in _UNDER_AUTHORITY:
        told["adopted_by"] = value(Column.AUTHORITY, row[Column.AUTHORITY], "under-authority")
        told["authority"] = required(row, Column.MANDATE)
        values = {**row.values, Column.AUTHORITY: "", Column.AUTHORITY_REFERENCE: ""}
        basis, _ = basis_in(desk, archive, Row(row.number, values), None)
        day: str | None = date_in(row, Column.DECIDED) or required(row, Column.DECIDED)
    else:
        told |= {"adopted_by": str(AdoptedBy.DECISION), "authority": row[Column.MANDATE] or None}
        basis, decided_on = basis_in(desk, archive, row, None)
        day = decided_on or required(row, Column.DECIDED)
    said = (
        Said("adopted_by", Column.AUTHORITY, told["adopted_by"], _adopter),
        Said("authority", Column.MANDATE, told["authority"]),
    )
    event = Event(RecordKind.ADOPTION, "adopted_on", day, {"version": version}, said, basis, again=False)

    def record() -> tuple[Remark, ...]:
        command = AdoptStatement(statement_id=statement_id, version=version, adopted_on=day, basis=basis, by=BY, **told)
        adopt_statement(archive, command)
        return ()

    return record_once(desk, archive, row, statement, event, record)


def _adopter(adopted_by: str | None) -> str:
    return word(adopted_by, "under-authority") if adopted_by in VALUES["under-authority"] else str(adopted_by or "")


def _other_access(archive: Archive, statement: Statement, version: int, access: WantedAccess) -> tuple[Remark, ...]:
    remarks: tuple[Remark, ...] = ()
    for one in _texts(statement, version)[:1]:
        document = archive.load(Document, one)
        remarks += access.differs_from(document) + access.unpublished_in_vain(document)
    return remarks


def _texts(statement: Statement, version: int) -> list[UUID]:
    told: tuple[int, Record] | None = version_record(statement.facts, version)
    return [UUID(one["document_id"]) for one in told[1]["texts"]] if told else []


def _line(row: Row, statement: Statement, version: int, outcome: Outcome, remarks: tuple[Remark, ...] = ()) -> Line:
    title = row[Column.TITLE] or statement.facts["title"]
    return line_of(row, "statement-version", outcome, f"{statement.reference} v{version}", title, remarks)
