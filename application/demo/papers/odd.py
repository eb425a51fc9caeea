"""Papers that cannot be read as they are: scanned, encrypted, broken."""

import io

import pypdfium2
from PIL import Image, ImageOps
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, ByteStringObject

from application.demo.papers.paper import Paper
from application.demo.papers.pdf import pdf

_DOTS_PER_INCH = 150
_HEADER, _TRAILER = 32, 8
_PASSWORD = "bare-for-demo"  # noqa: S105 - of an invented paper that is meant to stay closed


class _SameEachTime(PdfWriter):
    """Writes the same bytes each time: a file's identifier is random otherwise."""

    def generate_file_identifiers(self) -> None:
        """Take an identifier that does not change."""
        identifier = ByteStringObject(b"regionarkiv-demo")
        self._ID = ArrayObject((identifier, identifier))


def scanned(paper: Paper) -> bytes:
    """Return the paper as PDF whose pages are pictures, a little grey and crooked as from a scanner."""
    pages = []
    with pypdfium2.PdfDocument(pdf(paper)) as document:
        for page in document:
            picture = page.render(scale=_DOTS_PER_INCH / 72).to_pil().convert("L")
            turned = picture.rotate(0.4, fillcolor=255, resample=Image.Resampling.BICUBIC)
            pages.append(ImageOps.colorize(turned, black="#2b2b2b", white="#f6f4ee").convert("L"))
    target = io.BytesIO()
    when = paper.dated.timetuple()
    pages[0].save(
        target,
        "PDF",
        save_all=True,
        append_images=pages[1:],
        resolution=_DOTS_PER_INCH,
        creationDate=when,
        modDate=when,
    )
    return target.getvalue()


def encrypted(paper: Paper) -> bytes:
    """Return the paper as PDF that asks for a password."""
    writer = _SameEachTime(clone_from=PdfReader(io.BytesIO(pdf(paper))))
    writer.encrypt(_PASSWORD, algorithm="RC4-128")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def cut_off(paper: Paper) -> bytes:
    """Return the first part of the paper as PDF, as when a copying was broken off."""
    whole = pdf(paper)
    return whole[: len(whole) // 3]


def broken(paper: Paper) -> bytes:
    """Return the paper as PDF without what was in it, as when a disk has lost all but beginning and end."""
    whole = pdf(paper)
    return whole[:_HEADER] + bytes(len(whole) - _HEADER - _TRAILER) + whole[-_TRAILER:]
