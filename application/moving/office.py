"""Copying the office's rows from one database to another, whatever kind each is."""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Engine, Table, delete, insert, select

from application.database import writing
from application.office.tables import OFFICE

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table: how many, and the sum of their hashes, which is the same in whatever order they are read."""

    count: int = 0
    sum: int = 0

    def and_(self, rows: Iterable[dict[str, Any]]) -> "Rows":
        """Return these and some more."""
        count, total = self.count, self.sum
        for row in rows:
            digest = hashlib.sha256(repr(tuple(row.values())).encode()).digest()
            count, total = count + 1, (total + int.from_bytes(digest, "big")) % 2**256
        return Rows(count, total)


def copy_office(source: Engine, target: Engine, *, without: Collection[Table] = ()) -> dict[str, Rows]:
    """Let `target` hold the very rows of `source`, in one transaction; return those of each table.

    The tables `without` are left empty.
    """
    copied: dict[str, Rows] = {}
    with source.connect() as here, writing(target) as there:
        for table in reversed(OFFICE.sorted_tables):
            there.execute(delete(table))
        for table in OFFICE.sorted_tables:
            rows = iter(()) if table in without else _rows(here, table)
            copied[table.name] = Rows()
            while batch := list(islice(rows, _BATCH)):
                there.execute(insert(table), batch)
                copied[table.name] = copied[table.name].and_(batch)
    return copied


def office_rows(office: Engine, *, without: Collection[Table] = ()) -> dict[str, Rows]:
    """Return what is in each table; the tables `without` count as empty."""
    with office.connect() as connection:
        return {
            table.name: Rows() if table in without else Rows().and_(_rows(connection, table))
            for table in OFFICE.sorted_tables
        }


def _rows(connection: Connection, table: Table) -> Iterator[dict[str, Any]]:
    found = connection.execution_options(yield_per=_BATCH).execute(select(table))
    return (dict(row._mapping) for row in found)
