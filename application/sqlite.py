"""Engines for our SQLite files: write-ahead log, real transactions, Norwegian order."""

import sqlite3
import time
from contextlib import closing
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DisconnectionError

from application.database import LOCK_TIMEOUT_S, begins_immediately
from application.norwegian_order import COLLATION, compare_norwegian

_FILE = "regionarkiv_file"


class Durability(StrEnum):
    """SQLite's `synchronous`: FULL for what cannot be made again, NORMAL for what can be rebuilt."""

    FULL = "FULL"
    NORMAL = "NORMAL"


def sqlite_engine(path: Path, *, durability: Durability) -> Engine:
    """Return an engine for the file at `path`, which must be in WAL mode already: see `switch_to_wal`.

    What can be rebuilt (NORMAL) is made anew, empty, when it is gone; nothing empty is made in place of the precious.
    `engine.begin()` reads and writes in a transaction that takes the write lock when it first writes; use
    `writing(engine)` where the first statement is a SELECT. Make engines after a server has forked.
    """
    # SQLAlchemy's own BEGIN is late and partial on Python 3.11: autocommit, and BEGIN in the event below.
    engine = create_engine(URL.create("sqlite", database=str(path)), creator=partial(_connect, path, durability))

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, record: Any) -> None:
        record.info[_FILE] = _file_at(path)
        set_up_connection(connection, durability)

    @event.listens_for(engine, "checkout")
    def _on_checkout(_connection: Any, record: Any, _proxy: object) -> None:
        # A connection outlives the file it was made to: whoever deletes or replaces it would not be noticed.
        if record.info[_FILE] != _file_at(path):
            raise DisconnectionError

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if begins_immediately(connection) else "BEGIN")

    return engine


def _connect(path: Path, durability: Durability) -> sqlite3.Connection:
    if durability is Durability.NORMAL and not path.exists():
        switch_to_wal(path)
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=LOCK_TIMEOUT_S,
        isolation_level=None,
        check_same_thread=False,
    )


def _file_at(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def set_up_connection(connection: sqlite3.Connection, durability: Durability) -> None:
    """Give a connection what all of ours have: time to wait, foreign keys, durability, Norwegian order."""
    connection.execute(f"PRAGMA busy_timeout = {LOCK_TIMEOUT_S * 1000}")
    connection.execute(f"PRAGMA synchronous = {durability}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.create_collation(COLLATION, compare_norwegian)


def switch_to_wal(path: Path) -> None:
    """Make the file at `path`, if it is not there, and switch it to WAL; safe when several processes do it at once.

    The switch ignores the busy timeout, so it is tried again until it succeeds, for as long as a writer would wait.
    """
    deadline = time.monotonic() + LOCK_TIMEOUT_S
    while True:
        try:
            with closing(sqlite3.connect(path, timeout=LOCK_TIMEOUT_S, isolation_level=None)) as connection:
                if connection.execute("PRAGMA journal_mode = WAL").fetchone()[0] == "wal":
                    return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
        if time.monotonic() > deadline:
            message = f"{path} cannot be switched to write-ahead logging"
            raise sqlite3.OperationalError(message)
        time.sleep(0.05)
