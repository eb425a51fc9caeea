"""What was filed in the wrong place: moved, withdrawn, and what each audience still sees of it."""

from typing import Any, cast
from uuid import UUID

import pytest
from sqlalchemy import Connection, Engine

from application.commands.access import Shield, shield
from application.commands.decisions import CorrectDecision, RecordDecision, correct_decision, record_decision
from application.commands.documents import MoveDocument, move_document
from application.commands.follow_ups import FinishFollowUp, NoteFollowUp, finish_follow_up, note_follow_up
from application.commands.journal import MoveEntry, RegisterEntry, move_entry, register_entry
from application.commands.withdrawing import Restore, Withdraw, restore, withdraw
from application.opened import OpenArchive
from application.questions.decisions import decision_by_slug, latest_decisions_of
from application.questions.documents import DocumentView, documents_of, list_documents
from application.questions.follow_ups import follow_ups_due
from application.questions.journal import (
    EntryView,
    entries_by_id,
    entries_moved_out,
    entries_of_case,
    entry_by_reference,
    entry_now,
    last_number,
    list_entries,
)
from domain.access import Audience
from tests.application.filled import BASIS, BY, Filled, named

PUBLIC, READER, OFFICER = Audience


class Fresh:
    """Asks in a new transaction each time, and so sees what is recorded meanwhile."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def execute(self, statement: Any, parameters: Any = None) -> Any:
        with self.engine.connect() as connection:
            return connection.execute(statement, parameters).freeze()()


@pytest.fixture
def connection(opened: OpenArchive, filled: Filled) -> Connection:
    return cast("Connection", Fresh(opened.stores.registers))


def entry(connection: Connection, identity: UUID, audience: Audience) -> EntryView:
    return entries_by_id(connection, [identity], audience)[identity]


def documents(connection: Connection, record_id: UUID) -> list[DocumentView]:
    return documents_of(connection, [record_id])[record_id]


def test_an_entry_moved_to_another_case_keeps_its_line_and_its_old_number(
    opened: OpenArchive, connection: Connection
) -> None:
    before = entry(connection, Filled.open_entry, PUBLIC)
    number = last_number(connection, Filled.case)
    move = MoveEntry(entry_id=Filled.open_entry, case_id=Filled.hidden_case, reason="feil sak", by=BY)
    move_entry(opened.archive, move)
    moved = entry(connection, Filled.open_entry, PUBLIC)
    assert (moved.reference, moved.moved_from) == ("2025/3-3", "2025/1-1")
    assert (moved.year, moved.sequence, moved.registered_on) == (before.year, before.sequence, before.registered_on)
    assert moved in list_entries(connection, PUBLIC).items
    assert moved.case_reference == "2025/3"
    assert entry_by_reference(connection, "2025/1-1", PUBLIC) is None
    assert entry_now(connection, "2025/1-1", PUBLIC) == moved
    assert entry_now(connection, "2025/1-2", PUBLIC) is None
    assert entries_moved_out(connection, Filled.case, PUBLIC) == [("2025/1-1", moved)]
    assert moved not in entries_of_case(connection, Filled.case, PUBLIC)
    assert last_number(connection, Filled.case) == number
    given = RegisterEntry(
        entry_id=named("next"), case_id=Filled.case, kind="internal", title="Notat", next_number=1, by=BY
    )
    register_entry(opened.archive, given)
    assert entry(connection, named("next"), READER).reference == f"2025/1-{number + 1}"


def test_who_may_not_see_an_entry_is_not_told_that_it_was_moved(opened: OpenArchive, connection: Connection) -> None:
    assert entry_now(connection, "2025/3-2", PUBLIC) is None
    assert entries_moved_out(connection, Filled.hidden_case, PUBLIC) == []
    assert [reference for reference, _ in entries_moved_out(connection, Filled.hidden_case, READER)] == ["2025/3-2"]


def test_a_withdrawn_entry_keeps_its_line_and_nothing_else(opened: OpenArchive, connection: Connection) -> None:
    paper = documents(connection, Filled.open_entry)[0]
    assert paper.readable(PUBLIC) is not None
    withdraw(opened.archive, Withdraw(kind="journal-entry", record_id=Filled.open_entry, reason="feilsendt", by=BY))
    for audience in (PUBLIC, READER):
        seen = entry(connection, Filled.open_entry, audience)
        assert (seen.reference, seen.title, seen.sees_content) == ("2025/1-1", None, False)
        assert {one.name for one in (*seen.senders, *seen.recipients)} == {None}
        assert seen in list_entries(connection, audience).items
        for one in documents(connection, Filled.open_entry):
            assert (one.readable(audience), one.is_listed(audience), one.shown_title(audience)) == (None, False, None)
        assert Filled.open_paper not in {one.id for one in list_documents(connection, audience, limit=100).items}
    office = entry(connection, Filled.open_entry, OFFICER)
    assert (office.title, office.access.withdrawn) == ("Søknad om bru", True)
    restore(opened.archive, Restore(kind="journal-entry", record_id=Filled.open_entry, reason="rett", by=BY))
    assert entry(connection, Filled.open_entry, PUBLIC).title == "Søknad om bru"


def test_a_public_title_goes_with_what_is_withdrawn(opened: OpenArchive, connection: Connection) -> None:
    assert entry(connection, Filled.part_entry, PUBLIC).title == "Tilbud"
    withdraw(opened.archive, Withdraw(kind="journal-entry", record_id=Filled.part_entry, reason="feil", by=BY))
    assert entry(connection, Filled.part_entry, PUBLIC).title is None
    (paper,) = documents(connection, Filled.part_entry)
    assert paper.readable(PUBLIC) is None


def test_a_withdrawn_document_is_read_by_the_office_alone(opened: OpenArchive, connection: Connection) -> None:
    withdraw(opened.archive, Withdraw(kind="document", record_id=Filled.open_paper, reason="feil fil", by=BY))
    paper = next(one for one in documents(connection, Filled.open_entry) if one.id == Filled.open_paper)
    assert [paper.readable(one) is None for one in Audience] == [True, True, False]
    assert [paper.is_listed(one) for one in Audience] == [False, False, True]
    assert entry(connection, Filled.open_entry, PUBLIC).sees_content


def test_a_document_moved_to_another_record_is_seen_as_that_one_is(opened: OpenArchive, connection: Connection) -> None:
    move = MoveDocument(
        document_id=Filled.open_paper,
        kind="journal-entry",
        record_id=Filled.open_entry,
        to_kind="decision",
        to_id=Filled.hidden_decision,
        reason="feil post",
        by=BY,
    )
    move_document(opened.archive, move)
    assert Filled.open_paper not in {one.id for one in documents(connection, Filled.open_entry)}
    paper = next(one for one in documents(connection, Filled.hidden_decision) if one.id == Filled.open_paper)
    assert [paper.readable(one) is None for one in Audience] == [True, False, False]
    assert [owner.record_id for owner in paper.owners] == [Filled.hidden_decision]


def test_a_decision_is_found_by_the_number_it_was_known_by(opened: OpenArchive, connection: Connection) -> None:
    assert decision_by_slug(connection, "OU-5-2024", READER) == decision_by_slug(connection, "OU-4-2024", READER)
    assert decision_by_slug(connection, "OU-5-2024", PUBLIC) is None
    other = RecordDecision(
        decision_id=named("bears it"),
        case_id=Filled.case,
        body_id=Filled.executive,
        decided_on="2024-02-02",
        number="5/2024",
        title="Vann",
        outcome="noted",
        by=BY,
    )
    record_decision(opened.archive, other)
    found = decision_by_slug(connection, "OU-5-2024", READER)
    assert found is not None
    assert found.id == named("bears it")


def test_who_voted_on_a_decision_is_who_voted_as_it_is_known_now(opened: OpenArchive, connection: Connection) -> None:
    def voted(organisation: UUID) -> set[UUID]:
        return {one.id for one in latest_decisions_of(connection, [organisation], OFFICER)}

    def correct(*voters: UUID, **more: Any) -> None:
        votes = [{"party": "Part", "organisation_id": str(one), "option": "for"} for one in voters]
        changes = {"ballots": [{"method": "for-against", "votes": votes}], **more}
        correct_decision(
            opened.archive, CorrectDecision(decision_id=Filled.open_decision, changes=changes, reason="feil", by=BY)
        )

    assert Filled.open_decision in voted(Filled.municipality) - voted(Filled.merged)
    correct(Filled.municipality, Filled.merged)
    assert Filled.open_decision in voted(Filled.municipality) & voted(Filled.merged)
    both = latest_decisions_of(connection, [Filled.municipality, Filled.merged], PUBLIC)
    assert [one.id for one in both].count(Filled.open_decision) == 1
    correct(Filled.merged)
    assert Filled.open_decision not in voted(Filled.municipality)
    assert Filled.open_decision in voted(Filled.merged)
    secret = Shield(kind="decision", record_id=Filled.open_decision, scope="whole", basis=BASIS, by=BY)
    shield(opened.archive, secret)
    assert latest_decisions_of(connection, [Filled.merged], READER) == []


def test_what_is_to_be_done_comes_by_day_with_its_decision(opened: OpenArchive, connection: Connection) -> None:
    for text, due, responsible in (("Uten dag", None, "per"), ("Straks", "2024-01-01", "ola")):
        note = NoteFollowUp(decision_id=Filled.open_decision, text=text, due=due, responsible=responsible, by=BY)
        note_follow_up(opened.archive, note)

    def told(audience: Audience, **narrowing: Any) -> list[str]:
        found, after = [], None
        while True:
            page = follow_ups_due(connection, audience, after=after, limit=1, **narrowing)
            found += [one.text for one, _ in page.items]
            if page.next is None:
                return found
            after = page.next

    assert told(READER) == ["Straks", "Lyses ut", "Send brev", "Uten dag"]
    assert told(READER, responsible="ola") == ["Straks", "Lyses ut"]
    assert told(PUBLIC) == []
    first, decision = follow_ups_due(connection, READER).items[0]
    assert decision.id == Filled.open_decision
    finish_follow_up(opened.archive, FinishFollowUp(decision_id=Filled.open_decision, follow_up=first.number, by=BY))
    assert told(READER) == ["Lyses ut", "Send brev", "Uten dag"]
    shield(
        opened.archive,
        Shield(kind="decision", record_id=Filled.open_decision, scope="whole", basis=BASIS, by=BY),
    )
    assert told(READER) == ["Send brev"]
    assert told(OFFICER) == ["Lyses ut", "Send brev", "Send brev", "Uten dag"]
