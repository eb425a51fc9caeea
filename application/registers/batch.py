"""Rows that handlers want written, gathered so that thousands of events become a few statements."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Dialect, Table, bindparam, insert, update
from sqlalchemy.engine.interfaces import Compiled

T = TypeVar("T")


class Prepared:
    """A statement as the driver takes it, compiled once: SQLAlchemy spends more on each row than SQLite does."""

    def __init__(self, compiled: Compiled, columns: Mapping[str, Column[Any]]) -> None:
        dialect = compiled.dialect
        self.sql = str(compiled)
        self._names: list[str] | None = list(compiled.positiontup) if compiled.positional else None  # type: ignore[attr-defined]
        prepare = {name: column.type.dialect_impl(dialect).bind_processor(dialect) for name, column in columns.items()}
        self._prepare = {name: function for name, function in prepare.items() if function is not None}

    def parameters(self, rows: list[dict[str, Any]]) -> list[Any]:
        """Return rows as the driver takes them, by place or by name."""
        for row in rows:
            for name, function in self._prepare.items():
                row[name] = function(row[name])
        return rows if self._names is None else [tuple(map(row.__getitem__, self._names)) for row in rows]


@dataclass(slots=True)
class _Group:
    """Rows for one statement. `columns` are what it writes, None for a whole new row."""

    table: str
    keys: tuple[str, ...]
    columns: frozenset[str] | None
    rows: list[dict[str, Any]] = field(default_factory=list)


class Batch:
    """Gathers inserts and updates of one register, and writes them many rows a statement.

    The order in which two updates write the same column is kept; everything else may move, so that like joins like.
    A row is inserted before it is updated, and nothing is ever deleted: a register is rebuilt instead.
    """

    def __init__(
        self, connection: Connection, tables: Mapping[str, Table], remembered: dict[Hashable, Any] | None = None
    ) -> None:
        self.connection, self.tables = connection, tables
        self._inserts: dict[str, _Group] = {}
        self._updates: list[_Group] = []
        self._remembered = {} if remembered is None else remembered

    def insert(self, table: Table, **row: Any) -> None:
        """Insert a row; every insert into a table names the same columns."""
        group = self._inserts.get(table.name)
        if group is None:
            group = self._inserts[table.name] = _Group(table.name, (), None)
        group.rows.append(row)

    def update(self, table: Table, key: Mapping[str, Any], **values: Any) -> None:
        """Set columns of the rows that have this key."""
        columns, keys = frozenset(values), tuple(key)
        row = {f"key_{name}": value for name, value in key.items()} | values
        for group in reversed(self._updates):
            if group.table == table.name and group.columns == columns and group.keys == keys:
                group.rows.append(row)
                return
            if group.table == table.name and group.columns and group.columns & columns:
                break
        self._updates.append(_Group(table.name, keys, columns, [row]))

    def remember(self, key: Hashable, read: Callable[[Connection, Mapping[str, Table]], T]) -> T:
        """Return what `read` gives, read once a batch: for numbers that go on from what is stored."""
        if key not in self._remembered:
            self._remembered[key] = read(self.connection, self.tables)
        found: T = self._remembered[key]
        return found

    def __bool__(self) -> bool:
        """Return whether there is anything to write."""
        return bool(self._inserts or self._updates)

    def write(self) -> None:
        """Write everything gathered."""
        dialect = self.connection.dialect
        for group in self._inserts.values():
            columns = tuple(group.rows[0])
            self._execute(_insert(self.tables[group.table], columns, dialect), group.rows)
        for group in self._updates:
            columns = tuple(sorted(group.columns or ()))
            self._execute(_update(self.tables[group.table], group.keys, columns, dialect), group.rows)

    def _execute(self, statement: Prepared, rows: list[dict[str, Any]]) -> None:
        self.connection.exec_driver_sql(statement.sql, statement.parameters(rows))


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
