"""The database of the large size: PostgreSQL, its version, what the role may do, and what must be there."""

from collections.abc import Iterator
from typing import Any

import psycopg

from application.checks.finding import Finding, Part, ok, warning, wrong
from application.database_address import place_of
from application.events import postgresql_tables as events
from application.events.postgresql import EVENTS_TABLE, SCHEMA
from application.norwegian_order import COLLATION
from application.office.facts import ArchiveFacts
from application.office.upgrade import is_current
from application.postgresql import SCHEMAS, postgresql_engine
from application.settings import Settings

OLDEST = 14
"""The oldest PostgreSQL that is looked after and knows all that is asked of it."""

_TIMEOUT_S = 5
_CROWDED = 0.9
"""The share of the server's connections above which the next one may be refused."""

_PASSING = ("starting up", "shutting down", "not yet accepting", "recovery", "too many", "connection slots", "terminat")
"""What a server says that refuses for now only."""


class PostgresqlCheck:
    """Signs in as the archive does, and asks the server about itself."""

    part = Part.DATABASE

    def __init__(self, settings: Settings) -> None:
        self._address = settings.database.get_secret_value()
        self._place = place_of(self._address)

    def refused(self) -> Finding | None:
        """Return why the server does not let us in: a setting is wrong. None when it does, or is away for now."""
        try:
            self._connect().close()
        except psycopg.Error as error:
            found = self._not_reached(error)
            return found if found.code == "database-denied" else None
        return None

    def findings(self) -> Iterator[Finding]:
        """Yield what is found; nothing more when nobody answers."""
        try:
            connection = self._connect()
        except psycopg.Error as error:
            yield self._not_reached(error)
            return
        with connection:
            yield self._version(connection)
            yield from self._server(connection)
            yield from self._schemas(connection)
            yield from self._events(connection)
        yield self._office()

    def _connect(self) -> psycopg.Connection[Any]:
        return psycopg.connect(self._address, connect_timeout=_TIMEOUT_S, autocommit=True)

    def _not_reached(self, error: psycopg.Error) -> Finding:
        said = " ".join(str(error).split())
        reason = said.partition("FATAL:")[2].strip()
        if reason and not any(word in reason for word in _PASSING):
            return wrong(self.part, "database-denied", place=self._place, problem=reason)
        return wrong(self.part, "database-away", place=self._place, problem=reason or said.rpartition("failed: ")[2])

    def _version(self, connection: psycopg.Connection[Any]) -> Finding:
        number = connection.info.server_version
        found = {"version": f"{number // 10000}.{number % 10000}", "place": self._place}
        if number // 10000 < OLDEST:
            return wrong(self.part, "postgresql-old", wanted=OLDEST, **found)
        return ok(self.part, "postgresql-version", **found)

    def _server(self, connection: psycopg.Connection[Any]) -> Iterator[Finding]:
        encoding, fsync, standby, most, used, size = _row(
            connection,
            "SELECT current_setting('server_encoding'), current_setting('fsync'), pg_is_in_recovery(), "
            "current_setting('max_connections')::int, (SELECT count(*) FROM pg_stat_activity), "
            "pg_database_size(current_database())",
        )
        if encoding != "UTF8":
            yield wrong(self.part, "database-encoding", problem=encoding)
        if standby:
            yield wrong(self.part, "database-standby")
        if fsync != "on":
            yield wrong(self.part, "database-fsync")
        crowded = used >= most * _CROWDED
        kind, code = (warning, "connections-few") if crowded else (ok, "connections")
        yield kind(self.part, code, count=used, most=most)
        yield ok(self.part, "database-size", size=size)

    def _schemas(self, connection: psycopg.Connection[Any]) -> Iterator[Finding]:
        known = {name for (name,) in connection.execute("SELECT nspname FROM pg_namespace")}
        for schema in (SCHEMA, *SCHEMAS):
            if schema not in known:
                yield wrong(self.part, "schema-missing", name=schema)
        for (schema,) in connection.execute(_NOT_OURS, (list(SCHEMAS),)):
            yield wrong(self.part, "schema-closed", name=schema)
        collations: dict[str, bool] = dict(connection.execute(_COLLATIONS, (COLLATION,)))
        for schema in SCHEMAS:
            if schema in known and schema not in collations:
                yield wrong(self.part, "collation-missing", name=schema)
            elif collations.get(schema):
                yield warning(self.part, "collation-changed", name=schema)
        if all(collations.get(schema) is False for schema in SCHEMAS):
            yield ok(self.part, "collation", name=COLLATION)

    def _events(self, connection: psycopg.Connection[Any]) -> Iterator[Finding]:
        if not events.has_table(connection):
            yield wrong(self.part, "database-missing", name=f"{SCHEMA}.{EVENTS_TABLE}")
            return
        if not events.is_initialised(connection):
            yield wrong(self.part, "events-unguarded")
        role, writes, changes = _row(connection, _RIGHTS, table=f"{SCHEMA}.{EVENTS_TABLE}")
        if not writes:
            yield wrong(self.part, "role-without-right", name=role)
        elif changes:
            yield warning(self.part, "role-may-change", name=role)
        else:
            yield ok(self.part, "role-only-adds", name=role)

    def _office(self) -> Finding:
        office = postgresql_engine(self._address, "office", connections=1)
        try:
            if not is_current(office):
                return wrong(self.part, "schema-other")
            if not ArchiveFacts(office).has_begun:
                return wrong(self.part, "not-begun")
        finally:
            office.dispose()
        return ok(self.part, "schema-current")


# Tables are made there whenever lists or texts are made anew.
_NOT_OURS = """
SELECT nspname FROM pg_namespace WHERE nspname = ANY(%s)
  AND NOT (has_schema_privilege(oid, 'USAGE') AND has_schema_privilege(oid, 'CREATE'))
"""

# Whether what the order of letters rests on has changed under the indexes, as it may with a new operating system.
_COLLATIONS = """
SELECT n.nspname, c.collversion IS DISTINCT FROM pg_collation_actual_version(c.oid)
FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace WHERE c.collname = %s
"""

# Who owns a table may give itself any right, and who is a superuser needs none.
_RIGHTS = """
SELECT current_user::text,
  has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')
    AND has_any_column_privilege(c.oid, 'INSERT'),
  has_any_column_privilege(c.oid, 'UPDATE') OR has_table_privilege(c.oid, 'DELETE, TRUNCATE')
    OR pg_has_role(c.relowner, 'USAGE')
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = to_regclass(%(table)s)
"""


def _row(connection: psycopg.Connection[Any], statement: str, **values: object) -> tuple[Any, ...]:
    row: tuple[Any, ...] | None = connection.execute(statement.encode(), values or None).fetchone()
    assert row is not None
    return row
