"""Scanned pages are read by tesseract, in a queue of their own."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from application.files.folder import FolderFileStore
from application.recognition import recognise, recognise_stream
from application.sqlite import Durability, sqlite_engine, switch_to_wal
from search.extraction.limits import Limits
from search.extraction.ocr import is_available, read_scanned
from search.extraction.pool import Pool
from search.extraction.reading import Reading
from search.extraction.reasons import Reason
from search.extraction.result import ExtractionResult, Outcome
from search.extraction.routes import read
from search.texts.queue import TextQueue
from search.texts.store import TextStore
from tests.search.extraction.papers import a_mail, a_pdf, a_picture

pytestmark = pytest.mark.skipif(not is_available(), reason="tesseract with Norwegian (nor) is not installed")

WORDS = "Rådet vedtok søknaden\nom blåbær på Ås"


def joined(*papers: bytes) -> bytes:
    writer = PdfWriter()
    for paper in papers:
        writer.append(PdfReader(io.BytesIO(paper)))
    packed = io.BytesIO()
    writer.write(packed)
    return packed.getvalue()


def before_and_after(folder: Path, data: bytes, name: str) -> tuple[ExtractionResult, ExtractionResult]:
    path = folder / "fil"
    path.write_bytes(data)
    kind, limits = recognise(path, name), Limits(seconds=120)
    first = read(path, kind, name, limits)
    return first, read_scanned(path, kind, name, first, limits)


def test_only_the_scanned_pages_are_read_and_stay_in_place(tmp_path: Path) -> None:
    data = joined(a_pdf("Dette er ikke en skannet side"), a_picture(WORDS, "PDF"))
    first, result = before_and_after(tmp_path, data, "a.pdf")
    assert (first.outcome, first.reason) == (Outcome.TEXT, Reason.SOME_PAGES_SCANNED)
    assert [page.number for page in result.pages] == [1, 2]
    assert result.pages[0].text == "Dette er ikke en skannet side"
    assert "søknaden" in result.pages[1].text
    assert (result.outcome, result.reason, result.wants_ocr) == (Outcome.TEXT, None, False)


def test_a_scanned_page_in_a_mail_is_read(tmp_path: Path) -> None:
    first, result = before_and_after(tmp_path, a_mail(("skann.png", a_picture(WORDS))), "a.eml")
    assert first.wants_ocr
    assert "blåbær" in result.parts[0].result.pages[0].text
    assert not result.wants_ocr


def test_the_slow_queue_completes_what_the_quick_one_left(tmp_path: Path) -> None:
    files = FolderFileStore(tmp_path / "files")
    path = tmp_path / "texts.sqlite"
    switch_to_wal(path)
    engine = sqlite_engine(path, durability=Durability.NORMAL)
    texts, queue = TextStore(engine), TextQueue(engine)
    texts.initialise()
    data = a_picture(WORDS, "PDF")
    sha = files.put(io.BytesIO(data), limit=10_000_000, name="a.pdf").sha256
    queue.ask([(sha, recognise_stream(io.BytesIO(data), "a.pdf"), "a.pdf")])
    with Pool(processes=1, limits=Limits(seconds=120)) as pool:
        reading = Reading(files, texts, queue, pool)
        assert reading.drain() == {Outcome.EMPTY: 1}
        assert texts.states([sha])[sha].shown == "ocr-waiting"
        assert reading.drain(ocr=True) == {Outcome.TEXT: 1}
    stored = texts.get(sha)
    assert stored is not None
    assert "søknaden" in stored.result.pages[0].text
    assert stored.state.shown == "text"
    assert len(texts.completed_after(0, 10)) == 1
    engine.dispose()
