"""Tika Servers: several in turn, a file's own fault told from their absence, and never a server of the client's own."""

import os
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from search.extraction.limits import Limits
from search.extraction.pool import Finished, Pool, Task
from search.extraction.reasons import Reason
from search.extraction.result import ExtractionResult, Outcome
from search.extraction.routes import read
from search.extraction.unread import TikaAwayError
from tests.engines.server import free_port
from tests.search.extraction import some_tika as tika
from tests.search.extraction.papers import a_mail
from tests.search.extraction.some_tika import SomeTika, some_tika

RTF, KILLER = rb"{\rtf1 Rekkverk\par}", rb"{\rtf1 drep\par}"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "fil"
    path.write_bytes(RTF)
    return path


def nobody() -> str:
    """An address where nobody listens."""
    return f"http://127.0.0.1:{free_port()}"


def read_by(paper: Path, *endpoints: str, seconds: float = 30, is_last_try: bool = False) -> ExtractionResult:
    limits = Limits(tika=endpoints, seconds=seconds, characters=1000)
    return read(paper, "application/rtf", "a.rtf", limits, is_last_try=is_last_try)


def text(result: ExtractionResult) -> str:
    return "\n".join(page.text for page in result.pages)


@pytest.mark.parametrize("amiss", [tika.is_busy, tika.goes_away, None])
def test_another_server_is_asked_when_one_is_busy_or_goes_away(paper: Path, amiss: tika.Behaviour | None) -> None:
    with ExitStack() as servers:
        first = servers.enter_context(some_tika(amiss)).url if amiss else nobody()
        second = servers.enter_context(some_tika(tika.reads))
        results = [read_by(paper, first, second.url) for _ in range(4)]  # whichever begins
    assert {text(result) for result in results} == {"lest"}
    assert second.seen == [RTF] * 4


def test_servers_are_asked_in_turn(paper: Path) -> None:
    with some_tika(tika.reads) as first, some_tika(tika.reads) as second:
        for _ in range(6):
            read_by(paper, first.url, second.url)
    assert len(first.seen) == len(second.seen) == 3


@pytest.mark.parametrize(("behaves", "is_suspect"), [(tika.is_busy, False), (tika.goes_away, True), (None, False)])
def test_a_file_that_no_server_reads_is_no_result(
    paper: Path, behaves: tika.Behaviour | None, is_suspect: bool
) -> None:
    with ExitStack() as servers:
        endpoint = servers.enter_context(some_tika(behaves)).url if behaves else nobody()
        with pytest.raises(TikaAwayError) as caught:
            read_by(paper, endpoint)
    assert caught.value.is_suspect is is_suspect


def test_what_answers_and_is_no_tika_server_is_not_there(paper: Path) -> None:
    def wants_a_password(handler, _data: bytes) -> None:
        tika.answers(handler, 401, b"")

    def is_a_page(handler, _data: bytes) -> None:
        tika.answers(handler, 200, b"<html>Velkommen</html>")

    for behaves in (wants_a_password, is_a_page):
        with some_tika(behaves) as other, pytest.raises(TikaAwayError) as caught:
            read_by(paper, other.url)
        assert not caught.value.is_suspect


def test_on_the_last_try_a_file_that_servers_go_away_over_is_given_up_and_says_so(paper: Path) -> None:
    with some_tika(tika.goes_away) as endpoint:
        result = read_by(paper, endpoint.url, is_last_try=True)
    assert (result.outcome, result.reason) == (Outcome.FAILED, Reason.STOPS_TIKA)


def test_on_the_last_try_the_rest_of_a_mail_is_read(tmp_path: Path) -> None:
    path = tmp_path / "fil"
    path.write_bytes(a_mail(("verst.rtf", KILLER), ("notat.rtf", RTF), ("sak.txt", b"tekst")))
    with some_tika(tika.goes_away_over(b"drep")) as endpoint:
        limits = Limits(tika=(endpoint.url,))
        with pytest.raises(TikaAwayError):
            read(path, "message/rfc822", "a.eml", limits)
        time.sleep(1.1)  # as long as a server that went away is left alone
        result = read(path, "message/rfc822", "a.eml", limits, is_last_try=True)
    parts = {part.name: (part.result.outcome, part.result.reason, text(part.result)) for part in result.parts}
    assert parts == {
        "verst.rtf": (Outcome.FAILED, Reason.STOPS_TIKA, ""),
        "notat.rtf": (Outcome.TEXT, None, "lest"),
        "sak.txt": (Outcome.TEXT, None, "tekst"),
    }


def test_a_damaged_pdf_that_servers_go_away_over_is_not_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / "fil"
    path.write_bytes(b"%PDF-1.7\nikke en pdf\n%%EOF")
    with some_tika(tika.goes_away) as endpoint:
        result = read(path, "application/pdf", "a.pdf", Limits(tika=(endpoint.url,)), is_last_try=True)
    assert result.reason == Reason.STOPS_TIKA


def test_a_file_that_takes_too_long_is_at_fault_itself(paper: Path) -> None:
    with some_tika(tika.never_ends) as endpoint:
        result = read_by(paper, endpoint.url, seconds=0.1)
    assert (result.outcome, result.reason) == (Outcome.TIMED_OUT, Reason.DEADLINE)


def test_an_answer_is_held_within_limits(paper: Path) -> None:
    with some_tika(tika.says_too_much) as endpoint:
        result = read_by(paper, endpoint.url)
    assert (result.outcome, result.reason) == (Outcome.FAILED, Reason.OUT_OF_MEMORY)


def run(paper: Path, endpoint: SomeTika) -> Finished:
    with Pool(processes=1, limits=Limits(tika=(endpoint.url,))) as pool:
        return next(pool.run([Task("a", paper, "application/rtf", "a.rtf")]))


def test_children_ask_the_servers_and_say_what_stays_unread(paper: Path) -> None:
    with some_tika(tika.reads) as endpoint:
        finished = run(paper, endpoint)
    assert finished.packed is not None
    assert text(finished.packed.result()) == "lest"
    with some_tika(tika.goes_away) as endpoint:
        unread = run(paper, endpoint)
    assert (unread.packed, unread.is_suspect) == (None, True)


def test_a_child_that_is_ended_ends_its_request(paper: Path) -> None:
    asked, ended = threading.Event(), threading.Event()

    def waits_for_the_end(handler, _data: bytes) -> None:
        asked.set()
        handler.connection.settimeout(60)
        if handler.connection.recv(1) == b"":
            ended.set()

    with some_tika(waits_for_the_end) as endpoint:
        limits = Limits(tika=(endpoint.url,), seconds=60)
        with Pool(processes=1, limits=limits) as pool:
            running = pool.run([Task("a", paper, "application/rtf", "a.rtf")], stop=asked.is_set)
            assert list(running) == []  # given up while it waits, as it is when its time is over
            assert ended.wait(60)


def test_the_client_starts_and_fetches_no_server(paper: Path) -> None:
    program = (
        "import subprocess, sys, pathlib\n"
        "def forbidden(*_, **__): raise SystemExit('a server was started')\n"
        "subprocess.Popen.__init__ = forbidden\n"
        "from search.extraction.limits import Limits\n"
        "from search.extraction.routes import read\n"
        "from search.extraction.unread import TikaAwayError\n"
        "try:\n"
        f"    read(pathlib.Path({str(paper)!r}), 'application/rtf', 'a.rtf', Limits(tika=({nobody()!r},)))\n"
        "except TikaAwayError:\n"
        "    print('away', sys.modules['tika.tika'].TikaClientOnly)\n"
    )
    folder = paper.parent / "tmp"
    folder.mkdir()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TIKA")}
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        cwd=Path(__file__).resolve().parents[3],
        env=environment | {"TMPDIR": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stdout == "away True\n", ended.stderr
    assert list(folder.iterdir()) == []
