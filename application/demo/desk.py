"""The desk where papers become files: each is made in its kind and put in the file store before anything names it."""

import io
import re
from collections.abc import Callable
from dataclasses import replace

from application import media
from application.commands.documents import FileDocument
from application.demo.names import demo_id
from application.demo.papers.docx import docx
from application.demo.papers.mail import eml
from application.demo.papers.odd import broken, cut_off, encrypted, scanned
from application.demo.papers.odt import odt
from application.demo.papers.paper import Paper
from application.demo.papers.pdf import pdf
from application.demo.papers.xlsx import xlsx
from application.files.protocol import FileStore
from domain.journal import DocumentRole

_KIND = re.compile(r"([a-z+]+)(\d*)")
_NOT_IN_NAMES = re.compile(r"[\\/:*?\"<>|]+")


def _mail_with_paper(paper: Paper) -> bytes:
    """Return a mail whose text is the first page, and whose attachment the whole."""
    name = f"{_name(paper.title)}.pdf"
    return eml(replace(paper, pages=paper.pages[:1], tables=()), [(name, media.PDF, pdf(paper))])


_MAKERS: dict[str, tuple[Callable[[Paper], bytes], str, str]] = {
    "pdf": (pdf, "pdf", media.PDF),
    "docx": (docx, "docx", media.DOCX),
    "odt": (odt, "odt", media.ODT),
    "xlsx": (xlsx, "xlsx", media.XLSX),
    "eml": (eml, "eml", media.EML),
    "eml+pdf": (_mail_with_paper, "eml", media.EML),
    "scan": (scanned, "pdf", media.PDF),
    "encrypted": (encrypted, "pdf", media.PDF),
    "cut": (cut_off, "pdf", media.PDF),
    "broken": (broken, "pdf", media.PDF),
}


def kind_of(written: str) -> tuple[str, int, str]:
    """Return kind, number of pages and title of a planned file: `pdf4:Its own title`."""
    kind, _, title = written.partition(":")
    match = _KIND.fullmatch(kind)
    if not match or match[1] not in _MAKERS:
        raise ValueError(f"no such kind of file: {written}")
    return match[1], int(match[2] or 1), title


class Desk:
    """Makes files and puts them in the file store. `limit` is in bytes."""

    def __init__(self, files: FileStore, *, limit: int) -> None:
        self._files, self._limit = files, limit

    def file(self, kind: str, paper: Paper, *owner: str, role: str = DocumentRole.ATTACHMENT) -> FileDocument:
        """Return how the paper is filed with the record that `owner` names."""
        make, ending, media_type = _MAKERS[kind]
        name = f"{_name(paper.title)}.{ending}"
        stored = self._files.put(io.BytesIO(make(paper)), limit=self._limit, name=name)
        return FileDocument(
            document_id=demo_id("document", *owner, paper.title, kind),
            sha256=stored.sha256,
            size=stored.size,
            media_type=media_type,
            name=name,
            title=paper.title,
            role=role,
        )


def _name(title: str) -> str:
    return _NOT_IN_NAMES.sub(" ", title).replace("  ", " ").strip()
