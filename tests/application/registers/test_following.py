"""Registers follow the events: nothing is applied twice or left out, and one that fails stops alone."""

import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from application.archive import Archive
from application.commands.cases import OpenCase, RetitleCase, open_case, retitle_case
from application.opened import OpenArchive, open_archive
from application.questions.cases import case_by_id
from application.registers import REGISTERS, cases
from application.registers.batch import Batch
from application.registers.follower import Follower
from application.registers.register import Fact
from application.settings import Settings
from domain.access import Audience
from domain.cases import Case
from tests.application.conftest import SIZES
from tests.application.filled import Filled
from tests.application.registers.reading import ALL_LIVE, all_rows, standing


def a_new_case(archive: Archive, title: str = "Ny", identity: UUID | None = None) -> int | None:
    return open_case(archive, OpenCase(case_id=identity or uuid4(), title=title, next_sequence=10, by="kari"))


def in_batches(opened: OpenArchive, size: int) -> Follower:
    follower = opened.follower
    return Follower(follower.engine, follower.recorder, follower.mapper, REGISTERS, batch=size)


@SIZES
def test_whoever_records_reads_it_at_once(opened: OpenArchive) -> None:
    identity = uuid4()
    a_new_case(opened.archive, identity=identity)
    with opened.stores.registers.connect() as connection:
        assert case_by_id(connection, identity, Audience.READER) is not None


def test_caught_up_again_nothing_changes(opened: OpenArchive, filled: Filled) -> None:
    before = all_rows(opened.stores.registers)
    opened.follower.catch_up()
    opened.follower.catch_up(1)
    assert all_rows(opened.stores.registers) == before


@SIZES
def test_a_position_that_is_repeated_changes_nothing(opened: OpenArchive, filled: Filled) -> None:
    """The recorder may give events that a register has: it takes those after its own position only."""
    before = all_rows(opened.stores.registers)
    with opened.stores.registers.begin() as connection:
        connection.execute(text("DELETE FROM cases"))
        connection.execute(text("UPDATE register_positions SET position = 0 WHERE name = 'cases'"))
    in_batches(opened, 10).catch_up()
    assert all_rows(opened.stores.registers) == before
    assert standing(opened) == ALL_LIVE


@SIZES
def test_many_events_are_followed_in_batches(opened: OpenArchive) -> None:
    for _ in range(4):
        a_new_case(opened.for_much())
    assert {behind for _, behind in standing(opened).values()} == {8}
    in_batches(opened, 3).catch_up()
    assert standing(opened) == ALL_LIVE


@SIZES
def test_it_is_enough_to_come_to_a_position(opened: OpenArchive) -> None:
    reached = [a_new_case(opened.for_much()) for _ in range(4)]
    in_batches(opened, 2).catch_up(reached[1])
    assert {one.position for one in opened.follower.states()} == {reached[1]}


# --- Failure -------------------------------------------------------------------------------------------------------


def with_cases(opened: OpenArchive, handler: Callable[[Batch, Fact], None]) -> Follower:
    """Return a follower whose register of cases has another handler for openings."""
    broken = replace(cases.register, handlers={**cases.register.handlers, Case.Opened: handler})
    registers = [broken if one.name == "cases" else one for one in REGISTERS]
    return Follower(opened.follower.engine, opened.stores.recorder, opened.follower.mapper, registers)


def failing(batch: Batch, fact: Fact) -> None:
    message = "a fault of the program"
    raise RuntimeError(message)


@SIZES
def test_a_register_that_fails_stops_alone_and_shows(opened: OpenArchive) -> None:
    archive = Archive(opened.stores.recorder, with_cases(opened, failing))
    assert a_new_case(archive)
    a_new_case(archive)
    stands = {one.name: one for one in opened.follower.states()}
    failed = stands.pop("cases")
    assert (failed.state, failed.position, failed.behind) == ("failed", 0, 4)
    assert failed.error == "RuntimeError: a fault of the program"
    assert {(one.state, one.behind) for one in stands.values()} == {("live", 0)}
    opened.follower.rebuild(["cases"])
    assert standing(opened) == ALL_LIVE
    assert len(all_rows(opened.stores.registers)["cases"]) == 2


@SIZES
def test_nothing_of_a_failed_batch_stays(opened: OpenArchive) -> None:
    handled: list[Fact] = []

    def insert_the_first_twice(batch: Batch, fact: Fact) -> None:
        handled.append(fact)
        cases.register.handlers[Case.Opened](batch, fact)
        if len(handled) == 2:
            cases.register.handlers[Case.Opened](batch, handled[0])

    for _ in range(2):
        a_new_case(opened.for_much())
    with_cases(opened, insert_the_first_twice).catch_up()
    assert len(handled) == 2
    assert standing(opened)["cases"] == ("failed", 4)
    assert all_rows(opened.stores.registers)["cases"] == []


def test_a_storage_that_fails_is_no_fault_of_the_register(opened: OpenArchive) -> None:
    def no_room(batch: Batch, fact: Fact) -> None:
        pages = batch.connection.exec_driver_sql("PRAGMA page_count").scalar()
        batch.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}").scalar()
        batch.connection.exec_driver_sql("CREATE TABLE large AS SELECT zeroblob(1000000) AS bytes")

    with pytest.raises(OperationalError, match="full"):
        _open_and_follow(opened, with_cases(opened, no_room))
    assert {state for state, _ in standing(opened).values()} == {"live"}
    opened.stores.registers.dispose()
    opened.follower.catch_up()
    assert standing(opened) == ALL_LIVE


def _open_and_follow(opened: OpenArchive, follower: Follower) -> None:
    a_new_case(opened.for_much())
    follower.catch_up()


def test_a_fact_is_recorded_whatever_becomes_of_the_registers(opened: OpenArchive) -> None:
    class Away(Follower):
        def catch_up(self, position: int | None = None) -> None:
            raise OperationalError("BEGIN IMMEDIATE", {}, Exception("database is locked"))

    away = Away(opened.follower.engine, opened.stores.recorder, opened.follower.mapper, REGISTERS)
    identity = uuid4()
    assert a_new_case(Archive(opened.stores.recorder, away), identity=identity) == 2
    assert opened.archive.load(Case, identity).title == "Ny"
    opened.follower.catch_up()
    assert standing(opened) == ALL_LIVE


# --- Other events, other files -------------------------------------------------------------------------------------


def test_when_other_events_were_restored_the_registers_are_rebuilt(opened: OpenArchive, begun: Settings) -> None:
    backup = begun.data / "backup.sqlite"
    a_new_case(opened.archive, "først")
    with closing(sqlite3.connect(opened.stores.places.events)) as source, closing(sqlite3.connect(backup)) as target:
        source.backup(target)
    a_new_case(opened.archive, "så")
    a_new_case(opened.archive, "sist")
    opened.close()
    shutil.copy(backup, opened.stores.places.events)
    for beside in ("-wal", "-shm"):
        opened.stores.places.events.with_name(f"events.sqlite{beside}").unlink(missing_ok=True)
    with open_archive(begun) as restored:
        a_new_case(restored.archive, "en annen")
        assert sorted(restored.follower.outdated()) == sorted(one.name for one in REGISTERS)
        restored.follower.rebuild(restored.follower.outdated())
        assert standing(restored) == ALL_LIVE
        titles = {row[4] for row in all_rows(restored.stores.registers)["cases"]}
        assert titles == {"'først'", "'en annen'"}


def test_fewer_events_than_before_are_noticed_without_anything_new(opened: OpenArchive, begun: Settings) -> None:
    a_new_case(opened.archive)
    with opened.stores.registers.begin() as connection:
        connection.execute(text("UPDATE register_positions SET position = 99 WHERE name = 'journal'"))
        connection.execute(text("UPDATE register_positions SET event_id = 'another' WHERE name = 'cases'"))
    assert sorted(opened.follower.outdated()) == ["cases", "journal"]
    opened.follower.catch_up()
    opened.follower.rebuild(opened.follower.outdated())
    assert standing(opened) == ALL_LIVE


@pytest.mark.parametrize(("size", "beside"), [("small", True), ("small", False), ("large", False)])
def test_registers_deleted_while_running_are_filled_again(opened: OpenArchive, filled: Filled, *, beside: bool) -> None:
    before = all_rows(opened.stores.registers)
    _delete_registers(opened, beside=beside)
    assert {one.state for one in opened.follower.states()} == {"outdated"}
    opened.follower.catch_up()
    assert all_rows(opened.stores.registers) == before
    assert standing(opened) == ALL_LIVE


@SIZES
def test_who_records_after_they_were_deleted_reads_everything(opened: OpenArchive, filled: Filled) -> None:
    _delete_registers(opened, beside=True)
    retitle_case(opened.archive, RetitleCase(case_id=filled.case, title="Bru", by="kari"))
    assert standing(opened) == ALL_LIVE
    with opened.stores.registers.connect() as connection:
        found = case_by_id(connection, filled.case, Audience.OFFICER)
    assert found is not None
    assert found.title == "Bru"


def test_registers_deleted_before_the_start_are_filled_again(
    opened: OpenArchive, filled: Filled, begun: Settings
) -> None:
    before = all_rows(opened.stores.registers)
    opened.close()
    _delete_registers(opened, beside=True)
    with open_archive(begun) as again:
        again.follower.catch_up()
        assert all_rows(again.stores.registers) == before


def test_deleted_registers_are_rebuilt_on_command(opened: OpenArchive, filled: Filled) -> None:
    before = all_rows(opened.stores.registers)
    _delete_registers(opened, beside=True)
    opened.follower.rebuild()
    assert all_rows(opened.stores.registers) == before


def _delete_registers(opened: OpenArchive, *, beside: bool) -> None:
    if opened.stores.registers.dialect.name == "postgresql":
        with opened.stores.registers.begin() as connection:
            connection.execute(text("DROP SCHEMA registers CASCADE"))
        return
    path = opened.stores.places.registers
    path.unlink()
    if beside:
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)


@SIZES
def test_a_register_whose_table_was_deleted_is_rebuilt(opened: OpenArchive, filled: Filled) -> None:
    before = all_rows(opened.stores.registers)
    with opened.stores.registers.begin() as connection:
        connection.execute(text("DROP TABLE cases"))
    a_new_case(opened.archive)
    assert opened.follower.outdated() == ["cases"]
    assert standing(opened).pop("journal") == ("live", 0)
    opened.follower.rebuild(opened.follower.outdated())
    assert standing(opened) == ALL_LIVE
    assert len(all_rows(opened.stores.registers)["cases"]) == len(before["cases"]) + 1


# --- At the same time ----------------------------------------------------------------------------------------------


@SIZES
def test_those_who_record_at_the_same_time_see_everything(opened: OpenArchive) -> None:
    def record(number: int) -> None:
        for _ in range(5):
            a_new_case(opened.archive, f"Sak {number}")

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(record, range(4)))
    assert standing(opened) == ALL_LIVE
    rows = all_rows(opened.stores.registers)
    assert len(rows["cases"]) == 20
    opened.follower.rebuild()
    assert all_rows(opened.stores.registers) == rows


@SIZES
def test_a_reader_does_not_wait_for_whoever_follows(opened: OpenArchive, filled: Filled) -> None:
    with opened.follower.engine.begin():
        assert standing(opened) == ALL_LIVE
        assert opened.follower.outdated() == []
