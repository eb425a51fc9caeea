from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from application.sqlite import Durability, sqlite_engine, switch_to_wal


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    path = tmp_path / "with a ? and 100 % Ås.sqlite"
    switch_to_wal(path)
    engine = sqlite_engine(path, durability=Durability.NORMAL)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE towns (name TEXT, parent INTEGER REFERENCES parents (id))"))
        connection.execute(text("CREATE TABLE parents (id INTEGER PRIMARY KEY)"))
        connection.execute(text("CREATE TABLE counter (value INTEGER)"))
        connection.execute(text("INSERT INTO counter VALUES (0)"))
    yield engine
    engine.dispose()


def test_connections_wait_write_ahead_and_know_norwegian(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO towns (name) VALUES ('Ås'), ('Zahl'), ('ask'), ('Ærlig'), ('Aas')"))
        ordered = connection.execute(text("SELECT name FROM towns ORDER BY name COLLATE norwegian, name")).scalars()
        assert list(ordered) == ["ask", "Zahl", "Ærlig", "Aas", "Ås"]
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 1, "busy_timeout": 30_000, "foreign_keys": 1}
