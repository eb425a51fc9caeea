"""The same rows written by bare PostgreSQL: what recording would cost if it were nothing but its commits.

Tables and indexes are those of an archive, in its schemas, without the triggers that protect events; each commit
of events is on disk.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import psycopg
from psycopg.sql import SQL, Identifier, Placeholder
from psycopg.types.json import Json

from application.settings import Settings
from benchmarks.writers import Prepare, Step

_EVENT = "INSERT INTO events.stored_events (originator_id, originator_version, topic, state) VALUES (%s, %s, %s, %s)"
_POSITION = "UPDATE register_positions SET position = position + 1, event_id = %s, moved_at = %s"


def without_triggers(settings: Settings) -> None:
    """Take the triggers off an archive's events, for raw writers."""
    with _connected(settings) as connection:
        connection.execute("ALTER TABLE events.stored_events DISABLE TRIGGER ALL")


@contextmanager
def inserting_events(settings: Settings, _number: int) -> Iterator[Step]:
    """Give what inserts one event like the last that is there, and commits it."""
    with _connected(settings) as connection:
        chosen = "SELECT originator_version, topic, state FROM events.stored_events WHERE topic = %s LIMIT 1"
        like = _one(connection, chosen, "decision.follow-up-noted")
        yield lambda: connection.execute(_EVENT, (uuid4(), *like))


@contextmanager
def making_both_commits(settings: Settings, _number: int) -> Iterator[Step]:
    """Give what makes the two commits of registering a paper: its events, then its rows and positions."""
    with _connected(settings) as connection:
        stored = connection.execute(
            "SELECT originator_version, topic, state FROM events.stored_events "
            "WHERE topic IN ('journal-entry.registered', 'claim.made') ORDER BY notification_id DESC LIMIT 2"
        ).fetchall()
        entry, access = _template(connection, "journal_entries"), _template(connection, "access")
        history = _template(connection, "history", "WHERE topic = 'journal-entry.registered'")

        def step() -> None:
            identity = uuid4()
            with connection.transaction():
                for like in stored:
                    connection.execute(_EVENT, (uuid4(), *like))
            with connection.transaction():
                connection.execute("SET LOCAL synchronous_commit = off")  # as for SQLite: registers can be rebuilt
                # One at a time, too: else two would take the same key for their row of history.
                connection.execute("LOCK TABLE register_positions IN EXCLUSIVE MODE")
                (last,) = _one(connection, "SELECT MAX(position) FROM history")
                connection.execute(*entry(identity.hex))
                connection.execute(*access(identity.hex))
                connection.execute(*history(last + 1))
                connection.execute(_POSITION, (identity.hex, "2025-05-05T12:00:00.000+00:00"))

        yield step


BARE: dict[str, Prepare] = {"recording": inserting_events, "command": making_both_commits}
"""What is measured -> what bare writers do."""


def _template(
    connection: psycopg.Connection[Any], table: str, where: str = ""
) -> Callable[[str | int], tuple[Any, Sequence[Any]]]:
    """Return what inserts a row like the first that is there, with another key."""
    _, *found = _one(connection, f"SELECT * FROM {table} {where} LIMIT 1")
    values = [Json(value) if isinstance(value, dict | list) else value for value in found]
    places = SQL(", ").join([Placeholder()] * (1 + len(values)))
    statement = SQL("INSERT INTO {0} VALUES ({1})").format(Identifier(table), places)
    return lambda key: (statement, [key, *values])


def _one(connection: psycopg.Connection[Any], statement: str, *values: object) -> tuple[Any, ...]:
    row: tuple[Any, ...] | None = connection.execute(statement.encode(), values).fetchone()
    assert row is not None
    return row


@contextmanager
def _connected(settings: Settings) -> Iterator[psycopg.Connection[Any]]:
    url = settings.database.get_secret_value()
    with psycopg.connect(url, autocommit=True, options="-c search_path=registers") as connection:
        yield connection
