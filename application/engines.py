"""From settings to stores: where everything an archive is made of is kept, and how an archive is begun."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Self

from alembic.util import CommandError
from eventsourcing.persistence import PersistenceError
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from application.durable import sync_folder
from application.errors import ApplicationError, StorageFailedError
from application.events import sqlite as events
from application.events.protocol import Recorder
from application.files.opening import begin_file_store, open_file_store
from application.files.protocol import FileStore
from application.locks import FileLocks, Locks
from application.office.errors import MixedArchiveError
from application.office.facts import ArchiveFacts, ArchiveKind
from application.office.upgrade import is_current, upgrade
from application.settings import Settings
from application.sqlite import Durability, sqlite_engine, switch_to_wal


class NotInitialisedError(ApplicationError):
    """The data folder holds no archive, or one not begun to the end. Values: `folder`, `missing`, a file's name."""

    code: ClassVar[str] = "not-initialised"


class OtherVersionError(ApplicationError):
    """The databases are of another version of the program: `initialise` brings older ones along. Values: `folder`."""

    code: ClassVar[str] = "other-version"


class LostEventsError(ApplicationError):
    """The archive has begun, but its events are gone: restore them from a backup. Values: `folder`, `missing`.

    An empty file is never made in their place.
    """

    code: ClassVar[str] = "lost-events"


@dataclass(frozen=True)
class Places:
    """Where the parts of an archive are, in its data folder."""

    folder: Path

    @property
    def events(self) -> Path:
        """The facts: precious."""
        return self.folder / "events.sqlite"

    @property
    def registers(self) -> Path:
        """Tables derived from the events."""
        return self.folder / "registers.sqlite"

    @property
    def office(self) -> Path:
        """Accounts and what else may be changed and erased."""
        return self.folder / "office.sqlite"

    @property
    def texts(self) -> Path:
        """Text read from files, by SHA-256: derived."""
        return self.folder / "texts.sqlite"

    @property
    def files(self) -> Path:
        """Bytes by SHA-256: precious."""
        return self.folder / "files"

    @property
    def index(self) -> Path:
        """The search index: derived."""
        return self.folder / "index"


@dataclass(frozen=True, kw_only=True)
class Stores:
    """The opened stores of one archive, for one process: open them after a server has forked."""

    places: Places
    place: str
    """What messages call the place where all this is."""
    recorder: Recorder
    locks: Locks
    registers: Engine
    office: Engine
    texts: Engine
    files: FileStore

    def close(self) -> None:
        """Let go of every connection."""
        self.recorder.close()
        for engine in (self.registers, self.office, self.texts):
            engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def initialise(settings: Settings, kind: ArchiveKind, name: str) -> None:
    """Make the archive's folders and databases; again without harm, and by several processes at once.

    Run it before servers start. What is derived and was deleted is made anew, and filled by whoever derives it.
    `kind` and `name` (the council's) are written the first time, last of all. MixedArchiveError when the archive is of
    the other kind, LostEventsError when its events are gone, StorageFailedError when the folder cannot be written.
    """
    places = Places(settings.data)
    with _told(places):
        if not places.folder.is_dir():
            places.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        switch_to_wal(places.office)
        office = sqlite_engine(places.office, durability=Durability.FULL)
        try:
            upgrade(office)
            facts = ArchiveFacts(office)
            _require_unmixed(places, facts, kind)
            events.initialise(places.events)
            _make_derived(places)
            begin_file_store(settings)
            sync_folder(places.folder)
            facts.begin(kind, name)
        finally:
            office.dispose()


def open_stores(settings: Settings) -> Stores:
    """Open the stores of the archive in the data folder, which `initialise` has made.

    Registers and texts that were deleted are made anew and empty. NotInitialisedError, OtherVersionError,
    LostEventsError; StorageFailedError when the folder cannot be written.
    """
    places = Places(settings.data)
    with _told(places):
        _require_initialised(places)
        if not all(os.access(part, os.R_OK | os.W_OK) for part in (places.folder, places.events, places.office)):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(places.folder))
        _make_derived(places)
    return Stores(
        places=places,
        place=str(places.folder),
        locks=FileLocks(places.folder),
        recorder=events.EventRecorder(events.DurableDatastore(places.events)),
        registers=sqlite_engine(places.registers, durability=Durability.NORMAL),
        office=sqlite_engine(places.office, durability=Durability.FULL),
        texts=sqlite_engine(places.texts, durability=Durability.NORMAL),
        files=open_file_store(settings),
    )


@contextmanager
def _told(places: Places) -> Iterator[None]:
    """Say what the operating system, SQLite or a migration refused in one kind of error."""
    try:
        yield
    except OSError as error:
        raise StorageFailedError(name=error.filename, folder=places.folder, problem=error.strerror) from error
    except DBAPIError as error:
        raise StorageFailedError(name="", folder=places.folder, problem=error.orig) from error
    except (sqlite3.Error, PersistenceError) as error:
        raise StorageFailedError(name="", folder=places.folder, problem=error) from error
    except CommandError as error:
        raise OtherVersionError(folder=places.folder) from error


def _require_unmixed(places: Places, facts: ArchiveFacts, kind: ArchiveKind) -> None:
    if facts.has_begun:
        if facts.kind() is not kind:
            raise MixedArchiveError(is_kind=facts.kind(), asked_kind=kind, name=facts.name())
        if not places.events.is_file():
            raise LostEventsError(folder=places.folder, missing=places.events.name)
    elif kind is ArchiveKind.DEMO and events.holds_events(places.events):
        # The office is lost: what was filed here cannot be told from a real archive's.
        raise MixedArchiveError(is_kind=ArchiveKind.REAL, asked_kind=kind, name="")


def _make_derived(places: Places) -> None:
    for database in (places.registers, places.texts):
        switch_to_wal(database)
    places.index.mkdir(exist_ok=True)


def _require_initialised(places: Places) -> None:
    if not places.office.is_file():
        raise NotInitialisedError(folder=places.folder, missing=places.office.name)
    office = sqlite_engine(places.office, durability=Durability.FULL)
    try:
        if not is_current(office):
            raise OtherVersionError(folder=places.folder)
        if not ArchiveFacts(office).has_begun:
            raise NotInitialisedError(folder=places.folder, missing=places.office.name)
    finally:
        office.dispose()
    if not places.events.is_file():
        raise LostEventsError(folder=places.folder, missing=places.events.name)
    if not events.is_initialised(places.events):
        raise OtherVersionError(folder=places.folder)
