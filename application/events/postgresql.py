"""The recorder of events on PostgreSQL: the database itself refuses to change, remove or empty what is stored."""

import select
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import psycopg
from eventsourcing import postgres as library
from eventsourcing.persistence import Notification, StoredEvent
from psycopg import errors
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import DictRow, dict_row
from psycopg.sql import SQL, Identifier
from sqlalchemy import event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.exc import TimeoutError as NoConnectionLeftError
from sqlalchemy.pool import QueuePool

from application.database_address import place_of
from application.errors import ApplicationError, DatabaseFailedError, StorageFullError
from application.locks import lock_number

SCHEMA, EVENTS_TABLE = "events", "stored_events"

REFUSAL = "stored events are never changed, removed or replaced"
"""What PostgreSQL says when a trigger refuses."""

LOCK_TIMEOUT_S = 30
"""How long a writer waits for another one, or for a connection of the pool, before it gives up, in seconds."""

CONNECT_TIMEOUT_S = 3
"""How long a server may take to answer a new connection, in seconds."""

ONE_WRITER = lock_number("events")
_ASKED_S = 10.0
"""A connection that rested for longer is asked whether it still works before it is used, in seconds: so is one on which
something has come meanwhile, as when the server was stopped."""

_CONNECTION = {
    "application_name": "regionarkiv events",
    "connect_timeout": CONNECT_TIMEOUT_S,
    # A server that vanished without a word is noticed, and a writer that stands still gives up the lock.
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}
_OPTIONS = f"-c idle_in_transaction_session_timeout=30s -c lock_timeout={LOCK_TIMEOUT_S}s"


class _Pool:
    """Connections that are made by whoever needs one: a server that is away is told at once, not after a wait."""

    def __init__(self, address: str, connections: int) -> None:
        self._address = address
        self.place = place_of(address)
        self._pool = QueuePool(
            self._connect, pool_size=connections, max_overflow=0, timeout=LOCK_TIMEOUT_S, use_lifo=True
        )
        event.listen(self._pool, "checkout", _ask_after_rest)
        event.listen(self._pool, "checkin", _note_when)

    def open(self, *_: object) -> None:
        """Do nothing: connections are made when they are needed."""

    def close(self) -> None:
        """Close every connection."""
        self._pool.dispose()

    @contextmanager
    def connection(self) -> Iterator[psycopg.Connection[DictRow]]:
        """Lend a connection; DatabaseFailedError, StorageFullError, and the library's errors for the rest."""
        try:
            lent = self._pool.connect()
            connection: Any = lent.driver_connection
            try:
                yield connection
            finally:
                if connection.closed or connection.info.transaction_status != psycopg.pq.TransactionStatus.IDLE:
                    lent.invalidate()
                lent.close()
        except NoConnectionLeftError as error:
            raise DatabaseFailedError(name="", folder=self.place, problem="no connection is free") from error
        except psycopg.Error as error:
            if told := self._told(error):
                raise told from error
            raise

    def _connect(self) -> Any:
        said: dict[str, Any] = {**_CONNECTION, **conninfo_to_dict(self._address)}
        said["options"] = f"{said.get('options') or ''} {_OPTIONS}".strip()
        return psycopg.connect(**said, autocommit=True, row_factory=dict_row)

    def _told(self, error: psycopg.Error) -> ApplicationError | None:
        """Return what went wrong with the storage, None when it is about what was asked of it."""
        if isinstance(error, errors.DiskFull):
            return StorageFullError(name="", folder=self.place)
        if isinstance(error, _OF_THE_STORAGE):
            problem = (error.diag.message_primary or str(error)).strip().partition("\n")[0]
            return DatabaseFailedError(name="", folder=self.place, problem=problem)
        return None


_OF_THE_STORAGE = (
    psycopg.OperationalError,
    psycopg.InterfaceError,
    errors.InsufficientPrivilege,
    errors.ReadOnlySqlTransaction,
    errors.UndefinedTable,
)


class Datastore(library.PostgresDatastore):
    """The library's datastore on the database at `address`, with a pool that fails at once."""

    def __init__(self, address: str, *, connections: int = 10) -> None:
        super().__init__(dbname="", host="", port="", user="", password="", lock_timeout=LOCK_TIMEOUT_S, schema=SCHEMA)
        self.pool = _Pool(address, connections)  # type: ignore[assignment]


class EventRecorder(library.PostgresApplicationRecorder):
    """Stores events, and reads them back by aggregate, by position and by (id, version): see `Recorder`."""

    datastore: Datastore

    # Those of the library try ten times, for minutes when the server is away.
    select_events = library.PostgresApplicationRecorder.select_events.__wrapped__
    select_notifications = library.PostgresApplicationRecorder.select_notifications.__wrapped__
    max_notification_id = library.PostgresApplicationRecorder.max_notification_id.__wrapped__

    def __init__(self, datastore: Datastore) -> None:
        super().__init__(datastore, events_table_name=EVENTS_TABLE)

    def insert_events(self, stored_events: Sequence[StoredEvent], **_: Any) -> Sequence[int]:
        """Store the events in one transaction and return their positions: see `Recorder`.

        Not as the library does: LOCK TABLE asks for a right that would allow changes, and NOTIFY lets one commit at a
        time through in all databases of the server. Here a lock that ends with the transaction puts writers in a row,
        so that positions become visible in order and who follows them misses none. One statement is one transaction:
        to let go of the lock while the disk turns took two, and was slower for one writer and for eight.
        """
        if not stored_events:
            return []
        rows = [
            self.construct_pg_stored_event(one.originator_id, one.originator_version, one.topic, one.state)
            for one in stored_events
        ]
        with self.datastore.get_connection() as connection:
            found = connection.execute(_INSERT, (rows,)).fetchall()
        return [row["notification_id"] for row in found]

    def count(self, after: int = 0) -> int:
        """Return how many events are stored after a position: by their index, a moment where that is millions."""
        with self.datastore.get_connection() as connection:
            counted = connection.execute(_COUNT, (after,)).fetchone()
            return int(counted["count"]) if counted else 0

    def stored(self, keys: Iterable[tuple[UUID, int]]) -> dict[tuple[UUID, int], StoredEvent]:
        """Return the stored events with these ids and versions: see `Recorder`."""
        wanted = list(keys)
        with self.datastore.get_connection() as connection:
            rows = connection.execute(_STORED, ([one for one, _ in wanted], [version for _, version in wanted]))
            return {
                (row["originator_id"], row["originator_version"]): StoredEvent(
                    row["originator_id"], row["originator_version"], row["topic"], bytes(row["state"])
                )
                for row in rows
            }

    def at_position(self, position: int) -> Notification | None:
        """Return the event at a position, None when there is none."""
        found: Sequence[Notification] = self.select_notifications(position, 1, stop=position)
        return found[0] if found else None

    def close(self) -> None:
        """Let go of every connection."""
        self.datastore.close()


_INSERT = SQL(
    "WITH turn AS MATERIALIZED (SELECT pg_advisory_xact_lock({number})) "
    "INSERT INTO {table} (originator_id, originator_version, topic, state) "
    "SELECT e.originator_id, e.originator_version, e.topic, e.state FROM turn, unnest(%s::{type}[]) AS e "
    "RETURNING notification_id"
).format(number=ONE_WRITER, table=Identifier(SCHEMA, EVENTS_TABLE), type=Identifier(SCHEMA, "stored_event_uuid"))
_COUNT = SQL("SELECT COUNT(*) AS count FROM {0} WHERE notification_id > %s").format(Identifier(SCHEMA, EVENTS_TABLE))
_STORED = SQL(
    "SELECT e.originator_id, e.originator_version, e.topic, e.state FROM {0} e "
    "JOIN unnest(%s::uuid[], %s::bigint[]) AS k(id, version) "
    "ON e.originator_id = k.id AND e.originator_version = k.version"
).format(Identifier(SCHEMA, EVENTS_TABLE))


def _ask_after_rest(connection: Any, record: Any, _proxy: object) -> None:
    rested_s = time.monotonic() - record.info.get("rests_since", float("inf"))
    if rested_s > _ASKED_S or _has_something_to_say(connection):
        try:
            connection.execute("SELECT 1")
        except psycopg.Error as error:
            raise DisconnectionError from error


def _has_something_to_say(connection: Any) -> bool:
    poll = select.poll()
    poll.register(connection, select.POLLIN)
    return bool(poll.poll(0))


def _note_when(_connection: object, record: Any) -> None:
    record.info["rests_since"] = time.monotonic()
