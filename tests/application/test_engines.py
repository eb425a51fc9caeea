from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
from eventsourcing.persistence import StoredEvent
from sqlalchemy import text

from application.engines import initialise, open_stores
from application.errors import NotInitialisedError, StorageFailedError
from application.office.facts import ArchiveFacts, ArchiveKind
from application.places import Places
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


def test_a_folder_without_an_archive_is_left_alone(settings: Settings) -> None:
    settings.data.mkdir()
    with pytest.raises(NotInitialisedError) as caught:
        open_stores(settings)
    assert caught.value.values == {"folder": str(settings.data), "missing": "office.sqlite"}
    assert list(settings.data.iterdir()) == []


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
