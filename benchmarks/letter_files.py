"""Letters as files of real kinds, made from the texts in benchmarks/letters: PDF, DOCX and mail.

A text is lines: each is a paragraph. `# ` begins a heading, `| a | b |` is a row of a table, `====` begins a page.
"""

import json
import textwrap
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from itertools import groupby
from pathlib import Path
from typing import Any

import typst

from application.demo.papers.packed import XML, content_types, escape, pack, relationships

FOLDER = Path(__file__).parent / "letters"
SETS = ("open", "held-out", "later", "last")
"""Rules were written with the first in sight; the second was held back; the others were written after them."""

_PAGE, _HEADING, _ROW = "====", "# ", "|"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_NARROW, _WIDE = "12cm", "21cm"


@dataclass(frozen=True)
class Letter:
    """A letter as it is written in the repository: `right` is what a careful reader would take from it."""

    name: str
    form: str
    about: str
    right: Mapping[str, Any]
    written: Mapping[str, Any]
    is_hearing: bool = True
    is_narrow: bool = False
    is_wrapped: bool = False
    is_html: bool = False

    @property
    def file_name(self) -> str:
        return f"{self.name}.{self.form}"

    def content(self) -> bytes:
        """Return the bytes of the file."""
        if self.form == "eml":
            return _mail(self.written, is_wrapped=self.is_wrapped, is_html=self.is_html)
        return _file(self.form, self.written["text"], is_narrow=self.is_narrow)


def letters(of: str) -> list[Letter]:
    """Return the letters of one set, by name."""
    return [_letter(path) for path in sorted((FOLDER / of).glob("*.toml"))]


def organisations() -> dict[str, Any]:
    """Return the council's own name, and the register that letters are read with."""
    return tomllib.loads((FOLDER / "organisations.toml").read_text(encoding="utf-8"))


def _letter(path: Path) -> Letter:
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    return Letter(
        name=path.stem,
        form=read["form"],
        about=read["about"],
        right=read["right"],
        written=read["letter"],
        is_hearing=read.get("hearing", True),
        is_narrow=read.get("narrow", False),
        is_wrapped=read.get("wrapped", False),
        is_html=read.get("html", False),
    )


def _file(form: str, text: str, *, is_narrow: bool = False) -> bytes:
    return _docx(text) if form == "docx" else _pdf(text, _NARROW if is_narrow else _WIDE)


def _pdf(text: str, width: str) -> bytes:
    parts = [f'#set page(width: {width}, height: 29.7cm, margin: 2cm)\n#set text(size: 11pt, lang: "nb")']
    for is_row, lines in groupby(text.strip().splitlines(), lambda line: line.startswith(_ROW)):
        if is_row:
            rows = [_cells(line) for line in lines]
            cells = ", ".join(f"text({json.dumps(cell, ensure_ascii=False)})" for row in rows for cell in row)
            parts.append(f"#grid(columns: (1fr,) * {len(rows[0])}, row-gutter: 0.6em, {cells})")
            continue
        parts += [_typst(line) for line in lines]
    return bytes(typst.compile("\n\n".join(parts).encode()))


def _typst(line: str) -> str:
    if line == _PAGE:
        return "#pagebreak()"
    if line.startswith(_HEADING):
        return f"#text(weight: 700, {json.dumps(line.removeprefix(_HEADING), ensure_ascii=False)})"
    return f"#{json.dumps(line, ensure_ascii=False)}" if line.strip() else "#v(0.5em)"


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


def _mail(written: Mapping[str, Any], *, is_wrapped: bool, is_html: bool) -> bytes:
    message = EmailMessage()
    for name in ("from", "to", "subject", "date"):
        message[name.capitalize()] = written[name]
    lines = written["text"].strip().splitlines()
    if is_html:
        message.set_content("\n".join(lines), subtype="html")
        return message.as_bytes()
    body = [part for line in lines for part in (textwrap.wrap(line, 72) or [""])] if is_wrapped else lines
    message.set_content("\n".join(body))
    for one in written.get("attachment", ()):
        data = _file(one["form"], one["text"])
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=one["name"])
    return message.as_bytes()


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().strip(_ROW).split(_ROW)]
