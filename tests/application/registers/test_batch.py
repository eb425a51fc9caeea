"""Rows are gathered, and written in an order that means the same as one by one."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Column, Connection, Integer, MetaData, String, Table, create_engine, select

from application.registers.batch import Batch

METADATA = MetaData()
THINGS = Table("things", METADATA, Column("id", Integer, primary_key=True), Column("a", String), Column("b", String))


@pytest.fixture
def connection() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    METADATA.create_all(engine)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


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
