"""Questions go by indexes, however large the archive is, and ask as often for many rows as for one."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Connection, Engine, event, insert

from application.opened import OpenArchive
from application.questions import (
    bodies,
    cases,
    corrections,
    decisions,
    documents,
    follow_ups,
    history,
    journal,
    journal_days,
    organisations,
    unpublished,
    waiting,
)
from application.registers.access import access
from application.registers.cases import cases as cases_table
from application.registers.decision_tables import decisions as decisions_table
from application.registers.documents import document_versions, record_documents
from application.registers.documents import documents as documents_table
from application.registers.history import history as history_table
from application.registers.journal import journal_entries
from domain.access import Audience
from tests.application.filled import Filled

LARGE = {
    "access",
    "cases",
    "journal_entries",
    "former_entries",
    "decision_follow_ups",
    "former_decision_references",
    "decisions",
    "documents",
    "document_versions",
    "record_documents",
    "history",
}
"""Tables that grow with the archive. Bodies, organisations and their names are counted in tens and hundreds."""

Ask = Callable[[Connection, Audience], Any]

QUESTIONS: dict[str, Ask] = {
    "a case": lambda connection, who: cases.case_by_reference(connection, "2025/17", who),
    "cases by id": lambda connection, who: cases.cases_by_id(connection, [Filled.case, Filled.hidden_case], who),
    "cases": lambda connection, who: cases.list_cases(connection, who, after="2025/17"),
    "cases of a year": lambda connection, who: cases.list_cases(connection, who, after="2025/17", year=2025),
    "years": cases.years,
    "the last case number": lambda connection, _who: cases.last_sequence(connection, 2025),
    "an entry": lambda connection, who: journal.entry_by_reference(connection, "2025/1-1", who),
    "entries by id": lambda connection, who: journal.entries_by_id(connection, [Filled.open_entry], who),
    "entries of a case": lambda connection, who: journal.entries_of_case(connection, Filled.case, who),
    "entries answered": lambda connection, who: journal.entries_answered_by(connection, Filled.open_entry, who),
    "the journal": lambda connection, who: journal.list_entries(connection, who, after="2025/3"),
    "the journal of a week": lambda connection, who: journal.list_entries(
        connection, who, first_day="2025-05-05", last_day="2025-05-11"
    ),
    "what waits for an answer": lambda connection, who: waiting.waiting_for_answer(
        connection, who, after="2025-05-05_2025_3"
    ),
    "what waits for somebody": lambda connection, who: waiting.waiting_for_answer(connection, who, responsible="ola"),
    "how many wait": lambda connection, who: waiting.count_waiting(connection, who, responsible="ola"),
    "an entry moved": lambda connection, who: journal.entry_now(connection, "2025/3-2", who),
    "entries moved": lambda connection, who: journal.entries_moved_out(connection, Filled.hidden_case, who),
    "days around": lambda connection, who: journal.registered_around(connection, who, "2025-05-05", "2025-05-11"),
    "the journal by number": lambda connection, who: journal_days.entries_of_days(
        connection, who, "2025-05-05", "2025-05-11", after="2025-05-05_2"
    ),
    "words in the journal": lambda connection, who: journal_days.entries_of_days(
        connection, who, "2025-05-05", "2025-05-11", words=("brev", "ørje")
    ),
    "numbers of days": lambda connection, _who: journal_days.numbers_of_days(connection, "2025-05-05", "2025-05-11"),
    "numbers that are not public": lambda connection, _who: journal_days.unpublished_runs(
        connection, "2025-05-05", "2025-05-11", after="2025-05-05_1", until="2025-05-06_9"
    ),
    "what was published last": lambda connection, _who: journal_days.latest_published(
        connection, after=f"2025-05-05T12:00:00.000+00:00_{uuid4().hex}"
    ),
    "the last entry number": lambda connection, _who: journal.last_number(connection, Filled.case),
    "a decision": lambda connection, who: decisions.decision_by_slug(connection, "rr-23-2024", who),
    "decisions by id": lambda connection, who: decisions.decisions_by_id(connection, [Filled.open_decision], who),
    "decisions of a case": lambda connection, who: decisions.decisions_of_case(connection, Filled.case, who),
    "decisions ended": lambda connection, who: decisions.decisions_ended_by(connection, Filled.open_decision, who),
    "decisions": lambda connection, who: decisions.list_decisions(connection, who, after=f"2024-01-01_{uuid4().hex}"),
    "decisions of a body": lambda connection, who: decisions.list_decisions(connection, who, body_id=Filled.council),
    "decisions of a year": lambda connection, who: decisions.list_decisions(connection, who, year=2024),
    "years of decisions": decisions.decision_years,
    "follow-ups": lambda connection, _who: follow_ups.follow_ups_of(connection, Filled.open_decision),
    "what is to be done": lambda connection, who: follow_ups.follow_ups_due(connection, who, after="2025-01-01_7"),
    "what somebody is to do": lambda connection, who: follow_ups.follow_ups_due(connection, who, responsible="ola"),
    "a document": lambda connection, who: documents.document_by_id(connection, Filled.open_paper, who),
    "documents of records": lambda connection, _who: documents.documents_of(connection, [Filled.open_entry]),
    "documents": lambda connection, who: documents.list_documents(
        connection, who, after=f"2025-05-05T12:00:00.000+00:00_{uuid4().hex}"
    ),
    "the same bytes": lambda connection, _who: documents.same_bytes(connection, "a" * 64),
    "a history": lambda connection, _who: history.history_of(connection, Filled.case),
    "history about": lambda connection, _who: history.history_about(connection, [Filled.case]),
    "all history": lambda connection, _who: history.list_history(connection, after=50),
    "history by somebody": lambda connection, _who: history.list_history(
        connection, history.Narrowing(by="kari", topic="case.opened")
    ),
    "history of a kind": lambda connection, _who: history.list_history(
        connection, history.Narrowing(record_kind="body"), after=50
    ),
    "history of a year": lambda connection, _who: history.list_history(
        connection, history.Narrowing(first_day=date(2025, 1, 1), last_day=date(2025, 12, 31)), after=50
    ),
    "history with documents": lambda connection, _who: history.history_with_documents(connection, Filled.open_entry),
    "when registered": lambda connection, _who: history.registered_when(connection, [Filled.case, Filled.open_entry]),
    "corrections": lambda connection, who: corrections.corrections(
        connection, who, after="2025-05-05T12:00:00.000+00:00_500"
    ),
    "corrections of a year": lambda connection, who: corrections.corrections(
        connection, who, history.Narrowing(first_day=date(2025, 1, 1), last_day=date(2025, 12, 31))
    ),
    "years of corrections": corrections.corrected_years,
    "bodies": lambda connection, _who: bodies.all_bodies(connection),
    "organisations": lambda connection, _who: organisations.all_organisations(connection),
    "bodies of an organisation": lambda connection, _who: bodies.bodies_of(connection, Filled.municipality),
    "unpublished in a case": lambda connection, _who: unpublished.unpublished(connection, case_id=Filled.case),
    "what is unpublished": lambda connection, _who: unpublished.list_unpublished(
        connection, after=f"2025-05-05T12:00:00.000+00:00_{uuid4().hex}"
    ),
    "how much is unpublished": lambda connection, _who: unpublished.count_unpublished(connection),
    "unpublished of a record": lambda connection, _who: unpublished.unpublished(
        connection, record_id=Filled.open_entry
    ),
}


LISTS = {
    "cases",
    "cases of a year",
    "the journal",
    "the journal by number",
    "what was published last",
    "decisions",
    "decisions of a body",
    "documents",
    "all history",
    "corrections",
    "what is unpublished",
}
"""Those that go on for ever: they come in the order of an index. Others sort the few rows that they have found."""

PARTIAL = ("ix_history_corrections", "ix_access_unpublished")
"""Indexes that hold nothing but what is asked for: reading them through is no search."""


@pytest.fixture
def asked(opened: OpenArchive, filled: Filled) -> Iterator[list[tuple[str, Any]]]:
    """Every statement that is executed on the registers, with its parameters."""
    statements: list[tuple[str, Any]] = []
    engine: Engine = opened.stores.registers

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool) -> None:
        if statement.startswith(("SELECT", "WITH")):
            statements.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", note)
    yield statements
    event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize("name", QUESTIONS)
def test_questions_go_by_indexes(opened: OpenArchive, asked: list[tuple[str, Any]], name: str) -> None:
    with opened.stores.registers.connect() as connection:
        for audience in Audience:
            QUESTIONS[name](connection, audience)
        executed = list(asked)
        assert executed
        for statement, parameters in executed:
            plan = list(connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters))
            assert [step for *_, step in plan if _reads_all(step, in_order=name in LISTS)] == [], statement
            if name in LISTS and "LIMIT" in statement:
                assert [step for _, above, _, step in plan if not above and _sorts(step)] == [], statement


def _reads_all(step: str, *, in_order: bool) -> bool:
    """A list reads an index in its order until the page is full; whatever else is scanned is read to its end."""
    if step.endswith(PARTIAL):
        return False
    found = re.match(r"SCAN (\w+)( USING)?", step)
    return found is not None and found[1] in LARGE and not (in_order and found[2])


def _sorts(step: str) -> bool:
    return step == "USE TEMP B-TREE FOR ORDER BY"


COUNTED = ("cases", "the journal", "decisions", "documents", "decisions of a case", "documents of records", "a history")


def test_as_many_statements_for_many_rows_as_for_few(opened: OpenArchive, asked: list[tuple[str, Any]]) -> None:
    def count() -> dict[str, int]:
        counts = {}
        with opened.stores.registers.connect() as connection:
            for name in COUNTED:
                asked.clear()
                QUESTIONS[name](connection, Audience.PUBLIC)
                counts[name] = len(asked)
        return counts

    few = count()
    with opened.stores.registers.begin() as connection:
        _add_rows(connection, 200)
    assert count() == few
    assert max(few.values()) <= 4


def _add_rows(connection: Connection, number: int) -> None:
    """Copy a published case, entry, decision and document many times over, each belonging to the first case."""
    templates = (
        (cases_table, Filled.case),
        (journal_entries, Filled.open_entry),
        (decisions_table, Filled.open_decision),
    )
    for table, identity in templates:
        row = dict(connection.execute(table.select().where(table.c.id == identity.hex)).mappings().one())
        copies = [row | {"id": uuid4().hex} for _ in range(number)]
        connection.execute(insert(table), copies)
        connection.execute(
            insert(access),
            [
                {"record_id": copy["id"], "kind": "x", "begun_at": "2025", "published_at": "2025", "scope": None}
                for copy in copies
            ],
        )
    ids = [uuid4().hex for _ in range(number)]
    connection.execute(
        insert(documents_table), [{"id": one, "title": "x", "version": 1, "filed_at": "2025-05-05"} for one in ids]
    )
    connection.execute(
        insert(access), [{"record_id": one, "kind": "x", "begun_at": "2025", "published_at": "2025"} for one in ids]
    )
    version = dict(connection.execute(document_versions.select().limit(1)).mappings().one())
    connection.execute(insert(document_versions), [version | {"document_id": one} for one in ids])
    links = {"record_id": Filled.open_entry.hex, "record_kind": "journal-entry", "role": "attachment", "position": 9}
    connection.execute(insert(record_documents), [links | {"document_id": one} for one in ids])
    event_row = dict(connection.execute(history_table.select().limit(1)).mappings().one())
    connection.execute(insert(history_table), [event_row | {"position": 10_000 + one} for one in range(number)])
