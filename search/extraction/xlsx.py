"""Text of XLSX: each sheet is a page, its name first, one line a row."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from lxml import etree

from search.extraction.draft import Draft, damaged
from search.extraction.limits import Budget
from search.extraction.packed_xml import RELATIONSHIP, PackedXml, core_metadata, opened
from search.extraction.source import Source

_BUILT_IN_DATES = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
_NOT_A_DATE_SIGN = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')
_DATE_SIGN = re.compile(r"[dmyåh]", re.IGNORECASE)
_FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet knows no time zone
_FIRST_DAY_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
_LAST_DAY = 2_958_466
_WIDEST_GAP = 40


def read_xlsx(source: Source, budget: Budget) -> Draft:
    """Read an XLSX: the values of cells as they were last computed, dates as 15.02.2026."""
    with opened(source, budget) as packed:
        workbook, book = _workbook(packed)
        properties = next(workbook.iter("{*}workbookPr"), None)
        has_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        cells = _Cells(_shared(packed, book), _date_styles(packed), _FIRST_DAY_1904 if has_1904 else _FIRST_DAY)
        members = packed.related(book)
        texts: list[str] = []
        left = budget.characters
        for sheet in workbook.iter("{*}sheet"):
            member = members.get(sheet.get(RELATIONSHIP) or _strict_id(sheet), "")
            rows = _rows(packed, member, cells, left) if member in packed.names else ""
            texts.append(f"{sheet.get('name', '')}\n{rows}" if rows else "")
            left -= len(rows)
            if left <= 0:
                break
        return Draft(texts=texts, metadata=core_metadata(packed))


class _Cells:
    """Turns cells into text."""

    def __init__(self, shared: Sequence[str], dates: frozenset[int], first_day: datetime) -> None:
        self._shared, self._dates, self._first_day = shared, dates, first_day

    def text(self, cell: etree._Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _runs(cell)
        value = next((child.text for child in cell if etree.QName(child).localname == "v"), None)
        if not value:
            return ""
        if kind == "s":
            number = int(value) if value.isdigit() else len(self._shared)
            return self._shared[number] if number < len(self._shared) else ""
        if kind in ("str", "d", "e"):
            return value
        if kind == "b":
            return value
        style = cell.get("s", "0")
        return self._number(value, is_date=style.isdigit() and int(style) in self._dates)

    def _number(self, value: str, *, is_date: bool) -> str:
        try:
            number = float(value)
        except ValueError:
            return value
        if is_date and 0 <= number < _LAST_DAY:
            moment = self._first_day + timedelta(days=number)
            moment = (moment + timedelta(microseconds=500_000)).replace(microsecond=0)
            if number < 1:
                return moment.strftime("%H:%M")
            return moment.strftime("%d.%m.%Y") if number.is_integer() else moment.strftime("%d.%m.%Y %H:%M")
        return f"{number:.15g}"  # as many digits as a sheet shows


def _workbook(packed: PackedXml) -> tuple[etree._Element, str]:
    for target in packed.related("").values():
        if target.startswith("xl/workbook"):
            return packed.root(target), target
    if "xl/workbook.xml" in packed.names:
        return packed.root("xl/workbook.xml"), "xl/workbook.xml"
    raise damaged()


def _strict_id(sheet: etree._Element) -> str:
    return sheet.get("{http://purl.oclc.org/ooxml/officeDocument/relationships}id", "")


def _rows(packed: PackedXml, member: str, cells: _Cells, most: int) -> str:
    lines: list[str] = []
    length = 0
    for row in packed.elements(member, "{*}row"):
        line = "\t".join(_in_columns(row, cells)).rstrip("\t")
        if line:
            lines.append(line)
            length += len(line)
            if length > most:
                break
    return "\n".join(lines)


def _in_columns(row: etree._Element, cells: _Cells) -> list[str]:
    """Return the texts of a row, an empty one where a cell is left out, so that a column keeps its place."""
    texts: list[str] = []
    for cell in row:
        at = _column(cell.get("r", ""))
        if len(texts) < at <= len(texts) + _WIDEST_GAP:
            texts += [""] * (at - len(texts))
        texts.append(cells.text(cell))
    return texts


def _column(reference: str) -> int:
    """Return the place of the column of `C5`, counted from 0; -1 when it is not told."""
    place = 0
    for letter in reference.rstrip("0123456789"):
        place = place * 26 + ord(letter.upper()) - ord("A") + 1
    return place - 1


def _shared(packed: PackedXml, book: str) -> list[str]:
    member = f"{book.rpartition('/')[0]}/sharedStrings.xml"
    return [_runs(item) for item in packed.elements(member, "{*}si")] if member in packed.names else []


def _runs(item: etree._Element) -> str:
    """Return the text of rich text, without the reading aids (phonetic runs) of other scripts."""
    return "".join(
        element.text or ""
        for element in item.iter("{*}t")
        if (parent := element.getparent()) is None or etree.QName(parent).localname != "rPh"
    )


def _date_styles(packed: PackedXml) -> frozenset[int]:
    """Return the numbers of the cell styles that show a date."""
    styles = packed.optional("xl/styles.xml")
    if styles is None:
        return frozenset()
    own = {
        form.get("numFmtId", ""): bool(_DATE_SIGN.search(_NOT_A_DATE_SIGN.sub("", form.get("formatCode", ""))))
        for form in styles.iter("{*}numFmt")
    }
    used = next(styles.iter("{*}cellXfs"), None)
    found = set()
    for number, style in enumerate(() if used is None else used):
        form = style.get("numFmtId", "0")
        if own.get(form, form.isdigit() and int(form) in _BUILT_IN_DATES):
            found.add(number)
    return frozenset(found)
