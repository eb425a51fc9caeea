"""The reading service: what was asked for is read once, kept and counted, whatever happens on the way."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine

from application.errors import FileStoreAwayError
from application.files.folder import FolderFileStore
from application.files.opening import open_file_store
from application.files.protocol import FileStore
from application.recognition import recognise_stream
from application.sqlite import Durability, sqlite_engine, switch_to_wal
from search.extraction.limits import Limits
from search.extraction.pool import Pool
from search.extraction.reading import Reading
from search.extraction.reasons import Reason
from search.extraction.result import Outcome
from search.texts.queue import TextQueue
from search.texts.store import TextStore
from tests.application.files.buckets import bucket_settings
from tests.engines.object_store import ObjectStore
from tests.search.extraction.papers import a_locked_pdf, a_mail, a_pdf


class Office:
    """Files, texts and a queue, and a pool to read with."""

    def __init__(self, folder: Path, engine: Engine, pool: Pool) -> None:
        self.files: FileStore = FolderFileStore(folder / "files")
        self.texts, self.queue = TextStore(engine), TextQueue(engine)
        self.texts.initialise()
        self.reading = Reading(self.files, self.texts, self.queue, pool)

    def file(self, data: bytes, name: str) -> str:
        sha = self.files.put(io.BytesIO(data), limit=10_000_000, name=name).sha256
        self.queue.ask([(sha, recognise_stream(io.BytesIO(data), name), name)])
        return sha


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(processes=2, limits=Limits(seconds=30)) as pool:
        yield pool


@pytest.fixture
def office(tmp_path: Path, pool: Pool) -> Iterator[Office]:
    path = tmp_path / "texts.sqlite"
    switch_to_wal(path)
    engine = sqlite_engine(path, durability=Durability.NORMAL)
    yield Office(tmp_path, engine, pool)
    engine.dispose()


def test_everything_that_waits_is_read_and_kept(office: Office) -> None:
    pdf, locked = office.file(a_pdf("Éin", "To"), "a.pdf"), office.file(a_locked_pdf(), "b.pdf")
    mail = office.file(a_mail(("c.txt", b"vedlegg")), "c.eml")
    told: list[str] = []
    counts = office.reading.drain(finished=lambda sha, _packed: told.append(sha))
    assert counts == {Outcome.TEXT: 2, Outcome.ENCRYPTED: 1}
    assert sorted(told) == sorted([pdf, locked, mail])
    texts = office.texts.get_many([pdf, locked, mail])
    assert [page.text for page in texts[pdf].result.pages] == ["Éin", "To"]
    assert texts[locked].state.reason == Reason.PASSWORD
    assert texts[mail].result.parts[0].result.pages[0].text == "vedlegg"
    assert [sha for _, sha in office.texts.completed_after(0, 10)] == told


def test_nothing_is_read_twice(office: Office) -> None:
    office.file(b"notat", "a.txt")
    assert office.reading.drain().total() == 1
    office.file(b"notat", "b.txt")
    assert office.reading.drain().total() == 0


def test_a_file_that_is_gone_from_the_store_says_so_and_holds_up_nobody(office: Office) -> None:
    office.queue.ask([("f" * 64, "text/plain", "borte.txt")])
    there = office.file(b"notat", "a.txt")
    assert office.reading.drain() == {Outcome.FAILED: 1, Outcome.TEXT: 1}
    states = office.texts.states(["f" * 64, there])
    assert states["f" * 64].reason == Reason.FILE_MISSING
    assert states[there].shown == "text"


class Faltering(FolderFileStore):
    """Lends so many files, and then does not answer until it is told to."""

    lends = 3

    @contextmanager
    def path(self, sha256: str) -> Iterator[Path]:
        self.lends -= 1
        if self.lends < 0:
            raise FileStoreAwayError(name=sha256, folder="s3://arkiv", problem="no answer")
        with super().path(sha256) as path:
            yield path


def test_while_the_store_is_away_files_wait_and_none_fails_for_it(office: Office, tmp_path: Path, pool: Pool) -> None:
    digests = {office.file(f"notat {number}".encode(), f"{number}.txt") for number in range(12)}
    files = Faltering(tmp_path / "files")
    reading = Reading(files, office.texts, office.queue, pool)
    for _ in range(2):
        with pytest.raises(FileStoreAwayError):
            reading.drain()
        after = office.texts.counts()
        assert (after.reading, set(after.outcomes) - {Outcome.TEXT}) == (0, set())
    files.lends = 100
    reading.drain()
    assert {state.shown for state in office.texts.states(digests).values()} == {"text"}
    assert {sha for _, sha in office.texts.completed_after(0, 1000)} == digests


def test_a_bucket_lends_files_to_be_read(office: Office, pool: Pool, object_store: ObjectStore) -> None:
    office.files = open_file_store(bucket_settings(object_store))
    reading = Reading(office.files, office.texts, office.queue, pool)
    office.file(a_pdf("Éin", "To"), "a.pdf")
    office.file(a_mail(("c.txt", b"vedlegg")), "c.eml")
    assert reading.drain() == {Outcome.TEXT: 2}


def test_stopping_gives_back_what_was_taken_on(office: Office) -> None:
    for number in range(200):
        office.file(f"notat {number}".encode(), f"{number}.txt")
    done: list[str] = []
    counts = office.reading.drain(stop=lambda: len(done) >= 1, finished=lambda sha, _packed: done.append(sha))
    after = office.texts.counts()
    assert counts.total() == len(done) < 200
    assert (after.reading, after.waiting) == (0, 200 - len(done))
    assert office.reading.drain().total() == 200 - len(done)


def test_many_files_are_all_kept(office: Office) -> None:
    digests = {office.file(f"notat {number} blåbær".encode(), f"{number}.txt") for number in range(150)}
    assert office.reading.drain() == {Outcome.TEXT: 150}
    assert {sha for _, sha in office.texts.completed_after(0, 1000)} == digests
