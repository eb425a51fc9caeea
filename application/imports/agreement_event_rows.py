"""Rows of what else happened to an agreement: sent, signed, in force, replaced, taken back, reviewed, ended."""

from collections.abc import Mapping
from typing import Any

from application.archive import Archive
from application.commands.agreement_versions import TickPoint, tick_point
from application.imports.agreement_event_sorts import (
    OF_AGREEMENT,
    OF_PARTY,
    OF_POINTS,
    PERHAPS_OF_PARTY,
    SORTS,
    WITHOUT_BASIS,
    Sort,
    used_columns,
)
from application.imports.agreement_treatment_rows import adopter_in, treatment_basis
from application.imports.agreements_told import agreement_in, version_in, version_number
from application.imports.cells import date_in, required
from application.imports.columns import Column
from application.imports.dealing import Dealt, Desk, differs, line_of, not_used
from application.imports.filing import BY
from application.imports.identity import made_from
from application.imports.layout import USED
from application.imports.records_told import TAKEN_BACK, Told, hexed, the_same, told
from application.imports.report import Outcome, Remark
from application.imports.table_rows import Row
from application.imports.vocabulary import value, word
from application.questions.organisations import OrganisationView
from domain.agreements import Agreement
from domain.agreements.facts import RecordKind
from domain.dates import require_not_before
from domain.errors import InvalidValueError


def file_agreement_event(desk: Desk, archive: Archive, row: Row) -> Dealt:
    """Record what happened to an agreement or a version of it, unless that is told."""
    agreement = agreement_in(desk, archive, row)
    kind = RecordKind(value(Column.EVENT, required(row, Column.EVENT), "agreement-event"))
    version = None if kind in OF_AGREEMENT else version_in(desk, agreement, row)
    if kind == RecordKind.POINT:
        return _tick(desk, archive, row, agreement, version or 0)
    sort, party = SORTS[kind], _party(desk, agreement, version, kind, row)
    when: dict[str, Any] = {sort.day: date_in(row, Column.DATE) or required(row, Column.DATE)}
    if version is not None:
        when["version"] = version
    about = dict(when)
    if kind in OF_PARTY | PERHAPS_OF_PARTY:
        about["organisation_id"] = party.id if party else None
    require_not_before(date_in(row, Column.NOTICE), when[sort.day], field=Column.DATE)
    given = {field: _cell(row, column) for column, field in sort.columns.items()}
    if kind not in WITHOUT_BASIS:
        about["basis"], _ = treatment_basis(desk, archive, row, party)
    record_id = made_from(
        "agreement-event", agreement.id.hex, kind, str(version), str(party.id if party else ""), when[sort.day]
    )
    desk.naming.claim(record_id, row)
    same = _before(archive, agreement, kind, sort, when, about)
    remarks: tuple[Remark, ...] = ()
    unused = not_used(row, USED["agreement-event"] - used_columns(kind, by_party=party is not None))
    if same is None:
        sort.does(archive, sort.command(agreement_id=agreement.id, by=BY, **about, **given))
    elif same.now is None:
        remarks = TAKEN_BACK
    else:
        remarks = differs(Column.DATE, same.now[sort.day], when[sort.day])
        for column, field in sort.columns.items():
            remarks += differs(column, same.now[field], given[field])
    return _dealt(row, agreement, version, record_id, word(kind, "agreement-event"), same, remarks + unused)


def turn_of_event(row: Row, day: int) -> tuple[int, int]:
    """Return when a row has its turn: by date, what takes versions and agreements away last."""
    try:
        kind = value(Column.EVENT, row[Column.EVENT], "agreement-event")
    except InvalidValueError:  # said where the row is dealt with
        return 0, day
    return int(kind in (RecordKind.VERSION_WITHDRAWN, RecordKind.TERMINATION, RecordKind.EXPIRY)), day


def _before(
    archive: Archive,
    agreement: Agreement,
    kind: RecordKind,
    sort: Sort,
    when: Mapping[str, Any],
    about: Mapping[str, Any],
) -> Told | None:
    """Return what was told of the same."""
    about_whom = {"organisation_id": hexed(about["organisation_id"])} if kind in OF_PARTY | PERHAPS_OF_PARTY else {}
    if kind == RecordKind.TERMINATION:
        about_whom = {}
    of_version = {"version": when["version"]} if "version" in when else {}
    before = told(archive, agreement, kind, **of_version, **about_whom)
    same = the_same(before, sort.day, when[sort.day])
    return None if same is None or (sort.again and not same.has(sort.day, when[sort.day])) else same


def _party(
    desk: Desk, agreement: Agreement, version: int | None, kind: RecordKind, row: Row
) -> OrganisationView | None:
    if kind in OF_PARTY and version is not None:
        return adopter_in(desk, agreement, version, row)
    if kind in PERHAPS_OF_PARTY and row[Column.ORGANISATION]:
        return desk.directory.organisation(row[Column.ORGANISATION])
    return None


def _tick(desk: Desk, archive: Archive, row: Row, agreement: Agreement, version: int) -> Dealt:
    """Say where a version tells of a point of § 18-4."""
    point = value(Column.POINTS, required(row, Column.POINTS), "point")
    record_id = made_from("agreement-point", agreement.id.hex, str(version), point)
    desk.naming.claim(record_id, row)
    before = told(archive, agreement, RecordKind.POINT, version=version, point=point)
    same = before[-1] if before else None
    remarks: tuple[Remark, ...] = ()
    page = _cell(row, Column.PAGE)
    if same is None:
        command = TickPoint(
            agreement_id=agreement.id,
            version=version,
            point=point,
            page=page,
            clause=row[Column.CLAUSES] or None,
            by=BY,
        )
        tick_point(archive, command)
    elif same.now is None:
        remarks = TAKEN_BACK
    else:
        remarks = differs(Column.PAGE, same.now["page"], page)
        remarks += differs(Column.CLAUSES, same.now["clause"], row[Column.CLAUSES])
    remarks += not_used(row, USED["agreement-event"] - OF_POINTS)
    return _dealt(row, agreement, version, record_id, word(point, "point"), same, remarks)


def _cell(row: Row, column: Column) -> Any:
    """Return what stands in a column as its field takes it."""
    if column is Column.REPLACED_BY:
        return version_number(row, column)
    if column in (Column.DEADLINE, Column.NOTICE):
        return date_in(row, column)
    return row[column] or None


def _dealt(
    row: Row,
    agreement: Agreement,
    version: int | None,
    record_id: Any,
    title: str,
    same: Told | None,
    remarks: tuple[Remark, ...],
) -> Dealt:
    outcome = Outcome.FILED if same is None else Outcome.THERE
    reference = f"{agreement.reference} v{version}" if version else agreement.reference
    return Dealt(record_id=record_id, line=line_of(row, "agreement-event", outcome, reference, title, remarks))
