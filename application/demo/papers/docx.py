"""DOCX: WordprocessingML with a page break before each page but the first."""

from application.demo.papers.packed import XML, content_types, escape, pack, relationships
from application.demo.papers.paper import MARK, Paper, Table

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def docx(paper: Paper) -> bytes:
    """Return the paper as DOCX."""
    pages = []
    for page in paper.pages:
        parts = []
        for section in page:
            if section.heading:
                parts.append(_paragraph(section.heading, bold=True))
            parts += [_paragraph(one) for one in section.paragraphs]
        pages.append("".join(parts))
    head = "".join(_paragraph(line) for line in paper.head) + _paragraph(paper.title, bold=True)
    tables = "".join(_paragraph(one.name, bold=True) + _table(one) for one in paper.tables)
    body = head + _BREAK.join(pages) + tables + _paragraph(MARK)
    document = f'{XML}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    return pack(
        [
            content_types([("/word/document.xml", _KIND)]),
            relationships("_rels/.rels", [("officeDocument", "word/document.xml")]),
            ("word/document.xml", document),
        ]
    )


def _paragraph(text: str, *, bold: bool = False) -> str:
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:p><w:r>{weight}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _table(table: Table) -> str:
    rows = "".join(
        f"<w:tr>{''.join(f'<w:tc>{_paragraph(str(cell))}</w:tc>' for cell in row)}</w:tr>"
        for row in (table.head, *table.rows)
    )
    return f"<w:tbl>{rows}</w:tbl>"
