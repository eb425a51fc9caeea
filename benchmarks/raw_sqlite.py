"""The same rows written by bare SQLite: what recording would cost if it were nothing but its commits.

Tables and indexes are those of an archive, without the triggers that protect events; settings are the same: write-ahead
log, `synchronous` FULL for events and NORMAL for registers.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from application.database import LOCK_TIMEOUT_S
from application.places import Places
from application.settings import Settings
from benchmarks.writers import Prepare, Step

_EVENT = "INSERT INTO stored_events (originator_id, originator_version, topic, state) VALUES (?, ?, ?, ?)"
_TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
_POSITION = "UPDATE register_positions SET position = position + 1, event_id = ?, moved_at = ?"


def without_triggers(settings: Settings) -> None:
    """Take the triggers off an archive's events, for raw writers."""
    with closing(sqlite3.connect(Places(settings.data).events)) as connection:
        for (name,) in connection.execute(_TRIGGERS).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.commit()


@contextmanager
def inserting_events(settings: Settings, _number: int) -> Iterator[Step]:
    """Give what inserts one event like the last that is there, and commits it."""
    with closing(_connected(Places(settings.data).events, "FULL")) as events:
        columns = "originator_version, topic, state"
        (version, topic, state) = events.execute(
            f"SELECT {columns} FROM stored_events WHERE topic = 'decision.follow-up-noted' LIMIT 1"
        ).fetchone()

        def step() -> None:
            events.execute("BEGIN IMMEDIATE")
            events.execute(_EVENT, (uuid4().hex, version, topic, state))
            events.execute("COMMIT")

        yield step


@contextmanager
def making_both_commits(settings: Settings, _number: int) -> Iterator[Step]:
    """Give what makes the two commits of registering a paper: its events, then its rows and positions."""
    places = Places(settings.data)
    with closing(_connected(places.events, "FULL")) as events, closing(_connected(places.registers, "NORMAL")) as rows:
        chosen = "topic IN ('journal-entry.registered', 'claim.made') ORDER BY rowid DESC LIMIT 2"
        stored = events.execute(f"SELECT originator_version, topic, state FROM stored_events WHERE {chosen}").fetchall()
        entry, access = _template(rows, "journal_entries"), _template(rows, "access")
        history = _template(rows, "history", "WHERE topic = 'journal-entry.registered'")

        def step() -> None:
            identity = uuid4()
            events.execute("BEGIN IMMEDIATE")
            for version, topic, state in stored:
                events.execute(_EVENT, (uuid4().hex, version, topic, state))
            events.execute("COMMIT")
            rows.execute("BEGIN IMMEDIATE")
            (last,) = rows.execute("SELECT MAX(position) FROM history").fetchone()
            rows.execute(*entry(identity.hex))
            rows.execute(*access(identity.hex))
            rows.execute(*history(last + 1))
            rows.execute(_POSITION, (identity.hex, "2025-05-05T12:00:00.000+00:00"))
            rows.execute("COMMIT")

        yield step


BARE: dict[str, Prepare] = {"recording": inserting_events, "command": making_both_commits}
"""What is measured -> what bare writers do."""


def _template(
    rows: sqlite3.Connection, table: str, where: str = ""
) -> Callable[[str | int], tuple[str, Sequence[Any]]]:
    """Return what inserts a row like the first that is there, with another key."""
    _, *values = rows.execute(f"SELECT * FROM {table} {where} LIMIT 1").fetchone()
    statement = f"INSERT INTO {table} VALUES (?{', ?' * len(values)})"
    return lambda key: (statement, [key, *values])


def _connected(path: Path, synchronous: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=LOCK_TIMEOUT_S, isolation_level=None)
    connection.execute(f"PRAGMA synchronous = {synchronous}")
    return connection
