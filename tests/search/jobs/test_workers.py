"""Workers that share the work of one archive through queues in PostgreSQL, with Elasticsearch as index."""

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from procrastinate.jobs import Job as StoredJob

from application.errors import StorageFailedError
from application.jobs.postgresql import QueuedJobs, make_jobs
from application.jobs.protocol import JobState, Queue
from application.opened import OpenArchive, open_archive
from application.settings import Settings
from domain.access import Audience
from search.engines.opening import open_engine
from search.finder import Finder
from search.jobs import worker as job_worker
from search.jobs.tasks import again
from search.jobs.worker import JobWorker
from search.texts.queue import TextQueue
from search.texts.store import TextStore
from search.workers import worker_of
from tests.engines.archives import large_archive
from tests.engines.elasticsearch import Elasticsearch
from tests.engines.postgresql import PostgreSQL
from tests.search.extraction.papers import a_pdf
from tests.web.filing import Filing

REPOSITORY = Path(__file__).resolve().parents[3]
WAIT_S = 60.0


@pytest.fixture
def large(tmp_path: Path, postgresql: PostgreSQL, elasticsearch: Elasticsearch) -> Iterator[Settings]:
    with large_archive(tmp_path / "archive", postgresql, elasticsearch) as settings:
        yield settings


@pytest.fixture
def opened(large: Settings) -> Iterator[OpenArchive]:
    with open_archive(large) as archive:
        TextStore(archive.stores.texts).initialise()
        yield archive


@pytest.fixture
def jobs(database_url: str) -> Iterator[QueuedJobs]:
    with psycopg.connect(database_url) as connection:
        connection.execute("CREATE SCHEMA jobs")
    make_jobs(database_url)
    make_jobs(database_url)
    jobs = QueuedJobs(database_url)
    yield jobs
    jobs.close()


def let_all_be(database_url: str, *statuses: str) -> None:
    """Let every job come to stand so, one status after the other."""
    with psycopg.connect(database_url, options="-c search_path=jobs") as connection:
        for status in statuses:
            connection.execute(f"UPDATE procrastinate_jobs SET status = '{status}'")


def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + WAIT_S
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def file_papers(opened: OpenArchive, first: int, many: int) -> None:
    """File so many papers, each a PDF that holds a word of its own and one that all hold."""
    filing = Filing(opened, "kari")
    for number in range(first, first + many):
        reference = f"2025/{number}"
        filing.case(reference, f"Sak nummer {number}")
        paper = filing.paper(f"brev-{number}.pdf", a_pdf(f"Fellesord og egetord{number}"))
        filing.entry(f"{reference}-1", "incoming", f"Brev {number}", documents=(paper,))


def found(opened: OpenArchive, typed: str) -> list[str]:
    engine = open_engine(opened.settings)
    try:
        hits = Finder(engine, opened.stores.registers).find(typed, Audience.OFFICER).answer.hits
        return sorted(hit.reference for hit in hits if hit.kind == "journal-entry")
    finally:
        engine.close()


def begin_worker(settings: Settings) -> "subprocess.Popen[bytes]":
    """Start a worker in a process of its own."""
    environment = {
        "PATH": "/usr/bin:/bin",
        "REGIONARKIV_SECRET_KEY": settings.secret_key.get_secret_value(),
        "REGIONARKIV_DATA": str(settings.data),
        "REGIONARKIV_DATABASE": settings.database.get_secret_value(),
        "REGIONARKIV_SEARCH": settings.search,
        "REGIONARKIV_WORKER": "queue",
        "REGIONARKIV_EXTRACTION_PROCESSES": "1",
    }
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "archive", "worker"]
    return subprocess.Popen(command, cwd=REPOSITORY, env=environment, stderr=subprocess.DEVNULL, start_new_session=True)


def test_what_is_filed_is_read_and_found_and_no_job_is_left(opened: OpenArchive) -> None:
    engine = open_engine(opened.settings)
    working = worker_of(opened, engine)
    assert isinstance(working, JobWorker)
    with working.beside():
        file_papers(opened, 1, 3)
    assert found(opened, "fellesord") == ["2025/1-1", "2025/2-1", "2025/3-1"]
    assert found(opened, "egetord2") == ["2025/2-1"]
    assert opened.jobs.counts() == {}
    engine.close()


def test_a_worker_that_is_killed_loses_nothing_and_another_goes_on(
    opened: OpenArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job_worker, "_HEARTBEAT_S", 0.5)
    monkeypatch.setattr(job_worker, "STALLED_S", 2.0)
    file_papers(opened, 1, 12)
    killed = begin_worker(opened.settings)
    try:
        until(lambda: bool(opened.jobs.listed(JobState.RUNNING)))
    finally:
        killed.send_signal(signal.SIGKILL)
        killed.wait()
    assert opened.jobs.counts() or TextStore(opened.stores.texts).counts().outstanding
    engine = open_engine(opened.settings)
    worker_of(opened, engine).settle()
    assert len(found(opened, "fellesord")) == 12
    assert TextStore(opened.stores.texts).counts().with_text == 12
    assert opened.jobs.counts() == {}
    engine.close()


def test_two_workers_share_the_work_and_one_of_them_leads(opened: OpenArchive) -> None:
    engines = [open_engine(opened.settings) for _ in range(2)]
    stop = threading.Event()
    workers = [worker_of(opened, engine) for engine in engines]
    threads = [threading.Thread(target=one.run, args=(stop,)) for one in workers]
    for thread in threads:
        thread.start()
    try:
        file_papers(opened, 1, 8)
        until(workers[0].is_settled)
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert len(found(opened, "fellesord")) == 8
    assert opened.jobs.counts() == {}
    for engine in engines:
        engine.close()


def test_the_same_job_waits_once_and_again_while_it_runs(jobs: QueuedJobs, database_url: str) -> None:
    job = {"case:a": {"records": {"case": ["a"]}}}
    assert jobs.defer(Queue.INDEXING, job) == 1
    assert jobs.defer(Queue.INDEXING, job) == 0
    let_all_be(database_url, "doing")
    assert jobs.defer(Queue.INDEXING, job) == 1
    assert jobs.outstanding(Queue.INDEXING) == 2
    assert jobs.counts() == {
        (Queue.INDEXING, JobState.RUNNING): 1,
        (Queue.INDEXING, JobState.WAITING): 1,
    }


def test_what_failed_is_listed_the_latest_first_and_waits_again_when_asked(jobs: QueuedJobs, database_url: str) -> None:
    jobs.defer(Queue.READING, {name: {"sha256": name} for name in ("a", "b", "c")})
    let_all_be(database_url, "doing", "failed")
    failed = jobs.listed(JobState.FAILED, limit=2)
    assert [job.arguments["sha256"] for job in failed] == ["c", "b"]
    assert [job.arguments["sha256"] for job in jobs.listed(JobState.FAILED, after=failed[-1].id)] == ["a"]
    assert jobs.retry_failed() == 3
    assert jobs.counts() == {(Queue.READING, JobState.WAITING): 3}


def test_a_store_that_is_away_is_waited_for_and_anything_else_is_given_up() -> None:
    job = StoredJob(id=1, queue="reading", lock=None, queueing_lock=None, task_name="reading", attempts=50)
    away = again.get_retry_decision(exception=StorageFailedError(name="", folder="", problem=""), job=job)
    assert away is not None
    assert away.retry_at is not None
    assert (away.retry_at - datetime.now(tz=UTC)).total_seconds() <= 60
    assert again.get_retry_decision(exception=KeyError("kind"), job=job) is None
    assert again.get_retry_decision(exception=KeyError("kind"), job=job.evolve(attempts=1)) is not None


def test_what_is_filed_now_goes_before_what_is_read_again(opened: OpenArchive) -> None:
    queue = TextQueue(opened.stores.texts)
    queue.ask([("a" * 64, "text/plain", "a"), ("b" * 64, "text/plain", "b")])
    assert queue.waiting(10) == [("b" * 64, False), ("a" * 64, False)]
    claim = queue.claim("a" * 64)
    assert claim is not None
    assert queue.waiting(10) == [("b" * 64, False)]
    assert queue.claim("a" * 64) is not None  # by the next worker, after the first was killed
    for _ in range(3):
        queue.claim("a" * 64)
    assert queue.claim("a" * 64) is None  # it has taken so many down that it is given up
    assert TextStore(opened.stores.texts).states(["a" * 64])["a" * 64].reason == "crashed"


def test_a_job_of_a_killed_worker_makes_way_for_the_same_job_that_waits(
    opened: OpenArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job_worker, "_HEARTBEAT_S", 0.2)
    assert isinstance(opened.jobs, QueuedJobs)
    job = {"case:none": {"records": {"case": []}}}
    opened.jobs.defer(Queue.INDEXING, job)
    let_all_be(opened.settings.database.get_secret_value(), "doing")  # taken by nobody who lives
    opened.jobs.defer(Queue.INDEXING, job)
    engine = open_engine(opened.settings)
    worker_of(opened, engine).settle()
    assert opened.jobs.counts() == {}
    engine.close()
