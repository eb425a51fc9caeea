"""What a template says where the paper and its fields are to stand: `{{innhold}}`, `{{tittel}}` and the like."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

from application.documents.word.texts import clean

CONTENT, TITLE = "innhold", "tittel"

FIELDS = (TITLE, "type", "råd", "organ", "møte", "dato", "tid", "sted", "sak", "laget")
"""What a template can name besides CONTENT; a paper that has no such field leaves the place empty."""

_NAMED = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")


def names_in(root: Any) -> list[str]:
    """Return every name in double braces below an element, in the order of the text."""
    return [name.casefold() for paragraph in _paragraphs(root) for name in _NAMED.findall(_text(paragraph))]


def parts_of(document: Document) -> list[Any]:
    """Return the roots of what is shown: the document, then its headers and footers."""
    shown = [one for one in document.part.rels.values() if one.reltype.endswith(("/header", "/footer"))]
    return [document.element, *(one.target_part.element for one in shown if not one.is_external)]


def content_place(document: Document) -> Any:
    """Return the paragraph of the body that says CONTENT and nothing else; LookupError if there is none."""
    for one in document.element.body:
        if one.tag == qn("w:p") and _NAMED.sub(r"\1", _text(one)).strip().casefold() == CONTENT and names_in(one):
            return one
    raise LookupError(CONTENT)


def fill(document: Document, fields: Mapping[str, str]) -> None:
    """Put the fields where they are named, however the names are cut in pieces; the letters keep their look."""
    for root in parts_of(document):
        for paragraph in _paragraphs(root):
            if "{{" in _text(paragraph):
                _fill(paragraph, fields)


def _fill(paragraph: Any, fields: Mapping[str, str]) -> None:
    pieces = _pieces(paragraph)
    whole = "".join(piece.text or "" for piece in pieces)
    for found in reversed(list(_NAMED.finditer(whole))):
        name = found[1].casefold()
        if name not in FIELDS:
            continue
        said, at = clean(fields.get(name, "")), 0
        for piece in pieces:
            text = piece.text or ""
            start, end = max(found.start() - at, 0), min(found.end() - at, len(text))
            at += len(text)
            if start < end:
                piece.text = text[:start] + said + text[end:]
                piece.set(qn("xml:space"), "preserve")
                said = ""


def _paragraphs(root: Any) -> Iterator[Any]:
    yield from root.iter(qn("w:p"))


def _pieces(paragraph: Any) -> list[Any]:
    """Return the texts of a paragraph itself, not those of text boxes in it."""
    return [one for one in paragraph.iter(qn("w:t")) if next(one.iterancestors(qn("w:p"))) is paragraph]


def _text(paragraph: Any) -> str:
    return "".join(piece.text or "" for piece in _pieces(paragraph))
