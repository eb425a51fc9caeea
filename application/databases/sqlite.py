"""The databases of an archive as four files of SQLite in its data folder."""

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from eventsourcing.persistence import PersistenceError
from sqlalchemy import Engine

from application.databases.protocol import Found
from application.errors import StorageFailedError
from application.events import sqlite as events
from application.locks import FileLocks, Locks
from application.places import Places
from application.sqlite import Durability, sqlite_engine, switch_to_wal


class SQLiteDatabases:
    """Files of SQLite: see `Databases`."""

    refusals: tuple[type[Exception], ...] = (sqlite3.Error, PersistenceError)

    def __init__(self, folder: Path) -> None:
        self._places = Places(folder)
        self.place = str(folder)
        self.office_name, self.events_name = self._places.office.name, self._places.events.name

    def failed(self, error: BaseException | None) -> StorageFailedError:
        """Return what SQLite refused."""
        return StorageFailedError(name="", folder=self.place, problem=error)

    def found(self) -> Found:
        """Return which files are there; an empty one is never taken for lost events."""
        return Found(
            office=self._places.office.is_file(),
            events=self._places.events.is_file(),
            guarded=events.is_initialised(self._places.events),
            holds_events=events.holds_events(self._places.events),
        )

    @contextmanager
    def beginning(self) -> Iterator[Callable[[], None]]:
        """Make the office's file: several processes may do it at once, SQLite lets one after the other write."""
        switch_to_wal(self._places.office)
        yield partial(events.initialise, self._places.events)

    def make_derived(self) -> None:
        """Make the files of registers and texts, if the folder and what is precious may be written."""
        places = self._places
        if not all(os.access(part, os.R_OK | os.W_OK) for part in (places.folder, places.events, places.office)):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), self.place)
        for database in (places.registers, places.texts):
            switch_to_wal(database)

    def recorder(self) -> events.EventRecorder:
        """Return what stores events."""
        return events.EventRecorder(events.DurableDatastore(self._places.events))

    def registers(self) -> Engine:
        """Return the engine of the registers."""
        return sqlite_engine(self._places.registers, durability=Durability.NORMAL)

    def office(self) -> Engine:
        """Return the engine of the office data."""
        return sqlite_engine(self._places.office, durability=Durability.FULL)

    def texts(self) -> Engine:
        """Return the engine of the texts."""
        return sqlite_engine(self._places.texts, durability=Durability.NORMAL)

    def locks(self, office: Engine) -> Locks:  # noqa: ARG002 - files need no engine
        """Return locks on files in the folder."""
        return FileLocks(self._places.folder)
