"""Looks a template of the council over before papers are made in it, and makes one to begin with."""

import io
import re
import zipfile
from dataclasses import replace
from typing import ClassVar

import docx
from docx.document import Document
from docx.exceptions import InvalidXmlError, PythonDocxError
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from application.documents.paper import Paper
from application.documents.word.paper import begin_page, paper_as_docx
from application.documents.word.placeholders import CONTENT, FIELDS, TITLE, content_place, names_in, parts_of
from application.documents.word.styles import dress, heading_style
from application.errors import ApplicationError

LARGEST = 2_000_000
"""The most bytes that a template may be."""

_LARGEST_UNPACKED = 40_000_000
_LINKS = ("/hyperlink", "/attachedTemplate")
_BROKEN = (
    OpcError,
    PythonDocxError,
    InvalidXmlError,
    etree.LxmlError,
    zipfile.BadZipFile,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    TypeError,
    ValueError,
)
"""What the reading of a file that is no whole document ends in."""
_WHOLE, _HALF = re.compile(r"\{\{[^{}]*\}\}"), re.compile(r"\{\{|\}\}")


class TemplateRefusedError(ApplicationError):
    """A file cannot be a template. Values: `problem`, and `name` of the field that is unknown.

    Problems: `too-large`, `not-word`, `macros`, `damaged`, `linked`, `no-content`, `content-twice`, `content-inside`,
    `unknown-field`, `open-braces`.
    """

    code: ClassVar[str] = "template-refused"


def require_usable(content: bytes, trial: Paper) -> None:
    """Raise TemplateRefusedError unless papers can be made in a template; the `trial` is made in it."""
    if len(content) > LARGEST:
        raise TemplateRefusedError(problem="too-large")
    _require_word(content)
    try:
        document = docx.Document(io.BytesIO(content))
        _require_by_itself(document)
        _require_places(document)
        docx.Document(io.BytesIO(paper_as_docx(trial, content)))
    except _BROKEN as error:
        raise TemplateRefusedError(problem="damaged") from error


def template_to_begin_with(paper: Paper) -> bytes:
    """Return a template that looks as our papers do, with the title and the content in their places."""
    named = replace(paper, kind="{{type}}", council="{{råd}}", footer="{{råd}}: {{type}}, {{tittel}}")
    document = docx.Document()
    dress(document, language=paper.language, accent=paper.letterhead.accent, plain=True)
    begin_page(document, named)
    document.add_paragraph(f"{{{{{TITLE}}}}}", heading_style(1))
    document.add_paragraph(f"{{{{{CONTENT}}}}}")
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _require_word(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            parts = file.infolist()
    except _BROKEN as error:
        raise TemplateRefusedError(problem="not-word") from error
    names = {one.filename for one in parts}
    if "word/document.xml" not in names:
        raise TemplateRefusedError(problem="not-word")
    if sum(one.file_size for one in parts) > _LARGEST_UNPACKED:
        raise TemplateRefusedError(problem="too-large")
    if any(name.casefold().endswith("vbaproject.bin") for name in names):
        raise TemplateRefusedError(problem="macros")


def _require_by_itself(document: Document) -> None:
    """Refuse pictures and objects that lie elsewhere: a paper that is sent would fetch them, or lack them."""
    package = document.part.package
    assert package is not None
    for relation in package.iter_rels():
        if relation.is_external and not relation.reltype.endswith(_LINKS):
            raise TemplateRefusedError(problem="linked")


def _require_places(document: Document) -> None:
    shown = parts_of(document)
    named = [name for root in shown for name in names_in(root)]
    for name in named:
        if name not in (CONTENT, *FIELDS):
            raise TemplateRefusedError(problem="unknown-field", name=name)
    if named.count(CONTENT) != 1:
        raise TemplateRefusedError(problem="content-twice" if CONTENT in named else "no-content")
    try:
        content_place(document)
    except LookupError as error:
        raise TemplateRefusedError(problem="content-inside") from error
    for root in shown:
        for paragraph in root.iter(qn("w:p")):
            said = "".join(piece.text or "" for piece in paragraph.iter(qn("w:t")))
            if len(_HALF.findall(said)) != 2 * len(_WHOLE.findall(said)):
                raise TemplateRefusedError(problem="open-braces")
