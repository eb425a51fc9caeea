"""Events on PostgreSQL: rights of the roles, and what happens when the server is full, away or has been away."""

import signal
import threading
import time
from collections.abc import Iterator
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest
from eventsourcing.persistence import StoredEvent
from eventsourcing.tests.persistence import ApplicationRecorderTestCase, NonInterleavingNotificationIDsBaseCase

from application.archive import Archive, event_mapper
from application.errors import StorageFailedError, StorageFullError
from application.events.postgresql import Datastore, EventRecorder
from application.events.postgresql_tables import grant_recording, has_table, holds_events, is_initialised, make_tables
from domain.cases import Case
from tests.engines.fixtures import running
from tests.engines.postgresql import start_postgresql
from tests.engines.roles import another_role


@pytest.fixture
def url(database_url: str) -> str:
    with psycopg.connect(database_url) as connection:
        make_tables(connection)
    return database_url


@pytest.fixture
def recorder(url: str) -> Iterator[EventRecorder]:
    recorder = EventRecorder(Datastore(url))
    yield recorder
    recorder.close()


class _InADatabase:
    @pytest.fixture(autouse=True)
    def _database(self, url: str) -> Iterator[None]:
        before = set(threading.enumerate())
        self.datastore = Datastore(url)
        yield
        for thread in set(threading.enumerate()) - before:  # the library leaves readers running for a moment
            thread.join()
        self.datastore.close()

    def create_recorder(self) -> EventRecorder:
        return EventRecorder(self.datastore)


class TestLibraryContract(_InADatabase, ApplicationRecorderTestCase):
    """What eventsourcing asks of every application recorder."""

    EXPECT_CONTIGUOUS_NOTIFICATION_IDS = False


class TestNoGapsFilledLater(_InADatabase, NonInterleavingNotificationIDsBaseCase):
    """Positions of concurrent writers become visible in order."""


del ApplicationRecorderTestCase, NonInterleavingNotificationIDsBaseCase


def an_event() -> StoredEvent:
    return StoredEvent(originator_id=uuid4(), originator_version=1, topic="case.opened", state=b"{}")


def test_it_is_made_once_and_known_to_be_there(database_url: str) -> None:
    with psycopg.connect(database_url) as connection:
        assert (has_table(connection), is_initialised(connection), holds_events(connection)) == (False, False, False)
        make_tables(connection)
        make_tables(connection)
        assert (has_table(connection), is_initialised(connection), holds_events(connection)) == (True, True, False)
        connection.execute("ALTER TABLE events.stored_events DISABLE TRIGGER ALL")
        assert not is_initialised(connection)


FORBIDDEN = (
    "TRUNCATE events.stored_events",
    "TRUNCATE events.stored_events CASCADE",
    "INSERT INTO events.stored_events OVERRIDING SYSTEM VALUE VALUES (gen_random_uuid(), 1, 'forged', '', -1)",
    "SET session_replication_role = replica; DELETE FROM events.stored_events",
)


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_even_the_owner_is_refused(url: str, recorder: EventRecorder, statement: str) -> None:
    event = an_event()
    recorder.insert_events([event])
    with psycopg.connect(url) as owner, pytest.raises(psycopg.IntegrityError):
        owner.execute(statement)  # type: ignore[call-overload]
    assert recorder.select_notifications(1, 10)[0].originator_id == event.originator_id


@pytest.fixture
def role(url: str) -> Iterator[str]:
    """The address of the database for a role that only records and reads."""
    with another_role(url) as address:
        with psycopg.connect(url) as owner:
            grant_recording(owner, urlsplit(address).username or "")
        yield address


def test_the_role_of_the_application_records_and_reads_and_does_nothing_else(role: str) -> None:
    recorder = EventRecorder(Datastore(role))
    event = an_event()
    assert recorder.insert_events([event]) == [1]
    assert recorder.select_events(event.originator_id) == [event]
    recorder.close()
    for statement in (
        "UPDATE events.stored_events SET topic = 'forged'",
        "DELETE FROM events.stored_events",
        "TRUNCATE events.stored_events",
        "DROP TABLE events.stored_events",
        "ALTER TABLE events.stored_events DISABLE TRIGGER ALL",
        "CREATE OR REPLACE FUNCTION events.refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "INSERT INTO events.stored_events OVERRIDING SYSTEM VALUE VALUES (gen_random_uuid(), 1, 'forged', '', 7)",
        "LOCK TABLE events.stored_events IN EXCLUSIVE MODE",
    ):
        with psycopg.connect(role) as stranger, pytest.raises(psycopg.errors.InsufficientPrivilege):
            stranger.execute(statement)  # type: ignore[call-overload]


def test_a_full_disk_stores_nothing_and_says_so(url: str, recorder: EventRecorder) -> None:
    with psycopg.connect(url) as owner:  # the server's own error, without a disk to fill
        owner.execute(
            "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = 'disk_full'; END $$; "
            "CREATE TRIGGER full_disk AFTER INSERT ON events.stored_events EXECUTE FUNCTION full_disk()"
        )
    event = an_event()
    with pytest.raises(StorageFullError) as caught:
        recorder.insert_events([event])
    assert caught.value.values["folder"] == f"postgresql://{url.rpartition('@')[2]}"
    assert recorder.select_events(event.originator_id) == []


def test_without_its_tables_it_says_so(database_url: str) -> None:
    recorder = EventRecorder(Datastore(database_url))
    with pytest.raises(StorageFailedError) as caught:
        recorder.max_notification_id()
    assert "stored_events" in caught.value.values["problem"]
    recorder.close()


def test_what_is_recorded_is_there_when_the_server_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.engines.postgresql.GIVEN", None)
    with running(start_postgresql) as server:
        url = server.new_database()
        with psycopg.connect(url) as connection:
            make_tables(connection)
        recorder = EventRecorder(Datastore(url))
        assert server.server is not None
        for _ in range(3):
            event = an_event()
            recorder.insert_events([event])
            server.server.stop(signal.SIGKILL)
            server.server.again()
            assert recorder.select_events(event.originator_id) == [event]
        assert recorder.count() == 3
        recorder.close()


def test_a_server_that_is_away_is_told_at_once_and_used_again_when_it_is_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.engines.postgresql.GIVEN", None)
    with running(start_postgresql) as server:
        url = server.new_database()
        with psycopg.connect(url) as connection:
            make_tables(connection)
        recorder = EventRecorder(Datastore(url.replace("regionarkiv@", "regionarkiv:hemmelig@")))
        archive = Archive(recorder, mapper=event_mapper())
        before, during = (Case.open(reference=f"2025/{number}", title="Ny bru", by="kari") for number in (1, 2))
        archive.record(before)
        assert server.server is not None
        server.server.stop(signal.SIGINT)  # without waiting for those who are connected
        began = time.monotonic()
        with pytest.raises(StorageFailedError) as caught:
            archive.record(during)
        with pytest.raises(StorageFailedError):
            archive.load(Case, before.id)
        assert time.monotonic() - began < 5
        assert "hemmelig" not in str(caught.value)
        server.server.again()
        assert archive.load(Case, before.id).reference == "2025/1"
        assert not archive.holds(during.id)
        after = Case.open(reference="2025/3", title="Ny bru", by="kari")
        assert archive.record(after)
        recorder.close()
