"""The names that bodies and organisations bear and bore, and lists of them by name."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, Connection, Table, bindparam, select

from application.norwegian_order import COLLATION
from application.questions.seen import above
from application.registers.directory import names
from domain.dates import PartialDate

IDS: BindParameter[str] = bindparam("ids", expanding=True)
"""What a statement that is made once asks for."""

_NAMES = select(names).where(names.c.record_id.in_(IDS)).order_by(names.c.position)


@dataclass(frozen=True, slots=True)
class Name:
    """A name and from when it was borne, None for from the beginning; `number` is what a correction knows it by."""

    name: str
    abbreviation: str | None
    valid_from: str | None
    number: int = 1


def begins(written: str | None) -> date:
    """Return the first day that a stored date can mean; none at all is before every other."""
    return date.min if written is None else PartialDate.parse(written).first


def ends(written: str) -> date:
    """Return the last day that a stored date can mean."""
    return PartialDate.parse(written).last


def rows_after(
    connection: Connection, table: Table, after: UUID | None, limit: int, condition: ColumnElement[bool]
) -> list[Any]:
    """Return one row more than `limit`, in order of name and id."""
    name = table.c.name.collate(COLLATION)
    statement = select(table).where(condition).order_by(name, table.c.id).limit(limit + 1)
    if after is not None:
        last = connection.execute(select(table.c.name).where(table.c.id == after.hex)).scalar()
        if last is None:
            return []
        statement = statement.where(above(name, table.c.id, last, after.hex))
    return list(connection.execute(statement))


def names_of(connection: Connection, ids: Sequence[str]) -> dict[str, list[Name]]:
    """Return by hexadecimal ids the names of records, the oldest first; in one query."""
    found: dict[str, list[Name]] = defaultdict(list)
    for row in connection.execute(_NAMES, {"ids": list(ids)}).all():
        found[row.record_id].append(Name(row.name, row.abbreviation, row.valid_from, row.number))
    return defaultdict(list, {record: _oldest_first(borne) for record, borne in found.items()})


def _oldest_first(recorded: list[Name]) -> list[Name]:
    """Return names in the order they were borne; one without a date follows those that were recorded before it."""
    began, order = date.min, []
    for one in recorded:
        first = began if one.valid_from is None else begins(one.valid_from)
        began = max(began, first)
        order.append(first)
    return [recorded[place] for place in sorted(range(len(recorded)), key=lambda place: order[place])]
