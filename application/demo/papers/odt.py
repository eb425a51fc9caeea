"""ODT: OpenDocument text with a style that breaks the page."""

from application.demo.papers.packed import XML, escape, pack
from application.demo.papers.paper import MARK, Paper, Table

_KIND = "application/vnd.oasis.opendocument.text"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
    )
)
_BREAKING = (
    '<office:automatic-styles><style:style style:name="P1" style:family="paragraph">'
    '<style:paragraph-properties fo:break-before="page"/></style:style></office:automatic-styles>'
)
_MANIFEST = (
    f'{XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    'manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_KIND}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def odt(paper: Paper) -> bytes:
    """Return the paper as ODT."""
    parts = [_paragraph(line) for line in (*paper.head, paper.title)]
    for number, page in enumerate(paper.pages):
        lines = [line for section in page for line in (section.heading, *section.paragraphs) if line]
        for place, line in enumerate(lines):
            parts.append(_paragraph(line, breaks=number > 0 and place == 0))
    for table in paper.tables:
        parts += [_paragraph(table.name), _table(table)]
    body = "".join([*parts, _paragraph(MARK)])
    content = (
        f'{XML}<office:document-content {_NAMESPACES} office:version="1.2">{_BREAKING}'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return pack([("content.xml", content), ("META-INF/manifest.xml", _MANIFEST)], first=("mimetype", _KIND))


def _paragraph(text: str, *, breaks: bool = False) -> str:
    style = ' text:style-name="P1"' if breaks else ""
    return f"<text:p{style}>{escape(text)}</text:p>"


def _table(table: Table) -> str:
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell>{_paragraph(str(cell))}</table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in (table.head, *table.rows)
    )
    return f'<table:table><table:table-column table:number-columns-repeated="{len(table.head)}"/>{rows}</table:table>'
