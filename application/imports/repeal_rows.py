"""Rows that say that principles or an action plan are in force no longer."""

from application.archive import Archive
from application.imports.adopted_kinds import ACTION_PLAN, PRINCIPLES
from application.imports.appointment_bases import basis_in
from application.imports.cells import date_in, required
from application.imports.columns import Column
from application.imports.dealing import Dealt, Desk, line_of
from application.imports.event_recording import Event, Said, event_id, record_once
from application.imports.filing import BY
from application.imports.report import Remark
from application.imports.table_rows import Row
from domain.errors import InvalidValueError
from domain.in_force import REPEAL


def file_repeal(desk: Desk, archive: Archive, row: Row) -> Dealt:
    """Let principles or a plan be in force no longer, unless that is told."""
    if row[Column.PRINCIPLES] and row[Column.ACTION_PLAN]:
        raise InvalidValueError(field=Column.ACTION_PLAN, value=row[Column.ACTION_PLAN], problem="one-only")
    one = PRINCIPLES if row[Column.PRINCIPLES] else ACTION_PLAN
    holder = one.of(desk, archive, row)
    basis, decided_on = basis_in(desk, archive, row, None)
    day = date_in(row, Column.DATE) or decided_on or required(row, Column.DATE)
    said = (Said("note", Column.TEXT, row[Column.TEXT] or None),)
    event = Event(REPEAL, "repealed_on", day, {}, said, basis, again=False)

    def record() -> tuple[Remark, ...]:
        one.repeal(archive, holder.id, repealed_on=day, note=said[0].value, basis=basis, by=BY)
        return ()

    recorded = record_once(desk, archive, row, holder, event, record)
    title = str(holder.facts["title"])
    line = line_of(row, "repeal", recorded.outcome, holder.reference, title, recorded.remarks)
    return Dealt(record_id=event_id(holder, recorded.number), line=line)
