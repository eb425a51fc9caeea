"""What rows about agreements point at: the agreement, the version, who it is about, and what was told of it before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.imports.cells import folded, listed, required
from application.imports.columns import Column
from application.imports.dealing import Desk
from application.imports.report import Remark
from application.imports.table_rows import Row
from application.questions.organisations import OrganisationView
from domain.agreements import Agreement
from domain.agreements.facts import RecordKind, versions_of
from domain.errors import InvalidValueError
from domain.recorded import Record, Recorded

_VERSION = re.compile(r"(?:v|versjon|version)?[ .]*(?:nr\.? *)?0*([1-9]\d{0,4})")
_MOST = 99_999


@dataclass(frozen=True, slots=True)
class Told:
    """Something told of an agreement: as it was told first, and as it is `now`; None where it was taken back."""

    number: int
    first: Record
    now: Record | None

    def has(self, field: str, value: object) -> bool:
        """Return whether a field has this value, or had it when it was told."""
        return self.first.get(field) == value or (self.now is not None and self.now.get(field) == value)


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


def told(archive: Archive, agreement: Agreement, kind: RecordKind, **same: Any) -> list[Told]:
    """Return what was told of a kind with these values of its fields, corrected or taken back as it may be since."""
    found = []
    for stored in archive.recorder.select_events(agreement.id):
        event: Any = archive.mapper.to_domain_event(stored)
        if isinstance(event, Recorded) and kind == event.KIND:
            number = event.originator_version
            one = Told(number, event.record(), agreement.facts["records"].get(str(number)))
            if all(one.has(field, value) for field, value in same.items()):
                found.append(one)
    return found


def the_same(candidates: Sequence[Told], field: str, day: str | None) -> Told | None:
    """Return the one of that day, else the last one told; None of none."""
    of_day = [one for one in candidates if one.has(field, day)]
    return (of_day or list(candidates) or [None])[-1]  # type: ignore[list-item]


def hexed(organisation_id: UUID | None) -> str | None:
    """Return an id as facts have it."""
    return organisation_id.hex if organisation_id else None


TAKEN_BACK: tuple[Remark, ...] = (Remark("import-taken-back", {}),)
"""What is said of a row that tells what somebody has taken back since."""


def _apart(desk: Desk, cell: str) -> Iterator[str]:
    for name in listed(cell):
        is_one = "," not in name or desk.directory.organisations_called(name)
        yield from [name] if is_one else listed(name, ",")
