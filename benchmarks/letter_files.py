"""Letters as files of real kinds, made from the texts in benchmarks/letters: PDF, DOCX and mail.

Texts are lines as benchmarks/written_files.py tells.
"""

import textwrap
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from benchmarks.written_files import as_docx, as_pdf

FOLDER = Path(__file__).parent / "letters"
SETS = ("open", "held-out", "later", "last")
"""Rules were written with the first in sight; the second was held back; the others were written after them."""

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
    if form == "docx":
        return as_docx(text)
    return as_pdf(text, f"width: {_NARROW if is_narrow else _WIDE}", lambda count: f"columns: (1fr,) * {count}")


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
