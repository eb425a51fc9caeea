"""The rows that say what versions of principles and action plans hold: read with their version, which tells all."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from application.imports.columns import Column
from application.imports.table_rows import Row

OWNERS: Mapping[str, Column] = {
    "principles-point": Column.PRINCIPLES,
    "action-plan-goal": Column.ACTION_PLAN,
    "action-plan-measure": Column.ACTION_PLAN,
    "action-plan-line": Column.ACTION_PLAN,
    "action-plan-arena": Column.ACTION_PLAN,
}
"""The types of row, each with the column that names what it is of. Goals come before measures, which name them."""


@dataclass
class Parts:
    """Such rows by what they are of, as it is written there; and which of them came in with their version."""

    _rows: dict[tuple[Column, str], list[tuple[str, Row]]] = field(default_factory=dict)
    _told: dict[tuple[UUID, int], frozenset[int]] = field(default_factory=dict)

    def note(self, typed: Iterable[tuple[Row, str]]) -> None:
        """Remember the rows of these types that can be read."""
        for row, kind in typed:
            if kind in OWNERS and row.problem is None:
                self._rows.setdefault((OWNERS[kind], row[OWNERS[kind]]), []).append((kind, row))

    def owners(self, column: Column) -> Iterator[str]:
        """Yield everything that rows say in the column that they are of."""
        return (written for one, written in self._rows if one is column)

    def of(self, column: Column, written: str) -> list[tuple[str, Row]]:
        """Return the rows of what is written so, with their types, in the order in which they stand."""
        return self._rows[column, written]

    def told(self, record_id: UUID, version: int, rows: frozenset[int]) -> None:
        """Remember that a version was filed with what these rows say."""
        self._told[record_id, version] = rows

    def came_with(self, record_id: UUID, version: int, row: Row) -> bool:
        """Return whether this import filed the version with what the row says."""
        return row.number in self._told.get((record_id, version), frozenset())
