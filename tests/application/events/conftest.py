"""A place for events of each size, with the hands of somebody who got hold of the database itself."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest

from application.events import postgresql, postgresql_tables, sqlite
from application.events.protocol import Recorder


@dataclass
class Place:
    """Where events are: `forge` runs one statement there, `refused` is what it may raise."""

    open_one: Callable[[], Recorder]
    forge: Callable[[str], Any]
    refused: type[Exception]
    opened: list[Recorder] = field(default_factory=list)

    def recorder(self) -> Recorder:
        """Open one more recorder, as another process would."""
        self.opened.append(self.open_one())
        return self.opened[-1]

    def close(self) -> None:
        for one in self.opened:
            one.close()


def small_place(path: Path) -> Place:
    sqlite.initialise(path)

    def forge(statement: str) -> None:
        with closing(sqlite3.connect(path, timeout=30)) as stranger, stranger:
            stranger.execute(statement)

    return Place(lambda: sqlite.EventRecorder(sqlite.DurableDatastore(path)), forge, sqlite3.IntegrityError)


def large_place(url: str) -> Place:
    with psycopg.connect(url) as connection:
        postgresql_tables.make_tables(connection)

    def forge(statement: str) -> None:
        with psycopg.connect(url, options="-c search_path=events") as stranger:
            stranger.execute(statement)  # type: ignore[call-overload]

    return Place(lambda: postgresql.EventRecorder(postgresql.Datastore(url)), forge, psycopg.IntegrityError)


@contextmanager
def closing_place(place: Place) -> Iterator[Place]:
    try:
        yield place
    finally:
        place.close()


@pytest.fixture(params=["small", "large"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    small = request.param == "small"
    made = small_place(tmp_path / "events.sqlite") if small else large_place(request.getfixturevalue("database_url"))
    with closing_place(made):
        yield made


@pytest.fixture
def recorder(place: Place) -> Recorder:
    return place.recorder()
