"""Reads a manifest, CSV, XLSX or Popolo JSON, into rows of text under columns that are known."""

import csv
import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from application.imports.columns import DATES, NAMES, Column, appointment_column, column
from application.imports.errors import (
    ManifestColumnError,
    ManifestColumnTwiceError,
    ManifestEmptyError,
    ManifestEncodingError,
    ManifestKindError,
    ManifestUnreadableError,
)
from application.imports.popolo import is_popolo, read_popolo
from application.imports.report import Reason
from application.imports.row_errors import TooManyCellsError, TurnedIntoDateError
from application.imports.table_rows import Manifest, Row
from application.imports.vocabulary import TYPES
from application.media import PDF, XLS, file_type
from application.recognition import OLE_MAGIC
from domain.base import optional_text

_LONGEST_CELL = 10_000_000
_SEPARATORS = ";,\t|"
_TEXT_CONTROLS = frozenset("\t\n\r\f\v\x1a")


def read_manifest(path: Path) -> Manifest:
    """Read the manifest at `path`, whatever its name says it is.

    ManifestUnreadableError, ManifestEncodingError, ManifestKindError, ManifestColumnError (there must be a column
    `type`, but in a table of nothing but appointments), ManifestColumnTwiceError, ManifestEmptyError.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ManifestUnreadableError(name=path.name, problem=error.strerror) from error
    if content.startswith(OLE_MAGIC):
        raise ManifestKindError(name=path.name, is_type=file_type(XLS))
    if content.startswith(b"%PDF-"):
        raise ManifestKindError(name=path.name, is_type=file_type(PDF))
    if is_popolo(content):
        return read_popolo(path.name, content)
    lines = _spreadsheet(path.name, content) if content.startswith(b"PK") else _text(path.name, content)
    filled = ((number, cells) for number, cells in lines if any(cell not in (None, "") for cell in cells))
    return _table(path.name, filled)


def _table(name: str, lines: Iterator[tuple[int, Sequence[Any]]]) -> Manifest:
    _, headers = next(lines, (0, ()))
    written = [_as_text(header) for header in headers]
    while written and not written[-1]:
        written.pop()
    columns = [column(header) for header in written]
    of_all = {}
    if Column.TYPE not in columns and _is_of_appointments(of_appointments := [*map(appointment_column, written)]):
        columns, of_all = of_appointments, {Column.TYPE: TYPES["appointment"][0]}
    _require_columns(name, written, [*columns, *of_all])
    rows = tuple(_row(number, cells, columns, of_all) for number, cells in lines)
    if not rows:
        raise ManifestEmptyError(name=name)
    unknown = tuple(header for header, known in zip(written, columns, strict=True) if header and known is None)
    return Manifest(frozenset(one for one in (*columns, *of_all) if one), unknown, rows)


def _is_of_appointments(columns: Sequence[Column | None]) -> bool:
    """Return whether a table without types says who was what in which body."""
    return {Column.PERSON, Column.BODY} <= {*columns} and bool({Column.ROLE, Column.ATTENDED_FOR} & {*columns})


def _require_columns(name: str, written: Sequence[str], columns: Sequence[Column | None]) -> None:
    if Column.TYPE not in columns:
        found = ", ".join(written[:20])
        raise ManifestColumnError(name=name, missing=NAMES[Column.TYPE][0], found=found)
    for place, one in enumerate(columns):
        if one is not None and one in columns[:place]:
            first = written[columns.index(one)]
            raise ManifestColumnTwiceError(name=name, first=first, second=written[place])


def _row(number: int, cells: Sequence[Any], columns: Sequence[Column | None], of_all: Mapping[Column, str]) -> Row:
    values = dict(of_all)
    problem: Reason | None = None
    for place, cell in enumerate(cells):
        text = _as_text(cell)
        if not text:
            continue
        if place >= len(columns):
            problem = problem or TooManyCellsError(extra=text[:100])
            continue
        name = columns[place]
        if name is None:
            continue
        if isinstance(cell, date) and name not in DATES:
            problem = problem or TurnedIntoDateError(field=name.value, value=text)
        values[name] = text
    return Row(number, values, problem)


def _as_text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nei"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return optional_text(str(cell)) or ""


def _spreadsheet(name: str, content: bytes) -> Iterator[tuple[int, Sequence[Any]]]:
    """Yield the rows of the first sheet."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about decoration that is not read
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            sheet = book.worksheets[0]
            sheet.reset_dimensions()  # what some programs write there is wrong
            yield from enumerate(sheet.iter_rows(values_only=True), start=1)
            book.close()
    except (InvalidFileException, zipfile.BadZipFile, KeyError, IndexError, ValueError, SyntaxError, OSError) as error:
        raise ManifestUnreadableError(name=name, problem=error) from error


def _text(name: str, content: bytes) -> Iterator[tuple[int, Sequence[Any]]]:
    text = _decoded(name, content).removeprefix("\ufeff")
    first, _, rest = text.partition("\n")
    skipped = 0
    if first.casefold().startswith("sep="):  # Excel's own line for the separator
        text, skipped = rest, 1
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    try:
        yield from enumerate(reader, start=1 + skipped)
    except csv.Error as error:
        raise ManifestUnreadableError(name=name, problem=error) from error


def _separator(text: str) -> str:
    """Return what stands between the headers: whatever makes most of them columns of ours."""
    first = next((line for line in text.splitlines() if line.strip()), "")

    def known(separator: str) -> int:
        return sum(column(header) is not None for header in _split(first, separator))

    return max(_SEPARATORS, key=known)


def _split(line: str, separator: str) -> Iterable[str]:
    return next(csv.reader([line], delimiter=separator), [])


def _decoded(name: str, content: bytes) -> str:
    """Return the text: UTF-8, UTF-16 or what Windows writes in Norway (cp1252); ManifestEncodingError else."""
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not any(letter < " " and letter not in _TEXT_CONTROLS for letter in text):
            return text
    raise ManifestEncodingError(name=name)


def _encodings(content: bytes) -> tuple[str, ...]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    if b"\0" in content[:1000]:
        # Most letters are half nothing: which half it is tells the two apart.
        return ("utf-16-be",) if content[:1000:2].count(0) > content[1:1000:2].count(0) else ("utf-16-le",)
    return ("utf-8-sig", "cp1252")
