"""The rows of a manifest, whatever kind of file they were read from."""

from collections.abc import Mapping
from dataclasses import dataclass

from application.imports.columns import Column
from application.imports.report import Reason


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its number as the spreadsheet shows it (headers are row 1). `problem` is why it cannot be read.

    With `keeps_ids` the key and the person are ids that an archive gave, and another takes over.
    """

    number: int
    values: Mapping[Column, str]
    problem: Reason | None = None
    keeps_ids: bool = False

    def __getitem__(self, name: Column) -> str:
        """Return what stands in the column, nothing where nothing does."""
        return self.values.get(name, "")


@dataclass(frozen=True, slots=True)
class Manifest:
    """A manifest's rows, and the headers that are none of ours."""

    columns: frozenset[Column]
    unknown: tuple[str, ...]
    rows: tuple[Row, ...]
