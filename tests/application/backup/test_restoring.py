import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from application.backup.errors import (
    BackupBusyError,
    BackupDamagedError,
    BackupFilesDamagedError,
    BackupNewerError,
    CopyDiffersError,
    NoBackupError,
    PlaceNotEmptyError,
)
from application.backup.folder import BackupFolder
from application.backup.making import back_up
from application.backup.manifest import FILES, MANIFEST, SUMS, write_sums
from application.backup.restoring import LOCK, MARK, check_backup, restore
from application.backup.stages import Stage
from application.engines import open_stores
from application.errors import NotInitialisedError
from application.events.counted import all_events
from application.locks import FileLocks
from application.moving.office import office_rows
from application.office.accounts import Accounts
from application.office.contact_details import ContactDetails
from application.office.contacts import Contacts
from application.office.roles import Role
from application.office.tables import CONTACTS
from application.opened import OpenArchive
from application.settings import Settings
from tests.application.conftest import settings_for

MAIL_ROOM = ContactDetails(organisation_id=UUID(int=7), department="Postmottak", email="post@prove.no")


@pytest.fixture
def backups(busy: OpenArchive, tmp_path: Path) -> Path:
    """A folder with one backup."""
    Accounts(busy.stores.office).create(username="kari", name="Kari", role=Role.OFFICER)
    Contacts(busy.stores.office).add(uuid4(), MAIL_ROOM, by="kari")
    back_up(busy.settings, busy.stores, tmp_path / "backups", lambda *_: None)
    return tmp_path / "backups"


@pytest.fixture
def empty(tmp_path: Path) -> Settings:
    return settings_for(tmp_path / "restored")


def quiet(*_: object) -> None:
    """Tell nobody."""


def only(backups: Path) -> Path:
    return BackupFolder(backups).find(None)


def flip(path: Path, at: int = -100) -> None:
    """Change one byte."""
    content = bytearray(path.read_bytes())
    content[max(at, -len(content))] ^= 1
    path.chmod(0o600)
    path.write_bytes(content)


def is_no_archive(settings: Settings) -> bool:
    try:
        open_stores(settings).close()
    except NotInitialisedError:
        return True
    return False


def test_what_is_restored_is_what_was_backed_up(busy: OpenArchive, backups: Path, empty: Settings) -> None:
    restored = restore(empty, backups, None, quiet)
    assert restored.is_whole
    with open_stores(empty) as stores:
        assert list(all_events(stores.recorder)) == list(all_events(busy.stores.recorder))
        assert list(stores.files.digests()) == list(busy.stores.files.digests())
        for sha256 in stores.files.digests():
            stores.files.verify(sha256)
        assert Accounts(stores.office).all() == Accounts(busy.stores.office).all()
        [kept] = Contacts(stores.office).contacts_of([MAIL_ROOM.organisation_id])[MAIL_ROOM.organisation_id]
        assert kept.details == MAIL_ROOM
    assert not (empty.data / MARK).exists()


def test_positions_with_gaps_are_kept(busy: OpenArchive, empty: Settings, tmp_path: Path) -> None:
    with closing(sqlite3.connect(busy.stores.places.events)) as connection:
        columns = "originator_id, originator_version, topic, state"
        last = "SELECT hex(randomblob(16)), 1, topic, state FROM stored_events ORDER BY rowid DESC LIMIT 1"
        connection.execute(f"INSERT INTO stored_events (rowid, {columns}) SELECT 5000, * FROM ({last})")
        connection.commit()
    back_up(busy.settings, busy.stores, tmp_path / "backups", quiet)
    restore(empty, tmp_path / "backups", None, quiet)
    with open_stores(empty) as stores:
        assert stores.recorder.max_notification_id() == 5000


@pytest.mark.parametrize(
    "damage",
    [
        lambda backup: flip(backup / "events.sqlite"),
        lambda backup: flip(backup / "office.sqlite"),
        lambda backup: flip(backup / MANIFEST),
        lambda backup: flip(backup / FILES),
        lambda backup: flip(backup / SUMS),
        lambda backup: (backup / "events.sqlite").unlink(),
        lambda backup: (backup / MANIFEST).unlink(),
        lambda backup: (backup / SUMS).unlink(),
        lambda backup: (backup / SUMS).write_text(""),
    ],
)
def test_a_damaged_backup_or_one_that_is_not_whole_is_refused(
    backups: Path, empty: Settings, damage: Callable[[Path], object]
) -> None:
    damage(only(backups))
    with pytest.raises(BackupDamagedError):
        check_backup(backups, None, quiet)
    with pytest.raises(BackupDamagedError):
        restore(empty, backups, None, quiet)
    assert not empty.data.exists()


@pytest.mark.parametrize("damage", [flip, Path.unlink])
def test_a_damaged_file_is_refused_and_can_be_left_out(
    backups: Path, empty: Settings, damage: Callable[[Path], object]
) -> None:
    files = BackupFolder(backups).files
    sha256 = next(iter(files.digests()))
    with files.path(sha256) as path:
        damage(path)
    assert check_backup(backups, None, quiet).damaged == (sha256,)
    with pytest.raises(BackupFilesDamagedError) as caught:
        restore(empty, backups, None, quiet)
    assert caught.value.values["sha256"] == sha256
    assert is_no_archive(empty)
    restored = restore(empty, backups, None, quiet, left_out=True)
    assert (restored.damaged, restored.is_whole) == ((sha256,), False)
    with open_stores(empty) as stores:
        assert len(list(stores.files.digests())) == 2


def test_a_backup_being_made_is_none(backups: Path, empty: Settings) -> None:
    only(backups).rename(backups / f".unfinished-{only(backups).name}")
    with pytest.raises(NoBackupError):
        restore(empty, backups, None, quiet)


def test_nothing_is_written_over(busy: OpenArchive, backups: Path, empty: Settings) -> None:
    before = list(all_events(busy.stores.recorder))
    with pytest.raises(PlaceNotEmptyError):
        restore(busy.settings, backups, None, quiet)
    assert list(all_events(busy.stores.recorder)) == before
    empty.data.mkdir()
    (empty.data / "bilde.jpg").touch()
    with pytest.raises(PlaceNotEmptyError):
        restore(empty, backups, None, quiet)
    with pytest.raises(NoBackupError):
        restore(empty, backups, "2020-01-01T000000Z", quiet)


@pytest.mark.parametrize("stage", [Stage.FILES, Stage.DATABASES])
def test_what_was_broken_off_is_no_archive_and_goes_on(backups: Path, empty: Settings, stage: Stage) -> None:
    def broken_off(now: Stage, _done: int, _of: int) -> None:
        if now is stage:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        restore(empty, backups, None, broken_off)
    assert is_no_archive(empty)
    assert restore(empty, backups, None, quiet).is_whole


def test_one_that_was_killed_before_it_had_begun_is_nothing(backups: Path, empty: Settings) -> None:
    empty.data.mkdir()
    (empty.data / MARK).touch()
    assert restore(empty, backups, None, quiet).is_whole


def test_two_at_once_are_refused(backups: Path, empty: Settings) -> None:
    with FileLocks(empty.data).if_free(LOCK), pytest.raises(BackupBusyError):
        restore(empty, backups, None, quiet)
    assert restore(empty, backups, None, quiet).is_whole


def test_a_manifest_that_does_not_tell_the_truth_is_found_out(backups: Path, empty: Settings) -> None:
    manifest = only(backups) / MANIFEST
    said = manifest.read_text()
    manifest.write_text(said.replace('"running_hash": "', '"running_hash": "0'))
    write_sums(only(backups))
    with pytest.raises(CopyDiffersError):
        restore(empty, backups, None, quiet)


def test_a_backup_of_a_later_version_is_left_to_that_version(backups: Path, empty: Settings) -> None:
    manifest = only(backups) / MANIFEST
    manifest.write_text(manifest.read_text().replace('"format": 1', '"format": 2'))
    write_sums(only(backups))
    with pytest.raises(BackupNewerError):
        restore(empty, backups, None, quiet)


def test_a_backup_of_an_earlier_version_is_brought_along(busy: OpenArchive, backups: Path, empty: Settings) -> None:
    backup = only(backups)
    with closing(sqlite3.connect(backup / "office.sqlite")) as connection:
        connection.executescript(
            "DROP TABLE incoming_pieces; DROP TABLE incoming_files; ALTER TABLE accounts DROP COLUMN municipality_id;"
            "DROP TABLE contacts; DROP TABLE municipal_meetings; DROP TABLE municipal_calendars;"
            "DROP TABLE meeting_notes; DROP TABLE meeting_presence; DROP TABLE paper_looks;"
            "UPDATE alembic_version SET version_num = '0004'"
        )
    said = json.loads((backup / MANIFEST).read_text())
    later = (
        *("contacts", "incoming_files", "incoming_pieces", "municipal_meetings", "municipal_calendars"),
        *("meeting_notes", "meeting_presence", "paper_looks"),
    )
    office = {name: count for name, count in said["office"].items() if name not in later}
    (backup / MANIFEST).write_text(json.dumps({**said, "office_version": "0004", "office": office}))
    write_sums(backup)
    assert restore(empty, backups, None, quiet).is_whole
    with open_stores(empty) as stores:
        assert office_rows(stores.office) == office_rows(busy.stores.office, without=[CONTACTS])


def test_a_backup_can_be_restored_from_a_copy_that_cannot_be_written(
    backups: Path, empty: Settings, tmp_path: Path
) -> None:
    copy = shutil.copytree(backups, tmp_path / "copy")
    for path in (copy, *copy.rglob("*")):
        path.chmod(0o500 if path.is_dir() else 0o400)
    assert restore(empty, copy, None, quiet).is_whole
    for path in (copy, *copy.rglob("*")):
        path.chmod(0o700)
