"""The table of events on PostgreSQL, what guards it, and what a role that only records and reads may do with it."""

from typing import Any

from psycopg import Connection
from psycopg.sql import SQL, Identifier, Literal

from application.events.postgresql import EVENTS_TABLE, REFUSAL, SCHEMA

_TRIGGER = "stored_events_refuse_change"

_TABLE, _TYPE = Identifier(SCHEMA, EVENTS_TABLE), Identifier(SCHEMA, "stored_event_uuid")
_FUNCTION = Identifier(SCHEMA, "refuse_change")

# The columns are those of the library; nobody chooses a position, and the one who owns the table cannot go below 1.
_MAKING = (
    SQL("CREATE SCHEMA IF NOT EXISTS {schema}"),
    SQL(
        "CREATE TABLE IF NOT EXISTS {table} (originator_id uuid NOT NULL, originator_version bigint NOT NULL, "
        "topic text NOT NULL, state bytea NOT NULL, "
        "notification_id bigint GENERATED ALWAYS AS IDENTITY UNIQUE CHECK (notification_id > 0), "
        "PRIMARY KEY (originator_id, originator_version))"
    ),
    SQL(
        "DO $$ BEGIN IF to_regtype({type_name}) IS NULL THEN CREATE TYPE {type} AS "
        "(originator_id uuid, originator_version bigint, topic text, state bytea); END IF; END $$"
    ),
    SQL(
        "CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION {refusal} USING ERRCODE = 'integrity_constraint_violation'; END $$"
    ),
    # INSERT … ON CONFLICT DO UPDATE comes through UPDATE. ALWAYS: also for sessions that say they are a replica's.
    SQL(
        "CREATE OR REPLACE TRIGGER {trigger} BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION {function}()"
    ),
    SQL("ALTER TABLE {table} ENABLE ALWAYS TRIGGER {trigger}"),
)

# An archive that was begun with one role for everything gets another owner, who may not be outdone by that role.
_GRANTING = (
    SQL("ALTER SCHEMA {schema} OWNER TO CURRENT_USER"),
    SQL("ALTER TABLE {table} OWNER TO CURRENT_USER"),
    SQL("ALTER TYPE {type} OWNER TO CURRENT_USER"),
    SQL("ALTER FUNCTION {function}() OWNER TO CURRENT_USER"),
    SQL("REVOKE ALL ON SCHEMA {schema} FROM {role}"),
    SQL("REVOKE ALL ON TABLE {table} FROM {role}"),
    SQL("GRANT USAGE ON SCHEMA {schema} TO {role}"),
    SQL("GRANT SELECT, INSERT (originator_id, originator_version, topic, state) ON TABLE {table} TO {role}"),
    SQL("GRANT SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {role}"),  # pg_dump reads how far positions have come
)

_NAMES: dict[str, Any] = {
    "schema": Identifier(SCHEMA),
    "table": _TABLE,
    "type": _TYPE,
    "type_name": Literal(f"{SCHEMA}.stored_event_uuid"),
    "function": _FUNCTION,
    "trigger": Identifier(_TRIGGER),
    "refusal": Literal(REFUSAL),
}


def make_tables(connection: Connection[Any]) -> None:
    """Make what is not there yet, in the transaction that is open: whoever does it holds a lock against others."""
    for statement in _MAKING:
        connection.execute(statement.format(**_NAMES))


def grant_recording(connection: Connection[Any], role: str) -> None:
    """Let `role`, which is not the connection's own, record and read events and do nothing else with them."""
    for statement in _GRANTING:
        connection.execute(statement.format(**_NAMES, role=Identifier(role)))


def is_initialised(connection: Connection[Any]) -> bool:
    """Return whether the table, its type and what guards it are there and in force."""
    found = connection.execute(
        "SELECT to_regtype(%s) IS NOT NULL AND EXISTS "
        "(SELECT 1 FROM pg_trigger WHERE tgrelid = to_regclass(%s) AND tgname = %s AND tgenabled = 'A')",
        (f"{SCHEMA}.stored_event_uuid", f"{SCHEMA}.{EVENTS_TABLE}", _TRIGGER),
    ).fetchone()
    return bool(found and found[0])


def has_table(connection: Connection[Any]) -> bool:
    """Return whether there is a table of events, guarded or not."""
    found = connection.execute("SELECT to_regclass(%s) IS NOT NULL", (f"{SCHEMA}.{EVENTS_TABLE}",)).fetchone()
    return bool(found and found[0])


def holds_events(connection: Connection[Any]) -> bool:
    """Return whether anything is recorded; False when there is no table."""
    return (
        has_table(connection)
        and connection.execute(SQL("SELECT 1 FROM {0} LIMIT 1").format(_TABLE)).fetchone() is not None
    )
