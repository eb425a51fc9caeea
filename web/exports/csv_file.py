"""A list as CSV: semicolons, and a byte order mark so that Norwegian Excel reads æ, ø and å. Dates are ISO 8601."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from web.exports.cells import harmless
from web.exports.listing import Cell

MEDIA_TYPE = "text/csv; charset=utf-8"
_BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


def csv_file(head: Sequence[str], portions: Iterable[Sequence[Sequence[Cell]]]) -> Iterator[bytes]:
    """Yield the file, a portion of rows at a time."""
    yield (_BYTE_ORDER_MARK + _lines([head])).encode()
    for rows in portions:
        yield _lines(rows).encode()


def _lines(rows: Iterable[Sequence[Cell]]) -> str:
    written = io.StringIO()
    csv.writer(written, delimiter=";", lineterminator="\r\n").writerows([_text(cell) for cell in row] for row in rows)
    return written.getvalue()


def _text(cell: Cell) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, int):
        return cell
    if isinstance(cell, str):
        return harmless(cell)
    return cell.isoformat(sep=" ") if isinstance(cell, datetime) else cell.isoformat()
