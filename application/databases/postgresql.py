"""The databases of an archive as schemas of one PostgreSQL database, and the roles that make and use them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from eventsourcing.persistence import PersistenceError
from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import Engine

from application.advisory_locks import AdvisoryLocks
from application.database_address import place_of
from application.databases.protocol import Found
from application.errors import DatabaseFailedError, OwnerElsewhereError
from application.events import postgresql_tables as tables
from application.events.postgresql import EVENTS_TABLE, SCHEMA, Datastore, EventRecorder
from application.jobs.postgresql import make_jobs
from application.locks import Locks, lock_number
from application.postgresql import make_schemas, postgresql_engine

_CONNECTION = {"application_name": "regionarkiv init", "connect_timeout": 3}
_BEGINNING = lock_number("init")


class PostgreSQLDatabases:
    """Schemas of the database at `address`: see `Databases`.

    `owner` is the address of the same database for the role that makes and owns the events, used to begin an archive
    and never else; without it the role of `address` owns all. A process keeps `connections` at most.
    """

    office_name, events_name = "office", f"{SCHEMA}.{EVENTS_TABLE}"
    refusals: tuple[type[Exception], ...] = (psycopg.Error, PersistenceError)

    def __init__(self, address: str, owner: str, connections: int) -> None:
        self._address, self._owner = address, owner
        self.place = place_of(address)
        self._few = max(2, connections // 5)
        self._many = max(2, connections - 3 * self._few)

    def failed(self, error: BaseException | None) -> DatabaseFailedError:
        """Return what the server refused: the first line of what it said."""
        return DatabaseFailedError(name="", folder=self.place, problem=str(error).strip().partition("\n")[0])

    def found(self) -> Found:
        """Return which tables are there."""
        with _connected(self._address) as connection:
            there = connection.execute("SELECT to_regclass('office.archive_facts') IS NOT NULL").fetchone()
            return Found(
                office=bool(there and there[0]),
                events=tables.has_table(connection),
                guarded=tables.is_initialised(connection),
                holds_events=tables.holds_events(connection),
            )

    @contextmanager
    def beginning(self) -> Iterator[Callable[[], None]]:
        """Make the schemas, by the owner's role if there is one, while nobody else begins. OwnerElsewhereError."""
        with _connected(self._owner or self._address) as owner:
            owner.execute("SELECT pg_advisory_lock(%s)", (_BEGINNING,))
            role = self._role_beside(owner)
            with owner.transaction():
                make_schemas(owner, role)
            make_jobs(self._address)

            def make_events() -> None:
                with owner.transaction():
                    tables.make_tables(owner)
                    if role:
                        tables.grant_recording(owner, role)

            yield make_events

    def make_derived(self) -> None:
        """Leave it to the engines, which make their schemas when they are gone."""

    def recorder(self) -> EventRecorder:
        """Return what stores events."""
        return EventRecorder(Datastore(self._address, connections=self._few))

    def registers(self) -> Engine:
        """Return the engine of the registers, which most of what is asked goes to."""
        return postgresql_engine(self._address, "registers", connections=self._many, snapshots=True, derived=True)

    def office(self) -> Engine:
        """Return the engine of the office data."""
        return postgresql_engine(self._address, "office", connections=self._few)

    def texts(self) -> Engine:
        """Return the engine of the texts."""
        return postgresql_engine(self._address, "texts", connections=self._few)

    def locks(self, office: Engine) -> Locks:
        """Return locks of the database, which hold for all machines."""
        return AdvisoryLocks(self._address, office)

    def _role_beside(self, owner: psycopg.Connection[Any]) -> str | None:
        """Return the role of the application, None when it is the one that makes all."""
        if not self._owner:
            return None
        with _connected(self._address) as application:
            taken = application.execute("SELECT pg_try_advisory_lock(%s)", (_BEGINNING,)).fetchone()
            if taken and taken[0]:  # the owner holds it, in that very database
                raise OwnerElsewhereError(folder=self.place, owner=place_of(self._owner))
            role = _current_role(application)
        return None if role == _current_role(owner) else role


def _current_role(connection: psycopg.Connection[Any]) -> str:
    row = connection.execute("SELECT current_user").fetchone()
    return str(row[0]) if row else ""


@contextmanager
def _connected(address: str) -> Iterator[psycopg.Connection[Any]]:
    given: dict[str, Any] = {**_CONNECTION, **conninfo_to_dict(address)}
    connection = psycopg.connect(**given, autocommit=True)
    try:
        yield connection
    finally:
        connection.close()
