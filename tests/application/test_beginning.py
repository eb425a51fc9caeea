"""Beginning an archive and opening it, on one machine's files and in a database: nothing is made twice or replaced."""

import multiprocessing
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from io import BytesIO
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest
from eventsourcing.persistence import StoredEvent
from sqlalchemy import text

from application.engines import initialise, open_stores
from application.errors import (
    DatabaseFailedError,
    LostEventsError,
    NotInitialisedError,
    OtherVersionError,
    OwnerElsewhereError,
)
from application.office.accounts import Accounts
from application.office.errors import MixedArchiveError
from application.office.facts import ArchiveFacts, ArchiveKind
from application.office.roles import Role
from application.opened import open_archive
from application.places import Places
from application.settings import Settings, read_settings
from domain.cases import Case
from search.texts.store import TextStore
from tests.engines.postgresql import PostgreSQL
from tests.engines.roles import PASSWORD, another_role

EVENT = StoredEvent(originator_id=uuid4(), originator_version=1, topic="case.opened", state=b"{}")
NAME = "Indre Østfold regionråd"


def settings_for(folder: Path, **given: str) -> Settings:
    return read_settings({"secret_key": "x" * 40, "data": folder, **given}, env_file=None)


@dataclass
class Hands:
    """Somebody who breaks what is there, by the means of whatever it is kept in."""

    settings: Settings

    @contextmanager
    def office(self) -> Iterator[Any]:
        if url := self.settings.database.get_secret_value():
            with psycopg.connect(url, options="-c search_path=office") as connection:
                yield connection
        else:
            with closing(sqlite3.connect(Places(self.settings.data).office)) as connection, connection:
                yield connection

    def lose(self, part: str) -> None:
        if url := self.settings.database.get_secret_value():
            with psycopg.connect(url) as connection:
                connection.execute(f"DROP SCHEMA {part} CASCADE")  # type: ignore[call-overload]
        else:
            (self.settings.data / f"{part}.sqlite").unlink()

    def place(self) -> str:
        url = self.settings.database.get_secret_value()
        return f"postgresql://{url.rpartition('@')[2]}" if url else str(self.settings.data)


@pytest.fixture(params=["small", "large"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    url = "" if request.param == "small" else request.getfixturevalue("database_url")
    return settings_for(tmp_path / "Østfold % data", database=url)


@pytest.fixture
def hands(settings: Settings) -> Hands:
    """Hands on an archive that has begun."""
    initialise(settings, ArchiveKind.REAL, NAME)
    return Hands(settings)


def test_a_new_archive_has_every_store_and_beginning_again_harms_nothing(settings: Settings, hands: Hands) -> None:
    with open_stores(settings) as stores:
        assert stores.place == hands.place()
        assert stores.recorder.insert_events([EVENT]) == [1]
        assert stores.files.put(BytesIO(b"x"), limit=10, name="x").size == 1
        assert ArchiveFacts(stores.office).name() == NAME
        account, _ = Accounts(stores.office).create(username="kari", name="Kari", role=Role.READER)
        for engine in (stores.registers, stores.texts):
            with engine.begin() as connection:
                connection.execute(text("CREATE TABLE things (name TEXT)"))
                connection.execute(text("SELECT name FROM things ORDER BY name COLLATE norwegian"))
    assert settings.data.stat().st_mode & 0o077 == 0
    initialise(settings, ArchiveKind.REAL, "Et annet navn")
    with open_stores(settings) as stores:
        assert stores.recorder.select_events(EVENT.originator_id) == [EVENT]
        assert Accounts(stores.office).all() == [account]
        assert ArchiveFacts(stores.office).name() == NAME


def _initialise(settings: Settings, start: Barrier) -> None:
    start.wait()
    initialise(settings, ArchiveKind.DEMO, "Eksempel regionråd")


def test_several_processes_may_begin_it_at_once(settings: Settings) -> None:
    context = multiprocessing.get_context("fork")
    start = context.Barrier(5)
    processes = [context.Process(target=_initialise, args=(settings, start)) for _ in range(5)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * 5
    with open_stores(settings) as stores:
        assert ArchiveFacts(stores.office).kind() is ArchiveKind.DEMO


def test_a_demo_and_a_real_archive_are_never_mixed(settings: Settings, hands: Hands) -> None:
    with pytest.raises(MixedArchiveError) as caught:
        initialise(settings, ArchiveKind.DEMO, "Eksempel regionråd")
    assert caught.value.values["is_kind"] == "real"
    with open_stores(settings) as stores:
        assert ArchiveFacts(stores.office).kind() is ArchiveKind.REAL


def test_no_demo_is_begun_over_events_whose_office_is_lost(settings: Settings, hands: Hands) -> None:
    with open_stores(settings) as stores:
        stores.recorder.insert_events([EVENT])
    hands.lose("office")
    with pytest.raises(NotInitialisedError):
        open_stores(settings)
    with pytest.raises(MixedArchiveError):
        initialise(settings, ArchiveKind.DEMO, "Eksempel regionråd")
    initialise(settings, ArchiveKind.REAL, NAME)
    with open_stores(settings) as stores:
        assert stores.recorder.select_events(EVENT.originator_id) == [EVENT]


def test_lost_events_are_never_replaced_by_an_empty_store(settings: Settings, hands: Hands) -> None:
    hands.lose("events")
    for attempt in (lambda: open_stores(settings), lambda: initialise(settings, ArchiveKind.REAL, NAME)) * 2:
        with pytest.raises(LostEventsError) as caught:
            attempt()
        assert caught.value.values["folder"] == hands.place()


def test_what_is_derived_may_be_deleted(settings: Settings, hands: Hands) -> None:
    with open_archive(settings) as opened:
        case = Case.open(reference="2025/17", title="Ny bru", by="kari")
        opened.archive.record(case)
    hands.lose("registers")
    hands.lose("texts")
    shutil.rmtree(settings.data / "index")
    with open_archive(settings) as opened:
        opened.follower.catch_up()
        assert {one.behind for one in opened.follower.states()} == {0}
        TextStore(opened.stores.texts).initialise()
    assert (settings.data / "index").is_dir()


def test_what_was_never_begun_is_left_alone(settings: Settings) -> None:
    with pytest.raises(NotInitialisedError) as caught:
        open_stores(settings)
    assert caught.value.values["folder"] == Hands(settings).place()
    assert not settings.data.exists()


def test_an_archive_not_begun_to_the_end_is_not_opened_and_can_be_begun_again(settings: Settings, hands: Hands) -> None:
    with hands.office() as office:
        office.execute("DELETE FROM archive_facts")
    with pytest.raises(NotInitialisedError):
        open_stores(settings)
    initialise(settings, ArchiveKind.REAL, NAME)
    open_stores(settings).close()


def test_an_archive_of_a_later_version_is_not_touched(settings: Settings, hands: Hands) -> None:
    with hands.office() as office:
        office.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(OtherVersionError):
        open_stores(settings)
    with pytest.raises(OtherVersionError):
        initialise(settings, ArchiveKind.REAL, NAME)


# --- Roles -----------------------------------------------------------------------------------------------------------


def test_an_owner_makes_all_and_the_application_only_records_and_reads_events(
    tmp_path: Path, database_url: str
) -> None:
    with another_role(database_url) as address:
        own = settings_for(tmp_path, database=address)
        with pytest.raises(DatabaseFailedError) as caught:  # it may make no schema here, and the owner is not named
            initialise(own, ArchiveKind.REAL, NAME)
        assert PASSWORD not in str(caught.value)
        beginning = settings_for(tmp_path, database=address, database_owner=database_url)
        initialise(beginning, ArchiveKind.REAL, NAME)
        initialise(beginning, ArchiveKind.REAL, NAME)
        with open_archive(own) as opened:
            case = Case.open(reference="2025/17", title="Ny bru", by="kari")
            assert opened.archive.record(case)
            assert opened.follower.rebuild() == 1
        with psycopg.connect(address) as stranger, pytest.raises(psycopg.errors.InsufficientPrivilege):
            stranger.execute("DELETE FROM events.stored_events")


def test_the_owner_need_not_rule_the_server_but_be_a_member_of_the_other_role(
    tmp_path: Path, database_url: str
) -> None:
    """As docs/database.md says how roles are made."""
    with another_role(database_url) as application, another_role(database_url) as owner:
        role, owning = (str(urlsplit(one).username) for one in (application, owner))
        name = urlsplit(database_url).path[1:]
        with psycopg.connect(database_url) as ruler:
            ruler.execute(f"GRANT {role} TO {owning}; GRANT CREATE ON DATABASE {name} TO {owning}")  # type: ignore[call-overload]
        settings = settings_for(tmp_path, database=application, database_owner=owner)
        for _ in range(2):
            initialise(settings, ArchiveKind.REAL, NAME)
        with open_archive(settings) as opened:
            assert opened.archive.record(Case.open(reference="2025/17", title="Ny bru", by="kari"))
            assert opened.follower.rebuild() == 1
        with psycopg.connect(application) as stranger, pytest.raises(psycopg.errors.InsufficientPrivilege):
            stranger.execute("TRUNCATE events.stored_events")


def test_events_that_the_application_owned_become_the_owners(tmp_path: Path, database_url: str) -> None:
    with another_role(database_url) as address:
        with psycopg.connect(database_url) as owner:
            name = owner.info.dbname
            owner.execute(f"GRANT CREATE ON DATABASE {name} TO {address[13:].partition(':')[0]}")  # type: ignore[call-overload]
        own = settings_for(tmp_path, database=address)
        initialise(own, ArchiveKind.REAL, NAME)
        with open_stores(own) as stores:
            stores.recorder.insert_events([EVENT])
        initialise(settings_for(tmp_path, database=address, database_owner=database_url), ArchiveKind.REAL, NAME)
        for statement in (
            "ALTER TABLE events.stored_events DISABLE TRIGGER ALL",
            "DROP SCHEMA events CASCADE",
            "CREATE OR REPLACE FUNCTION events.refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END'",
        ):
            with psycopg.connect(address) as stranger, pytest.raises(psycopg.errors.InsufficientPrivilege):
                stranger.execute(statement)  # type: ignore[call-overload]
        with open_stores(own) as stores:
            assert stores.recorder.select_events(EVENT.originator_id) == [EVENT]


def test_an_owner_of_another_database_makes_nothing(tmp_path: Path, postgresql: PostgreSQL, database_url: str) -> None:
    other = postgresql.new_database()
    with pytest.raises(OwnerElsewhereError):
        initialise(settings_for(tmp_path, database=database_url, database_owner=other), ArchiveKind.REAL, NAME)
    for url in (database_url, other):
        with psycopg.connect(url) as connection:
            assert connection.execute("SELECT to_regnamespace('events')").fetchone() == (None,)
    postgresql.drop_database(other)


def test_a_server_that_is_away_is_told_without_its_password(tmp_path: Path) -> None:
    settings = settings_for(tmp_path, database=f"postgresql://kari:{PASSWORD}@127.0.0.1:1/arkiv")
    for attempt in (lambda: open_stores(settings), lambda: initialise(settings, ArchiveKind.REAL, NAME)):
        with pytest.raises(DatabaseFailedError) as caught:
            attempt()
        assert caught.value.values["folder"] == "postgresql://127.0.0.1:1/arkiv"
        assert PASSWORD not in str(caught.value)
