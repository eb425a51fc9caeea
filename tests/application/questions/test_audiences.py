"""What each audience sees: the public nothing that is unpublished, and no reader anything that is shielded."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection

from application.opened import OpenArchive
from application.questions import cases, decisions, documents, journal, waiting
from domain.access import Audience
from tests.application.filled import SECRET, UNPUBLISHED, Filled, named

PUBLIC, READER, OFFICER = Audience


@pytest.fixture
def connection(opened: OpenArchive, filled: Filled) -> Iterator[Connection]:
    with opened.stores.registers.connect() as connection:
        yield connection


ENTRIES = (Filled.open_entry, Filled.part_entry, Filled.shielded_entry, Filled.hidden_entry)
DECISIONS = (Filled.open_decision, Filled.shielded_decision, Filled.hidden_decision, Filled.replaced_decision)
CASES = (Filled.case, Filled.closed_case, Filled.hidden_case)
DOCUMENTS = (
    Filled.open_paper,
    Filled.part_paper,
    Filled.shielded_paper,
    Filled.hidden_paper,
    named("hidden case paper"),
)


def everything(connection: Connection, audience: Audience) -> Iterator[Any]:
    """Yield all that every question answers, about everything."""
    yield cases.cases_by_id(connection, list(CASES), audience)
    yield cases.list_cases(connection, audience)
    yield [cases.case_by_reference(connection, f"2025/{number}", audience) for number in range(4)]
    yield journal.entries_by_id(connection, (*ENTRIES, Filled.stray_entry), audience)
    yield journal.list_entries(connection, audience)
    yield [journal.entries_of_case(connection, one, audience) for one in CASES]
    yield [journal.entries_moved_out(connection, one, audience) for one in CASES]
    yield waiting.waiting_for_answer(connection, audience)
    yield [journal.entries_answered_by(connection, one, audience) for one in ENTRIES]
    yield decisions.decisions_by_id(connection, DECISIONS, audience)
    yield decisions.list_decisions(connection, audience)
    yield [decisions.decisions_of_case(connection, one, audience) for one in CASES]
    yield [decisions.decisions_ended_by(connection, one, audience) for one in DECISIONS]
    yield [decisions.decision_by_slug(connection, slug, audience) for slug in ("RR-23-2024", "AU-2020-06", "OU-4-2024")]
    for one in DOCUMENTS:
        view = documents.document_by_id(connection, one, audience)
        if view is not None:
            yield view.shown_title(audience)
            yield view.readable(audience)
            yield [view.version(number, audience) for number in range(4)]


@pytest.mark.parametrize(
    ("audience", "secret", "unpublished"), [(PUBLIC, False, False), (READER, False, True), (OFFICER, True, True)]
)
def test_no_question_tells_more_than_the_asker_may_see(
    connection: Connection, audience: Audience, *, secret: bool, unpublished: bool
) -> None:
    told = repr(list(everything(connection, audience)))
    assert (SECRET in told, UNPUBLISHED in told) == (secret, unpublished)


def ids_seen(found: dict[UUID, Any]) -> set[UUID]:
    return set(found)


def test_a_case_is_seen_by_the_public_when_something_in_it_is_published(connection: Connection) -> None:
    assert ids_seen(cases.cases_by_id(connection, list(CASES), PUBLIC)) == {Filled.case}
    assert ids_seen(cases.cases_by_id(connection, list(CASES), READER)) == set(CASES)


@pytest.mark.parametrize(("audience", "title"), [(PUBLIC, "Bru over elva"), (READER, "Bru over elva")])
def test_a_cases_public_title_stands_in_for_its_title(connection: Connection, audience: Audience, title: str) -> None:
    found = cases.case_by_id(connection, Filled.case, audience)
    assert found is not None
    assert found.title == title


def test_who_answers_for_a_case_is_not_public(connection: Connection) -> None:
    responsible = [cases.cases_by_id(connection, [Filled.case], one)[Filled.case].responsible for one in Audience]
    assert responsible == [None, "ola", "ola"]


def test_the_line_of_a_shielded_entry_stays_in_the_public_journal(connection: Connection) -> None:
    """Number, dates, public title and basis."""
    found = journal.entries_by_id(connection, ENTRIES, PUBLIC)
    assert ids_seen(found) == {Filled.open_entry, Filled.part_entry, Filled.shielded_entry}
    line = found[Filled.shielded_entry]
    assert (line.reference, line.document_date, line.title, line.sees_content) == (
        "2025/1-3",
        "2024-01-15",
        None,
        False,
    )
    assert line.access.basis == "offl. § 13 første ledd, jf. fvl. § 13"
    assert found[Filled.part_entry].title == "Tilbud"
    officer = journal.entries_by_id(connection, ENTRIES, OFFICER)[Filled.shielded_entry]
    assert (officer.title, officer.sees_content) == (f"Klage {SECRET}", True)


@pytest.mark.parametrize(
    ("audience", "name", "known"), [(PUBLIC, None, False), (READER, None, False), (OFFICER, SECRET, True)]
)
def test_a_shielded_party_is_named_to_officers_only(
    connection: Connection, audience: Audience, name: str | None, *, known: bool
) -> None:
    for one in journal.entries_by_id(connection, ENTRIES, audience).values():
        shown, shielded = one.senders
        assert (shown.name, shown.organisation_id) == ("Prøvdal", Filled.municipality)
        assert (shielded.name, shielded.organisation_id) == ((SECRET, Filled.merged) if known else (None, None))


def test_a_shielded_decision_keeps_its_line_and_nothing_else(connection: Connection) -> None:
    for audience in (PUBLIC, READER):
        found = decisions.decisions_by_id(connection, DECISIONS, audience)[Filled.shielded_decision]
        assert (found.reference, found.decided_on, found.sees_content) == ("AU 2020-06", "2020-06", False)
        hidden = (found.title, found.recommendation, found.text, found.outcome, found.proposals, found.ballots)
        assert hidden == (None, None, None, None, (), ())
        assert found.access.basis is not None
    seen = decisions.decisions_by_id(connection, DECISIONS, OFFICER)[Filled.shielded_decision]
    assert (seen.title, seen.outcome, len(seen.ballots)) == (f"Ny bru {SECRET}", "amended", 1)


def test_an_unpublished_decision_is_not_there_for_the_public(connection: Connection) -> None:
    assert Filled.hidden_decision not in decisions.decisions_by_id(connection, DECISIONS, PUBLIC)
    assert decisions.decision_by_slug(connection, "OU-4-2024", PUBLIC) is None
    assert decisions.decision_by_slug(connection, "ou-4-2024", READER) is not None


def test_years_with_nothing_published_are_not_told(connection: Connection) -> None:
    assert decisions.decision_years(connection, PUBLIC) == [2025, 2024, 2022, 2020]
    assert decisions.decision_years(connection, PUBLIC, body_id=Filled.executive) == [2020]
    assert decisions.decision_years(connection, READER, body_id=Filled.executive) == [2024, 2020]


@pytest.mark.parametrize(
    ("document", "names"),
    [
        (Filled.open_paper, ("Kart.pdf", "Kart.pdf", "Kart.pdf")),
        (Filled.part_paper, ("Sladdet tilbud.pdf", "Sladdet tilbud.pdf", f"{SECRET}.pdf")),
        (Filled.shielded_paper, (None, None, f"{SECRET}.pdf")),
        (Filled.hidden_paper, (None, f"{UNPUBLISHED}.pdf", f"{UNPUBLISHED}.pdf")),
    ],
)
def test_each_audience_reads_its_own_version(
    connection: Connection, document: UUID, names: tuple[str | None, ...]
) -> None:
    read = []
    for audience in Audience:
        view = documents.document_by_id(connection, document, audience)
        version = view.readable(audience) if view else None
        read.append(version.name if version else None)
    assert tuple(read) == names


def test_earlier_versions_are_for_those_who_read_the_original(connection: Connection) -> None:
    view = documents.documents_by_id(connection, [Filled.part_paper])[Filled.part_paper]
    assert view.version(1, READER) is None
    assert view.version(1, OFFICER) is not None
    assert view.version(2, OFFICER) is None


def test_the_same_bytes_filed_twice_have_an_access_each(connection: Connection) -> None:
    version = documents.documents_by_id(connection, [Filled.open_paper])[Filled.open_paper].original
    assert documents.same_bytes(connection, version.sha256) == [Filled.open_paper]
