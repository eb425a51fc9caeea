"""What records look like: a body's name on the day, a row for each body, names and numbers over time."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from sqlalchemy import Connection

from application.commands.bodies import EstablishBody, establish_body
from application.commands.cases import OpenCase, open_case
from application.commands.decisions import RecordDecision, record_decision
from application.opened import OpenArchive
from application.questions.bodies import all_bodies, body_by_abbreviation
from application.questions.cases import case_by_reference, last_sequence
from application.questions.decisions import decision_by_slug, decisions_by_id, decisions_of_case
from application.questions.documents import documents_of
from application.questions.follow_ups import follow_ups_of
from application.questions.history import history_about, history_of
from application.questions.journal import entry_by_reference, last_number
from application.questions.organisations import all_organisations, organisations_by_id
from domain.access import Audience
from tests.application.filled import BY, Filled, named

READER = Audience.READER


@pytest.fixture
def connection(opened: OpenArchive, filled: Filled) -> Iterator[Connection]:
    with opened.stores.registers.connect() as connection:
        yield connection


def test_a_case_has_a_row_for_each_body_that_treated_it(connection: Connection) -> None:
    rows = decisions_of_case(connection, Filled.case, READER)
    assert [(row.body_abbreviation, row.number, row.decided_on, row.reference) for row in rows] == [
        ("OU", None, "2020-06", "AU 2020-06"),
        ("RR", "2/2022", "2022-03-01", "RR 2/2022"),
        ("OU", "4/2024", "2024-02-01", "OU 4/2024"),
        ("RR", "23/2024", "2024-03-01", "RR 23/2024"),
        ("RR", "40/2025", "2025-03-14", "RR 40/2025"),
        ("RR", "41/2025", "2025-03-14", "RR 41/2025"),
    ]


@pytest.mark.parametrize(
    ("decided_on", "then"),
    [
        ("2003", "Styret"),
        ("2004", "Styret"),
        ("2014-12-31", "Styret"),
        ("2015", "Arbeidsutvalget"),
        ("2020-12-31", "Arbeidsutvalget"),
        ("2021", "Arbeidsutvalget"),
        ("2021-01-01", None),
        ("2024-05-01", None),
    ],
)
def test_a_body_is_called_what_it_was_called_on_the_day(
    opened: OpenArchive, filled: Filled, decided_on: str, then: str | None
) -> None:
    """Before any name that is known it is called what it was called first."""
    identity, case_id = uuid4(), named("old case")
    open_case(opened.archive, OpenCase(case_id=case_id, title="Gammel", opened_on="1990", by=BY))
    record_decision(
        opened.archive,
        RecordDecision(
            decision_id=identity,
            case_id=case_id,
            body_id=filled.executive,
            decided_on=decided_on,
            title="Sak",
            outcome="noted",
            by=BY,
        ),
    )
    with opened.stores.registers.connect() as connection:
        found = decisions_by_id(connection, [identity], READER)[identity]
    assert found.body_name == "Ordførerutvalget"
    assert found.body_then == then


def test_a_decision_tells_what_became_of_it(connection: Connection) -> None:
    replaced = decision_by_slug(connection, "rr-2-2022", READER)
    rescinded = decision_by_slug(connection, "OU-4-2024", READER)
    assert replaced is not None
    assert rescinded is not None
    assert (replaced.ended, replaced.ended_on, replaced.ended_by_id) == (
        "superseded",
        "2024-03-01",
        Filled.open_decision,
    )
    assert (rescinded.ended, rescinded.ended_by_id) == ("rescinded", None)
    standing = decisions_by_id(connection, [Filled.open_decision], READER)[Filled.open_decision]
    assert (standing.ended, standing.text) == (None, "Brua bygges i tre.")
    assert standing.corrected_at is not None
    assert standing.papers == (Filled.open_entry, Filled.shielded_entry)
    assert [one.text for one in follow_ups_of(connection, Filled.open_decision)] == ["Lyses ut"]


def test_records_are_found_by_what_people_call_them(connection: Connection) -> None:
    assert case_by_reference(connection, " 2025/01 ", READER) is not None
    assert case_by_reference(connection, "2025/99", READER) is None
    assert case_by_reference(connection, "nonsense", READER) is None
    entry = entry_by_reference(connection, "2025/1-1", READER)
    assert entry is not None
    assert (entry.answered_way, entry.answered_on, entry.answer_id) == ("by-letter", "2024-02", Filled.shielded_entry)
    assert entry_by_reference(connection, "2025/1-99", READER) is None
    assert decision_by_slug(connection, "nonsense", READER) is None


def test_the_numbers_given_out_are_known(connection: Connection) -> None:
    assert (last_sequence(connection, 2025), last_sequence(connection, 1999)) == (3, 0)
    assert (last_number(connection, Filled.case), last_number(connection, uuid4())) == (5, 0)


@pytest.mark.parametrize("abbreviation", ["OU", "ou", "AU", "ST", "St"])
def test_a_body_is_found_by_any_abbreviation_it_had(connection: Connection, abbreviation: str) -> None:
    found = body_by_abbreviation(connection, abbreviation)
    assert found is not None
    assert (found.id, found.name) == (Filled.executive, "Ordførerutvalget")
    assert [one.name for one in found.names] == ["Styret", "Arbeidsutvalget", "Ordførerutvalget"]
    assert body_by_abbreviation(connection, "XX") is None


def test_bodies_come_in_norwegian_order_dissolved_ones_last(opened: OpenArchive, filled: Filled) -> None:
    for name, abbreviation in (("Årsmøtet", "Å"), ("Ærlighetsutvalget", "Æ"), ("Ålesutvalget", "ÅL")):
        body = EstablishBody(body_id=uuid4(), name=name, abbreviation=abbreviation, kind="network", by=BY)
        establish_body(opened.archive, body)
    with opened.stores.registers.connect() as connection:
        named_bodies = [one.name for one in all_bodies(connection)]
    expected = ["Ordførerutvalget", "Regionrådet", "Ærlighetsutvalget", "Ålesutvalget", "Årsmøtet", "Nemnda"]
    assert named_bodies == expected


def test_an_organisation_has_its_names_numbers_and_what_became_part_of_it(connection: Connection) -> None:
    found = organisations_by_id(connection, [Filled.municipality, Filled.merged])
    municipality, merged = found[Filled.municipality], found[Filled.merged]
    assert municipality.name == "Nye Prøvdal"
    assert [one.name for one in municipality.names] == ["Prøvdal herred", "Prøvdal", "Nye Prøvdal"]
    assert {one.number for one in municipality.numbers} == {"123456785", "0123"}
    assert municipality.merged_from == (Filled.merged,)
    assert (merged.merged_into, merged.merged_on) == (Filled.municipality, "2020-01-01")
    assert [one.id for one in all_organisations(connection, "municipality")] == [Filled.municipality, Filled.merged]
    assert all_organisations(connection, "state") == []


def test_documents_come_main_document_first(opened: OpenArchive, connection: Connection) -> None:
    found = documents_of(connection, [Filled.open_entry, Filled.hidden_entry])
    assert [one.title for one in found[Filled.open_entry]] == ["open paper.pdf", "Kart.pdf"]
    assert [one.id for one in found[Filled.hidden_entry]] == [Filled.hidden_paper]
    (owner,) = found[Filled.open_entry][0].owners
    assert (owner.record_id, owner.record_kind, owner.role) == (Filled.open_entry, "journal-entry", "main")


def test_the_history_tells_who_did_what_with_before_and_after(connection: Connection) -> None:
    events = history_of(connection, Filled.case)
    assert [one.topic for one in events] == [
        "case.reopened",
        "case.closed",
        "case.corrected",
        "case.corrected",
        "case.opening-corrected",
        "case.responsible-assigned",
        "case.classified",
        "case.retitled",
        "case.opened",
    ]
    assert {one.by for one in events} == {BY}
    assert events[4].details == {"opened_on": "2020-04", "before": "2020-05", "reason": "avskrift"}
    assert [one.position for one in history_of(connection, Filled.case, limit=2)] == [
        one.position for one in events[:2]
    ]
    about = {one.topic for one in history_about(connection, [Filled.case])}
    assert {"case.opened", "journal-entry.registered", "decision.recorded"} <= about


def test_claims_are_no_part_of_the_history(connection: Connection) -> None:
    assert not any(one.topic == "claim.made" for one in history_about(connection, [Filled.case]))
