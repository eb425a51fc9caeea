"""The council, who takes part in it, the subject areas, and the numbers that come next."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection

from application.commands.cases import OpenCase, open_case
from application.commands.council import BeginNumbers, RegisterCouncil, begin_numbers, register_council
from application.opened import OpenArchive
from application.questions.cases import case_by_id
from application.questions.council import all_areas, areas_by_id, offered_areas, participants, the_council
from application.questions.lookups import areas_named
from application.questions.numbers import next_case_reference, next_entry_number, next_item_number
from domain import clock
from domain.access import Audience
from tests.application.filled import BY, Filled, named, sha


@pytest.fixture
def connection(opened: OpenArchive, filled: Filled) -> Iterator[Connection]:
    with opened.stores.registers.connect() as connection:
        yield connection


def test_the_council_is_described_as_it_is_now(connection: Connection) -> None:
    council = the_council(connection)
    assert council is not None
    assert (council.name, council.legal_form) == ("Nye Prøverådet", "Interkommunalt politisk råd")
    assert (council.archive_creator, council.logo, council.version) == ("Prøverådet", sha("logo"), 9)


def test_a_new_archive_knows_no_council(opened: OpenArchive) -> None:
    with opened.stores.registers.connect() as connection:
        assert the_council(connection) is None
        assert (participants(connection), all_areas(connection)) == ([], [])


def test_who_takes_part_comes_before_who_did(connection: Connection) -> None:
    assert [(one.name, one.joined_on, one.left_on, one.left) for one in participants(connection)] == [
        ("Nye Prøvdal", "2021", None, False),
        ("Nye Prøvdal", "2010", "2018", True),
    ]


def test_areas_are_those_registered_and_those_used(connection: Connection) -> None:
    told = [(one.name, one.id is not None, one.renamed_to) for one in all_areas(connection)]
    assert told == [
        ("climate", False, None),
        ("transport", True, None),
        ("Vann", True, "Vann og avløp"),
        ("Vann og avløp", True, None),
        ("water", False, None),
    ]
    assert offered_areas(connection) == ["climate", "transport", "Vann og avløp", "water"]
    assert areas_named(connection, "VANN") == ["Vann og avløp"]
    assert areas_named(connection, "at") == ["climate", "water"][:2]
    assert areas_by_id(connection, [named("water"), named("nothing")]) == {named("water"): "Vann og avløp"}


def test_the_next_numbers_follow_those_given_out(connection: Connection) -> None:
    assert next_case_reference(connection, 2025) == "2025/4"
    assert next_case_reference(connection, 2026) == "2026/100"
    assert next_entry_number(connection, Filled.case) == 6
    assert next_item_number(connection, Filled.council, 2024) == "24/2024"
    assert next_item_number(connection, Filled.council, 2030) == "1/2030"
    assert next_item_number(connection, Filled.executive, 2020) == "1/2020"


def test_a_case_opened_gets_the_number_that_was_proposed(opened: OpenArchive) -> None:
    year = clock.today().year
    register_council(opened.archive, RegisterCouncil(name="Prøverådet", by=BY))
    begin_numbers(opened.archive, BeginNumbers(year=year, start=500, by=BY))
    with opened.stores.registers.connect() as connection:
        proposed = next_case_reference(connection, year)
    open_case(opened.archive, OpenCase(case_id=Filled.case, title="Ny bru", by=BY))
    with opened.stores.registers.connect() as connection:
        case = case_by_id(connection, Filled.case, Audience.OFFICER)
    assert case is not None
    assert case.reference == proposed == f"{year}/500"
