"""Many rows at once in PostgreSQL: inserted by COPY, updated from one JSON text; a few by statements as elsewhere."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from operator import itemgetter
from typing import Any, cast

import psycopg
from sqlalchemy import Connection, Dialect, Table
from sqlalchemy.exc import DBAPIError

from application.registers.rows import Row, StatementRows, preparing

FEW = 20
"""Below so many rows statements are as quick."""


class PostgresqlRows(StatementRows):
    """Writes rows by the means that PostgreSQL has for many."""

    def insert(self, connection: Connection, table: Table, rows: list[Row]) -> None:
        """Insert rows."""
        if len(rows) < FEW:
            super().insert(connection, table, rows)
            return
        columns = tuple(rows[0])
        for name, prepare in _preparing(table, columns, connection.dialect).items():
            for row in rows:
                row[name] = prepare(row[name])
        copying = _copying(table, columns, connection.dialect)
        values = itemgetter(*columns) if len(columns) > 1 else lambda row: (row[columns[0]],)
        with _told(connection, copying), driver_of(connection).cursor() as cursor, cursor.copy(copying) as copy:
            for row in rows:
                copy.write_row(values(row))

    def update(self, connection: Connection, table: Table, keys: Sequence[str], rows: list[Row]) -> None:
        """Update rows."""
        if len(rows) < FEW:
            super().update(connection, table, keys, rows)
            return
        named = [f"key_{key}" for key in keys]
        last = {tuple(row[name] for name in named): row for row in rows}
        updating = _updating(table, tuple(keys), tuple(sorted(set(rows[0]) - set(named))), connection.dialect)
        connection.exec_driver_sql(updating, (json.dumps(list(last.values()), ensure_ascii=False),))


@lru_cache(maxsize=512)
def _preparing(table: Table, columns: tuple[str, ...], dialect: Dialect) -> dict[str, Any]:
    return preparing({column: table.c[column] for column in columns}, dialect)


@lru_cache(maxsize=512)
def _copying(table: Table, columns: tuple[str, ...], dialect: Dialect) -> str:
    quote = dialect.identifier_preparer.quote
    return f"COPY {quote(table.name)} ({', '.join(map(quote, columns))}) FROM STDIN"


@lru_cache(maxsize=512)
def _updating(table: Table, keys: tuple[str, ...], columns: tuple[str, ...], dialect: Dialect) -> str:
    quote = dialect.identifier_preparer.quote
    types = {column: table.c[column].type.compile(dialect) for column in (*keys, *columns)}
    given = [f"key_{key} {types[key]}" for key in keys] + [f"{quote(column)} {types[column]}" for column in columns]
    changed = ", ".join(f"{quote(column)} = given.{quote(column)}" for column in columns)
    same = " AND ".join(f"{quote(table.name)}.{quote(key)} = given.key_{key}" for key in keys)
    source = f"json_to_recordset(%s::json) AS given ({', '.join(given)})"
    return f"UPDATE {quote(table.name)} SET {changed} FROM {source} WHERE {same}"  # noqa: S608 (names of our tables)


@contextmanager
def _told(connection: Connection, statement: str) -> Iterator[None]:
    """Say the driver's own errors as SQLAlchemy does."""
    try:
        yield
    except psycopg.Error as error:
        raise DBAPIError.instance(statement, None, error, psycopg.Error, dialect=connection.dialect) from error


def driver_of(connection: Connection) -> "psycopg.Connection[Any]":
    """Return psycopg's own connection."""
    return cast("psycopg.Connection[Any]", connection.connection.driver_connection)
