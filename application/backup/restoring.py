"""Restoring a backup into an empty place: every hash is checked, and what stands there at the end is compared."""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, delete, func, select

from application.backup.errors import (
    BackupBusyError,
    BackupFilesDamagedError,
    BackupOtherEngineError,
    CopyDiffersError,
    PlaceNotEmptyError,
)
from application.backup.folder import BackupFolder
from application.backup.manifest import SUMS, Manifest, files_in, require_sums
from application.backup.saving import Saving, saving_of
from application.backup.stages import Stage, Tell
from application.engines import initialise, open_stores
from application.events.counted import EventCounter, EventsCounted, all_events
from application.events.protocol import Recorder
from application.files.copying import at_once, copy_file
from application.files.opening import begin_file_store, open_file_store
from application.files.protocol import FileDamagedError, FileMissingError, FileStore
from application.locks import FileLocks
from application.office.facts import ArchiveKind
from application.office.tables import INCOMING_FILES, INCOMING_PIECES, OFFICE
from application.refusals import refusing
from application.settings import Settings

LOCK = "restoring"
"""Held while a backup is restored: one at a time in one folder."""

MARK = "restoring.txt"
"""The file in the data folder that tells which backup is being restored there; it goes when all has been compared."""

_OURS = frozenset({f"{LOCK}.lock", MARK})


@dataclass(frozen=True, kw_only=True)
class Restored:
    """What was restored, or checked. `damaged` are files that the backup should have and has lost."""

    name: str
    manifest: Manifest
    damaged: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every file that the events name was there."""
        return not (self.damaged or self.manifest.missing or self.manifest.damaged)


def check_backup(source: Path, name: str | None, tell: Tell) -> Restored:
    """Read all of a backup, the last one if no name is given, and compare it with its hashes; nothing is written.

    NoBackupError; BackupDamagedError when the databases or the manifest are not as they were made.
    """
    folder = BackupFolder(source)
    found = folder.find(name)
    require_sums(found)
    manifest, damaged = Manifest.read(found), []

    def look_at(one: tuple[str, int]) -> None:
        try:
            folder.files.verify(one[0])
        except (FileMissingError, FileDamagedError):
            damaged.append(one[0])

    for done, _ in enumerate(at_once(look_at, files_in(found)), 1):
        tell(Stage.FILES, done, manifest.files)
    return Restored(name=found.name, manifest=manifest, damaged=tuple(sorted(damaged)))


def restore(settings: Settings, source: Path, name: str | None, tell: Tell, *, left_out: bool = False) -> Restored:
    """Restore a backup, the last one if no name is given, where the settings say; positions of events are kept.

    Files are checked as they are copied, and the databases come last: what was broken off is no archive yet, and goes
    on when it is restored again. With `left_out`, damaged files are left out; else BackupFilesDamagedError and there is
    no archive. NoBackupError, BackupDamagedError, BackupOtherEngineError, PlaceNotEmptyError, BackupBusyError,
    CopyDiffersError.
    """
    folder = BackupFolder(source.expanduser().absolute())
    found = folder.find(name)
    require_sums(found)
    manifest, restoring = Manifest.read(found), saving_of(settings)
    if manifest.engine != restoring.engine:
        raise BackupOtherEngineError(backup=found.name, engine=manifest.engine, asked_engine=restoring.engine)
    with refusing(settings.data.name, settings.data):
        is_empty = not settings.data.exists() or _OURS.issuperset(one.name for one in settings.data.iterdir())
        settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    with FileLocks(settings.data).if_free(LOCK) as held:
        if held is None:
            raise BackupBusyError(folder=settings.data)
        mark = settings.data / MARK
        identity = f"{found.name} {hashlib.sha256((found / SUMS).read_bytes()).hexdigest()}\n"
        if not _is_being_restored(mark, identity):
            _require_empty(settings, is_empty, restoring)
            mark.write_text(identity)
        begin_file_store(settings)
        damaged = tuple(_copy_files(folder.files, open_file_store(settings), found, manifest.files, tell))
        if damaged and not left_out:
            raise BackupFilesDamagedError(backup=found.name, count=len(damaged), sha256=damaged[0])
        restoring.restore(found, lambda done, of: tell(Stage.DATABASES, done, of))
        initialise(settings, ArchiveKind(manifest.kind), manifest.name)
        with open_stores(settings) as stores:
            require_same_events(manifest.events, stores.recorder, tell)
            require_same_office(dict(manifest.office), stores.office)
            with stores.office.begin() as connection:  # their bytes are in no backup
                for table in (INCOMING_PIECES, INCOMING_FILES):
                    connection.execute(delete(table))
        mark.unlink()
        return Restored(name=found.name, manifest=manifest, damaged=damaged)


def require_same_events(wanted: EventsCounted, recorder: Recorder, tell: Tell) -> None:
    """Read every event and compare their number, the last position and the running hash. CopyDifferError."""
    counter = EventCounter()
    for done, one in enumerate(all_events(recorder)):
        counter.add(one)
        tell(Stage.COMPARING, done, wanted.count)
    if counter.counted != wanted:
        raise CopyDiffersError(part="events", wanted=wanted, found=counter.counted)


def require_same_office(wanted: dict[str, int], office: Engine) -> None:
    """Count the rows of every table and compare. CopyDiffersError."""
    found = office_counted(office)
    if {name: found.get(name) for name in wanted} != wanted:
        raise CopyDiffersError(part="office", wanted=wanted, found=found)


def office_counted(office: Engine) -> dict[str, int]:
    """Return how many rows each table of the office has."""
    with office.connect() as connection:
        return {
            name: int(connection.scalar(select(func.count()).select_from(table)) or 0)
            for name, table in sorted(OFFICE.tables.items())
        }


def _is_being_restored(mark: Path, identity: str) -> bool:
    with suppress(FileNotFoundError):
        return mark.read_text() == identity
    return False


def _require_empty(settings: Settings, is_empty: bool, restoring: Saving) -> None:
    if not is_empty:
        raise PlaceNotEmptyError(place=settings.data)
    if not restoring.is_empty():
        raise PlaceNotEmptyError(place=restoring.place)
    if next(open_file_store(settings).digests(), None) is not None:
        raise PlaceNotEmptyError(place=settings.files or settings.files_folder)


def _copy_files(source: FileStore, target: FileStore, found: Path, total: int, tell: Tell) -> Iterator[str]:
    """Copy every file that is not there yet; yield those that are damaged or gone."""

    def copied(one: tuple[str, int]) -> str | None:
        sha256, size = one
        try:
            if not (target.exists(sha256) and target.size(sha256) == size):
                copy_file(source, target, sha256)
        except (FileMissingError, FileDamagedError):
            return sha256
        return None

    for done, lost in enumerate(at_once(copied, files_in(found)), 1):
        tell(Stage.FILES, done, total)
        if lost:
            yield lost
