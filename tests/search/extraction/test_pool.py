"""Children are limited in time and memory, and a file that ends one fails alone."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from search.extraction.limits import Limits
from search.extraction.pool import Finished, Pool, Task
from search.extraction.reasons import Reason
from search.extraction.result import Outcome
from tests.search.extraction.papers import BOKMAAL, a_docx, zipped


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tmp_path = tmp_path_factory.mktemp("papers")
    (tmp_path / "good.txt").write_text(BOKMAAL, encoding="utf-8")
    # Twelve packed documents of a million words each: seconds of work in a few kilobytes.
    long = a_docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 1_000_000)
    (tmp_path / "endless").write_bytes(zipped({f"{number}.docx": long for number in range(12)}))
    return tmp_path


def good(folder: Path, key: str) -> Task:
    return Task(key, folder / "good.txt", "text/plain", "good.txt")


def endless(folder: Path, key: str = "endless") -> Task:
    return Task(key, folder / "endless", "application/zip", "a.zip")


def hungry(folder: Path) -> Task:
    path = folder / "hungry"
    with path.open("wb") as stream:
        stream.write("æ".encode() * 10)
        stream.truncate(400_000_000)
    return Task("hungry", path, "text/plain", "a.txt")


def by_key(done: Iterator[Finished]) -> dict[str, tuple[Outcome, str | None]]:
    return {finished.task.key: (finished.packed.outcome, finished.packed.reason) for finished in done}


def test_files_are_read_whole_in_children(folder: Path) -> None:
    with Pool(processes=2, limits=Limits(seconds=30)) as pool:
        done = list(pool.run(good(folder, f"{number}") for number in range(20)))
    assert sorted(int(finished.task.key) for finished in done) == list(range(20))
    assert {page.text for finished in done for page in finished.packed.result().pages} == {BOKMAAL}


def test_a_file_over_time_fails_alone(folder: Path) -> None:
    with Pool(processes=1, limits=Limits(seconds=0.5)) as pool:
        done = by_key(pool.run([good(folder, "before"), endless(folder), good(folder, "after")]))
    assert done == {
        "before": (Outcome.TEXT, None),
        "endless": (Outcome.TIMED_OUT, Reason.DEADLINE),
        "after": (Outcome.TEXT, None),
    }


def pool_children() -> list[psutil.Process]:
    """The children of this process that read; browsers and servers that other tests use are its children, too."""
    return [child for child in psutil.Process().children() if "search.extraction.child" in _command(child)]


def _command(child: psutil.Process) -> list[str]:
    try:
        return child.cmdline()
    except (psutil.NoSuchProcess, psutil.ZombieProcess):
        return []


def test_a_file_that_takes_too_much_memory_fails_alone(folder: Path) -> None:
    limits = Limits(seconds=60, memory=200_000_000, characters=300_000_000)
    with Pool(processes=1, limits=limits) as pool:
        done = by_key(pool.run([hungry(folder), good(folder, "after")]))
    assert done == {"hungry": (Outcome.FAILED, Reason.OUT_OF_MEMORY), "after": (Outcome.TEXT, None)}


def test_a_killed_child_fails_its_own_file_only(folder: Path) -> None:
    def tasks() -> Iterator[Task]:
        yield endless(folder)
        yield good(folder, "first")
        first_child = min(pool_children(), key=lambda child: child.create_time())
        first_child.send_signal(signal.SIGKILL)
        yield good(folder, "second")

    with Pool(processes=2, limits=Limits(seconds=60)) as pool:
        done = by_key(pool.run(tasks()))
    assert done == {
        "endless": (Outcome.FAILED, Reason.CRASHED),
        "first": (Outcome.TEXT, None),
        "second": (Outcome.TEXT, None),
    }


def test_children_are_replaced_after_their_share_of_files(folder: Path) -> None:
    seen = set()
    with Pool(processes=1, limits=Limits(seconds=30), recycle_after=2) as pool:
        for _ in pool.run(good(folder, f"{number}") for number in range(5)):
            seen.update(child.pid for child in pool_children())
    assert len(seen) == 3


def test_a_child_has_its_next_file_while_it_reads_one(folder: Path) -> None:
    taken: list[str] = []

    def tasks() -> Iterator[Task]:
        for number in range(9):
            taken.append(f"{number}")
            yield good(folder, f"{number}")

    with Pool(processes=2, limits=Limits(seconds=30)) as pool:
        running = pool.run(tasks())
        next(running)
        assert 4 <= len(taken) <= 6
        assert len(list(running)) == 8


def test_what_waits_behind_a_file_over_time_is_read_by_another(folder: Path) -> None:
    with Pool(processes=1, limits=Limits(seconds=0.5)) as pool:
        done = list(pool.run([endless(folder), endless(folder, "again"), good(folder, "after")]))
    assert [finished.packed.outcome for finished in done] == [Outcome.TIMED_OUT, Outcome.TIMED_OUT, Outcome.TEXT]
    assert all(finished.seconds < 2 for finished in done)


def test_stopping_gives_up_what_is_in_hand(folder: Path) -> None:
    taken: list[str] = []

    def tasks() -> Iterator[Task]:
        for number in range(100):
            taken.append(f"{number}")
            yield good(folder, f"{number}")

    with Pool(processes=1, limits=Limits(seconds=30)) as pool:
        done = list(pool.run(tasks(), stop=lambda: len(taken) > 3))
    assert len(done) < len(taken) < 100


def test_closing_leaves_no_child(folder: Path) -> None:
    with Pool(processes=2, limits=Limits(seconds=30)) as pool:
        running = pool.run([good(folder, "good"), endless(folder)])
        next(running)
        children = pool_children()
        running.close()
    gone, alive = psutil.wait_procs(children, timeout=5)
    assert gone
    assert not alive


def test_children_end_when_their_parent_is_killed(folder: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from search.extraction.pool import Pool, Task\n"
        "pool = Pool(processes=2); pool.start()\n"
        f"list(pool.run([Task('a', Path({str(folder / 'good.txt')!r}), 'text/plain', 'a.txt')]))\n"
        "print('ready', flush=True); time.sleep(60)"
    )
    root = Path(__file__).parents[3]
    with subprocess.Popen([sys.executable, "-c", program], cwd=root, stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"ready\n"
        children = psutil.Process(parent.pid).children()
        assert len(children) == 2
        parent.kill()
    _, alive = psutil.wait_procs(children, timeout=10)
    assert not alive


def test_time_does_not_count_while_a_child_starts(folder: Path) -> None:
    with Pool(processes=1, limits=Limits(seconds=0.05)) as pool:
        begun = time.monotonic()
        assert by_key(pool.run([good(folder, "a")])) == {"a": (Outcome.TEXT, None)}
        assert time.monotonic() > begun


def test_children_are_told_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGIONARKIV_SECRET_KEY", "hemmelig")
    with Pool(processes=1) as pool:
        pool.start()
        (child,) = pool_children()
        assert "hemmelig" not in child.environ().values()
        assert "PATH" in child.environ()
