"""Locks between processes, by files and by PostgreSQL."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing.synchronize import Event as ProcessEvent
from pathlib import Path
from threading import Event, Thread

import psycopg
import pytest

from application.advisory_locks import AdvisoryLocks
from application.errors import DatabaseFailedError
from application.locks import FileLocks, Locks
from application.postgresql import make_schemas, postgresql_engine

Make = Callable[[], Locks]


def _by_database(url: str) -> Locks:
    return AdvisoryLocks(url, postgresql_engine(url, "office"))


@pytest.fixture(params=["small", "large"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Make:
    """Make the locks as a process of its own does."""
    if request.param == "small":
        return partial(FileLocks, tmp_path)
    return partial(_by_database, request.getfixturevalue("database_url"))


@pytest.fixture
def locks(make: Make) -> Iterator[Locks]:
    made = make()
    yield made
    if isinstance(made, AdvisoryLocks):
        made.engine.dispose()


def test_of_two_the_second_is_told(locks: Locks) -> None:
    assert not locks.is_held("rebuild")
    with locks.if_free("rebuild") as first, locks.if_free("rebuild") as second:
        assert first
        assert first.still()
        assert second is None
        assert locks.is_held("rebuild")
        assert not locks.is_held("import")
        with locks.if_free("import") as other:
            assert other
    assert not locks.is_held("rebuild")
    with locks.if_free("rebuild") as again:
        assert again


def test_whoever_waits_is_let_in_when_the_first_lets_go(locks: Locks) -> None:
    inside, entered = Event(), []

    def wait() -> None:
        inside.set()
        with locks.waiting("incoming/kari"):
            entered.append(True)

    with locks.waiting("incoming/kari"):
        thread = Thread(target=wait)
        thread.start()
        inside.wait()
        thread.join(0.2)
        assert not entered
    thread.join()
    assert entered


def _hold(make: Make, ready: ProcessEvent) -> None:
    with make().waiting("worker"):
        ready.set()
        signal.pause()


def test_a_process_that_is_killed_gives_up_what_it_held(make: Make, locks: Locks) -> None:
    context = multiprocessing.get_context("fork")
    ready = context.Event()
    holder = context.Process(target=_hold, args=(make, ready))
    holder.start()
    ready.wait()
    with locks.if_free("worker") as held:
        assert held is None
    assert holder.pid
    os.kill(holder.pid, signal.SIGKILL)
    holder.join()
    with locks.waiting("worker") as held:
        assert held.still()


def test_a_connection_that_was_cut_holds_nothing_any_longer(database_url: str) -> None:
    with psycopg.connect(database_url) as connection:
        make_schemas(connection)
    locks = _by_database(database_url)
    with locks.if_free("worker") as held:
        with psycopg.connect(database_url) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'regionarkiv lock' "
                "AND datname = current_database()"
            )
        assert held
        assert not held.still()


def test_a_server_that_is_away_is_told_without_its_password() -> None:
    locks = _by_database("postgresql://kari:hemmelig@127.0.0.1:1/arkiv")
    with pytest.raises(DatabaseFailedError) as caught, locks.if_free("worker"):
        pass
    assert caught.value.values["folder"] == "postgresql://127.0.0.1:1/arkiv"
    assert "hemmelig" not in str(caught.value)
