"""Scanned pages: rendered by pdfium or Pillow, read by the tesseract program with its Norwegian model."""

import io
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from PIL.Image import Image

from application import media
from search.extraction.draft import UnreadableError, clean
from search.extraction.language import language_of
from search.extraction.limits import Budget, Limits, OverLimitError
from search.extraction.pieces import Contents
from search.extraction.reasons import Reason
from search.extraction.result import ExtractionResult, Outcome, Page, Part
from search.extraction.routes import contents_of
from search.extraction.source import Source

MODEL = "nor"
"""Tesseract's name for its Norwegian model."""

_DOTS_PER_INCH = 300
_POINTS_PER_INCH = 72
_LARGEST_SIDE = 5_000
"""The most pixels along a side of a rendered page: a poster is rendered coarser."""

_TIME_SHARE = 0.85
"""The share of the deadline after which no more pages are begun."""


@cache
def is_available() -> bool:
    """Return whether tesseract with its Norwegian model is installed."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = subprocess.run(  # noqa: S603 - a fixed command
        [program, "--list-langs"], capture_output=True, text=True, check=False, timeout=30
    )
    return MODEL in listed.stdout.split()


def read_scanned(path: Path, media_type: str, name: str, result: ExtractionResult, limits: Limits) -> ExtractionResult:
    """Return `result` with the text of its scanned pages, those of its parts included, as far as time allows.

    What wanted OCR and got it no longer wants it, whether or not there was text to find.
    """
    reading = _Reading(time.monotonic() + limits.seconds * _TIME_SHARE, limits)
    return reading.complete(Source(media_type, name, path), result)


class _Reading:
    def __init__(self, deadline: float, limits: Limits) -> None:
        self._deadline, self._limits = deadline, limits
        self._budget = Budget(limits)

    def complete(self, source: Source, result: ExtractionResult) -> ExtractionResult:
        if not result.wants_ocr:
            return result
        if result.parts:
            return self._complete_parts(source, result)
        texts = {page.number: page.text for page in result.pages}
        is_whole = True
        for number, image in _images(source):
            if time.monotonic() > self._deadline:
                is_whole = False
                break
            texts[number] = self._budget.fit(clean(self._read(image)))[0]
        return _with_pages(result, tuple(Page(number, text) for number, text in sorted(texts.items())), is_whole)

    def _complete_parts(self, source: Source, result: ExtractionResult) -> ExtractionResult:
        try:
            contents = contents_of(source, self._budget)
            if contents is None:
                return replace(result, wants_ocr=False)
            with contents:
                parts = tuple(self._complete_part(part, contents) for part in result.parts)
        except (UnreadableError, OverLimitError):  # it was read before: the limits were nearly used up
            return replace(result, wants_ocr=False)
        return replace(result, parts=parts, wants_ocr=False)

    def _complete_part(self, part: Part, contents: Contents) -> Part:
        number = int(part.path.rpartition("/")[2])
        if not part.result.wants_ocr or number > len(contents.pieces):
            return part
        data = contents.pieces[number - 1].load(self._budget)
        return replace(part, result=self.complete(Source(part.media_type, part.name, data=data), part.result))

    def _read(self, image: bytes) -> str:
        program = shutil.which("tesseract") or "tesseract"
        try:
            read = subprocess.run(  # noqa: S603 - the picture goes in as bytes, no name of a file is passed
                [program, "stdin", "stdout", "-l", MODEL, "--psm", "3"],
                input=image,
                capture_output=True,
                check=False,
                timeout=max(1.0, self._deadline - time.monotonic()),
            )
        except subprocess.TimeoutExpired:
            return ""
        return read.stdout.decode("utf-8", "replace")


def _images(source: Source) -> Iterator[tuple[int, bytes]]:
    """Yield the number and the picture of each scanned page, as PNG."""
    if source.media_type == media.PDF:
        yield from _rendered(source)
    else:
        yield from _frames(source)


def _rendered(source: Source) -> Iterator[tuple[int, bytes]]:
    from search.extraction.pdf import is_scanned_page, open_pdf, page_text

    document = open_pdf(source)
    try:
        for number in range(len(document)):
            page = document[number]
            try:
                if is_scanned_page(page, page_text(page)):
                    longest = max(page.get_size()) or 1.0
                    scale = min(_DOTS_PER_INCH / _POINTS_PER_INCH, _LARGEST_SIDE / longest)
                    yield number + 1, _png(page.render(scale=scale, grayscale=True).to_pil())
            finally:
                page.close()
    finally:
        document.close()


def _frames(source: Source) -> Iterator[tuple[int, bytes]]:
    from search.extraction.picture import frames_of

    for number, frame in enumerate(frames_of(source, _LARGEST_SIDE), 1):
        yield number, _png(frame)


def _png(picture: Image) -> bytes:
    packed = io.BytesIO()
    picture.save(packed, format="PNG", compress_level=1)
    return packed.getvalue()


def _with_pages(result: ExtractionResult, pages: tuple[Page, ...], is_whole: bool) -> ExtractionResult:
    has_text = any(page.text for page in pages)
    outcome, reason = result.outcome, result.reason
    if not is_whole:
        outcome, reason = Outcome.TRUNCATED, Reason.OCR_CUT_SHORT
    elif outcome in (Outcome.EMPTY, Outcome.TEXT):
        outcome, reason = (Outcome.TEXT, None) if has_text else (Outcome.EMPTY, Reason.NO_TEXT)
    return replace(
        result,
        outcome=outcome,
        reason=reason,
        pages=pages,
        language=language_of(page.text for page in pages),
        metadata=dict(result.metadata) | {"ocr": "tesseract"},
        wants_ocr=False,
    )
