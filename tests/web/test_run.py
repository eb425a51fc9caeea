"""The supervisor, in a process of its own with fake programs."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import psutil
import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 30


class Start:
    """One `make run` with fakes."""

    def __init__(self, root: Path, *fakes: str, ready_s: float = 20, data: Path | None = None) -> None:
        self.demo = root / "demo-data"
        arguments = ["--data", str(data)] if data else []
        self.process = subprocess.Popen(
            [sys.executable, "tests/web/fake_run.py", str(self.demo), ",".join(fakes), str(ready_s), *arguments],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "REGIONARKIV_LANGUAGE": "en"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.said = ""
        self._lines: Queue[str] = Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line)
        self._lines.put("")

    def until(self, text: str) -> str:
        """Read until a line holds `text`, and return that line."""
        while line := self._lines.get(timeout=PATIENCE_S):
            self.said += line
            if text in line:
                return line
        pytest.fail(f"{text!r} was never said, only: {self.said}")

    def address(self) -> str:
        found = re.search(r"http://\S+", self.until("is ready"))
        assert found
        return found[0]

    def end(self) -> int:
        code = self.process.wait(PATIENCE_S)
        while line := self._lines.get(timeout=PATIENCE_S):
            self.said += line
        return code


def pids(folder: Path, *names: str) -> list[int]:
    """The processes that the fakes noted, once they have all done so."""
    deadline = time.monotonic() + PATIENCE_S
    while not all((folder / name).exists() and (folder / name).read_text() for name in names):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return [int(line) for name in names for line in (folder / name).read_text().split()]


def alive(numbers: list[int]) -> list[int]:
    running = {process.pid: process.info["status"] for process in psutil.process_iter(["status"])}
    return [number for number in numbers if running.get(number, "zombie") != "zombie"]


@pytest.fixture
def starts(tmp_path: Path) -> Iterator[list[Start]]:
    begun: list[Start] = []
    yield begun
    for start in begun:
        start.process.terminate()
        start.process.wait()
        if start.process.stdout:
            start.process.stdout.close()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_what_was_started_is_stopped_with_what_it_started(
    tmp_path: Path, starts: list[Start], number: signal.Signals
) -> None:
    starts.append(start := Start(tmp_path))
    with urllib.request.urlopen(start.address() + "healthz") as response:
        assert response.status == 200
    running = pids(start.demo, "web", "worker")
    assert len(alive(running)) == 3
    start.process.send_signal(number)
    assert start.end() == 0
    assert alive(running) == []


def test_the_demo_is_made_once_and_its_accounts_are_said_at_each_start(tmp_path: Path, starts: list[Start]) -> None:
    for _ in range(2):
        starts.append(start := Start(tmp_path))
        start.address()
        assert "demo account: Kari" in start.said
        start.process.terminate()
        assert start.end() == 0
    assert "Making the demo archive" in starts[0].said
    assert "Making the demo archive" not in starts[1].said


def test_a_demo_that_was_broken_off_is_made_anew(tmp_path: Path, starts: list[Start]) -> None:
    starts.append(broken := Start(tmp_path, "demo hangs"))
    (making,) = pids(tmp_path, "hanging")
    broken.process.terminate()
    assert broken.end() == 0
    assert alive([making]) == []
    assert not broken.demo.exists()
    starts.append(again := Start(tmp_path))
    again.address()
    assert not (again.demo / "hanging").exists()


def test_what_is_in_the_way_of_the_demo_is_left_to_the_command_that_refuses(
    tmp_path: Path, starts: list[Start]
) -> None:
    (tmp_path / "demo-data").mkdir()
    (tmp_path / "demo-data" / "events.sqlite").write_text("real")
    starts.append(start := Start(tmp_path, "demo breaks"))
    assert start.end() == 4
    assert (tmp_path / "demo-data" / "events.sqlite").read_text() == "real"
    assert "is ready" not in start.said


def test_a_real_archive_has_its_own_folder_and_no_demo(tmp_path: Path, starts: list[Start]) -> None:
    starts.append(start := Start(tmp_path, data=tmp_path / "ours"))
    start.address()
    assert pids(tmp_path / "ours", "init", "web", "worker")
    assert not start.demo.exists()
    assert "demo account" not in start.said


def test_a_refusal_is_passed_on(tmp_path: Path, starts: list[Start]) -> None:
    starts.append(start := Start(tmp_path, "init refuses", data=tmp_path / "ours"))
    assert start.end() == 3
    assert "this is a demo" in start.said


def test_a_taken_port_is_passed_over(tmp_path: Path, starts: list[Start]) -> None:
    starts.append(first := Start(tmp_path))
    starts.append(second := Start(tmp_path, data=tmp_path / "ours"))
    assert first.address() != second.address()


def test_when_one_ends_all_end(tmp_path: Path, starts: list[Start]) -> None:
    starts.append(start := Start(tmp_path, "worker ends"))
    assert start.end() == 5
    assert "The worker ended by itself (exit code 5)" in start.said
    assert alive(pids(start.demo, "web")) == []


def test_an_archive_that_is_not_ready_says_so_and_stops(tmp_path: Path, starts: list[Start]) -> None:
    starts.append(start := Start(tmp_path, "web not ready", ready_s=1))
    assert start.end() == 1
    assert "no archive here" in start.said
    assert alive(pids(start.demo, "web", "worker")) == []


def test_one_that_does_not_listen_is_killed_at_the_second_signal(tmp_path: Path, starts: list[Start]) -> None:
    starts.append(start := Start(tmp_path, "worker is stubborn"))
    start.address()
    running = pids(start.demo, "web", "worker")
    start.process.terminate()
    start.until("is stopping")
    time.sleep(1.2)
    start.process.terminate()
    assert start.end() == 0
    assert alive(running) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children that their parent was killed")
def test_nothing_stays_when_the_supervisor_is_killed(tmp_path: Path, starts: list[Start]) -> None:
    starts.append(start := Start(tmp_path))
    start.address()
    web, child, worker = pids(start.demo, "web", "worker")
    start.process.kill()
    start.process.wait()
    deadline = time.monotonic() + PATIENCE_S
    while alive([web, worker]):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    os.kill(child, signal.SIGKILL)  # a fake that looks after nobody
