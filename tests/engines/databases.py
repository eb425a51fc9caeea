"""Engines for tests that run on both databases: SQLite in a folder, PostgreSQL in a database of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Engine

from application.postgresql import make_schemas, postgresql_engine
from application.sqlite import Durability, sqlite_engine, switch_to_wal
from tests.engines.postgresql import PostgreSQL


@contextmanager
def engine_in(request: pytest.FixtureRequest, store: str, folder: Path) -> Iterator[Engine]:
    """An engine for an empty store (registers, office, texts) on the database that the parameter of a fixture names."""
    if request.param == "sqlite":
        path = folder / f"{store}.sqlite"
        switch_to_wal(path)
        engine = sqlite_engine(path, durability=Durability.NORMAL)
        yield engine
        engine.dispose()
        return
    server: PostgreSQL = request.getfixturevalue("postgresql")
    url = server.new_database()
    with psycopg.connect(url) as connection:
        make_schemas(connection)
    engine = postgresql_engine(url, store, snapshots=store == "registers")
    yield engine
    engine.dispose()
    server.drop_database(url)
