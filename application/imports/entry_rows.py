"""Rows of journal entries, with their files."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.journal import RegisterEntry, register_entry
from application.imports.accessing import WantedAccess, access_in, make_public, set_shielding
from application.imports.attached import compared, file_public, named_in, taken_in
from application.imports.cells import date_in, folded, listed, number_kind, required
from application.imports.columns import Column
from application.imports.dealing import Dealt, Desk, differs, differs_in, line_of
from application.imports.filing import BY
from application.imports.naming import ENTRY
from application.imports.report import Line, Outcome, Remark
from application.imports.row_errors import CaseDisagreesError
from application.imports.table_rows import Row
from application.imports.vocabulary import value
from domain.cases import Case
from domain.errors import InvalidValueError
from domain.journal import JournalEntry, JournalEntryKind, party

_SHIELDED = ("(skjermet)", "(skjerma)", "(shielded)")


def file_entry(desk: Desk, archive: Archive, row: Row) -> Dealt:
    """Register a journal entry, or say that it is there."""
    title, (case_id, number) = required(row, Column.TITLE), _place(desk, archive, row)
    case = archive.load(Case, case_id)
    reference = f"{case.reference}-{number}" if number is not None else None
    dates = [date_in(row, column) for column in (Column.DATE, Column.RECEIVED, Column.SENT)]
    content = (str(case_id), folded(title), *(one or "" for one in dates), row[Column.FILE])
    entry_id, there = desk.naming.identify(archive, "journal-entry", row, reference=reference, content=content)
    kind = _kind(row)
    senders, recipients = (_parties(desk, row[column]) for column in (Column.SENDERS, Column.RECIPIENTS))
    access, named = access_in(row), named_in(desk, row)
    if named.public and not row[Column.FILE]:
        raise InvalidValueError(field=Column.FILE, value="", problem="missing")
    if there:
        return _there(desk, archive, row, entry_id, access, case, reference)
    documents, remarks = taken_in(desk, named, entry_id)
    command = RegisterEntry(
        entry_id=entry_id,
        case_id=case_id,
        kind=kind,
        title=title,
        number=number,
        next_number=1 if number is not None else desk.filing.next_number(case_id),
        public_title=row[Column.PUBLIC_TITLE] or None,
        senders=senders,
        recipients=recipients,
        document_date=dates[0],
        received_on=dates[1],
        sent_on=dates[2],
        documents=documents,
        by=BY,
    )
    register_entry(archive, command)
    if documents:
        remarks += file_public(desk, archive, documents[0].document_id, named.public)
    remarks += set_shielding(archive, "journal-entry", entry_id, access, title=title, entry_kinds=[kind])
    if access.publishes(otherwise=desk.filing.publish):
        make_public(archive, "journal-entry", entry_id, [one.document_id for one in documents])
    entry = archive.load(JournalEntry, entry_id)
    return Dealt(record_id=entry_id, line=_line(row, entry, Outcome.FILED, remarks), case_id=case_id)


def _place(desk: Desk, archive: Archive, row: Row) -> tuple[UUID, int | None]:
    """Return the case of the entry, and its number in it where the row says one: `2025/17-3`, or `3` beside a case."""
    written, case = row[Column.REFERENCE], row[Column.CASE]
    match = ENTRY.fullmatch(written)
    if match is None:
        if written and not (written.isascii() and written.isdecimal() and int(written)):
            raise InvalidValueError(field=Column.REFERENCE, value=written, problem="bad-entry-reference")
        return desk.naming.case(archive, required(row, Column.CASE)), int(written) if written else None
    numbered = desk.naming.case(archive, match[1])
    if case and desk.naming.case(archive, case) != numbered:
        raise CaseDisagreesError(case=case, reference=written)
    return numbered, int(match[2])


def _kind(row: Row) -> str:
    written = row[Column.KIND]
    return value(Column.KIND, written, "journal-entry") if written else str(JournalEntryKind.UNKNOWN)


def _parties(desk: Desk, cell: str) -> tuple[dict[str, Any], ...]:
    """Return senders or recipients; one that ends with `(skjermet)` is named to officers only."""
    return tuple(_party(desk, written) for written in listed(cell))


def _party(desk: Desk, written: str) -> dict[str, Any]:
    ending = next((one for one in _SHIELDED if written.casefold().endswith(one)), "")
    name = written[: len(written) - len(ending)].strip()
    organisation = desk.directory.party(name)
    if organisation is None:
        return party(name, shielded=bool(ending))
    shown = organisation.name if number_kind(name) else name  # old papers keep the name they were written with
    return party(shown, organisation.id, shielded=bool(ending))


def _there(
    desk: Desk, archive: Archive, row: Row, entry_id: UUID, access: WantedAccess, case: Case, reference: str | None
) -> Dealt:
    """Compare the entry with the row; publish it where the row or the command asks for that."""
    entry = archive.load(JournalEntry, entry_id)
    documents, remarks = compared(desk, archive, named_in(desk, row), entry_id, entry.documents)
    remarks += _differences(desk, entry, row) + differs(Column.REFERENCE, entry.reference, reference)
    if case.id != entry.case_id:
        remarks += differs(Column.CASE, archive.load(Case, entry.case_id).reference, case.reference)
    shielding = access.differs_from(entry)
    published = False
    if not shielding and access.publishes(otherwise=desk.filing.publish):
        published = make_public(archive, "journal-entry", entry_id, documents)
    remarks += access.unpublished_in_vain(entry)
    outcome = Outcome.CHANGED if published else Outcome.THERE
    return Dealt(record_id=entry_id, line=_line(row, entry, outcome, remarks + shielding), case_id=entry.case_id)


def _differences(desk: Desk, entry: JournalEntry, row: Row) -> tuple[Remark, ...]:
    found = (
        differs(Column.TITLE, entry.title, row[Column.TITLE])
        + differs(Column.PUBLIC_TITLE, entry.public_title, row[Column.PUBLIC_TITLE])
        + differs_in(Column.KIND, entry.kind, row, "journal-entry")
        + differs(Column.DATE, entry.document_date, date_in(row, Column.DATE))
        + differs(Column.RECEIVED, entry.received_on, date_in(row, Column.RECEIVED))
        + differs(Column.SENT, entry.sent_on, date_in(row, Column.SENT))
    )
    for column, filed in ((Column.SENDERS, entry.senders), (Column.RECIPIENTS, entry.recipients)):
        found += differs(column, _names(filed), _names(_parties(desk, row[column])))
    return found


def _names(parties: Sequence[dict[str, Any]]) -> str:
    return "; ".join(str(one["name"]) + (" (skjermet)" if one["shielded"] else "") for one in parties)


def _line(row: Row, entry: JournalEntry, outcome: Outcome, remarks: tuple[Remark, ...] = ()) -> Line:
    return line_of(row, "journal-entry", outcome, entry.reference, entry.title, remarks)
