"""Lists in pages visit everything once, in order, whatever the size of a page."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection

from application.commands.cases import OpenCase, open_case
from application.commands.decisions import RecordDecision, record_decision
from application.opened import OpenArchive
from application.questions.bodies import list_bodies
from application.questions.cases import list_cases
from application.questions.decisions import list_decisions
from application.questions.documents import list_documents
from application.questions.history import Narrowing, list_history
from application.questions.journal import list_entries
from application.questions.organisations import list_organisations
from application.questions.seen import Page
from domain.access import Audience
from domain.clock import clock_set_to
from tests.application.filled import BY, Filled

Ask = Callable[..., Page[Any]]

LISTS: dict[str, Ask] = {
    "cases": list_cases,
    "entries": list_entries,
    "decisions": list_decisions,
    "documents": list_documents,
    "bodies": lambda connection, _audience, *, after, limit: list_bodies(connection, after=_id(after), limit=limit),
    "organisations": lambda connection, _audience, *, after, limit: list_organisations(
        connection, after=_id(after), limit=limit
    ),
}


def _id(after: str | None) -> UUID | None:
    return UUID(after) if after else None


@pytest.fixture
def connection(opened: OpenArchive, filled: Filled) -> Iterator[Connection]:
    for _ in range(3):  # of one day, so that the day alone does not order them
        record_decision(
            opened.archive,
            RecordDecision(
                decision_id=uuid4(),
                case_id=filled.case,
                body_id=filled.council,
                decided_on="2024-03-01",
                title="Uten nummer",
                outcome="noted",
                by=BY,
            ),
        )
    with opened.stores.registers.connect() as connection:
        yield connection


def visited(ask: Ask, connection: Connection, audience: Audience, limit: int) -> list[Any]:
    found: list[Any] = []
    after: str | None = None
    while True:
        page = ask(connection, audience, after=after, limit=limit)
        assert len(page.items) <= limit
        found += [one.id for one in page.items]
        if page.next is None:
            return found
        assert len(page.items) == limit
        after = page.next


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("ask", LISTS.values(), ids=LISTS)
def test_every_size_of_page_visits_everything_once(connection: Connection, ask: Ask, audience: Audience) -> None:
    whole = visited(ask, connection, audience, 1000)
    assert len(whole) >= 1
    assert len(set(whole)) == len(whole)
    for limit in (1, 2, 3):
        assert visited(ask, connection, audience, limit) == whole


def test_a_reader_visits_what_there_is(connection: Connection) -> None:
    counts = {name: len(visited(ask, connection, Audience.READER, 2)) for name, ask in LISTS.items()}
    assert counts == {"cases": 3, "entries": 6, "decisions": 9, "documents": 21, "bodies": 3, "organisations": 2}
    assert len(visited(list_decisions, connection, Audience.PUBLIC, 2)) == 4


def test_the_history_is_visited_from_the_latest_back(connection: Connection) -> None:
    whole = list_history(connection, limit=1000).items
    assert [one.position for one in whole] == sorted((one.position for one in whole), reverse=True)
    found: list[Any] = []
    after: int | None = None
    while True:
        page = list_history(connection, after=after, limit=7)
        found += page.items
        if page.next is None:
            break
        after = int(page.next)
    assert found == list(whole)


def test_the_history_is_asked_by_who_and_by_what(connection: Connection) -> None:
    assert list_history(connection, Narrowing(by="nobody")).items == []
    assert len(list_history(connection, Narrowing(topic="case.opened")).items) == 3
    of_cases = list_history(connection, Narrowing(record_kind="case", by="kari"))
    assert {one.record_kind for one in of_cases.items} == {"case"}


def test_the_history_is_asked_by_days_at_the_office(opened: OpenArchive) -> None:
    for number, moment in enumerate(("2025-01-31T22:59", "2025-01-31T23:01", "2025-02-28T22:59", "2025-02-28T23:01")):
        with clock_set_to(datetime.fromisoformat(moment).replace(tzinfo=UTC)):
            open_case(opened.archive, OpenCase(case_id=uuid4(), title=str(number), by="kari"))
    with opened.stores.registers.connect() as connection:

        def told(first: date | None, last: date | None) -> list[str]:
            found = list_history(connection, Narrowing(first_day=first, last_day=last, topic="case.opened"))
            return [one.details["title"] for one in found.items]

        assert told(date(2025, 2, 1), date(2025, 2, 28)) == ["2", "1"], "in winter the office is an hour ahead of UTC"
        assert told(None, date(2025, 1, 31)) == ["0"]
        assert told(date(2025, 3, 1), None) == ["3"]
        assert told(date(2024, 1, 1), date(2024, 12, 31)) == []
        assert told(None, date.max) == ["3", "2", "1", "0"]


def test_the_history_of_a_record_is_its_own_that_of_its_documents_and_what_names_it(connection: Connection) -> None:
    found = list_history(connection, Narrowing(record_id=Filled.open_entry), limit=200).items
    assert {one.record_kind for one in found} == {"journal-entry", "document"}
    assert {one.topic for one in found if one.record_kind == "document"} >= {"document.filed", "document.published"}
    of_case = list_history(connection, Narrowing(record_id=Filled.case), limit=200).items
    assert {"journal-entry.registered", "decision.recorded"} <= {one.topic for one in of_case}


@pytest.mark.parametrize("ask", [list_cases, list_entries, list_decisions, list_documents])
def test_any_cursor_at_all_gives_a_page(connection: Connection, ask: Ask) -> None:
    for after in ("", "nonsense", "2025", "9999/9", "²/²", "_", "2024-01-01_zz", "/", "\0"):
        assert len(ask(connection, Audience.PUBLIC, after=after, limit=2).items) <= 2


def test_lists_are_narrowed(connection: Connection) -> None:
    reader = Audience.READER
    assert len(list_cases(connection, reader, year=2025).items) == 3
    assert list_cases(connection, reader, year=2024).items == []
    assert len(list_decisions(connection, reader, body_id=Filled.executive).items) == 2
    assert [one.decided_on for one in list_decisions(connection, reader, year=2020).items] == ["2020-06"]
    assert len(list_entries(connection, reader, first_day="2025-05-05", last_day="2025-05-05").items) == 6
    assert list_entries(connection, reader, first_day="2025-05-06").items == []
