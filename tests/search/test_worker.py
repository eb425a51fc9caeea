"""The worker, with real files and child processes: what is filed is found, whatever was killed or deleted."""

import io
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from application.incoming.opening import open_trays
from application.opened import OpenArchive, open_archive
from domain import clock
from domain.access import Audience
from domain.clock import clock_set_to
from search.engines.opening import open_engine
from search.engines.protocol import SearchEngine
from search.finder import Finder
from search.texts.store import TextStore
from search.worker import Worker
from tests.application.files.buckets import bucket_settings
from tests.engines.object_store import ObjectStore
from tests.engines.server import free_port
from tests.search.extraction.papers import a_docx, a_mail, a_pdf, p
from tests.search.waiting import wait_until
from tests.web.filing import Filing

ROOT = Path(__file__).resolve().parents[2]

_WORKER = """
import sys, threading
from pathlib import Path
from application.opened import open_archive
from application.settings import read_settings
from search.engines.opening import open_engine
from search.worker import Worker

if __name__ == "__main__":
    settings = read_settings(
        {"secret_key": "s" * 40, "data": Path(sys.argv[1]), "log_level": "error", "extraction_processes": 1},
        env_file=None,
    )
    opened = open_archive(settings)
    Worker(opened, open_engine(settings)).run(threading.Event())
"""


@pytest.fixture
def engine(opened: OpenArchive) -> Iterator[SearchEngine]:
    engine = open_engine(opened.settings)
    yield engine
    engine.close()


def file_letters(opened: OpenArchive, count: int, *, case: str = "2025/1") -> None:
    """File so many letters in a case and publish them; each has a PDF whose second page names its number in words."""
    filing = Filing(opened, "kari")
    filing.case(case, "Brevsak")
    for number in range(1, count + 1):
        pdf = a_pdf("Forside", f"Ekspedisjonskode kode{number}kode står her")
        paper = filing.paper(f"{case}-{number}.pdf", pdf, title=f"Melding {number}", role="main")
        filing.entry(f"{case}-{number}", "incoming", f"Brev {number}", documents=(paper,))
        filing.publish("journal-entry", f"{case}-{number}")


def found(opened: OpenArchive, engine: SearchEngine, typed: str) -> list[tuple[str, str | None, int | None]]:
    hits = Finder(engine, opened.stores.registers).find(typed, Audience.PUBLIC, limit=100).answer.hits
    return sorted((hit.reference, hit.document_name, hit.page) for hit in hits)


def test_what_is_filed_is_found_on_its_page_when_all_is_settled(opened: OpenArchive, engine: SearchEngine) -> None:
    filing = Filing(opened, "kari")
    filing.case("2025/1", "Veisak")
    mail = a_mail(("notat.docx", a_docx(p("Omkjøringen varer til høsten"))))
    papers = (
        filing.paper("plan.pdf", a_pdf("Forside", "Undergangen utvides"), title="Plan", role="main"),
        filing.paper("brev.docx", a_docx(p("Rekkverket males")), title="Brev"),
        filing.paper("mail.eml", mail, title="E-post"),
        filing.paper("tom.pdf", b"", title="Tom fil"),
    )
    filing.entry("2025/1-1", "incoming", "Brev om vei", documents=papers)
    filing.publish("journal-entry", "2025/1-1")
    worker = Worker(opened, engine)
    assert not worker.is_settled()
    left: list[int] = []
    worker.settle(left.append)
    assert worker.is_settled()
    assert left
    assert left[-1] == 0
    assert found(opened, engine, "undergang") == [("2025/1-1", "Plan", 2)]
    assert found(opened, engine, "rekkverk") == [("2025/1-1", "Brev", 1)]
    assert [name for _, name, _ in found(opened, engine, "omkjøring")] == ["notat.docx"]
    worker.settle()  # again without harm


def test_a_killed_worker_loses_nothing_and_repeats_nothing(opened: OpenArchive, engine: SearchEngine) -> None:
    file_letters(opened, 25)
    texts = TextStore(opened.stores.texts)
    for already in (1, 6):
        begun = subprocess.Popen(
            [sys.executable, "-c", _WORKER, str(opened.settings.data)], cwd=ROOT, start_new_session=True
        )
        try:
            wait_until(lambda wanted=already: texts.last_number() >= wanted)  # type: ignore[misc]
        finally:
            os.killpg(begun.pid, signal.SIGKILL)
            begun.wait()
    Worker(opened, engine).settle()
    assert sum(texts.counts().outcomes.values()) == 25
    for number in (1, 7, 25):
        assert found(opened, engine, f"kode{number}kode") == [(f"2025/1-{number}", f"Melding {number}", 2)]
    assert len(found(opened, engine, "ekspedisjonskode")) == 25


@pytest.mark.parametrize("lost", ["index", "texts.sqlite", "registers.sqlite"])
def test_what_is_derived_and_was_deleted_is_made_again(opened: OpenArchive, engine: SearchEngine, lost: str) -> None:
    file_letters(opened, 2)
    Worker(opened, engine).settle()
    engine.close()
    opened.close()
    folder = opened.settings.data
    for path in [*folder.glob(f"{lost}*")]:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    with open_archive(opened.settings) as again:
        fresh = open_engine(opened.settings)
        worker = Worker(again, fresh)
        assert not worker.is_settled()
        worker.settle()
        assert found(again, fresh, "kode2kode") == [("2025/1-2", "Melding 2", 2)]
        assert len(found(again, fresh, "ekspedisjonskode")) == 2
        fresh.close()


def test_one_works_and_the_other_waits_for_it(opened: OpenArchive, engine: SearchEngine) -> None:
    file_letters(opened, 3)
    stop = threading.Event()
    working = threading.Thread(target=Worker(opened, engine).run, args=(stop,))
    working.start()
    try:
        with open_archive(opened.settings) as other:
            second = open_engine(opened.settings)
            Worker(other, second).settle()
            assert len(found(other, second, "ekspedisjonskode")) == 3
            second.close()
    finally:
        stop.set()
        working.join(timeout=30)
    assert not working.is_alive()


def test_what_comes_while_it_works_is_found_too(opened: OpenArchive, engine: SearchEngine) -> None:
    stop = threading.Event()
    worker = Worker(opened, engine)
    working = threading.Thread(target=worker.run, args=(stop,))
    working.start()
    try:
        file_letters(opened, 2, case="2025/1")
        wait_until(lambda: len(found(opened, engine, "ekspedisjonskode")) == 2)
        file_letters(opened, 1, case="2025/2")
        wait_until(lambda: len(found(opened, engine, "ekspedisjonskode")) == 3)
    finally:
        stop.set()
        working.join(timeout=30)
    assert not working.is_alive()


def test_what_was_sent_and_nobody_filed_is_taken_away(opened: OpenArchive) -> None:
    trays, account = open_trays(opened.settings, opened.stores.office), uuid4()
    days = opened.settings.incoming_days
    with clock_set_to(clock.now() - timedelta(days=days + 1)):
        trays.of(account).put("gammelt.pdf", io.BytesIO(b"old"))
    kept = trays.of(account).put("nytt.pdf", io.BytesIO(b"new"))
    engine = open_engine(opened.settings)
    try:
        Worker(opened, engine).settle()
    finally:
        engine.close()
    assert trays.of(account).all() == [kept]
    assert trays.cleaned(account) == ["gammelt.pdf"]


def test_while_the_files_are_away_titles_are_found_and_texts_when_they_are_back(
    opened: OpenArchive, engine: SearchEngine, object_store: ObjectStore
) -> None:
    settings = bucket_settings(object_store, data=opened.settings.data, extraction_processes=1)
    closed = settings.model_copy(update={"files_endpoint": f"http://127.0.0.1:{free_port()}"})
    with open_archive(settings) as there:
        file_letters(there, 1)
    stop = threading.Event()
    with open_archive(closed) as away:
        working = threading.Thread(target=Worker(away, engine).run, args=(stop,))
        working.start()
        try:
            wait_until(lambda: "2025/1-1" in [reference for reference, _, _ in found(away, engine, "Brev 1")])
        finally:
            stop.set()
            working.join(timeout=30)
        assert TextStore(away.stores.texts).counts().outcomes == {}
    with open_archive(settings) as there:
        Worker(there, engine).settle()
        assert [page for _, _, page in found(there, engine, "ekspedisjonskode")] == [2]
