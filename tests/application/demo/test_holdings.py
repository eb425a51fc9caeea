"""What a visitor can count on finding: as much as promised, and something in every state that pages show."""

from collections import Counter
from typing import Any

import pytest
from sqlalchemy import Table, func, select

from application.opened import OpenArchive
from application.registers.access import access
from application.registers.cases import cases
from application.registers.decision_tables import decisions
from application.registers.directory import bodies, organisations
from application.registers.documents import document_versions, documents
from application.registers.journal import journal_entries
from domain.bodies import BodyKind
from domain.decisions import Decision, DecisionOutcome
from domain.documents import Document
from domain.journal import JournalEntry, JournalEntryKind
from domain.organisations import OrganisationKind


def count(demo: OpenArchive, table: Table) -> int:
    with demo.stores.registers.connect() as connection:
        return connection.scalar(select(func.count()).select_from(table)) or 0


@pytest.fixture(scope="module")
def events(demo: OpenArchive) -> list[Any]:
    found = demo.stores.recorder.select_notifications(1, 100_000)
    return [demo.follower.mapper.to_domain_event(one) for one in found]


def values(demo: OpenArchive, table: Table, column: str) -> Counter[Any]:
    with demo.stores.registers.connect() as connection:
        return Counter(connection.execute(select(table.c[column])).scalars())


def test_there_is_as_much_as_promised(demo: OpenArchive) -> None:
    assert 55 <= count(demo, cases) <= 65
    assert 140 <= count(demo, decisions) <= 160
    assert 340 <= count(demo, documents) <= 380


def test_there_are_files_of_every_promised_kind(demo: OpenArchive) -> None:
    kinds = values(demo, document_versions, "file_type")
    assert min(kinds[kind] for kind in ("pdf", "docx", "odt", "xlsx", "eml")) >= 10


def test_every_outcome_and_kind_is_there(demo: OpenArchive) -> None:
    assert set(values(demo, decisions, "outcome")) == set(DecisionOutcome)
    assert set(values(demo, journal_entries, "kind")) == set(JournalEntryKind)
    assert set(values(demo, bodies, "kind")) == set(BodyKind)
    assert set(values(demo, organisations, "kind")) == set(OrganisationKind)


def test_most_is_published_and_some_is_not(demo: OpenArchive) -> None:
    published = values(demo, access, "published_at")
    total = count(demo, access)
    assert 0.01 * total < published[None] < 0.1 * total


@pytest.mark.parametrize(
    "kind",
    [
        Decision.Corrected,
        Decision.Rescinded,
        Decision.Superseded,
        Decision.FollowUpNoted,
        Decision.Shielded,
        JournalEntry.Shielded,
        JournalEntry.Answered,
        Document.PublicVersionFiled,
        Document.VersionFiled,
        Document.Shielded,
    ],
)
def test_something_has_become_of_some_records(events: list[Any], kind: type) -> None:
    assert any(isinstance(event, kind) for event in events)


def test_votes_are_of_every_method_and_some_are_decided_by_the_chair(events: list[Any]) -> None:
    ballots = [ballot for event in events if isinstance(event, Decision.Recorded) for ballot in event.ballots]
    assert {ballot["method"] for ballot in ballots} == {
        "unanimous",
        "for-against",
        "alternatives",
        "majority-election",
    }
    assert any(ballot["casting_vote"] for ballot in ballots)
    assert any(ballot["counts"] == {"for": 6, "against": 2} for ballot in ballots)
    assert any(vote["deputy_for"] for ballot in ballots for vote in ballot["votes"])


def test_shielding_is_whole_and_in_part_and_on_several_grounds(events: list[Any]) -> None:
    shielded = [event for event in events if isinstance(event, JournalEntry.Shielded)]
    assert {event.scope for event in shielded} == {"whole", "part"}
    assert {"13", "23", "25"} <= {event.basis["section"] for event in shielded}
    parties = [party for event in events if isinstance(event, JournalEntry.Registered) for party in event.senders]
    assert any(party["shielded"] for party in parties)


def test_what_is_shielded_and_public_has_a_title_of_its_own_for_the_public(demo: OpenArchive) -> None:
    of_entry = access.c.record_id == journal_entries.c.id
    columns = select(journal_entries.c.title, journal_entries.c.public_title).join(access, of_entry)
    with demo.stores.registers.connect() as connection:
        titles = connection.execute(columns.where(access.c.scope.is_not(None))).all()
    assert len(titles) >= 10
    assert all(public and public != title for title, public in titles)


def test_one_case_is_treated_by_several_bodies_each_with_its_own_number(demo: OpenArchive) -> None:
    with demo.stores.registers.connect() as connection:
        case_id = connection.scalar(select(decisions.c.case_id).where(decisions.c.reference == "RR 23/2025"))
        found = connection.execute(select(decisions.c.reference).where(decisions.c.case_id == case_id)).scalars().all()
    assert {reference.partition(" ")[0] for reference in found} == {"KDU", "OU", "RR", "KSE", "KSP", "KST", "KSL"}


def test_some_papers_wait_for_an_answer_with_a_day_and_some_without(demo: OpenArchive) -> None:
    entries = journal_entries.c
    waiting = select(entries.due).where(entries.kind == "incoming", entries.answered_way.is_(None))
    with demo.stores.registers.connect() as connection:
        days = list(connection.execute(waiting).scalars())
    assert any(days)
    assert not all(days)
