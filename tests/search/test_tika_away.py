"""Tika Servers that are away: papers wait as not yet read, none fails for it, and all is read when they are back."""

import threading
from contextlib import contextmanager
from pathlib import Path

import pytest

from application.engines import initialise
from application.imports.folder import import_folder
from application.office.facts import ArchiveKind
from application.opened import OpenArchive, open_archive
from application.settings import read_settings
from domain.access import Audience
from search.engines.opening import open_engine
from search.extraction.reasons import Reason
from search.extraction.result import Outcome
from search.finder import Finder
from search.standing import standing
from search.texts.queue import TextQueue
from search.texts.store import TextStore
from search.worker import Worker
from tests.engines import tika_server
from tests.engines.fixtures import running
from tests.engines.server import free_port
from tests.search.extraction import some_tika as tika
from tests.search.extraction.papers import a_pdf
from tests.search.extraction.some_tika import some_tika
from tests.search.waiting import wait_until

COUNT = 500


def rtf(words: str) -> bytes:
    return b"{\\rtf1\\ansi " + words.encode("ascii") + b"\\par}"


@contextmanager
def an_archive(folder: Path, endpoint: str):
    settings = read_settings(
        {"secret_key": "s" * 40, "data": folder / "archive", "log_level": "error", "tika": endpoint}, env_file=None
    )
    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    with open_archive(settings) as opened:
        engine = open_engine(settings)
        try:
            yield Office(opened, engine)
        finally:
            engine.close()


class Office:
    """An archive with a worker, and what can be asked of it."""

    def __init__(self, opened: OpenArchive, engine) -> None:
        self.opened, self.engine = opened, engine
        self.texts, self.queue = TextStore(opened.stores.texts), TextQueue(opened.stores.texts)
        self.worker = Worker(opened, engine)

    def now(self):
        return standing(self.opened, self.engine)

    def total(self, typed: str) -> int:
        return Finder(self.engine, self.opened.stores.registers).find(typed, Audience.PUBLIC).answer.total

    @contextmanager
    def at_work(self):
        stop = threading.Event()
        working = threading.Thread(target=self.worker.run, args=(stop,))
        working.start()
        try:
            yield
        finally:
            stop.set()
            working.join(timeout=30)
        assert not working.is_alive()


def test_tika_stops_in_the_middle_of_an_import_and_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    papers, late = tmp_path / "papirer", tmp_path / "senere"
    papers.mkdir()
    late.mkdir()
    for number in range(COUNT):
        (papers / f"Melding {number}.rtf").write_bytes(rtf(f"Ekspedisjonskode kode{number}kode"))
    (late / "Rekkverk.pdf").write_bytes(a_pdf("Undergangen utvides"))
    monkeypatch.setattr(tika_server, "GIVEN", None)
    with running(tika_server.start_tika_server) as server, an_archive(tmp_path, server.url) as office, office.at_work():
        assert server.server is not None
        importing = threading.Thread(target=import_folder, args=(office.opened, papers), kwargs={"publish": True})
        importing.start()
        wait_until(lambda: office.texts.last_number() >= 20)
        server.server.stop()
        importing.join()
        import_folder(office.opened, late, publish=True)

        wait_until(lambda: office.total("undergang") == 1)  # what needs no Tika is read and found meanwhile
        wait_until(lambda: office.total("melding") >= COUNT)  # and the rest by its title
        now = office.now()
        assert now.tika_away_since is not None
        assert set(now.files.queue.outcomes) == {Outcome.TEXT}
        assert 0 < now.files.unread < COUNT
        assert office.total("ekspedisjonskode") < COUNT

        server.server.again()
        wait_until(office.worker.is_settled)
        now = office.now()
        assert now.tika_away_since is None
        assert now.files.queue.outcomes == {Outcome.TEXT: COUNT + 1}
        assert office.total("ekspedisjonskode") == COUNT
        assert office.total(f"kode{COUNT - 1}kode") == 1


def test_an_import_does_not_wait_for_a_tika_that_is_away(tmp_path: Path) -> None:
    papers = tmp_path / "papirer"
    papers.mkdir()
    (papers / "Kranbil.rtf").write_bytes(rtf("Rekkverket males"))
    (papers / "Notat.txt").write_text("Omkjøringen varer")
    with an_archive(tmp_path, f"http://127.0.0.1:{free_port()}") as office:
        with office.worker.beside():
            import_folder(office.opened, papers, publish=True)
        assert not office.worker.is_settled()
        assert office.now().files.unread == 1
        assert [office.total(typed) > 0 for typed in ("omkjøring", "kranbil", "rekkverk")] == [True, True, False]
    with an_archive(tmp_path, "") as office:  # by the built-in one
        office.worker.settle()
        assert office.now().tika_away_since is None
        assert office.total("rekkverk") == 1


def test_a_file_that_stops_tika_each_time_is_given_up_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.extraction.resting._SPREAD_S", 0.0)
    papers = tmp_path / "papirer"
    papers.mkdir()
    (papers / "Verst.rtf").write_bytes(rtf("drep"))
    for number in range(5):
        (papers / f"Melding {number}.rtf").write_bytes(rtf(f"Brev {number}"))
    with some_tika(tika.goes_away_over(b"drep")) as server, an_archive(tmp_path, server.url) as office:
        with office.at_work():
            import_folder(office.opened, papers, publish=True)
            wait_until(office.worker.is_settled)
        assert office.now().files.queue.outcomes == {Outcome.TEXT: 5, Outcome.FAILED: 1}
        assert sum(b"drep" in data for data in server.seen) == 3
        assert office.queue.retry() == 1
        office.worker.settle()
        failed = [sha for _, sha in office.texts.completed_after(0, 10)]
        reasons = {state.reason for state in office.texts.states(failed).values()}
        assert reasons == {None, Reason.STOPS_TIKA}
