"""What is common to both databases: who holds the write lock, and which errors are of the database itself."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFreeError

LOCK_TIMEOUT_S = 30
"""How long a writer waits for another one before it gives up, in seconds."""

_IMMEDIATE = "regionarkiv_begin_immediate"

HOME = "regionarkiv_home"
"""The execution option by which an engine says how the place of its tables is made: a function of a connection."""

READERS = "regionarkiv_readers"
"""The execution option by which an engine says how readers of tables are kept out while these are replaced."""

_OF_SQLITE = frozenset({5, 6, 7, 8, 10, 13, 14})
"""SQLite's result codes that say nothing of the statement: BUSY LOCKED NOMEM READONLY IOERR FULL CANTOPEN."""

_OF_POSTGRESQL = ("08", "40", "53", "57", "58", "25006", "55P03")
"""PostgreSQL's classes of error that say nothing of the statement: connection, rollback by the server, resources,
operator, system; and those of a standby and of a lock that was not to be had."""


def immediately(engine: Engine) -> Engine:
    """Return the same engine, whose every transaction takes the write lock when it begins.

    One writer at a time in a file of SQLite or a schema of PostgreSQL, of those who begin like this; readers go on.
    """
    return engine.execution_options(**{_IMMEDIATE: True})


def deferred(engine: Engine) -> Engine:
    """Return the same engine, whose transactions do not begin by taking the write lock: for those who read."""
    return engine.execution_options(**{_IMMEDIATE: False})


def begins_immediately(connection: Connection) -> bool:
    """Return whether the transaction that begins on this connection is to take the write lock: for engines."""
    return bool(connection.get_execution_options().get(_IMMEDIATE, False))


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Hold the write lock from the start, commit at the end: for SELECT first, then INSERT.

    On SQLite a deferred transaction that reads first fails at once with "database is locked" when another one has
    written; on PostgreSQL it would write upon what is no longer so.
    """
    with immediately(engine).begin() as connection:
        yield connection


def make_home(connection: Connection) -> None:
    """Make the place where the tables of this connection's engine are to be, if it is gone: a schema of PostgreSQL."""
    make = connection.get_execution_options().get(HOME)
    if make is not None:
        make(connection)


def keep_readers_out(connection: Connection, tables: Collection[str]) -> bool:
    """Let nobody read these tables until the transaction ends; return whether that was to be had without waiting long.

    For whoever replaces them: readers would otherwise wait for each other and for whoever replaces, in a circle. On
    SQLite readers go on with what they began to read, and there is nothing to do.
    """
    keep_out = connection.get_execution_options().get(READERS)
    return keep_out is None or bool(keep_out(connection, tables))


def is_of_the_storage(error: BaseException) -> bool:
    """Return whether an error is about the disk, the server or a lock, not about what was asked of the database."""
    if isinstance(error, NoConnectionFreeError):
        return True
    if not isinstance(error, DBAPIError):
        return False
    of_sqlite = getattr(error.orig, "sqlite_errorcode", None)
    if of_sqlite is not None:
        return of_sqlite & 0xFF in _OF_SQLITE
    of_postgresql = getattr(error.orig, "sqlstate", None)
    if of_postgresql is None:  # there was no server to give one
        return isinstance(error, OperationalError)
    return str(of_postgresql).startswith(_OF_POSTGRESQL)
