"""Texts written for measuring as files of real kinds: each line a paragraph.

`# ` begins a heading, `| a | b |` is a row of a table, `====` begins a page.
"""

import json
from collections.abc import Callable
from itertools import groupby

import typst

from application.demo.papers.packed import XML, content_types, escape, pack, relationships

_PAGE, _HEADING, _ROW = "====", "# ", "|"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def as_pdf(text: str, page: str, grid: Callable[[int], str]) -> bytes:
    """Return a text as PDF; typst sets its pages by `page`, and a table of so many columns by what `grid` returns."""
    parts = [f'#set page({page}, height: 29.7cm, margin: 2cm)\n#set text(size: 11pt, lang: "nb")']
    for is_row, lines in groupby(text.strip().splitlines(), lambda line: line.startswith(_ROW)):
        if is_row:
            rows = [_cells(line) for line in lines]
            cells = ", ".join(f"text({quoted(cell)})" for row in rows for cell in row)
            parts.append(f"#grid({grid(len(rows[0]))}, row-gutter: 0.6em, {cells})")
            continue
        parts += [_typst(line) for line in lines]
    return bytes(typst.compile("\n\n".join(parts).encode()))


def as_docx(text: str) -> bytes:
    """Return a text as DOCX."""
    parts: list[str] = []
    for is_row, lines in groupby(text.strip().splitlines(), lambda line: line.startswith(_ROW)):
        if is_row:
            cells = ("".join(f"<w:tc>{_paragraph(cell)}</w:tc>" for cell in _cells(line)) for line in lines)
            parts.append(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>")
            continue
        parts += [_paragraph(line) for line in lines]
    document = f'{XML}<w:document xmlns:w="{_W}"><w:body>{"".join(parts)}</w:body></w:document>'
    return pack(
        [
            content_types([("/word/document.xml", _KIND)]),
            relationships("_rels/.rels", [("officeDocument", "word/document.xml")]),
            ("word/document.xml", document),
        ]
    )


def quoted(text: str) -> str:
    """Return a text as typst reads one."""
    return json.dumps(text, ensure_ascii=False)


def _typst(line: str) -> str:
    if line == _PAGE:
        return "#pagebreak()"
    if line.startswith(_HEADING):
        return f"#text(weight: 700, {quoted(line.removeprefix(_HEADING))})"
    return f"#{quoted(line)}" if line.strip() else "#v(0.5em)"


def _paragraph(line: str) -> str:
    if line == _PAGE:
        return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    weight = "<w:rPr><w:b/></w:rPr>" if line.startswith(_HEADING) else ""
    tabbed = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in line.removeprefix(_HEADING).split("\t")
    )
    return f"<w:p><w:r>{weight}{tabbed}</w:r></w:p>"


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().removeprefix(_ROW).removesuffix(_ROW).split(_ROW)]
