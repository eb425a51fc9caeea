"""What stands in single cells of a manifest: lists, names to compare, dates, numbers of public registers."""

import re

from application.imports.columns import Column
from application.imports.table_rows import Row
from domain.dates import PartialDate
from domain.errors import InvalidValueError
from domain.organisations import NumberKind, registered_number

_NUMBER_LENGTHS = {9: NumberKind.ORGANISATION, 4: NumberKind.MUNICIPALITY, 2: NumberKind.COUNTY}


def folded(text: str) -> str:
    """Return a name so that two ways of writing it are the same: small letters, single blanks."""
    return " ".join(text.split()).casefold()


def listed(cell: str, separators: str = ";\n") -> list[str]:
    """Return what a cell lists, apart by semicolons or on lines of their own."""
    return [part for part in (one.strip() for one in re.split(f"[{separators}]", cell)) if part]


def date_in(row: Row, column: Column) -> str | None:
    """Return the date in a column as ISO 8601, partial as it may be; None where none stands."""
    written = row[column]
    return str(PartialDate.parse(written, field=column)) if written else None


def required(row: Row, column: Column) -> str:
    """Return what stands in a column; InvalidValueError(problem=missing) when nothing does."""
    if not row[column]:
        raise InvalidValueError(field=column, value="", problem="missing")
    return row[column]


def number_kind(text: str) -> NumberKind | None:
    """Return whose register a number is of, by how many digits it has; None for what is no such number."""
    digits = "".join(text.split())
    return _NUMBER_LENGTHS.get(len(digits)) if digits.isascii() and digits.isdigit() else None


def numbers_in(row: Row) -> list[tuple[NumberKind, str]]:
    """Return an organisation's numbers with their kinds; InvalidValueError for what is none."""
    found = []
    for written in listed(row[Column.REFERENCE], ";,\n"):
        # What is of no known length is refused as the number it most likely should have been.
        kind = number_kind(written) or NumberKind.ORGANISATION
        found.append((kind, registered_number(kind, "".join(written.split()))))
    return found
