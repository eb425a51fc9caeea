"""What waits for an answer: papers in, the day they are due, and who has them."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest

from application.commands.cases import AssignResponsible, OpenCase, assign_responsible, open_case
from application.commands.journal import (
    AnswerEntry,
    RegisterEntry,
    TakeBackAnswer,
    answer_entry,
    register_entry,
    take_back_answer,
)
from application.commands.withdrawing import Withdraw, withdraw
from application.opened import OpenArchive
from application.questions import seen
from application.questions.waiting import count_waiting, count_waiting_and_late, waiting_for_answer
from domain.access import Audience
from tests.application.filled import BY, named

CASE = named("case")


@pytest.fixture(autouse=True)
def _case(opened: OpenArchive) -> None:
    open_case(opened.archive, OpenCase(case_id=CASE, title="Ny bru", reference="2025/1", by=BY))


def paper(opened: OpenArchive, **values: Any) -> UUID:
    identity = uuid4()
    given = {"entry_id": identity, "case_id": CASE, "kind": "incoming", "title": "Søknad", "by": BY}
    register_entry(opened.archive, RegisterEntry(**given | values))  # type: ignore[arg-type]
    return identity


def waiting(opened: OpenArchive, audience: Audience = Audience.READER, **narrowing: Any) -> list[UUID]:
    def pages() -> Iterator[UUID]:
        after = None
        while True:
            page = waiting_for_answer(connection, audience, after=after, limit=2, **narrowing)
            yield from (one.id for one in page.items)
            if page.next is None:
                return
            after = page.next

    with opened.stores.registers.connect() as connection:
        found = list(pages())
        before = narrowing.pop("due_before", "9999-12-31")
        total, late = count_waiting_and_late(connection, audience, before, **narrowing)
        assert total == count_waiting(connection, audience, **narrowing)
    assert len(found) == (total if before.startswith("9") else late)
    return found


def test_those_due_first_come_first_and_those_without_a_day_last(opened: OpenArchive) -> None:
    no_day, late, early, same = (paper(opened, due=due) for due in (None, "2025-06-01", "2025-05-01", "2025-06-01"))
    for kind in ("outgoing", "internal", "case-paper", "unknown"):
        paper(opened, kind=kind)
    assert waiting(opened) == [early, late, same, no_day]
    assert waiting(opened, due_before="2025-06-01") == [early]


def test_more_than_so_many_are_not_counted_one_by_one(opened: OpenArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seen, "MOST_COUNTED", 2)
    for expected in (1, 2, 3, 3):
        paper(opened)
        with opened.stores.registers.connect() as connection:
            assert count_waiting(connection, Audience.OFFICER) == expected
            assert count_waiting_and_late(connection, Audience.OFFICER, "2025-01-01")[0] == expected


def test_what_is_answered_waits_no_longer_until_the_answer_is_taken_back(opened: OpenArchive) -> None:
    entry = paper(opened)
    answer_entry(opened.archive, AnswerEntry(entry_id=entry, way="noted", by=BY))
    assert waiting(opened) == []
    take_back_answer(opened.archive, TakeBackAnswer(entry_id=entry, reason="feil", by=BY))
    assert waiting(opened) == [entry]


def test_what_is_withdrawn_waits_for_nothing(opened: OpenArchive) -> None:
    withdraw(opened.archive, Withdraw(kind="journal-entry", record_id=paper(opened), reason="feilsendt", by=BY))
    assert waiting(opened) == []


def test_one_has_ones_own_and_those_of_ones_cases_that_nobody_else_has(opened: OpenArchive) -> None:
    of_case, own, of_other = (paper(opened, responsible=responsible) for responsible in (None, "ola", "per"))
    assert waiting(opened, responsible="ola") == [own]
    assign_responsible(opened.archive, AssignResponsible(case_id=CASE, responsible="ola", by=BY))
    assert waiting(opened, responsible="ola") == [of_case, own]
    assert waiting(opened, responsible="per") == [of_other]


def test_the_public_is_told_of_nothing_that_is_not_published(opened: OpenArchive) -> None:
    paper(opened)
    assert waiting(opened, Audience.PUBLIC) == []


def test_any_cursor_gives_a_page(opened: OpenArchive) -> None:
    paper(opened)
    with opened.stores.registers.connect() as connection:
        assert list(waiting_for_answer(connection, Audience.READER, after="x'; --").items) == []
