"""Events and office data in SQLite files, saved by SQLite's own backup, which keeps positions and lets others write."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import UUID

from eventsourcing.persistence import Notification

from application.backup.errors import DatabaseDamagedError
from application.database import LOCK_TIMEOUT_S
from application.durable import sync_folder
from application.errors import StorageFailedError, StorageFullError
from application.events.sqlite import EVENTS_TABLE
from application.office.tables import OFFICE
from application.places import Places
from application.sqlite import Durability, set_up_connection

_PAGES = 2000
"""How many pages are copied before somebody is told."""


class SQLiteSaving:
    """The files of one data folder."""

    engine = "sqlite"

    def __init__(self, folder: Path) -> None:
        self._places = Places(folder)

    def save(
        self, folder: Path, event: Callable[[Notification], None], tell: Callable[[int, int], None]
    ) -> Mapping[str, int]:
        """Save both: see `Saving.save`. Events first: nothing in them is by an account that the office lacks."""
        for source in (self._places.events, self._places.office):
            _copy(source, folder / source.name, tell)
        with _reading(folder / self._places.events.name) as events:
            for one in _events(events):
                event(one)
        with _reading(folder / self._places.office.name) as office:
            return {
                name: int(office.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0])  # noqa: S608 - our own tables
                for name in sorted(OFFICE.tables)
            }

    @property
    def place(self) -> str:
        """Return the folder."""
        return str(self._places.folder.resolve())

    def write_at(self, events: Sequence[Notification]) -> None:
        """Store events at their positions: see `Saving.write_at`."""
        statement = (
            f"INSERT INTO {EVENTS_TABLE} (rowid, originator_id, originator_version, topic, state) "  # noqa: S608
            "VALUES (?, ?, ?, ?, ?)"
        )
        rows = [(one.id, _hex(one.originator_id), one.originator_version, one.topic, one.state) for one in events]
        try:
            with closing(sqlite3.connect(self._places.events, isolation_level=None)) as connection:
                set_up_connection(connection, Durability.FULL)
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany(statement, rows)
                connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            raise _told(error, self._places.events) from error

    def settle(self) -> None:
        """Do nothing: SQLite takes the next number after the highest."""

    def is_empty(self) -> bool:
        """Return whether neither is there."""
        return not self._places.events.exists() and not self._places.office.exists()

    def restore(self, folder: Path, tell: Callable[[int, int], None]) -> None:
        """Put both back: see `Saving.restore`. A file has its name when it is whole."""
        for place in (self._places.events, self._places.office):
            partial = place.with_suffix(".part")
            partial.unlink(missing_ok=True)
            _copy(folder / place.name, partial, tell)
            partial.replace(place)
            sync_folder(place.parent)


def _copy(source: Path, target: Path, tell: Callable[[int, int], None]) -> None:
    """Copy a database, whoever writes meanwhile, and see that the copy is sound."""
    try:
        with _reading(source) as reading, closing(sqlite3.connect(target, isolation_level=None)) as writing:
            set_up_connection(writing, Durability.FULL)
            # One reading transaction to the end: else SQLite would begin anew each time that somebody has written.
            reading.execute("BEGIN")
            reading.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
            reading.backup(writing, pages=_PAGES, progress=lambda _, left, total: tell(total - left, total))
            writing.execute("PRAGMA journal_mode = DELETE")
            found = writing.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        if _code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise DatabaseDamagedError(part=source.name, problem=error) from error
        raise _told(error, target) from error
    if found != "ok":
        raise DatabaseDamagedError(part=source.name, problem=found)


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    address = f"{path.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=LOCK_TIMEOUT_S, isolation_level=None)) as connection:
        yield connection


def _events(connection: sqlite3.Connection) -> Iterator[Notification]:
    columns = "rowid, originator_id, originator_version, topic, state"
    for row in connection.execute(f"SELECT {columns} FROM {EVENTS_TABLE} ORDER BY rowid"):  # noqa: S608 - our own table
        position, identity, version, topic, state = row
        yield Notification(
            id=position, originator_id=UUID(identity), originator_version=version, topic=topic, state=state
        )


def _told(error: sqlite3.Error, target: Path) -> StorageFullError | StorageFailedError:
    if _code(error) == sqlite3.SQLITE_FULL:
        return StorageFullError(name=target.name, folder=target.parent)
    return StorageFailedError(name=target.name, folder=target.parent, problem=error)


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF


def _hex(identity: UUID | str) -> str:
    return identity.hex if isinstance(identity, UUID) else identity
