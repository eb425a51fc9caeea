import multiprocessing
import shutil
import sqlite3
from contextlib import closing
from io import BytesIO
from multiprocessing.synchronize import Barrier
from pathlib import Path
from uuid import uuid4

import pytest
from eventsourcing.persistence import StoredEvent
from sqlalchemy import text

from application.engines import (
    LostEventsError,
    NotInitialisedError,
    OtherVersionError,
    Places,
    initialise,
    open_stores,
)
from application.errors import StorageFailedError
from application.office.accounts import Accounts
from application.office.errors import MixedArchiveError
from application.office.facts import ArchiveFacts, ArchiveKind
from application.office.roles import Role
from application.settings import Settings, read_settings

EVENT = StoredEvent(originator_id=uuid4(), originator_version=1, topic="case.opened", state=b"{}")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_settings({"secret_key": "x" * 40, "data": tmp_path / "Østfold % data"}, env_file=None)


@pytest.fixture
def places(settings: Settings) -> Places:
    initialise(settings, ArchiveKind.REAL, "Indre Østfold regionråd")
    return Places(settings.data)


def test_a_new_archive_has_every_store(settings: Settings, places: Places) -> None:
    with open_stores(settings) as stores:
        assert stores.recorder.insert_events([EVENT]) == [1]
        assert stores.files.put(BytesIO(b"x"), limit=10, name="x").size == 1
        assert ArchiveFacts(stores.office).name() == "Indre Østfold regionråd"
        for engine in (stores.registers, stores.office, stores.texts):
            with engine.connect() as connection:
                assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
    assert {path.name for path in places.folder.iterdir()} == {
        "events.sqlite", "registers.sqlite", "office.sqlite", "texts.sqlite", "files", "index"
    }  # fmt: skip
    assert places.folder.stat().st_mode & 0o077 == 0


def test_initialising_again_harms_nothing(settings: Settings, places: Places) -> None:
    with open_stores(settings) as stores:
        stores.recorder.insert_events([EVENT])
        account, _ = Accounts(stores.office).create(username="kari", name="Kari", role=Role.READER)
    initialise(settings, ArchiveKind.REAL, "Et annet navn")
    with open_stores(settings) as stores:
        assert stores.recorder.select_events(EVENT.originator_id) == [EVENT]
        assert Accounts(stores.office).all() == [account]
        assert ArchiveFacts(stores.office).name() == "Indre Østfold regionråd"


def _initialise(settings: Settings, start: Barrier) -> None:
    start.wait()
    initialise(settings, ArchiveKind.DEMO, "Eksempel regionråd")


def test_several_processes_may_initialise_at_once(settings: Settings) -> None:
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


def test_a_demo_and_a_real_archive_are_never_mixed(settings: Settings, places: Places) -> None:
    with pytest.raises(MixedArchiveError) as caught:
        initialise(settings, ArchiveKind.DEMO, "Eksempel regionråd")
    assert caught.value.values["is_kind"] == "real"
    with open_stores(settings) as stores:
        assert ArchiveFacts(stores.office).kind() is ArchiveKind.REAL


def test_no_demo_is_begun_over_events_whose_office_is_lost(settings: Settings, places: Places) -> None:
    with open_stores(settings) as stores:
        stores.recorder.insert_events([EVENT])
    places.office.unlink()
    with pytest.raises(NotInitialisedError):
        open_stores(settings)
    with pytest.raises(MixedArchiveError):
        initialise(settings, ArchiveKind.DEMO, "Eksempel regionråd")
    initialise(settings, ArchiveKind.REAL, "Indre Østfold regionråd")
    with open_stores(settings) as stores:
        assert stores.recorder.select_events(EVENT.originator_id) == [EVENT]


def test_lost_events_are_never_replaced_by_an_empty_file(settings: Settings, places: Places) -> None:
    places.events.unlink()
    with pytest.raises(LostEventsError):
        open_stores(settings)
    with pytest.raises(LostEventsError):
        initialise(settings, ArchiveKind.REAL, "Indre Østfold regionråd")
    assert not places.events.exists()


def test_what_is_derived_may_be_deleted(settings: Settings, places: Places) -> None:
    places.registers.unlink()
    places.texts.unlink()
    shutil.rmtree(places.index)
    with open_stores(settings) as stores, stores.registers.begin() as connection:
        connection.execute(text("CREATE TABLE cases (id TEXT)"))
    assert places.index.is_dir()


def test_a_folder_without_an_archive_is_left_alone(settings: Settings) -> None:
    settings.data.mkdir()
    with pytest.raises(NotInitialisedError) as caught:
        open_stores(settings)
    assert caught.value.values == {"folder": str(settings.data), "missing": "office.sqlite"}
    assert list(settings.data.iterdir()) == []


def test_an_archive_not_begun_to_the_end_is_not_opened_and_can_be_begun_again(
    settings: Settings, places: Places
) -> None:
    with closing(sqlite3.connect(places.office)) as office, office:
        office.execute("DELETE FROM archive_facts")
    with pytest.raises(NotInitialisedError):
        open_stores(settings)
    initialise(settings, ArchiveKind.REAL, "Navn")
    open_stores(settings).close()


def test_a_folder_that_cannot_be_made_is_told(settings: Settings) -> None:
    settings.data.write_text("a file in the way")
    with pytest.raises(StorageFailedError) as caught:
        initialise(settings, ArchiveKind.REAL, "Navn")
    assert caught.value.values["folder"] == str(settings.data)
    assert settings.data.read_text() == "a file in the way"


@pytest.mark.parametrize("database", ["office.sqlite", "events.sqlite"])
def test_a_file_that_is_no_database_is_told_and_kept(settings: Settings, places: Places, database: str) -> None:
    broken = places.folder / database
    broken.write_bytes(b"not a database, but somebody's bytes" * 100)
    before = broken.read_bytes()
    with pytest.raises(StorageFailedError) as caught:
        open_stores(settings)
    assert caught.value.values["problem"] == "file is not a database"
    with pytest.raises(StorageFailedError):
        initialise(settings, ArchiveKind.REAL, "Navn")
    assert broken.read_bytes() == before


def test_an_archive_of_a_later_version_is_not_touched(settings: Settings, places: Places) -> None:
    with closing(sqlite3.connect(places.office)) as office, office:
        office.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(OtherVersionError):
        open_stores(settings)
    with pytest.raises(OtherVersionError):
        initialise(settings, ArchiveKind.REAL, "Navn")
