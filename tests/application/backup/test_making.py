import json
import sqlite3
import subprocess
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from application.backup.errors import (
    BackupBusyError,
    BackupInsideError,
    BackupOfOtherArchiveError,
    DatabaseDamagedError,
)
from application.backup.folder import BackupFolder
from application.backup.making import Backup, back_up
from application.backup.manifest import Manifest, files_in
from application.errors import StorageFullError
from application.events.counted import EventCounter, all_events
from application.files.folder import FolderFileStore
from application.imports.folder import import_folder
from application.office.facts import ArchiveFacts
from application.opened import OpenArchive
from tests.application.files.test_folder import FullDisk


def made(archive: OpenArchive, destination: Path, **how: Any) -> Backup:
    return back_up(archive.settings, archive.stores, destination, lambda *_: None, **how)


def test_a_backup_says_what_is_in_it_and_is_checked_by_a_program_that_any_machine_has(
    busy: OpenArchive, tmp_path: Path
) -> None:
    counter = EventCounter()
    for one in all_events(busy.stores.recorder):
        counter.add(one)
    backup = made(busy, tmp_path / "backups")
    folder = tmp_path / "backups" / backup.name
    assert Manifest.read(folder) == backup.manifest
    assert backup.manifest.events == counter.counted
    assert backup.manifest.office["archive_facts"] == 3
    assert (backup.manifest.files, backup.copied, backup.is_whole) == (3, 3, True)
    assert dict(files_in(folder)) == {sha256: busy.stores.files.size(sha256) for sha256 in busy.stores.files.digests()}
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=folder, check=True)
    for part in (folder.parent, folder, folder.parent / "files"):
        assert part.stat().st_mode & 0o077 == 0


def test_the_next_backup_copies_only_what_is_new(busy: OpenArchive, papers: Path, tmp_path: Path) -> None:
    first = made(busy, tmp_path / "backups")
    (papers / "Buss om kvelden" / "nytt.txt").write_text("Noe nytt.")
    import_folder(busy, papers, publish=True)
    second = made(busy, tmp_path / "backups")
    assert (second.manifest.files, second.copied) == (4, 1)
    assert BackupFolder(tmp_path / "backups").names() == sorted([first.name, second.name])


def test_older_backups_go_only_when_asked_and_take_along_what_no_other_names(busy: OpenArchive, tmp_path: Path) -> None:
    folder = BackupFolder(tmp_path / "backups")
    first, second = made(busy, folder.root), made(busy, folder.root)
    stray = folder.files.put(BytesIO(b"named by none"), limit=100, name="x").sha256
    third = made(busy, folder.root, keep=2)
    assert third.removed == 1
    assert first.name not in folder.names()
    assert len(folder.names()) == 2
    assert second.name in folder.names()
    assert not folder.files.exists(stray)
    assert len(list(folder.files.digests())) == 3


def test_a_damaged_backup_there_stops_no_new_one_and_nothing_older_goes(busy: OpenArchive, tmp_path: Path) -> None:
    folder = BackupFolder(tmp_path / "backups")
    first, second = made(busy, folder.root), made(busy, folder.root)
    (folder.root / second.name / "manifest.json").write_text("{")
    third = made(busy, folder.root, keep=2)
    assert (third.spoilt, third.removed) == (second.name, 0)
    assert set(folder.names()) == {first.name, second.name, third.name}


def test_a_file_that_the_archive_has_lost_is_told_of_and_the_rest_is_backed_up(
    busy: OpenArchive, tmp_path: Path
) -> None:
    lost, damaged, _ = busy.stores.files.digests()
    for sha256, left in ((lost, None), (damaged, b"noe annet")):
        path = busy.stores.places.files / sha256[:2] / sha256[2:4] / sha256
        path.unlink()
        if left:
            path.write_bytes(left)
    backup = made(busy, tmp_path / "backups")
    assert (list(backup.manifest.missing), list(backup.manifest.damaged)) == ([lost], [damaged])
    assert (backup.manifest.files, backup.is_whole) == (1, False)
    assert len(list(FolderFileStore(tmp_path / "backups" / "files").digests())) == 1


def test_a_file_that_only_the_backup_still_has_stays_in_it(busy: OpenArchive, tmp_path: Path) -> None:
    made(busy, tmp_path / "backups")
    lost = next(iter(busy.stores.files.digests()))
    (busy.stores.places.files / lost[:2] / lost[2:4] / lost).unlink()
    assert made(busy, tmp_path / "backups").is_whole


@pytest.mark.parametrize("inside", [".", "backups", "files/backups"])
def test_the_archives_own_folder_is_refused(busy: OpenArchive, inside: str) -> None:
    with pytest.raises(BackupInsideError):
        made(busy, busy.settings.data / inside)
    assert not (busy.settings.data / inside / "files" / "incoming").exists() or inside == "."


def test_two_at_once_and_another_archives_backups_are_refused(busy: OpenArchive, tmp_path: Path) -> None:
    folder = BackupFolder(tmp_path / "backups")
    name = made(busy, folder.root).name
    with folder.alone(), pytest.raises(BackupBusyError):
        made(busy, folder.root)
    manifest = folder.root / name / "manifest.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "begun_at": "2020-01-01T00:00:00+00:00"}))
    with pytest.raises(BackupOfOtherArchiveError):
        made(busy, folder.root)
    assert folder.names() == [name]


def test_a_damaged_database_is_never_taken_for_a_backup(busy: OpenArchive, tmp_path: Path) -> None:
    with closing(sqlite3.connect(busy.stores.places.events)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path = busy.stores.places.events
    content = bytearray(path.read_bytes())
    content[4096:8192] = bytes(4096)
    path.write_bytes(content)
    with pytest.raises(DatabaseDamagedError):
        made(busy, tmp_path / "backups")
    assert BackupFolder(tmp_path / "backups").names() == []
    assert not list((tmp_path / "backups").glob(".unfinished-*"))


def test_a_disk_that_runs_full_leaves_the_earlier_backup_as_it_was(
    busy: OpenArchive, papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = made(busy, tmp_path / "backups")
    (papers / "Buss om kvelden" / "stor.txt").write_text("x" * 2_000_000)
    import_folder(busy, papers, publish=True)
    monkeypatch.setattr("application.backup.folder.FolderFileStore", FullDisk)
    with pytest.raises(StorageFullError) as caught:
        made(busy, tmp_path / "backups")
    assert caught.value.values["folder"] == str(tmp_path / "backups")
    assert [path.name for path in (tmp_path / "backups").glob("*2*")] == [first.name]


def test_what_a_killed_one_left_goes_with_the_next(busy: OpenArchive, tmp_path: Path) -> None:
    left_over = tmp_path / "backups" / ".unfinished-2020-01-01T000000Z"
    left_over.mkdir(parents=True)
    (left_over / "events.sqlite").touch()
    name = made(busy, tmp_path / "backups").name
    assert sorted(path.name for path in (tmp_path / "backups").iterdir()) == sorted([".lock", name, "files"])


def test_the_name_of_the_council_may_change_between_backups(busy: OpenArchive, tmp_path: Path) -> None:
    made(busy, tmp_path / "backups")
    ArchiveFacts(busy.stores.office).rename("Ny region")
    assert made(busy, tmp_path / "backups").manifest.name == "Ny region"
