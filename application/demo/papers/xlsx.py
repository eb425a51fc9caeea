"""XLSX: SpreadsheetML, one sheet a table."""

from application.demo.papers.packed import XML, content_types, escape, pack, quoteattr, relationships
from application.demo.papers.paper import MARK, Paper, Table

_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_LONGEST_NAME = 31


def xlsx(paper: Paper) -> bytes:
    """Return the paper's tables as XLSX; the title and the mark stand above each."""
    sheets = [(f"worksheets/sheet{number}.xml", table) for number, table in enumerate(paper.tables, start=1)]
    listed = "".join(
        f'<sheet name={quoteattr(table.name[:_LONGEST_NAME])} sheetId="{number}" r:id="rId{number}"/>'
        for number, (_, table) in enumerate(sheets, start=1)
    )
    workbook = f'{XML}<workbook xmlns="{_S}" xmlns:r="{_R}"><sheets>{listed}</sheets></workbook>'
    return pack(
        [
            content_types(
                [
                    ("/xl/workbook.xml", f"{_KIND}sheet.main+xml"),
                    *((f"/xl/{name}", f"{_KIND}worksheet+xml") for name, _ in sheets),
                ]
            ),
            relationships("_rels/.rels", [("officeDocument", "xl/workbook.xml")]),
            relationships("xl/_rels/workbook.xml.rels", [("worksheet", name) for name, _ in sheets]),
            ("xl/workbook.xml", workbook),
            *((f"xl/{name}", _sheet(paper, table)) for name, table in sheets),
        ]
    )


def _sheet(paper: Paper, table: Table) -> str:
    rows: list[tuple[str | int, ...]] = [(paper.title,), table.head, *table.rows, (MARK,)]
    written = "".join(
        f'<row r="{number}">{"".join(_cell(value, number, column) for column, value in enumerate(row))}</row>'
        for number, row in enumerate(rows, start=1)
    )
    return f'{XML}<worksheet xmlns="{_S}"><sheetData>{written}</sheetData></worksheet>'


def _cell(value: str | int, row: int, column: int) -> str:
    place = f"{chr(ord('A') + column)}{row}"
    if isinstance(value, int):
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
