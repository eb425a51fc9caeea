"""Principles asked for: which are in force, a version of them, and what a citation names."""

from typing import Any

import pytest
from sqlalchemy import Connection

from application.opened import OpenArchive
from application.questions.known import last_position
from application.questions.principles import list_principles, principles_by_reference
from application.questions.principles_cited import cited
from application.questions.principles_on_day import principles_days, principles_on
from benchmarks.statements import statements
from domain.access import Audience
from tests.application.filled import Filled

PUBLIC, READER, OFFICER = Audience


@pytest.fixture
def connection(opened: OpenArchive, filled: Filled) -> Connection:
    with opened.stores.registers.connect() as connection:
        yield connection


def test_what_is_in_force_on_a_day_is_told_with_its_points_and_the_decision_behind(connection: Connection) -> None:
    known = last_position(connection)
    (found,) = principles_on(connection, "2024-05-01", known, PUBLIC)
    assert (found.reference, found.number, found.valid_from) == ("2021/1", 2, "2023-03")
    assert [(one.number, one.way) for one in found.points] == [("1", "jointly"), ("2", "each")]
    assert found.basis.decision is not None
    assert found.last_day == "2025-12-31"
    (earlier,) = principles_on(connection, "2022-05-01", known, PUBLIC)
    assert (earlier.number, earlier.last_day) == (1, "2023-02-28")
    assert earlier.basis.is_missing
    assert principles_on(connection, "2026-01-01", known, PUBLIC) == []


def test_the_archive_answers_as_it_knew_it_then(connection: Connection) -> None:
    known = last_position(connection)
    told = [principles_on(connection, "2026-01-01", position, OFFICER) for position in range(known)]
    numbers = [one.number for of_day in told for one in of_day if one.principles_id == Filled.principles]
    assert {1, 2, 3} <= set(numbers), "before it was taken back the third version was in force, and none was repealed"


def test_nobody_is_told_what_is_not_for_them(connection: Connection) -> None:
    known = last_position(connection)
    for audience, seen in ((PUBLIC, False), (READER, False), (OFFICER, True)):
        titles = {one.title for one in principles_on(connection, "2024-05-01", known, audience)}
        assert ("Hemmelegheit" in titles) is seen
        assert (
            Filled.hidden_principles in principles_days(connection, [Filled.hidden_principles], known, audience)
        ) is seen
    assert [one.reference for one in list_principles(connection, PUBLIC).items] == ["2021/1"]
    assert {one.title for one in list_principles(connection, READER).items} == {
        "Prinsipper for felles høringssvar",
        None,
    }
    assert principles_by_reference(connection, "2021/1", PUBLIC) is not None


def test_many_citations_are_put_into_words_by_one_query(connection: Connection) -> None:
    known = last_position(connection)
    asked: list[dict[str, Any]] = [
        {"principles_id": Filled.principles.hex, "version": 2, "point": "2"},
        {"principles_id": str(Filled.principles), "version": 1},
        {"principles_id": Filled.hidden_principles.hex, "version": 1, "point": "1"},
        {"principles_id": Filled.case.hex, "version": 1, "point": "1"},
        {"principles_id": Filled.principles, "version": 2, "point": "7"},
    ]
    with statements() as told:
        point, version, hidden, nothing, no_point = cited(connection, asked, known, READER)
    assert len(told) == 1
    assert point is not None
    assert version is not None
    assert hidden is not None
    assert no_point is not None
    assert (point.text, point.way) == ("Hver kommune svarer om egne arealer.", "each")
    assert (version.title, version.version, version.point, version.text) == (
        "Prinsipper for felles høringssvar",
        1,
        None,
        None,
    )
    assert (hidden.title, hidden.text, hidden.point) == (None, None, "1")
    assert nothing is None
    assert (no_point.point, no_point.text) == ("7", None)
    assert cited(connection, asked, known, PUBLIC)[2] is None
    assert cited(connection, asked, 0, OFFICER) == [None] * 5
