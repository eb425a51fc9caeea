"""A list as a spreadsheet: dates are dates, text is text, and the headings stay where they are."""

import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from web.exports.cells import clean, harmless
from web.exports.listing import Cell

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST = 32_767
"""No cell of a spreadsheet holds more characters."""
MOST_ROWS = 1_048_575
"""So many rows a sheet holds below its headings; what is more goes on in the next sheet."""

_BLOCK = 1 << 16
_DAY, _MOMENT = "dd.mm.yyyy", "dd.mm.yyyy hh:mm"
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")


class _Blocks:
    """A file block by block. It is closed when it is read to its end, or when who sends it closes this."""

    def __init__(self, made: IO[bytes]) -> None:
        self._made = made

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        block = b"" if self._made.closed else self._made.read(_BLOCK)
        if not block:
            self.close()
            raise StopIteration
        return block

    def close(self) -> None:
        """Let go of the file."""
        self._made.close()


def xlsx_file(
    name: str, head: Sequence[str], widths: Sequence[int], portions: Iterable[Sequence[Sequence[Cell]]]
) -> Iterator[bytes]:
    """Return the file in blocks; it is made on disk first, row by row."""
    made = tempfile.TemporaryFile()  # noqa: SIM115
    try:
        _write(made, name, head, widths, portions)
    except BaseException:
        made.close()
        raise
    return _Blocks(made)


def _write(
    made: IO[bytes], name: str, head: Sequence[str], widths: Sequence[int], portions: Iterable[Sequence[Sequence[Cell]]]
) -> None:
    book = Workbook(write_only=True)
    title, sheet, count = _NOT_IN_NAMES.sub(" ", name)[:25], None, 0
    for row in (row for rows in portions for row in rows):
        if sheet is None or count == MOST_ROWS:
            sheet, count = _sheet(book, title, head, widths), 0
        sheet.append([_cell(sheet, cell) for cell in row])
        count += 1
    if sheet is None:
        _sheet(book, title, head, widths)
    book.save(made)
    made.seek(0)


def _sheet(book: Workbook, title: str, head: Sequence[str], widths: Sequence[int]) -> Any:
    sheet: Any = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    headings = []
    for label in head:
        heading = WriteOnlyCell(sheet, value=label)
        heading.font = Font(bold=True)
        headings.append(heading)
    sheet.append(headings)
    return sheet


def _cell(sheet: Any, value: Cell) -> Any:
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, str):
        text = clean(value)
        if text == harmless(value) and len(text) <= LONGEST:
            return text
        cell = WriteOnlyCell(sheet)
        cell.value = harmless(value)[:LONGEST]
        cell.data_type = "s"
        return cell
    cell = WriteOnlyCell(sheet)
    cell.value = value
    cell.number_format = _MOMENT if isinstance(value, datetime) else _DAY
    return cell
