"""Agreements asked for together: gaps and overlaps of a party, lines of a list, and what rests on what."""

import pytest
from sqlalchemy import Connection

from application.opened import OpenArchive
from application.questions.agreement_findings import agreement_findings
from application.questions.agreement_lines import choices_among_agreements, lines_of
from application.questions.agreements import list_agreements
from application.questions.agreements_with import agreements_resting_on, texts_in_agreements
from application.questions.known import last_position
from benchmarks.statements import statements
from domain.access import Audience
from tests.application.filled import Filled


@pytest.fixture
def connection(opened: OpenArchive, filled: Filled) -> Connection:
    with opened.stores.registers.connect() as connection:
        yield connection


def test_days_between_an_agreement_and_what_replaced_it_are_a_gap(connection: Connection) -> None:
    found = agreement_findings(connection, [Filled.municipality], last_position(connection), Audience.PUBLIC)
    told = [(one.kind, one.first_day, one.last_day, one.before.reference, one.after.reference) for one in found]
    assert told == [("gap", "2024-01-01", "2024-02-09", "2020/1", "2024/2")]
    assert found[0].is_on("2024-02-09")
    assert not found[0].is_on("2024-02-10")


def test_lines_are_told_by_as_many_questions_however_many_there_are(connection: Connection) -> None:
    asked = []
    for limit in (1, 50):
        with statements() as told:
            page = list_agreements(connection, Audience.OFFICER, limit=limit)
            lines = lines_of(connection, page, "2024-06-01", last_position(connection))
        asked.append(len(told))
    assert asked[0] >= asked[1]
    by_reference = {one.view.reference: one for one in lines.items}
    assert by_reference["2024/2"].version == 1
    assert by_reference["2024/2"].areas == ["Samferdsel"]
    assert by_reference["2020/1"].version is None


def test_only_what_the_asker_sees_can_be_chosen_and_is_found_by_its_subject(connection: Connection) -> None:
    choices = choices_among_agreements(connection, Audience.PUBLIC)
    assert set(choices.parties) == {Filled.municipality, Filled.merged}
    assert list(choices.areas) == ["Samferdsel"]
    found = list_agreements(connection, Audience.PUBLIC, area="Samferdsel").items
    assert [one.reference for one in found] == ["2024/2"]


def test_a_document_is_known_as_the_text_of_versions(connection: Connection) -> None:
    known = last_position(connection)
    (found,) = texts_in_agreements(connection, Filled.agreement_text, known, Audience.PUBLIC)
    assert (found[0].reference, found[1]) == ("2024/2", (1,))
    assert texts_in_agreements(connection, Filled.open_paper, known, Audience.OFFICER) == []


def test_a_decision_is_known_as_what_a_version_rests_on(connection: Connection) -> None:
    known = last_position(connection)
    (found,) = agreements_resting_on(connection, Filled.open_decision, known, Audience.PUBLIC)
    assert (found[0].reference, found[1]) == ("2024/2", (2,))
