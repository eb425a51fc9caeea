"""Making a backup while the archive is in use: databases first, then the files that their events name."""

from dataclasses import dataclass, field
from pathlib import Path

from eventsourcing.persistence import Notification

from application.backup.errors import (
    BackupDamagedError,
    BackupInsideError,
    BackupNewerError,
    BackupOfOtherArchiveError,
)
from application.backup.folder import BackupFolder
from application.backup.manifest import FILES, Manifest
from application.backup.saving import saving_of
from application.backup.stages import Stage, Tell
from application.engines import Stores
from application.errors import StorageFullError
from application.events.counted import EventCounter
from application.files.copying import at_once, copy_file
from application.files.named import NamedFiles
from application.files.protocol import FileDamagedError, FileMissingError
from application.office.facts import ArchiveFacts
from application.office.upgrade import version
from application.refusals import refusing
from application.settings import Settings
from domain import clock


@dataclass(frozen=True, kw_only=True)
class Backup:
    """A backup that was made. `copied` is how many files were not there before; `removed` how many old backups went.

    `spoilt` is an earlier one that was to be kept and is damaged: then none was removed.
    """

    name: str
    manifest: Manifest
    copied: int
    removed: int
    spoilt: str

    @property
    def is_whole(self) -> bool:
        """Whether the archive had every file that its events name."""
        return not self.manifest.missing and not self.manifest.damaged


def back_up(settings: Settings, stores: Stores, destination: Path, tell: Tell, *, keep: int | None = None) -> Backup:
    """Make a backup in a folder of its own in `destination`; files that lie there already are not copied again.

    With `keep`, only so many are left of those there. BackupInsideError, BackupBusyError, BackupOfOtherArchiveError,
    DatabaseDamagedError, StorageFullError, StorageFailedError: then earlier backups are as they were, and none new.
    """
    destination = destination.expanduser().absolute()
    if destination.resolve().is_relative_to(settings.data.resolve()):
        raise BackupInsideError(destination=destination, folder=settings.data)
    folder = BackupFolder(destination)
    with refusing(destination.name, destination):
        folder.make()
        with folder.alone():
            facts = ArchiveFacts(stores.office)
            _require_same_archive(folder, facts)
            try:
                return _Making(settings, stores, folder, facts, tell).run(keep)
            except StorageFullError as error:
                raise StorageFullError(name=error.values["name"], folder=destination) from error


@dataclass
class _Making:
    settings: Settings
    stores: Stores
    folder: BackupFolder
    facts: ArchiveFacts
    tell: Tell
    named: NamedFiles = field(default_factory=NamedFiles)
    missing: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    copied: list[str] = field(default_factory=list)

    def run(self, keep: int | None) -> Backup:
        now, counter = clock.now(), EventCounter()

        def event(one: Notification) -> None:
            counter.add(one)
            self.named.add(one)

        with self.folder.begin(now) as unfinished:
            saving = saving_of(self.settings)
            office = saving.save(unfinished, event, lambda done, of: self.tell(Stage.DATABASES, done, of))
            size = self._copy_files(unfinished / FILES)
            manifest = Manifest(
                kind=str(self.facts.kind()),
                name=self.facts.name(),
                begun_at=self.facts.created_at().isoformat(),
                made_at=now.isoformat(timespec="seconds"),
                engine=saving.engine,
                office_version=version(self.stores.office),
                events=counter.counted,
                office=office,
                files=len(self.named) - len(self.missing) - len(self.damaged),
                bytes=size,
                missing=sorted(self.missing),
                damaged=sorted(self.damaged),
            )
            manifest.write(unfinished)
            name = self.folder.finish(unfinished)
        removed, spoilt = 0, ""
        try:
            removed = self.folder.keep(keep) if keep else 0
        except BackupDamagedError as error:
            spoilt = error.values["backup"]
        return Backup(name=name, manifest=manifest, copied=len(self.copied), removed=removed, spoilt=spoilt)

    def _copy_files(self, listing: Path) -> int:
        """Copy what is not there yet, write the list of all, and return their size in bytes together."""
        total = 0
        with listing.open("w", encoding="ascii") as lines:
            for done, (sha256, size) in enumerate(at_once(self._copied, self.named), 1):
                self.tell(Stage.FILES, done, len(self.named))
                if size is not None:
                    total += size
                    lines.write(f"{sha256} {size}\n")
        return total

    def _copied(self, one: tuple[str, int | None]) -> tuple[str, int | None]:
        """Copy the file unless it is there, of its size; return its size, None when the archive has lost it."""
        sha256, known = one
        source, target = self.stores.files, self.folder.files
        try:
            if target.exists(sha256):
                size = target.size(sha256)
                if size == (source.size(sha256) if known is None else known):
                    return sha256, size
            size = copy_file(source, target, sha256)
        except FileMissingError:
            self.missing.append(sha256)
        except FileDamagedError:
            self.damaged.append(sha256)
        else:
            self.copied.append(sha256)
            return sha256, size
        return sha256, None


def _require_same_archive(folder: BackupFolder, facts: ArchiveFacts) -> None:
    """Compare with the last backup there that can be read: a damaged one is no reason to make none."""
    for name in reversed(folder.names()):
        try:
            last = Manifest.read(folder.root / name)
        except (BackupDamagedError, BackupNewerError):
            continue
        if last.archive != (str(facts.kind()), facts.created_at().isoformat()):
            raise BackupOfOtherArchiveError(folder=folder.root, name=last.name)
        return
