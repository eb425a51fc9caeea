"""Journal numbers are unbroken within the year of the office, whatever the clocks say."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from application.archive import Archive
from application.commands.cases import OpenCase, open_case
from application.commands.journal import RegisterEntry, register_entry
from application.opened import OpenArchive
from application.registers.follower import Follower
from application.registers.journal import journal_entries
from domain.clock import clock_set_to


@pytest.fixture
def case_id(opened: OpenArchive) -> UUID:
    identity = uuid4()
    open_case(opened.archive, OpenCase(case_id=identity, title="Ny bru", reference="2024/1", by="kari"))
    return identity


def register(archive: Archive, case_id: UUID, moment: datetime) -> None:
    with clock_set_to(moment):
        register_entry(
            archive, RegisterEntry(entry_id=uuid4(), case_id=case_id, kind="incoming", title="Brev", by="kari")
        )


def numbers(opened: OpenArchive) -> list[tuple[str, int, int]]:
    """Return day, year and sequence in the order of registration."""
    columns = journal_entries.c
    statement = select(columns.registered_on, columns.year, columns.sequence).order_by(columns.number)
    with opened.stores.registers.connect() as connection:
        return [(day, year, sequence) for day, year, sequence in connection.execute(statement)]


def test_the_year_turns_at_midnight_at_the_office(opened: OpenArchive, case_id: UUID) -> None:
    """23.00 UTC is midnight in Oslo in winter."""
    for hour, minute in ((12, 0), (22, 59), (23, 0), (23, 30)):
        register(opened.archive, case_id, datetime(2024, 12, 31, hour, minute, tzinfo=UTC))
    assert numbers(opened) == [
        ("2024-12-31", 2024, 1),
        ("2024-12-31", 2024, 2),
        ("2025-01-01", 2025, 1),
        ("2025-01-01", 2025, 2),
    ]


def test_summer_time_is_the_offices_too(opened: OpenArchive, case_id: UUID) -> None:
    register(opened.archive, case_id, datetime(2024, 6, 30, 21, 59, tzinfo=UTC))
    register(opened.archive, case_id, datetime(2024, 6, 30, 22, 0, tzinfo=UTC))
    assert [day for day, _, _ in numbers(opened)] == ["2024-06-30", "2024-07-01"]


def test_clocks_that_disagree_leave_no_gap_and_give_nothing_twice(opened: OpenArchive, case_id: UUID) -> None:
    midnight = datetime(2024, 12, 31, 23, 0, tzinfo=UTC)
    for seconds in (-5, 3, -2, 4, -1, 5):
        register(opened.archive, case_id, midnight + timedelta(seconds=seconds))
    found = numbers(opened)
    assert [sequence for _, year, sequence in found if year == 2024] == [1, 2, 3]
    assert [sequence for _, year, sequence in found if year == 2025] == [1, 2, 3]


@pytest.mark.parametrize("size", [1, 2, 500])
def test_they_are_the_same_in_whatever_batches_they_are_given(opened: OpenArchive, case_id: UUID, size: int) -> None:
    archive = opened.for_much()
    for day in (30, 31, 32, 31, 33):
        register(archive, case_id, datetime(2024, 12, 1, 12, tzinfo=UTC) + timedelta(days=day - 1))
    follower = opened.follower
    others = (follower.engine, follower.recorder, follower.mapper, follower.registers.values())
    Follower(*others, batch=size).catch_up()
    expected = [("2024-12-30", 1), ("2024-12-31", 2), ("2025-01-01", 1), ("2024-12-31", 3), ("2025-01-02", 2)]
    assert [(day, sequence) for day, _, sequence in numbers(opened)] == expected
