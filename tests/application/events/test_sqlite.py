import multiprocessing
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from multiprocessing.synchronize import Barrier
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest
from eventsourcing.application import Application
from eventsourcing.persistence import StoredEvent
from eventsourcing.tests.persistence import ApplicationRecorderTestCase, NonInterleavingNotificationIDsBaseCase
from eventsourcing.utils import get_topic

from application.errors import StorageFullError
from application.events.sqlite import (
    DurableDatastore,
    EventRecorder,
    environment,
    holds_events,
    initialise,
    is_initialised,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "events.sqlite"
    initialise(path)
    return path


@pytest.fixture
def recorder(path: Path) -> Iterator[EventRecorder]:
    datastore = DurableDatastore(path)
    yield EventRecorder(datastore)
    datastore.close()


class _OnDisk:
    def setUp(self) -> None:
        self.threads = set(threading.enumerate())
        self.folder = TemporaryDirectory()
        path = Path(self.folder.name) / "events.sqlite"
        initialise(path)
        self.datastore = DurableDatastore(path)

    def tearDown(self) -> None:
        for thread in set(threading.enumerate()) - self.threads:  # the library leaves readers running for a moment
            thread.join()
        self.datastore.close()
        self.folder.cleanup()

    def create_recorder(self) -> EventRecorder:
        return EventRecorder(self.datastore)


class TestLibraryContract(_OnDisk, ApplicationRecorderTestCase):
    """What eventsourcing asks of every application recorder."""


class TestNoGapsFilledLater(_OnDisk, NonInterleavingNotificationIDsBaseCase):
    """Positions of concurrent writers become visible in order."""


del ApplicationRecorderTestCase, NonInterleavingNotificationIDsBaseCase


def an_event(version: int = 1, *, id=None, state: bytes = b"{}") -> StoredEvent:
    return StoredEvent(originator_id=id or uuid4(), originator_version=version, topic="case.opened", state=state)


def test_every_commit_is_on_disk_before_it_returns(recorder: EventRecorder) -> None:
    with recorder.datastore.transaction(commit=False) as cursor:
        cursor.execute("PRAGMA synchronous")
        assert cursor.fetchone()[0] == 2  # FULL
        cursor.execute("PRAGMA journal_mode")
        assert cursor.fetchone()[0] == "wal"
        cursor.execute("PRAGMA busy_timeout")
        assert cursor.fetchone()[0] == 30_000


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE stored_events SET topic = 'forged'",
        "UPDATE OR REPLACE stored_events SET rowid = 2 WHERE rowid = 1",
        "DELETE FROM stored_events",
        "DELETE FROM stored_events WHERE rowid = 1",
        "INSERT OR REPLACE INTO stored_events SELECT originator_id, originator_version, 'forged', x'00' "
        "FROM stored_events",
        "REPLACE INTO stored_events (rowid, originator_id, originator_version, topic, state) "
        "VALUES (1, 'another', 1, 'forged', x'00')",
        "INSERT INTO stored_events SELECT originator_id, originator_version, 'forged', x'00' FROM stored_events "
        "WHERE true ON CONFLICT DO UPDATE SET topic = 'forged'",
        "INSERT INTO stored_events (rowid, originator_id, originator_version, topic, state) "
        "VALUES (-1, 'another', 1, 'forged', x'00')",
        "INSERT INTO stored_events (rowid, originator_id, originator_version, topic, state) "
        "VALUES (0, 'another', 1, 'forged', x'00')",
    ],
)
def test_the_database_refuses_to_change_what_is_stored(recorder: EventRecorder, path: Path, statement: str) -> None:
    event = an_event()
    recorder.insert_events([event])
    with closing(sqlite3.connect(path)) as stranger, pytest.raises(sqlite3.IntegrityError):
        stranger.execute(statement)
    assert recorder.select_events(event.originator_id) == [event]
    assert recorder.max_notification_id() == 1
    assert recorder.insert_events([an_event()]) == [2]


def test_insert_or_ignore_cannot_change_it_either(recorder: EventRecorder, path: Path) -> None:
    event = an_event()
    recorder.insert_events([event])
    with closing(sqlite3.connect(path)) as stranger, pytest.raises(sqlite3.IntegrityError):
        stranger.execute("INSERT OR IGNORE INTO stored_events SELECT * FROM stored_events")
    assert recorder.select_events(event.originator_id) == [event]


def test_an_application_uses_this_recorder(path: Path) -> None:
    application = Application(env=environment(path))
    assert get_topic(type(application.recorder)) == "application.events.sqlite:EventRecorder"
    assert isinstance(application.recorder.datastore, DurableDatastore)
    application.close()


def test_a_full_disk_stores_nothing_and_says_so(recorder: EventRecorder, path: Path) -> None:
    before = an_event()
    recorder.insert_events([before])
    with recorder.datastore.get_connection(commit=True) as connection:
        cursor = connection.cursor()
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        cursor.fetchone()
    fitting, large = an_event(), an_event(state=bytes(1_000_000))
    with pytest.raises(StorageFullError) as caught:
        recorder.insert_events([fitting, large])
    assert caught.value.values["folder"] == str(path.parent)
    assert recorder.stored([(event.originator_id, 1) for event in (before, fitting, large)]) == {
        (before.originator_id, 1): before
    }


def test_initialising_again_keeps_the_events(recorder: EventRecorder, path: Path) -> None:
    assert not holds_events(path)
    event = an_event()
    recorder.insert_events([event])
    initialise(path)
    assert holds_events(path)
    assert recorder.select_events(event.originator_id) == [event]
    assert is_initialised(path)


def test_a_file_without_the_triggers_is_not_initialised(tmp_path: Path) -> None:
    path = tmp_path / "events.sqlite"
    assert not is_initialised(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE stored_events (originator_id TEXT)")
    assert not is_initialised(path)


def _initialise(path: Path, start: Barrier) -> None:
    start.wait()
    initialise(path)


def test_several_processes_initialise_at_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    path = tmp_path / "events.sqlite"
    start = context.Barrier(5)
    processes = [context.Process(target=_initialise, args=(path, start)) for _ in range(5)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * 5
    assert is_initialised(path)
