"""Rows of cases, and the closing of those that were closed when all in them is filed."""

from uuid import UUID

from application.archive import Archive
from application.commands.cases import CloseCase, OpenCase, close_case, open_case
from application.imports.cells import date_in, folded, listed, required
from application.imports.columns import Column
from application.imports.dealing import Dealt, Desk, differs, line_of
from application.imports.filing import BY
from application.imports.report import Line, Outcome, Remark
from application.imports.table_rows import Row
from domain import clock
from domain.cases import Case
from domain.dates import require_not_before
from domain.references import CaseReference

_BETWEEN_AREAS = ";,\n"


def file_case(desk: Desk, archive: Archive, row: Row) -> Dealt:
    """Open a case, or say that it is there."""
    title, opened_on = required(row, Column.TITLE), date_in(row, Column.DATE)
    # Refused now, and not when everything in the case is filed.
    require_not_before(opened_on, date_in(row, Column.ENDED), field=Column.ENDED)
    reference = str(CaseReference.parse(row[Column.REFERENCE])) if row[Column.REFERENCE] else None
    case_id, there = desk.naming.identify(archive, "case", row, reference=reference, content=(folded(title),))
    if there:
        case = archive.load(Case, case_id)
        remarks = _differences(case, row, reference, opened_on)
        return Dealt(record_id=case_id, line=_line(row, case, Outcome.THERE, remarks))
    command = OpenCase(
        case_id=case_id,
        reference=reference,
        next_sequence=1 if reference else desk.filing.next_sequence(),
        title=title,
        public_title=row[Column.PUBLIC_TITLE] or None,
        opened_on=opened_on,
        subject_areas=tuple(listed(row[Column.SUBJECT_AREAS], _BETWEEN_AREAS)),
        by=BY,
    )
    open_case(archive, command)
    return Dealt(record_id=case_id, line=_line(row, archive.load(Case, case_id), Outcome.FILED))


def note_sequence(desk: Desk, line: Line) -> None:
    """Remember that a number of this year is taken."""
    if CaseReference.parse(line.reference).year == clock.today().year:
        desk.filing.took(line.reference)


def close(archive: Archive, row: Row, case_id: UUID) -> tuple[Case, bool]:
    """Close the row's case unless it was closed once before; return it, and whether that was new."""
    case = archive.load(Case, case_id)
    events = archive.recorder.select_events(case_id)
    if any(one.topic == Case.Closed.TOPIC for one in events):  # and if somebody reopened it, it stays open
        return case, False
    close_case(archive, CloseCase(case_id=case_id, closed_on=date_in(row, Column.ENDED), by=BY))
    return archive.load(Case, case_id), True


def _differences(case: Case, row: Row, reference: str | None, opened_on: str | None) -> tuple[Remark, ...]:
    areas = sorted(set(listed(row[Column.SUBJECT_AREAS], _BETWEEN_AREAS)))
    return (
        differs(Column.REFERENCE, case.reference, reference)
        + differs(Column.TITLE, case.title, row[Column.TITLE])
        + differs(Column.PUBLIC_TITLE, case.public_title, row[Column.PUBLIC_TITLE])
        + differs(Column.DATE, case.opened_on, opened_on)
        + differs(Column.SUBJECT_AREAS, ", ".join(case.subject_areas), ", ".join(areas))
    )


def _line(row: Row, case: Case, outcome: Outcome, remarks: tuple[Remark, ...] = ()) -> Line:
    return line_of(row, "case", outcome, case.reference, case.title, remarks)
