"""The recorder of events on SQLite: durable, and the database itself refuses to change or replace a stored event."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

from eventsourcing import sqlite as library
from eventsourcing.persistence import Notification, OperationalError, StoredEvent

from application.database import LOCK_TIMEOUT_S
from application.errors import StorageFullError
from application.sqlite import Durability, switch_to_wal

EVENTS_TABLE = "stored_events"
"""The library's name for the table; positions are its rowid."""

REFUSAL = "stored events are never changed, removed or replaced"
"""What SQLite says when a trigger refuses."""

_TRIGGERS = (
    f"CREATE TRIGGER IF NOT EXISTS {EVENTS_TABLE}_refuse_update BEFORE UPDATE ON {EVENTS_TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    f"CREATE TRIGGER IF NOT EXISTS {EVENTS_TABLE}_refuse_delete BEFORE DELETE ON {EVENTS_TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    # INSERT OR REPLACE deletes without asking the trigger above. -1 is SQLite's name for a rowid not yet chosen.
    "CREATE TRIGGER IF NOT EXISTS stored_events_refuse_replace BEFORE INSERT ON stored_events WHEN EXISTS ("
    "SELECT 1 FROM stored_events "
    "WHERE originator_id = NEW.originator_id AND originator_version = NEW.originator_version"
    ") OR EXISTS (SELECT 1 FROM stored_events WHERE rowid = NEW.rowid) "
    "BEGIN SELECT RAISE(ABORT, 'stored events are never changed, removed or replaced'); END",
    # An event stored at -1 by hand would make every later one look like its replacement.
    f"CREATE TRIGGER IF NOT EXISTS {EVENTS_TABLE}_refuse_position AFTER INSERT ON {EVENTS_TABLE} WHEN NEW.rowid < 1 "
    "BEGIN SELECT RAISE(ABORT, 'positions are 1 and up'); END",
)


class _Pool(library.SQLiteConnectionPool):
    def _create_connection(self) -> library.SQLiteConnection:
        connection = super()._create_connection()
        connection.cursor().execute(f"PRAGMA synchronous = {Durability.FULL}")
        return connection


class DurableDatastore(library.SQLiteDatastore):
    """The library's datastore, with every commit on disk before it returns and patience for other writers."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(str(path))
        self.pool.close()
        # The pool lets one writer of this process through at a time: the next waits as long as for another process.
        self.pool = _Pool(db_name=str(path), lock_timeout=LOCK_TIMEOUT_S, max_overflow=100, pool_timeout=LOCK_TIMEOUT_S)


class EventRecorder(library.SQLiteApplicationRecorder):
    """Stores events, and reads them back by aggregate, by position and by (id, version): see `Recorder`."""

    def construct_create_table_statements(self) -> list[str]:
        """Return what makes the table and its triggers, where they are not there yet."""
        return [*super().construct_create_table_statements(), *_TRIGGERS]

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int] | None:
        """Store the events in one transaction and return their positions. StorageFullError when no room is left."""
        try:
            return super().insert_events(stored_events, **kwargs)
        except (OperationalError, sqlite3.OperationalError) as error:
            if "is full" not in str(error):
                raise
            raise StorageFullError(name="", folder=Path(self.datastore.pool.db_name).parent) from error

    def count(self, after: int = 0) -> int:
        """Return how many events are stored after a position: there are no gaps."""
        return max((self.max_notification_id() or 0) - after, 0)

    def stored(self, keys: Iterable[tuple[UUID, int]]) -> dict[tuple[UUID, int], StoredEvent]:
        """Return the stored events with these ids and versions: see `Recorder`."""
        found: dict[tuple[UUID, int], StoredEvent] = {}
        statement = f"SELECT topic, state FROM {self.events_table_name} WHERE originator_id=? AND originator_version=?"  # noqa: S608
        with self.datastore.transaction(commit=False) as cursor:
            for originator_id, version in keys:
                cursor.execute(statement, (originator_id.hex, version))
                row = cursor.fetchone()
                if row is not None:
                    event = StoredEvent(originator_id, version, row["topic"], row["state"])
                    found[originator_id, version] = event
        return found

    def at_position(self, position: int) -> Notification | None:
        """Return the event at a position, None when there is none."""
        found = self.select_notifications(position, 1, stop=position)
        return found[0] if found else None

    def close(self) -> None:
        """Let go of every connection."""
        self.datastore.close()


# The library looks for the one factory among this module's names: its own must not be one of them.
class Factory(library.SQLiteFactory):
    """What eventsourcing makes its infrastructure with: PERSISTENCE_MODULE is `application.events.sqlite`."""

    application_recorder_class = EventRecorder

    def __init__(self, env: Any) -> None:
        super().__init__(env)
        self.datastore.close()
        self.datastore = DurableDatastore(self.datastore.pool.db_name)


def environment(path: Path) -> dict[str, str]:
    """Return the environment that an eventsourcing application stores its events in the file at `path` with.

    The file must have been made by `initialise`: servers make no tables.
    """
    return {
        "PERSISTENCE_MODULE": "application.events.sqlite",
        "SQLITE_DBNAME": str(path),
        "SQLITE_LOCK_TIMEOUT": str(LOCK_TIMEOUT_S),
        "CREATE_TABLE": "n",
    }


def initialise(path: Path) -> None:
    """Make the table and its triggers in the file at `path`; again without harm, and by several processes at once."""
    switch_to_wal(path)
    datastore = DurableDatastore(path)
    try:
        with datastore.get_connection(commit=True) as connection:
            cursor = connection.cursor()
            cursor.execute("BEGIN IMMEDIATE")
            for statement in EventRecorder(datastore).create_table_statements:
                cursor.execute(statement)
            connection.commit()
    finally:
        datastore.close()


def is_initialised(path: Path) -> bool:
    """Return whether the file at `path` has the table and all its triggers."""
    if not path.is_file():
        return False
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=LOCK_TIMEOUT_S)) as connection:
        counted = "SELECT COUNT(*) FROM sqlite_master WHERE tbl_name = ? AND type IN ('table', 'trigger')"
        return bool(connection.execute(counted, (EVENTS_TABLE,)).fetchone()[0] == 1 + len(_TRIGGERS))


def holds_events(path: Path) -> bool:
    """Return whether anything is recorded in the file at `path`; False when there is no file or no table."""
    if not is_initialised(path):
        return False
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=LOCK_TIMEOUT_S)) as connection:
        return connection.execute(f"SELECT 1 FROM {EVENTS_TABLE} LIMIT 1").fetchone() is not None  # noqa: S608
