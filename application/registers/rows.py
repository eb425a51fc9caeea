"""Many rows in one statement, as drivers take them: SQLAlchemy spends more on each row than a database does."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Protocol

from sqlalchemy import Column, Connection, Dialect, Table, bindparam, insert, update
from sqlalchemy.engine.interfaces import Compiled

Row = dict[str, Any]

ROWS = "regionarkiv_rows"
"""The execution option by which an engine says who writes rows in its database, where that is not `StatementRows`."""


class Rows(Protocol):
    """Writes rows of a table; all that a call is given name the same columns."""

    def insert(self, connection: Connection, table: Table, rows: list[Row]) -> None:
        """Insert rows. IntegrityError."""

    def update(self, connection: Connection, table: Table, keys: Sequence[str], rows: list[Row]) -> None:
        """Set columns of the rows that have a key: its columns go by `key_` and their name.

        Of rows with the same key the last one stands.
        """


class StatementRows:
    """Writes rows by a statement that is executed for each of them."""

    def insert(self, connection: Connection, table: Table, rows: list[Row]) -> None:
        """Insert rows."""
        prepared = _insert(table, tuple(rows[0]), connection.dialect)
        connection.exec_driver_sql(prepared.sql, prepared.parameters(rows))

    def update(self, connection: Connection, table: Table, keys: Sequence[str], rows: list[Row]) -> None:
        """Update rows."""
        columns = sorted(set(rows[0]) - {f"key_{key}" for key in keys})
        prepared = _update(table, tuple(keys), tuple(columns), connection.dialect)
        connection.exec_driver_sql(prepared.sql, prepared.parameters(rows))


def rows_of(connection: Connection) -> Rows:
    """Return who writes rows in the database of a connection."""
    found: Rows = connection.get_execution_options().get(ROWS, _BY_STATEMENTS)
    return found


class Prepared:
    """A statement as the driver takes it, compiled once."""

    def __init__(self, compiled: Compiled, columns: Mapping[str, Column[Any]]) -> None:
        self.sql = str(compiled)
        self._names: list[str] | None = list(compiled.positiontup) if compiled.positional else None  # type: ignore[attr-defined]
        self._prepare = preparing(columns, compiled.dialect)

    def parameters(self, rows: list[Row]) -> list[Any]:
        """Return rows as the driver takes them, by place or by name."""
        for row in rows:
            for name, function in self._prepare.items():
                row[name] = function(row[name])
        return rows if self._names is None else [tuple(map(row.__getitem__, self._names)) for row in rows]


def preparing(columns: Mapping[str, Column[Any]], dialect: Dialect) -> dict[str, Any]:
    """Return what makes values what the driver takes, for the columns where they are not."""
    found = {name: column.type.dialect_impl(dialect).bind_processor(dialect) for name, column in columns.items()}
    return {name: function for name, function in found.items() if function is not None}


_BY_STATEMENTS = StatementRows()


@lru_cache(maxsize=512)
def _insert(table: Table, columns: tuple[str, ...], dialect: Dialect) -> Prepared:
    compiled = insert(table).compile(dialect=dialect, column_keys=list(columns))
    return Prepared(compiled, {column: table.c[column] for column in columns})


@lru_cache(maxsize=512)
def _update(table: Table, keys: tuple[str, ...], columns: tuple[str, ...], dialect: Dialect) -> Prepared:
    found = update(table).values({column: bindparam(column) for column in columns})
    for key in keys:
        found = found.where(table.c[key] == bindparam(f"key_{key}"))
    named = {column: table.c[column] for column in columns} | {f"key_{key}": table.c[key] for key in keys}
    return Prepared(found.compile(dialect=dialect), named)
