"""Events and office data in PostgreSQL, saved by pg_dump: one snapshot, in which the events are counted too."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from eventsourcing.persistence import Notification
from psycopg import IsolationLevel
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.sql import SQL, Identifier, Literal

from application.backup.errors import ProgramMissingError
from application.database_address import place_of
from application.errors import DatabaseFailedError
from application.events.postgresql import EVENTS_TABLE, ONE_WRITER, SCHEMA
from application.events.postgresql_tables import grant_recording
from application.office.tables import OFFICE
from application.refusals import refusing

DUMP = "database.dump"
"""The schemas of events and office, in pg_dump's own format."""

_SCHEMAS = (SCHEMA, "office")
_TABLE = Identifier(SCHEMA, EVENTS_TABLE)
_COLUMNS = SQL("notification_id, originator_id, originator_version, topic, state")
_CONNECTION = {
    "application_name": "regionarkiv backup",
    "connect_timeout": 3,
    "options": "-c idle_in_transaction_session_timeout=0 -c statement_timeout=0",
}
_FETCHED = 1000


class PostgreSQLSaving:
    """The database at `address`; `owner` is its address for the role that owns the events, empty for the same one."""

    engine = "postgresql"

    def __init__(self, address: str, owner: str) -> None:
        self._address, self._owner = address, owner or address

    @property
    def place(self) -> str:
        """Return where the database is."""
        return place_of(self._address)

    def save(
        self, folder: Path, event: Callable[[Notification], None], tell: Callable[[int, int], None]
    ) -> Mapping[str, int]:
        """Save both: see `Saving.save`. All of it is of the moment at which this begins."""
        with self._connected(self._address) as connection:
            connection.isolation_level, connection.read_only = IsolationLevel.REPEATABLE_READ, True
            snapshot = str(_one(connection, SQL("SELECT pg_export_snapshot()")))
            tell(0, 2)
            self._dump(folder / DUMP, snapshot)
            tell(1, 2)
            with connection.cursor(name="events") as cursor:
                cursor.itersize = _FETCHED
                cursor.execute(SQL("SELECT {} FROM {} ORDER BY notification_id").format(_COLUMNS, _TABLE))
                for position, identity, version, topic, state in cursor:
                    event(
                        Notification(
                            id=position,
                            originator_id=identity,
                            originator_version=version,
                            topic=topic,
                            state=bytes(state),
                        )
                    )
            tell(2, 2)
            counted = SQL("SELECT count(*) FROM office.{}")
            return {name: int(_one(connection, counted.format(Identifier(name)))) for name in sorted(OFFICE.tables)}

    def write_at(self, events: Sequence[Notification]) -> None:
        """Store events at their positions: see `Saving.write_at`. Only the owner may choose positions."""
        with self._connected(self._owner) as connection:
            connection.execute(SQL("SELECT pg_advisory_xact_lock({})").format(Literal(ONE_WRITER)))
            copying = SQL("COPY {} ({}) FROM STDIN (FORMAT BINARY)").format(_TABLE, _COLUMNS)
            with connection.cursor().copy(copying) as copy:
                copy.set_types(["int8", "uuid", "int8", "text", "bytea"])
                for one in events:
                    identity = one.originator_id
                    identity = identity if isinstance(identity, UUID) else UUID(identity)
                    copy.write_row((one.id, identity, one.originator_version, one.topic, one.state))
            _set_next(connection, _TABLE, "notification_id", events[-1].id)

    def settle(self) -> None:
        """Let new rows be numbered after those that were copied."""
        with self._connected(self._address) as connection:
            for name, table in OFFICE.tables.items():
                column = table.autoincrement_column
                if column is not None:
                    there = Identifier("office", name)
                    highest = _one(connection, SQL("SELECT max({}) FROM {}").format(Identifier(column.name), there))
                    if highest is not None:
                        _set_next(connection, there, column.name, int(highest))

    def is_empty(self) -> bool:
        """Return whether neither of the two schemas has a table."""
        with self._connected(self._address) as connection:
            known = SQL("SELECT count(*) FROM pg_tables WHERE schemaname IN ({}, {})").format(*map(Literal, _SCHEMAS))
            return bool(_one(connection, known) == 0)

    def restore(self, folder: Path, tell: Callable[[int, int], None]) -> None:
        """Put both back: see `Saving.restore`. Events become the owner's, office data the application's."""
        with self._connected(self._address) as application:
            role = str(_one(application, SQL("SELECT current_user")))
        with self._connected(self._owner) as owner:
            for schema in _SCHEMAS:  # half of an earlier attempt may be there
                owner.execute(SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(Identifier(schema)))
                owner.execute(SQL("CREATE SCHEMA {}").format(Identifier(schema)))
            owner.execute(SQL("ALTER SCHEMA office OWNER TO {}").format(Identifier(role)))
        options = ("--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges")
        tell(0, 2)
        self._run("pg_restore", self._owner, *options, f"--schema={SCHEMA}", str(folder / DUMP))
        with self._connected(self._owner) as owner:
            if _one(owner, SQL("SELECT current_user")) != role:
                grant_recording(owner, role)
        tell(1, 2)
        self._run("pg_restore", self._address, *options, "--schema=office", str(folder / DUMP))

    def _dump(self, file: Path, snapshot: str) -> None:
        schemas = [f"--schema={schema}" for schema in _SCHEMAS]
        self._run("pg_dump", self._address, "--format=custom", f"--snapshot={snapshot}", *schemas, f"--file={file}")
        with refusing(file.name, file.parent), file.open("rb") as written:
            os.fsync(written.fileno())

    def _run(self, program: str, address: str, *options: str) -> None:
        """Run a program of PostgreSQL's; the password goes by the environment, which others cannot see."""
        if shutil.which(program) is None:
            raise ProgramMissingError(program=program)
        said: dict[str, Any] = conninfo_to_dict(address)
        password = str(said.pop("password", None) or "")
        environment = {**os.environ, "LC_ALL": "C", **({"PGPASSWORD": password} if password else {})}
        command = [program, f"--dbname={make_conninfo(**said)}", "--no-password", *options]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            problem = done.stderr.strip().partition("\n")[0] or f"{program}: {done.returncode}"
            raise DatabaseFailedError(name=program, folder=self.place, problem=problem)

    @contextmanager
    def _connected(self, address: str) -> Iterator["psycopg.Connection[Any]"]:
        given: dict[str, Any] = {**_CONNECTION, **conninfo_to_dict(address)}
        try:
            with psycopg.connect(**given) as connection:
                yield connection
        except psycopg.Error as error:
            problem = (error.diag.message_primary or str(error)).strip().partition("\n")[0]
            raise DatabaseFailedError(name="", folder=self.place, problem=problem) from error


def _one(connection: "psycopg.Connection[Any]", statement: Any) -> Any:
    row = connection.execute(statement).fetchone()
    return row[0] if row else None


def _set_next(connection: "psycopg.Connection[Any]", table: Identifier, column: str, last: int) -> None:
    sequence = SQL("pg_get_serial_sequence({}, {})").format(Literal(table.as_string(connection)), Literal(column))
    connection.execute(SQL("SELECT setval({}, {})").format(sequence, Literal(last)))
