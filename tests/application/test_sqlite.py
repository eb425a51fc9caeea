import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from application.sqlite import Durability, immediately, sqlite_engine, switch_to_wal, writing


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


def test_foreign_keys_hold(engine: Engine) -> None:
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(text("INSERT INTO towns VALUES ('Askim', 7)"))


def test_a_failed_transaction_leaves_nothing_not_even_a_table(engine: Engine) -> None:
    class Stopped(Exception):  # noqa: N818
        pass

    def stop_halfway() -> None:
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE half (id INTEGER)"))
            connection.execute(text("INSERT INTO towns (name) VALUES ('Askim')"))
            raise Stopped

    with pytest.raises(Stopped):
        stop_halfway()
    with engine.connect() as connection:
        assert connection.execute(text("SELECT COUNT(*) FROM towns")).scalar() == 0
        assert connection.execute(text("SELECT COUNT(*) FROM sqlite_master WHERE name = 'half'")).scalar() == 0


@pytest.mark.parametrize("through", ["writing", "immediately"])
def test_those_who_read_first_and_write_then_wait_for_each_other(engine: Engine, through: str) -> None:
    def count() -> None:
        for _ in range(25):
            with writing(engine) if through == "writing" else immediately(engine).begin() as connection:
                value = connection.execute(text("SELECT value FROM counter")).scalar_one()
                connection.execute(text("UPDATE counter SET value = :value"), {"value": value + 1})

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with engine.connect() as connection:
        assert connection.execute(text("SELECT value FROM counter")).scalar() == 100


def test_readers_do_not_wait_for_a_writer(engine: Engine) -> None:
    with writing(engine) as writer, engine.connect() as reader:
        writer.execute(text("UPDATE counter SET value = 5"))
        assert reader.execute(text("SELECT value FROM counter")).scalar() == 0
