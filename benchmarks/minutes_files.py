"""Minutes as files of real kinds, made from the texts in benchmarks/minutes: PDF and DOCX.

A text is lines: each is a paragraph. `# ` begins a heading, `| a | b |` is a row of a table, `====` begins a page.
Beside each text is what a careful reader takes from it, in JSON; `first words … last words` there is that stretch.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import typst

from application.demo.papers.packed import XML, content_types, escape, pack, relationships

FOLDER = Path(__file__).parent / "minutes"
SETS = ("open", "later", "held-out")
"""Rules were written with the first in sight, and changed for the second; no rule was changed for the third."""

_PAGE, _HEADING, _ROW, _TO = "====", "# ", "|", " … "
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@dataclass(frozen=True)
class WrittenMinutes:
    """Minutes as they are written in the repository: `right` is what a careful reader would take from them."""

    name: str
    form: str
    about: str
    text: str
    right: Mapping[str, Any]
    header: str = ""
    has_page_numbers: bool = False

    @property
    def file_name(self) -> str:
        return f"{self.name}.{self.form}"

    def content(self) -> bytes:
        """Return the bytes of the file."""
        return (
            _docx(self.text)
            if self.form == "docx"
            else _pdf(self.text, self.header, has_page_numbers=self.has_page_numbers)
        )

    def whole(self, written: str) -> str:
        """Return a text of the gold, with what `…` stands for."""
        if _TO not in written:
            return written
        first, last = written.split(_TO)
        text = " ".join(re.sub(r"[|]|^# |====", " ", self.text, flags=re.MULTILINE).split())
        met = re.finditer(rf"(?={re.escape(first)} )(?=(?P<whole>.*?{re.escape(last)}))", text)
        found = [match["whole"] for match in met]
        if not found:
            raise ValueError(f"{self.name}: {written}")
        return min(found, key=len)


def minutes(of: str) -> list[WrittenMinutes]:
    """Return the minutes of one set, by name."""
    return [_minutes(path) for path in sorted((FOLDER / of).glob("*.json"))]


def _minutes(path: Path) -> WrittenMinutes:
    read = json.loads(path.read_text(encoding="utf-8"))
    return WrittenMinutes(
        name=path.stem,
        form=read["form"],
        about=read["about"],
        text=path.with_suffix(".txt").read_text(encoding="utf-8"),
        right=read["right"],
        header=read.get("header", ""),
        has_page_numbers=read.get("footer", False),
    )


def _pdf(text: str, header: str, *, has_page_numbers: bool) -> bytes:
    above = f"header: text({_quoted(header)}), " if header else ""
    below = "footer: context [Side #here().page() av #counter(page).final().first()], " if has_page_numbers else ""
    parts = [f'#set page({above}{below}width: 21cm, height: 29.7cm, margin: 2cm)\n#set text(size: 11pt, lang: "nb")']
    for is_row, lines in groupby(text.strip().splitlines(), lambda line: line.startswith(_ROW)):
        if is_row:
            rows = [_cells(line) for line in lines]
            cells = ", ".join(f"text({_quoted(cell)})" for row in rows for cell in row)
            parts.append(f"#grid(columns: ({'auto, ' * len(rows[0])}), column-gutter: 2em, row-gutter: 0.6em, {cells})")
            continue
        parts += [_typst(line) for line in lines]
    return bytes(typst.compile("\n\n".join(parts).encode()))


def _typst(line: str) -> str:
    if line == _PAGE:
        return "#pagebreak()"
    if line.startswith(_HEADING):
        return f"#text(weight: 700, {_quoted(line.removeprefix(_HEADING))})"
    return f"#{_quoted(line)}" if line.strip() else "#v(0.5em)"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _docx(text: str) -> bytes:
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
