"""The rows that say who came to meetings: those of one meeting are told together."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from application.imports.columns import Column
from application.imports.table_rows import Row


@dataclass
class AttendanceRows:
    """The rows that say who came, as the manifest has them; and which came in together with another."""

    rows: list[Row] = field(default_factory=list)
    filed: set[int] = field(default_factory=set)

    def note(self, typed: Iterable[tuple[Row, str]]) -> None:
        """Remember those of these rows that can be read."""
        self.rows += [
            row for row, kind in typed if kind == "meeting-event" and row.problem is None and row[Column.PERSON]
        ]
