"""The judged queries over the demo archive name records that are there, can be seen, and are about what was meant."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, union_all

from application.demo.names import demo_id
from application.opened import OpenArchive
from application.registers.access import access
from application.registers.cases import cases
from application.registers.decision_tables import decisions
from application.registers.journal import journal_entries

QUERIES = Path(__file__).parents[3] / "benchmarks" / "demo-queries.jsonl"


@pytest.fixture(scope="module")
def queries() -> list[dict[str, Any]]:
    return [json.loads(line) for line in QUERIES.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def seen(demo: OpenArchive) -> dict[str, str]:
    """The case of everything the public may see, by reference."""
    public = (access.c.published_at.is_not(None), access.c.scope.is_(None))
    entries, resolved = journal_entries.c, decisions.c
    statement = union_all(
        select(cases.c.reference, cases.c.id),
        select(entries.reference, entries.case_id).join(access, access.c.record_id == entries.id).where(*public),
        select(resolved.reference, resolved.case_id).join(access, access.c.record_id == resolved.id).where(*public),
    )
    with demo.stores.registers.connect() as connection:
        return {row.reference: row.id for row in connection.execute(statement)}


def test_there_are_enough_and_no_two_are_alike(queries: list[dict[str, Any]]) -> None:
    assert len({query["query"] for query in queries}) == len(queries) >= 60


def test_every_relevant_record_is_there_and_in_the_case_that_was_meant(
    queries: list[dict[str, Any]], seen: dict[str, str]
) -> None:
    for query in queries:
        meant = {demo_id("case", story).hex for story in query["stories"]}
        assert {seen[reference] for reference in query["relevant"]} == meant, query["query"]
