"""The blocks of a paper, written at the end of a DOCX document."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Pt
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from application.documents import paper
from application.documents.word.numbering import Lists
from application.documents.word.styles import BOX, BOX_LABEL, MAIN, MAIN_LABEL, QUIET, SMALL, heading_style
from application.documents.word.texts import clean

_LABELS_SHARE = (0.28, 0.72)


class Writer:
    """Writes blocks. `width` is that of the text on a page."""

    def __init__(self, document: Document, width: Length) -> None:
        self._document, self._width, self._lists = document, width, Lists(document)

    def write(self, blocks: Sequence[paper.Block]) -> None:
        """Write blocks one after the other."""
        for block in paper.stepwise(blocks):
            self._write(block)

    def paragraph(self, text: str, style: str | None = None) -> WordParagraph:
        """Write a paragraph."""
        return self._document.add_paragraph(clean(text), style)

    def facts(self, pairs: Sequence[paper.Pair]) -> None:
        """Write labels and what they say as a table without lines."""
        if pairs:
            self._rows([((label,), (said,)) for label, said in pairs], _LABELS_SHARE, labels=True)
            self._space()

    def _write(self, block: paper.Block) -> None:
        match block:
            case paper.Heading(text, level):
                self.paragraph(text, heading_style(level))
            case paper.Paragraph(text, tone):
                written = self.paragraph(text, QUIET if tone == paper.Tone.QUIET else None)
                for run in written.runs if tone == paper.Tone.STRONG else ():
                    run.bold = True
            case paper.Facts(pairs):
                self.facts(pairs)
            case paper.Listed(items, numbered):
                number = self._lists.begin(numbered=numbered)
                for item in items:
                    self._lists.put(self.paragraph(item), number)
            case paper.Table(head, widths, rows):
                self._table(head, widths, rows)
            case paper.Boxed(label, paragraphs, is_main):
                self.paragraph(label, MAIN_LABEL if is_main else BOX_LABEL).paragraph_format.keep_with_next = True
                for text in paragraphs:
                    self.paragraph(text, MAIN if is_main else BOX)
            case paper.Signatures(lines):
                self._signatures(lines)
            case paper.PageBreak():
                self.paragraph("").add_run().add_break(WD_BREAK.PAGE)

    def _table(self, head: paper.Lines, widths: Sequence[float], rows: Sequence[tuple[paper.Lines, ...]]) -> None:
        table = self._rows([tuple((name,) for name in head), *rows], widths)
        first = table.rows[0]
        properties = first._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:tblHeader"))
        for cell in first.cells:
            _shade(cell)
            for run in cell.paragraphs[0].runs:
                run.bold = True
        self._space()

    def _rows(
        self, rows: Sequence[tuple[paper.Lines, ...]], widths: Sequence[float], *, labels: bool = False
    ) -> WordTable:
        table: WordTable = self._document.add_table(len(rows), len(widths))
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
        if not labels:
            _rule(table)
        shares = [share / sum(widths) for share in widths]
        for column, share in zip(table.columns, shares, strict=True):
            column.width = Length(int(self._width * share))
        for row, said in zip(table.rows, rows, strict=True):
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for place, (cell, lines) in enumerate(zip(row.cells, said, strict=True)):
                cell.width = Length(int(self._width * shares[place]))
                _fill(cell, lines, first=QUIET if labels and place == 0 else None)
        return table

    def _signatures(self, lines: Sequence[paper.Pair]) -> None:
        for name, role in lines:
            line = self.paragraph("_" * 38)
            line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(36), Pt(0)
            line.paragraph_format.keep_with_next = True
            named = self.paragraph(name)
            named.paragraph_format.space_after = Pt(0)
            if role:
                named.paragraph_format.keep_with_next = True
                self.paragraph(role, QUIET)

    def _space(self) -> None:
        """Part a table from what follows: two tables side by side would become one."""
        gap = self.paragraph("", SMALL)
        gap.paragraph_format.line_spacing = Pt(6)


def _fill(cell: _Cell, lines: paper.Lines, *, first: str | None) -> None:
    for place, line in enumerate(lines or ("",)):
        written = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        if place or first:
            written.style = SMALL if place else str(first)
        written.add_run(clean(line))
        written.paragraph_format.space_after = Pt(2)


def _shade(cell: _Cell) -> None:
    ground = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", "E9EEF4")):
        ground.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(ground)


def _rule(table: WordTable) -> None:
    """Draw a line below every row, without a style that a template may lack."""
    lines = OxmlElement("w:tblBorders")
    for side in ("bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "B9C1CB")):
            line.set(qn(f"w:{name}"), value)
        lines.append(line)
    properties = table._tbl.tblPr
    place = next((at for at, one in enumerate(properties) if one.tag in _AFTER_BORDERS), len(properties))
    properties.insert(place, lines)


_AFTER_BORDERS = tuple(qn(f"w:{name}") for name in ("shd", "tblLayout", "tblCellMar", "tblLook"))
