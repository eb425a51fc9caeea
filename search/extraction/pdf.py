"""Text of PDF by pdfium, page by page; pages that are pictures are counted for OCR."""

import ctypes
import re
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from search.extraction.draft import Draft, damaged, encrypted
from search.extraction.limits import Budget
from search.extraction.reasons import Reason
from search.extraction.source import Source

FEWEST_CHARACTERS = 16
"""A page with fewer characters than this, and a picture, is taken for a scanned one: a stamp is not its text."""

_MARK = "[\x02\ufffe\xad]\r?\n?"
"""What pdfium puts where a word was parted at the end of a line."""

_SHARED_END = r"(?:og|eller|samt|til|and|or)\b"
"""After `nærings-` and `miljø-` the hyphen is the word's own."""

_OWN_HYPHEN = re.compile(rf"(?:{_MARK}|-\r?\n)(?={_SHARED_END})")
_PARTED = re.compile(rf"{_MARK}|(?<=[a-zæøåéèêóòôäöü])-\r?\n(?=[a-zæøåéèêóòôäöü])")
_WHEN = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)?(\d\d)?(\d\d)?")
_KEPT = {
    "Title": "title",
    "Author": "author",
    "Subject": "subject",
    "Keywords": "keywords",
    "Creator": "program",
    "CreationDate": "created",
    "ModDate": "modified",
}
_END_MARK = b"%%EOF"
_TAIL = 16 * 1024


class RefusedError(Exception):
    """pdfium cannot open the file; another reader may."""


def read_pdf(source: Source, budget: Budget) -> Draft:
    """Read a PDF. RefusedError when pdfium cannot open it; UnreadableError when it needs a password."""
    document = open_pdf(source)
    try:
        texts: list[str] = []
        scanned = 0
        left = budget.characters
        for text, is_scanned in _pages(document):
            texts.append(text)
            scanned += is_scanned
            left -= len(text)
            if left < 0:
                break
        if not texts:
            raise damaged()
        metadata = _metadata(document)
    finally:
        document.close()
    return Draft(texts=texts, metadata=metadata, scanned=scanned, cut_off=cut_off(source))


def open_pdf(source: Source) -> pdfium.PdfDocument:
    """Open a PDF with pdfium: see `read_pdf` for errors."""
    try:
        return pdfium.PdfDocument(source.path if source.path is not None else source.data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD:
            raise encrypted() from error
        raise RefusedError from error


def cut_off(source: Source) -> Reason | None:
    """Return FILE_CUT_OFF when the mark that ends a PDF is missing: the last part of it never arrived."""
    return None if _END_MARK in source.tail(_TAIL) else Reason.FILE_CUT_OFF


def is_scanned_page(page: pdfium.PdfPage, text: str) -> bool:
    """Return whether a page is a picture with next to no text."""
    if len("".join(text.split())) >= FEWEST_CHARACTERS:
        return False
    return next(page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3), None) is not None


def page_text(page: pdfium.PdfPage) -> str:
    """Return the text of a page, words that were parted at the end of a line made whole."""
    handle = pdfium_c.FPDFText_LoadPage(page.raw)
    if not handle:
        return ""
    try:
        count = pdfium_c.FPDFText_CountChars(handle)
        if count <= 0:
            return ""
        # Some characters come as two units of UTF-16.
        room = ctypes.create_string_buffer((count * 2 + 1) * 2)
        written = pdfium_c.FPDFText_GetText(handle, 0, count, ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort)))
        text = room.raw[: max(0, written - 1) * 2].decode("utf-16-le", "ignore")
    finally:
        pdfium_c.FPDFText_ClosePage(handle)
    return _PARTED.sub("", _OWN_HYPHEN.sub("- ", text))


def _pages(document: pdfium.PdfDocument) -> Iterator[tuple[str, bool]]:
    for number in range(len(document)):
        try:
            page = document[number]
        except pdfium.PdfiumError:  # one page that cannot be loaded does not spoil the others
            yield "", False
            continue
        try:
            text = page_text(page)
            yield text, is_scanned_page(page, text)
        finally:
            page.close()


def _metadata(document: pdfium.PdfDocument) -> dict[str, str]:
    found = document.get_metadata_dict(skip_empty=True)
    metadata = {name: found[key] for key, name in _KEPT.items() if key in found}
    for name in ("created", "modified"):
        if when := _WHEN.match(metadata.get(name, "")):
            year, month, day, hour, minute, second = (part or "00" for part in when.groups())
            metadata[name] = f"{year}-{month}-{day}T{hour}:{minute}:{second}"
    return metadata
