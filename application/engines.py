"""From settings to stores: where everything an archive is made of is kept, and how an archive is begun."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Self

from alembic.util import CommandError
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from application.databases.opening import databases_of
from application.databases.protocol import Databases
from application.durable import sync_folder
from application.errors import LostEventsError, NotInitialisedError, OtherVersionError, StorageFailedError
from application.events.protocol import Recorder
from application.files.opening import begin_file_store, open_file_store
from application.files.protocol import FileStore
from application.locks import Locks
from application.office.errors import MixedArchiveError
from application.office.facts import ArchiveFacts, ArchiveKind
from application.office.upgrade import is_current, upgrade
from application.places import Places
from application.settings import Settings


@dataclass(frozen=True, kw_only=True)
class Stores:
    """The opened stores of one archive, for one process: open them after a server has forked."""

    places: Places
    """The data folder of this machine, and what is in it of what no engine is set for."""
    place: str
    """What messages call the place where events and office data are."""
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
    """Make the archive's folders and databases; again without harm, and by several processes or machines at once.

    Run it before servers start. What is derived and was deleted is made anew, and filled by whoever derives it.
    `kind` and `name` (the council's) are written the first time, last of all. MixedArchiveError when the archive is of
    the other kind, LostEventsError when its events are gone, StorageFailedError when the folder cannot be written or
    the database server refuses.
    """
    places, databases = Places(settings.data), databases_of(settings)
    with _told(places, databases):
        _make_folder(places)
        with databases.beginning() as make_events:
            office = databases.office()
            try:
                upgrade(office)
                facts = ArchiveFacts(office)
                _require_unmixed(databases, facts, kind)
                make_events()
                databases.make_derived()
                places.index.mkdir(exist_ok=True)
                begin_file_store(settings)
                sync_folder(places.folder)
                facts.begin(kind, name)
            finally:
                office.dispose()


def open_stores(settings: Settings) -> Stores:
    """Open the stores of the archive that `initialise` has made.

    Registers and texts that were deleted are made anew and empty. NotInitialisedError, OtherVersionError,
    LostEventsError; StorageFailedError when the folder cannot be written or the database server is away.
    """
    places, databases = Places(settings.data), databases_of(settings)
    office = databases.office()
    try:
        with _told(places, databases):
            _require_initialised(databases, office)
            databases.make_derived()
            _make_folder(places)
            places.index.mkdir(exist_ok=True)
            recorder = databases.recorder()
    except BaseException:
        office.dispose()
        raise
    return Stores(
        places=places,
        place=databases.place,
        recorder=recorder,
        locks=databases.locks(office),
        registers=databases.registers(),
        office=office,
        texts=databases.texts(),
        files=open_file_store(settings),
    )


@contextmanager
def _told(places: Places, databases: Databases) -> Iterator[None]:
    """Say what the operating system, a database or a migration refused in one kind of error."""
    try:
        yield
    except OSError as error:
        raise StorageFailedError(name=error.filename, folder=places.folder, problem=error.strerror) from error
    except DBAPIError as error:
        raise databases.failed(error.orig) from error
    except databases.refusals as error:
        raise databases.failed(error) from error
    except CommandError as error:
        raise OtherVersionError(folder=databases.place) from error


def _make_folder(places: Places) -> None:
    if not places.folder.is_dir():
        places.folder.mkdir(parents=True, exist_ok=True, mode=0o700)


def _require_unmixed(databases: Databases, facts: ArchiveFacts, kind: ArchiveKind) -> None:
    if facts.has_begun:
        if facts.kind() is not kind:
            raise MixedArchiveError(is_kind=facts.kind(), asked_kind=kind, name=facts.name())
        if not databases.found().events:
            raise LostEventsError(folder=databases.place, missing=databases.events_name)
    elif kind is ArchiveKind.DEMO and databases.found().holds_events:
        # The office is lost: what was filed here cannot be told from a real archive's.
        raise MixedArchiveError(is_kind=ArchiveKind.REAL, asked_kind=kind, name="")


def _require_initialised(databases: Databases, office: Engine) -> None:
    found = databases.found()
    if not found.office:
        raise NotInitialisedError(folder=databases.place, missing=databases.office_name)
    if not is_current(office):
        raise OtherVersionError(folder=databases.place)
    if not ArchiveFacts(office).has_begun:
        raise NotInitialisedError(folder=databases.place, missing=databases.office_name)
    if not found.events:
        raise LostEventsError(folder=databases.place, missing=databases.events_name)
    if not found.guarded:
        raise OtherVersionError(folder=databases.place)
