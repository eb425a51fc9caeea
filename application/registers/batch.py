"""Rows that handlers want written, gathered so that thousands of events become a few statements."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import Connection, Table

from application.registers.rows import rows_of

T = TypeVar("T")


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
        rows = rows_of(self.connection)
        for group in self._inserts.values():
            rows.insert(self.connection, self.tables[group.table], group.rows)
        for group in self._updates:
            rows.update(self.connection, self.tables[group.table], group.keys, group.rows)
