"""What rows about agreements point at: the agreement, the version, and who it is about."""

import re
from collections.abc import Iterator

from application.archive import Archive
from application.imports.cells import folded, listed, required
from application.imports.columns import Column
from application.imports.dealing import Desk
from application.imports.table_rows import Row
from application.questions.organisations import OrganisationView
from domain.agreements import Agreement
from domain.agreements.facts import versions_of
from domain.errors import InvalidValueError

_VERSION = re.compile(r"(?:v|versjon|version)?[ .]*(?:nr\.? *)?0*([1-9]\d{0,4})")
_MOST = 99_999


def agreement_in(desk: Desk, archive: Archive, row: Row) -> Agreement:
    """Return the agreement that a row is about. UnknownAgreementError, LeftOutAboveError."""
    return archive.load(Agreement, desk.naming.agreement(archive, required(row, Column.AGREEMENT)))


def version_in(desk: Desk, agreement: Agreement, row: Row) -> int:
    """Return the version of the agreement that a row is about. LeftOutAboveError, InvalidValueError for none."""
    number = version_number(row, Column.VERSION)
    if number is None:
        raise InvalidValueError(field=Column.VERSION, value="", problem="missing")
    if number not in versions_of(agreement.facts):
        desk.naming.require_not_left_out("agreement-version", f"{row[Column.AGREEMENT]} {row[Column.VERSION]}")
        raise InvalidValueError(field=Column.VERSION, value=number, problem="unknown-version")
    return number


def version_number(row: Row, column: Column) -> int | None:
    """Return the version's number, from `2`, `v2` or `versjon 2`; None where none stands."""
    written = row[column]
    if not written:
        return None
    match = _VERSION.fullmatch(folded(written))
    if match is None:
        raise InvalidValueError(field=column, value=written, problem="bad-number", most=_MOST)
    return int(match[1])


def organisations_in(desk: Desk, cell: str) -> list[OrganisationView]:
    """Return the organisations a cell lists, apart by semicolons, lines, or commas that are in no name."""
    return list({one.id: one for one in map(desk.directory.organisation, _apart(desk, cell))}.values())


def _apart(desk: Desk, cell: str) -> Iterator[str]:
    for name in listed(cell):
        is_one = "," not in name or desk.directory.organisations_called(name)
        yield from [name] if is_one else listed(name, ",")
