"""Rows are gathered, and written in an order that means the same as one by one."""

from collections.abc import Iterator

import pytest
from sqlalchemy import JSON, Boolean, Column, Connection, Engine, Integer, MetaData, String, Table, select
from sqlalchemy.exc import IntegrityError

from application.registers.batch import Batch
from tests.engines.databases import engine_in

METADATA = MetaData()
THINGS = Table(
    "things",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("a", String),
    Column("b", String),
    Column("of", JSON),
    Column("done", Boolean),
)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def _engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with engine_in(request, "registers", tmp_path_factory.mktemp("batch")) as engine:
        METADATA.create_all(engine)
        yield engine


@pytest.fixture
def connection(_engine: Engine) -> Iterator[Connection]:
    with _engine.connect() as connection:
        yield connection


def rows(connection: Connection) -> list[tuple[int, str, str]]:
    return [(row.id, row.a, row.b) for row in connection.execute(select(THINGS).order_by(THINGS.c.id))]


def test_the_last_update_of_a_column_stands_whatever_came_between(connection: Connection) -> None:
    batch = Batch(connection, {"things": THINGS})
    batch.insert(THINGS, id=1, a="", b="")
    batch.update(THINGS, {"id": 1}, a="1")
    batch.update(THINGS, {"id": 1}, a="2", b="2")
    batch.update(THINGS, {"id": 1}, b="3")
    batch.update(THINGS, {"id": 1}, a="4")
    batch.insert(THINGS, id=2, a="", b="")
    batch.update(THINGS, {"id": 2}, a="5")
    batch.write()
    assert rows(connection) == [(1, "4", "3"), (2, "5", "")]


def test_nothing_is_written_before_it_is_asked_for(connection: Connection) -> None:
    batch = Batch(connection, {"things": THINGS})
    batch.insert(THINGS, id=1, a="", b="")
    assert rows(connection) == []
    batch.write()
    assert rows(connection) == [(1, "", "")]


def test_what_is_remembered_is_read_once_a_batch(connection: Connection) -> None:
    read: list[int] = []

    def count(_connection: Connection, _tables: object) -> int:
        read.append(1)
        return len(read)

    batch = Batch(connection, {"things": THINGS})
    assert [batch.remember("count", count) for _ in range(3)] == [1, 1, 1]
    assert Batch(connection, {"things": THINGS}).remember("count", count) == 2


@pytest.mark.parametrize("many", [3, 200])
def test_few_and_many_are_written_alike(connection: Connection, many: int) -> None:
    odd = 'tab\t, ny linje\n, skrå\\strek, "ø", \\N og 😀'
    batch = Batch(connection, {"things": THINGS})
    for number in range(many):
        batch.insert(THINGS, id=number, a=odd, b=None, of=[{"navn": odd}], done=False)
    for number in range(many):
        batch.update(THINGS, {"id": number}, b="først", of=None)
        batch.update(THINGS, {"id": number}, b=odd, of={"navn": odd, "tall": 7})
        batch.update(THINGS, {"id": number}, done=True)
    batch.update(THINGS, {"id": many + 1}, done=True)
    batch.write()
    found = connection.execute(select(THINGS).order_by(THINGS.c.id)).all()
    assert found == [(number, odd, odd, {"navn": odd, "tall": 7}, True) for number in range(many)]


@pytest.mark.parametrize("many", [1, 50])
def test_a_row_that_is_there_is_refused_and_nothing_of_it_stays(connection: Connection, many: int) -> None:
    for expected in (many, None):
        batch = Batch(connection, {"things": THINGS})
        for number in range(many):
            batch.insert(THINGS, id=number, a="", b="", of=None, done=False)
        if expected is None:
            with pytest.raises(IntegrityError), connection.begin_nested():
                batch.write()
        else:
            batch.write()
    assert len(rows(connection)) == many
