"""Backups of an archive in PostgreSQL, its files in a bucket."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from pydantic import SecretStr

from application.backup.errors import BackupOtherEngineError, PlaceNotEmptyError, ProgramMissingError
from application.backup.making import back_up
from application.backup.postgresql import PostgreSQLSaving
from application.backup.restoring import restore
from application.commands.cases import OpenCase, open_case
from application.engines import initialise
from application.errors import DatabaseFailedError
from application.events.counted import all_events
from application.imports.folder import import_folder
from application.moving.office import office_rows
from application.office.accounts import Accounts
from application.office.facts import ArchiveKind
from application.office.roles import Role
from application.opened import OpenArchive, open_archive
from application.settings import Settings
from tests.application.conftest import settings_for
from tests.application.files.buckets import bucket_settings
from tests.engines.object_store import ObjectStore
from tests.engines.postgresql import PostgreSQL
from tests.engines.roles import PASSWORD, another_role


def quiet(*_: object) -> None:
    """Tell nobody."""


@pytest.fixture
def owned(tmp_path: Path, database_url: str, object_store: ObjectStore) -> Iterator[Settings]:
    """The settings of an archive whose events another role owns, and of the application, whose role has a password."""
    with another_role(database_url) as address:
        yield bucket_settings(object_store, data=tmp_path / "large", database=address, database_owner=database_url)


@pytest.fixture
def large(owned: Settings, papers: Path) -> Iterator[OpenArchive]:
    """An archive with three papers."""
    initialise(owned, ArchiveKind.REAL, "Prøveregionen")
    with open_archive(owned.model_copy(update={"database_owner": SecretStr("")})) as opened:
        Accounts(opened.stores.office).create(username="åse", name="Åse", role=Role.OFFICER)
        assert import_folder(opened, papers, publish=True).is_complete
        yield opened


def test_it_is_restored_with_its_roles_into_an_empty_database(
    large: OpenArchive, owned: Settings, postgresql: PostgreSQL, object_store: ObjectStore, tmp_path: Path
) -> None:
    made = back_up(large.settings, large.stores, tmp_path / "backups", quiet)
    assert (made.manifest.files, made.is_whole) == (3, True)
    url = postgresql.new_database()
    try:
        role = owned.database.get_secret_value().rpartition("/")[0]
        there = bucket_settings(
            object_store, data=tmp_path / "new", database=f"{role}/{url.rpartition('/')[2]}", database_owner=url
        )
        assert restore(there, tmp_path / "backups", None, quiet).is_whole
        with open_archive(there) as restored:
            assert list(all_events(restored.stores.recorder)) == list(all_events(large.stores.recorder))
            assert office_rows(restored.stores.office) == office_rows(large.stores.office)
            assert list(restored.stores.files.digests()) == list(large.stores.files.digests())
            last = made.manifest.events.last
            open_case(restored.archive, OpenCase(case_id=uuid4(), title="Etterpå", by="x"))
            assert (restored.stores.recorder.max_notification_id() or 0) > last
        address = there.database.get_secret_value()
        with psycopg.connect(address) as application, pytest.raises(psycopg.errors.InsufficientPrivilege):
            application.execute("DELETE FROM events.stored_events")
        with psycopg.connect(url) as owner, pytest.raises(psycopg.IntegrityError):
            owner.execute("UPDATE events.stored_events SET topic = 'x'")
        with pytest.raises(PlaceNotEmptyError):
            restore(there.model_copy(update={"data": tmp_path / "other"}), tmp_path / "backups", None, quiet)
    finally:
        postgresql.drop_database(url)


def test_it_is_all_of_one_moment(large: OpenArchive, tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()
    before, saved = large.stores.recorder.max_notification_id() or 0, []

    def meanwhile(done: int, _of: int) -> None:
        if done == 1:  # dumped, and not counted yet
            open_case(large.archive, OpenCase(case_id=uuid4(), title="Kom underveis", by="x"))

    saving = PostgreSQLSaving(large.settings.database.get_secret_value(), "")
    saving.save(tmp_path / "saved", saved.append, meanwhile)
    assert saved[-1].id == before < (large.stores.recorder.max_notification_id() or 0)


def test_a_backup_is_restored_in_the_kind_of_database_it_came_from(large: OpenArchive, tmp_path: Path) -> None:
    back_up(large.settings, large.stores, tmp_path / "backups", quiet)
    with pytest.raises(BackupOtherEngineError) as caught:
        restore(settings_for(tmp_path / "small"), tmp_path / "backups", None, quiet)
    assert caught.value.values["asked_engine"] == "sqlite"


def test_what_is_missing_or_refused_is_told_without_a_password(
    large: OpenArchive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saving = PostgreSQLSaving(large.settings.database.get_secret_value(), "")
    with pytest.raises(DatabaseFailedError) as caught:
        saving.save(tmp_path / "not there", quiet, quiet)
    assert "pg_dump" in caught.value.values["problem"]
    assert PASSWORD not in str(caught.value)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ProgramMissingError):
        back_up(large.settings, large.stores, tmp_path / "backups", quiet)
