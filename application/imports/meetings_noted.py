"""The rows of a manifest that tell of meetings: who came to one is told at once, and papers are public with it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from application.imports.columns import Column
from application.imports.table_rows import Row


@dataclass
class MeetingRows:
    """Rows that name a meeting, and those who came that were told of together with another."""

    rows: list[Row] = field(default_factory=list)
    filed: set[int] = field(default_factory=set)

    def note(self, typed: Iterable[tuple[Row, str]]) -> None:
        """Remember those of these rows that can be read."""
        self.rows += [row for row, _ in typed if row.problem is None and row[Column.MEETING]]
