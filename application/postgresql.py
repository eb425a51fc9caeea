"""Engines for our schemas in a PostgreSQL database, and the making of the schemas."""

import hashlib
from collections.abc import Collection
from functools import partial
from typing import Any

import psycopg
from psycopg import IsolationLevel, sql
from psycopg.abc import Buffer
from psycopg.types.string import StrDumperUnknown
from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event, inspect
from sqlalchemy.exc import OperationalError

from application.database import HOME, LOCK_TIMEOUT_S, READERS, begins_immediately
from application.norwegian_order import COLLATION
from application.registers.postgresql_rows import PostgresqlRows, driver_of
from application.registers.rows import ROWS

SCHEMAS = ("registers", "office", "texts", "jobs")
"""The schemas whose tables we make ourselves, each for an engine of its own."""

STATEMENT_TIMEOUT_S = 300
"""How long one statement may run before the server stops it, in seconds: the making of a large index is the longest."""

_CONNECT_TIMEOUT_S = 3
_CONNECTION_TIMEOUT_S = 10
_READERS_TIMEOUT_MS = 300
_LOCK_NOT_TO_BE_HAD = "55P03"
_CHANGED_WHEN_GONE = ("42P01", "42703", "3F000")
"""No such table, column, schema: what SQLite tells by OperationalError, too."""


class _StorableText(StrDumperUnknown):
    """Text as PostgreSQL holds it, which knows no U+0000: what is asked with one is asked for, and is not there."""

    def dump(self, obj: str) -> Buffer | None:
        return super().dump(obj.replace("\0", "\ufffd") if "\0" in obj else obj)


def postgresql_engine(
    url: str, schema: str, *, connections: int = 5, snapshots: bool = False, derived: bool = False
) -> Engine:
    """Return an engine whose tables are in one schema of the database at `url` (a postgresql:// address as libpq's).

    A process keeps at most `connections`, and uses twice as many for a moment. A connection that died with the server
    is replaced when it is next wanted. With `snapshots` all that a transaction reads, which does not begin with the
    write lock, is of one moment, as on SQLite: for those who only read. An error over a table that is missing is an
    OperationalError, as on SQLite. What is `derived` is not waited for to be on disk: it can be rebuilt.
    """
    engine = create_engine(
        "postgresql+psycopg://",
        pool_size=connections,
        max_overflow=connections,  # who reads may begin to write: none may wait for one that waits for it
        pool_timeout=_CONNECTION_TIMEOUT_S,
        pool_pre_ping=True,
        pool_use_lifo=True,
        use_native_hstore=False,
        execution_options={HOME: partial(_make_home, schema), READERS: _keep_readers_out, ROWS: PostgresqlRows()},
    )
    lock = f"SELECT pg_advisory_xact_lock({_lock_number(schema)})"

    @event.listens_for(engine, "do_connect")
    def _on_connect(_dialect: object, _record: object, _arguments: object, parameters: dict[str, Any]) -> object:
        connection = psycopg.connect(url, **(_connecting(url, schema, derived=derived) | parameters))
        connection.adapters.register_dumper(str, _StorableText)
        return connection

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        # psycopg says these in its BEGIN, which it sends before the first statement.
        immediately = begins_immediately(connection)
        level = IsolationLevel.REPEATABLE_READ if snapshots and not immediately else None
        driver = driver_of(connection)
        if driver.isolation_level != level:
            driver.isolation_level = level
        if immediately:
            connection.exec_driver_sql(lock)

    @event.listens_for(engine, "handle_error", retval=True)
    def _on_error(context: ExceptionContext) -> OperationalError | None:
        if getattr(context.original_exception, "sqlstate", None) not in _CHANGED_WHEN_GONE:
            return None
        return OperationalError(context.statement, None, context.original_exception)

    return engine


def make_schemas(connection: "psycopg.Connection[Any]", owner: str | None = None) -> None:
    """Make the schemas and the collation `norwegian` in each, unless they are there; from several machines at once.

    `connection` must be in a transaction, or begin one: others wait until it ends. `owner` is the role that is to own
    what is made, if that is another than the one who makes it.
    """
    connection.execute("SELECT pg_advisory_xact_lock(%s)", (_lock_number("schemas"),))
    for schema in SCHEMAS:
        make_schema(connection, schema, owner)


def make_schema(connection: "psycopg.Connection[Any]", schema: str, owner: str | None = None) -> None:
    """Make one of the schemas, unless it is there, with its collation: see `make_schemas`."""
    made = connection.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", (schema,)).fetchone()
    name = sql.Identifier(schema)
    collation = sql.Identifier(schema, COLLATION)
    if made is None:
        connection.execute(sql.SQL("CREATE SCHEMA {}").format(name))
        if owner:
            connection.execute(sql.SQL("ALTER SCHEMA {} OWNER TO {}").format(name, sql.Identifier(owner)))
    known = "SELECT 1 FROM pg_collation WHERE collname = %s AND collnamespace = %s::regnamespace"
    if connection.execute(known, (COLLATION, schema)).fetchone() is None:
        # Primary strength, and not deterministic: names that sort alike are equal, as in `norwegian_key`.
        made_as = "CREATE COLLATION {} (provider = icu, locale = 'nb-u-ks-level1', deterministic = false)"
        connection.execute(sql.SQL(made_as).format(collation))
        if owner:
            connection.execute(sql.SQL("ALTER COLLATION {} OWNER TO {}").format(collation, sql.Identifier(owner)))


def _make_home(schema: str, connection: Connection) -> None:
    make_schema(driver_of(connection), schema)


def _keep_readers_out(connection: Connection, tables: Collection[str]) -> bool:
    """Lock the tables that are there; give up sooner than PostgreSQL would look who waits for whom, and stop one."""
    there = sorted(set(tables) & set(inspect(connection).get_table_names()))
    if not there:
        return True
    quote = connection.dialect.identifier_preparer.quote
    try:
        with connection.begin_nested():
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_READERS_TIMEOUT_MS}ms'")
            connection.exec_driver_sql(f"LOCK TABLE {', '.join(map(quote, there))} IN ACCESS EXCLUSIVE MODE")
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT_S}s'")
    except OperationalError as error:
        if getattr(error.orig, "sqlstate", None) != _LOCK_NOT_TO_BE_HAD:
            raise
        return False
    return True


def _connecting(url: str, schema: str, *, derived: bool) -> dict[str, Any]:
    said = psycopg.conninfo.conninfo_to_dict(url)
    options = {
        "search_path": schema,
        "lock_timeout": f"{LOCK_TIMEOUT_S}s",
        "statement_timeout": f"{STATEMENT_TIMEOUT_S}s",
        "idle_in_transaction_session_timeout": f"{STATEMENT_TIMEOUT_S}s",
        "timezone": "UTC",
        "jit": "off",
        "synchronous_commit": "off" if derived else "on",
    }
    ours = " ".join(f"-c {name}={value}" for name, value in options.items())
    defaults = {
        "connect_timeout": _CONNECT_TIMEOUT_S,
        "application_name": f"regionarkiv {schema}",
        # A machine that is gone without a word is noticed in half a minute, not in hours.
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 4,
        "tcp_user_timeout": 30_000,
    }
    kept = {name: value for name, value in defaults.items() if name not in said}
    return kept | {"options": f"{said.get('options') or ''} {ours}".strip()}


def _lock_number(purpose: str) -> int:
    """Return the number of an advisory lock: those of one database and purpose wait for each other."""
    return int.from_bytes(hashlib.sha256(f"regionarkiv {purpose}".encode()).digest()[:8], signed=True)
