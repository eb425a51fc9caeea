"""What holds of both databases, whichever the tables are in."""

import random
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError, OperationalError

from application.database import deferred, immediately, is_of_the_storage, writing
from application.norwegian_order import norwegian_key
from application.postgresql import postgresql_engine
from application.sqlite import Durability, sqlite_engine, switch_to_wal
from tests.engines.databases import engine_in


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine with a few tables, made once for each database."""
    with engine_in(request, "registers", tmp_path_factory.mktemp("database")) as engine:
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE parents (id INTEGER PRIMARY KEY)"))
            connection.execute(text("CREATE TABLE towns (name TEXT, parent INTEGER REFERENCES parents (id))"))
            connection.execute(text("CREATE TABLE counter (value INTEGER)"))
        yield engine


@pytest.fixture
def engine(place: Engine) -> Engine:
    with place.begin() as connection:
        for table in ("towns", "parents", "counter"):
            connection.execute(text(f"DELETE FROM {table}"))
        connection.execute(text("INSERT INTO counter VALUES (0)"))
    return place


def test_names_sort_as_norwegians_sort_them_and_as_the_program_does(engine: Engine) -> None:
    names = ["Åse", "Aas", "Østfold", "Ærlig", "Zahl", "ask", "Ås", "Indre Østfold", "Indre-Østfold", "Aaker", "åa"]
    made = random.Random(3)
    letters = "aaaeinorsthkABDGLåæøÅÆØäöüéèôçßđðłŋŧÄÖÜÉœŒ0123456789  --.,'/&()«»–§"
    names += ["".join(made.choices(letters, k=made.randint(1, 7))) for _ in range(800)]
    names = sorted(set(names))
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO towns (name) VALUES (:name)"), [{"name": name} for name in names])
        ordered = connection.execute(text("SELECT name FROM towns ORDER BY name COLLATE norwegian")).scalars().all()
    assert [norwegian_key(name) for name in ordered] == sorted(map(norwegian_key, names))
    assert [name for name in ordered if name in ("Åse", "Aas", "Østfold", "Ærlig", "Zahl")] == [
        "Zahl", "Ærlig", "Østfold", "Aas", "Åse"
    ]  # fmt: skip


def test_what_sorts_alike_is_equal_in_norwegian_and_only_there(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO towns (name) VALUES ('Ås'), ('Aas'), ('aas'), ('As')"))

        def count(condition: str) -> int:
            return int(connection.execute(text(f"SELECT COUNT(*) FROM towns WHERE {condition}")).scalar_one())

        assert count("name COLLATE norwegian = 'ås'") == 3
        assert count("name = 'Aas'") == 1
        assert count("name LIKE 'Aa%'") >= 1


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
    with pytest.raises(OperationalError) as caught, engine.connect() as connection:
        connection.execute(text("SELECT * FROM half"))
    assert not is_of_the_storage(caught.value)  # the table is missing, the database is well


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


def test_readers_do_not_wait_for_a_writer_and_see_one_moment(engine: Engine) -> None:
    with deferred(engine).connect() as reader:
        assert reader.execute(text("SELECT value FROM counter")).scalar() == 0
        with writing(engine) as writer:
            writer.execute(text("UPDATE counter SET value = 5"))
            assert reader.execute(text("SELECT value FROM counter")).scalar() == 0
        assert reader.execute(text("SELECT value FROM counter")).scalar() == 0
    with engine.connect() as reader:
        assert reader.execute(text("SELECT value FROM counter")).scalar() == 5


def test_what_no_text_holds_may_be_asked_for_and_is_not_there(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO towns (name) VALUES ('Ås')"))
        assert connection.execute(text("SELECT name FROM towns WHERE name = :name"), {"name": "Ås\0"}).all() == []


def test_a_database_that_is_not_there_is_of_the_storage(tmp_path: Path) -> None:
    switch_to_wal(tmp_path / "gone.sqlite")
    gone = sqlite_engine(tmp_path / "gone.sqlite", durability=Durability.FULL)
    (tmp_path / "gone.sqlite").unlink()
    away = postgresql_engine("postgresql://nobody@127.0.0.1:1/nothing", "office")
    for engine in (gone, away):
        with pytest.raises(OperationalError) as caught, engine.connect():
            pass
        assert is_of_the_storage(caught.value)
        engine.dispose()
