"""Locks between machines: PostgreSQL keeps them for a connection, and gives them up when that ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import Engine, text

from application.database_address import place_of
from application.errors import DatabaseFailedError
from application.locks import Held, lock_number

_CONNECTION = {
    "application_name": "regionarkiv lock",
    "connect_timeout": 3,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    # A machine that is gone without a word gives up what it held within a minute.
    "options": "-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3",
}

_HELD = text(
    "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1 "
    "AND ((classid::bigint << 32) | objid::bigint) = :number "
    "AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))"
)


class AdvisoryLocks:
    """The locks of the archive in the database at `address`; `engine` asks who holds them."""

    def __init__(self, address: str, engine: Engine) -> None:
        self._address, self.engine = address, engine

    @contextmanager
    def waiting(self, name: str) -> Iterator[Held]:
        """Hold the lock, once it is free: see `Locks`. DatabaseFailedError."""
        with self._connected() as connection:
            with self._told():
                connection.execute("SELECT pg_advisory_lock(%s)", (lock_number(name),))
            yield _HeldThere(connection)

    @contextmanager
    def if_free(self, name: str) -> Iterator[Held | None]:
        """Hold the lock, if it is free: see `Locks`. DatabaseFailedError."""
        with self._connected() as connection:
            with self._told():
                got = connection.execute("SELECT pg_try_advisory_lock(%s)", (lock_number(name),)).fetchone()
            yield _HeldThere(connection) if got and got[0] else None

    def is_held(self, name: str) -> bool:
        """Return whether somebody holds the lock."""
        with self.engine.connect() as connection:
            return bool(connection.execute(_HELD, {"number": lock_number(name)}).scalar())

    @contextmanager
    def _connected(self) -> Iterator[psycopg.Connection[Any]]:
        given: dict[str, Any] = {**_CONNECTION, **conninfo_to_dict(self._address)}
        with self._told():
            connection = psycopg.connect(**given, autocommit=True)
        try:
            yield connection
        finally:
            connection.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except psycopg.Error as error:
            problem = str(error).partition("\n")[0]
            raise DatabaseFailedError(name="", folder=place_of(self._address), problem=problem) from error


class _HeldThere:
    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection

    def still(self) -> bool:
        try:
            self._connection.execute("SELECT 1")
        except psycopg.Error:
            return False
        return True
