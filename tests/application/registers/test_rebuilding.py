"""Every register rebuilt from nothing equals the live one, and a rebuild disturbs nobody."""

import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import func, select, text

from application.archive import Archive
from application.commands.cases import OpenCase, open_case
from application.errors import RebuildRunningError
from application.opened import OpenArchive, open_archive
from application.registers import REGISTERS, appointments
from application.registers.batch import Batch
from application.registers.follower import Follower
from application.registers.rebuilding import RegistersFailedError
from application.registers.register import Fact, Register
from domain.cases import Case
from tests.application.conftest import SIZES
from tests.application.filled import Filled
from tests.application.registers.reading import ALL_LIVE, all_rows, indexes, standing, table_names
from tests.domain.examples import classes


def in_batches(opened: OpenArchive, size: int) -> Follower:
    follower = opened.follower
    return Follower(follower.engine, follower.recorder, follower.mapper, REGISTERS, follower.alone, batch=size)


def test_what_is_filled_holds_every_kind_of_event(opened: OpenArchive, filled: Filled) -> None:
    """So that what is said of registers below is said of all events."""
    log, kinds, start = opened.follower.log, set[type](), 1
    while batch := log.batch(start):
        kinds |= {type(fact.event) for fact in log.facts(batch)}
        start = batch[-1].id + 1
    assert kinds == classes()


@pytest.mark.parametrize(("size", "batch"), [("small", 500), ("small", 1), ("small", 7), ("large", 500), ("large", 7)])
def test_rebuilt_from_nothing_they_equal_the_live_ones(opened: OpenArchive, filled: Filled, batch: int) -> None:
    before = all_rows(opened.stores.registers)
    assert all(before.values())
    read = in_batches(opened, batch).rebuild()
    assert read == opened.follower.log.end
    assert all_rows(opened.stores.registers) == before
    assert standing(opened) == ALL_LIVE


@SIZES
def test_rebuilt_again_and_again_they_leave_nothing_behind(opened: OpenArchive, filled: Filled) -> None:
    before, indexed = table_names(opened.stores.registers), indexes(opened.stores.registers)
    for _ in range(3):
        opened.follower.rebuild()
    assert table_names(opened.stores.registers) == before
    assert indexes(opened.stores.registers) == indexed
    assert ("journal_entries", "year", "sequence") in indexed


def test_one_register_is_rebuilt_alone(opened: OpenArchive, filled: Filled) -> None:
    with opened.stores.registers.begin() as connection:
        connection.execute(text("DELETE FROM cases"))
        connection.execute(text("DELETE FROM people"))
    opened.follower.rebuild(["cases"])
    rows = all_rows(opened.stores.registers)
    assert len(rows["cases"]) == 3
    assert rows["people"] == []


def test_progress_is_told_and_ends_at_the_end(opened: OpenArchive, filled: Filled) -> None:
    told: list[tuple[int, int]] = []
    read = opened.follower.rebuild(progress=lambda done, of: told.append((done, of)))
    assert told[-1] == (read, read)
    assert all(done <= of for done, of in told)


def test_an_empty_archive_is_rebuilt(opened: OpenArchive) -> None:
    assert opened.follower.rebuild() == 0
    assert standing(opened) == ALL_LIVE


@SIZES
def test_what_is_recorded_during_a_rebuild_is_in_it(opened: OpenArchive, filled: Filled) -> None:
    identities = []

    def record_more(done: int, of: int) -> None:
        if len(identities) < 5:
            identities.append(uuid4())
            open_case(opened.archive, OpenCase(case_id=identities[-1], title="Ny", next_sequence=10, by="kari"))

    in_batches(opened, 10).rebuild(progress=record_more)
    assert len(all_rows(opened.stores.registers)["cases"]) == 8
    rebuilt = all_rows(opened.stores.registers)
    opened.follower.rebuild()
    assert all_rows(opened.stores.registers) == rebuilt


@SIZES
def test_what_a_killed_rebuild_left_is_cleared_away(opened: OpenArchive, filled: Filled) -> None:
    before = table_names(opened.stores.registers)

    class Killed(BaseException):
        pass

    def kill(_done: int, _of: int) -> None:
        raise Killed

    with pytest.raises(Killed):
        in_batches(opened, 5).rebuild(progress=kill)
    assert table_names(opened.stores.registers) > before
    assert standing(opened) == ALL_LIVE
    opened.follower.rebuild()
    assert table_names(opened.stores.registers) == before


@SIZES
def test_of_two_rebuilds_at_once_the_second_is_told(opened: OpenArchive, filled: Filled) -> None:
    before, told = all_rows(opened.stores.registers), []

    def meanwhile(_done: int, _of: int) -> None:
        with open_archive(opened.settings) as another, pytest.raises(RebuildRunningError) as caught:
            another.follower.rebuild()
        told.append(caught.value)

    assert opened.follower.rebuild(progress=meanwhile) == opened.follower.log.end
    assert told
    assert opened.follower.rebuild() == opened.follower.log.end
    assert all_rows(opened.stores.registers) == before


@SIZES
def test_those_who_read_are_not_stopped_by_a_rebuild_nor_stop_it(opened: OpenArchive, filled: Filled) -> None:
    """Readers take tables in any order, and keep them until they are done: whoever replaces them gives way."""
    tables = [table for register in REGISTERS for table in register.tables.values()]
    done = threading.Event()

    def read(number: int) -> int:
        order, times = random.Random(number), 0
        while not done.is_set():
            with opened.stores.registers.connect() as connection:
                for table in order.sample(tables, 8):
                    assert connection.execute(select(func.count()).select_from(table)).scalar()
                    time.sleep(0.002)
            times += 1
        return times

    with ThreadPoolExecutor(3) as threads:
        reading = [threads.submit(read, number) for number in range(3)]
        try:
            for _ in range(2):
                opened.follower.rebuild()
        finally:
            done.set()
        assert all(one.result() > 3 for one in reading)
    assert standing(opened) == ALL_LIVE


# --- Versions ------------------------------------------------------------------------------------------------------


def newer(opened: OpenArchive, name: str, **changed: Any) -> Follower:
    """Return a follower as a later program has it: one register has grown."""
    registers = [
        replace(register, version=register.version + 1, **changed) if register.name == name else register
        for register in REGISTERS
    ]
    follower = opened.follower
    return Follower(follower.engine, follower.recorder, follower.mapper, registers)


def test_a_register_whose_version_has_grown_is_outdated_until_it_is_rebuilt(
    opened: OpenArchive, archive: Archive, filled: Filled
) -> None:
    later = newer(opened, "cases")
    later.initialise()
    assert later.outdated() == ["cases"]
    open_case(
        Archive(opened.stores.recorder, later), OpenCase(case_id=uuid4(), title="Ny", next_sequence=10, by="kari")
    )
    stands = {one.name: (one.state, one.behind > 0) for one in later.states()}
    assert stands.pop("cases") == ("outdated", True)
    assert set(stands.values()) == {("live", False)}
    later.rebuild(later.outdated())
    assert later.outdated() == []
    assert all(one.state == "live" for one in later.states())
    assert len(all_rows(opened.stores.registers)["cases"]) == 4


def test_a_new_register_is_filled(opened: OpenArchive, filled: Filled) -> None:
    follower = opened.follower
    before = Follower(follower.engine, follower.recorder, follower.mapper, REGISTERS[:3])
    with opened.stores.registers.begin() as connection:
        connection.execute(text("DROP TABLE history"))
        connection.execute(text("DELETE FROM register_positions WHERE name = 'history'"))
    before.catch_up()
    follower.initialise()
    follower.catch_up()
    assert standing(opened) == ALL_LIVE
    assert all_rows(opened.stores.registers)["history"]


def failing(batch: Batch, fact: Fact) -> None:
    message = "a fault of the program"
    raise RuntimeError(message)


@SIZES
def test_one_that_cannot_be_rebuilt_leaves_the_others_to_be(opened: OpenArchive, filled: Filled) -> None:
    later = newer(opened, "cases", handlers={Case.Opened: failing})
    before = all_rows(opened.stores.registers)
    with pytest.raises(RegistersFailedError) as caught:
        later.rebuild(["cases", "journal"])
    assert caught.value.values == {"registers": "cases"}
    stands = {one.name: one for one in later.states()}
    assert (stands["journal"].state, stands["cases"].state) == ("live", "failed")
    assert stands["cases"].error == "RuntimeError: a fault of the program"
    assert later.outdated() == [], "or the worker would try again for ever"
    assert all_rows(opened.stores.registers) == before
    assert newer(opened, "cases").outdated() == []
    mended = newer(opened, "cases")
    mended.registers["cases"] = replace(mended.registers["cases"], version=mended.registers["cases"].version + 1)
    assert mended.outdated() == ["cases"]
    mended.rebuild(mended.outdated())
    assert {one.state for one in mended.states()} == {"live"}


def test_a_live_one_stays_in_use_when_it_cannot_be_rebuilt(opened: OpenArchive, filled: Filled) -> None:
    follower = opened.follower
    broken = [replace(one, handlers={Case.Opened: failing}) if one.name == "cases" else one for one in REGISTERS]
    with pytest.raises(RegistersFailedError):
        Follower(follower.engine, follower.recorder, follower.mapper, broken).rebuild(["cases"])
    assert standing(opened) == ALL_LIVE


def test_a_register_is_a_version_of_what_it_is() -> None:
    assert all(isinstance(one, Register) and one.version >= 1 for one in REGISTERS)
    tables = [name for one in REGISTERS for name in one.tables]
    assert len(tables) == len(set(tables))


def test_what_a_rebuild_has_forgotten_it_reads_again(opened: OpenArchive, filled: Filled) -> None:
    forgetful = replace(appointments.register, most_remembered=1)
    before = all_rows(opened.stores.registers, (forgetful,))
    follower = opened.follower
    Follower(follower.engine, follower.recorder, follower.mapper, [forgetful], follower.alone, batch=2).rebuild()
    assert all_rows(opened.stores.registers, (forgetful,)) == before
