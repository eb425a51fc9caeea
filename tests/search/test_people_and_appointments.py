"""People and what they hold are found: by name, office, body, organisation and year, each audience what it may see."""

import pytest

from application.commands.appointments import ElectNominated, elect_nominated
from application.commands.appointments_put_right import WithdrawAppointment, withdraw_appointment
from application.commands.bodies import RenameBody, rename_body
from application.commands.people import (
    FindDifferentPerson,
    FindSamePerson,
    find_different_person,
    find_same_person,
)
from domain.access import Audience
from search.kinds.findings import findings_id
from search.verifying import verify_index
from tests.search.conftest import Indexed
from tests.search.seated import BY, appoint, person, seat_council
from tests.web.filing import the

PUBLIC, READER, OFFICER = Audience.PUBLIC, Audience.READER, Audience.OFFICER


@pytest.fixture
def seated(indexed: Indexed) -> Indexed:
    seat_council(indexed)
    indexed.follow()
    return indexed


def found(indexed: Indexed, typed: str, audience: Audience = PUBLIC) -> list[tuple[str, str]]:
    return [(hit.kind, hit.title) for hit in indexed.answer(typed, audience).hits]


LEADS = ("appointment", "Åse Tenkt, leder i Ordførerutvalget")
NOMINATED = ("appointment", "Bjørn Påfunn, medlem i Ordførerutvalget")


def is_as_the_registers(indexed: Indexed) -> bool:
    compared = verify_index(indexed.engine, indexed.opened.stores.registers, indexed.texts, pause_s=0.0)
    return not compared.differences


def test_a_name_finds_the_person_first_and_what_they_held(seated: Indexed) -> None:
    assert found(seated, "Åse Tenkt")[:2] == [("person", "Åse Tenkt"), LEADS]
    assert found(seated, "type:person leder") == [("person", "Åse Tenkt")]


def test_an_appointment_is_found_by_role_body_and_any_year_it_lasted(seated: Indexed) -> None:
    assert found(seated, "leder ordførerutvalget 2021")[0] == LEADS
    assert found(seated, "type:verv år:2021 kommune:Marker organ:OU") == [LEADS]
    assert found(seated, "type:verv år:2018") == []
    hit = seated.answer("leder ordførerutvalget 2021").hits[0]
    assert (hit.record_id, hit.on and hit.on.isoformat()) == (the("Åse Tenkt leader"), "2019-10-22")


def test_nominations_are_for_the_signed_in_and_leave_no_trace_for_others(seated: Indexed) -> None:
    assert NOMINATED in found(seated, "type:verv", READER)
    assert NOMINATED in found(seated, "type:verv", OFFICER)
    public, signed_in = seated.find("ordførerutvalget"), seated.find("ordførerutvalget", READER)
    assert {one.key: one.count for one in public.facets["type"]} == {
        "person": 1,
        "appointment": 1,
        "body": 1,
        "finding": 1,
    }
    assert {one.key: one.count for one in signed_in.facets["type"]} == {
        "person": 2,
        "appointment": 2,
        "body": 1,
        "finding": 1,
    }
    assert "2023" in {one.key for one in seated.find("Påfunn", READER).facets["year"] if one.count}
    assert found(seated, "Påfunn") == [("person", "Bjørn Påfunn")]
    assert not [one for one in seated.find("Påfunn").facets.get("year", ()) if one.count]
    assert not [one for one in seated.find("Påfunn").facets.get("body", ()) if one.count]
    elect = ElectNominated(appointment_id=the("Bjørn Påfunn member"), valid_from="2023-10-01", by=BY)
    elect_nominated(seated.opened.archive, elect)
    seated.follow()
    assert NOMINATED in found(seated, "type:verv")


def test_whatever_name_was_borne_finds_the_one_who_is_shown(seated: Indexed) -> None:
    person(seated, "Aase Tenkt-Liksom")
    appoint(seated, "Aase Tenkt-Liksom", "member", valid_from="2015", until="2019")
    seated.follow()
    assert ("person", "Aase Tenkt-Liksom") in found(seated, "Liksom")
    same = FindSamePerson(
        person_id=the("Aase Tenkt-Liksom"), same_as=the("Åse Tenkt"), reason="skrevet på to måter", by=BY
    )
    find_same_person(seated.opened.archive, same)
    seated.follow()
    assert found(seated, "type:person Liksom") == [("person", "Åse Tenkt")]
    assert {title for _, title in found(seated, "type:verv Liksom")} == {
        "Åse Tenkt, medlem i Ordførerutvalget",
        "Åse Tenkt, leder i Ordførerutvalget",
    }
    assert is_as_the_registers(seated)
    different = FindDifferentPerson(person_id=the("Aase Tenkt-Liksom"), reason="to ulike", by=BY)
    find_different_person(seated.opened.archive, different)
    seated.follow()
    assert ("person", "Aase Tenkt-Liksom") in found(seated, "Liksom")
    assert is_as_the_registers(seated)


def test_the_name_of_the_body_follows_and_the_one_it_had_still_finds(seated: Indexed) -> None:
    rename = RenameBody(body_id=the("OU"), name="Formannskollegiet", abbreviation="FK", valid_from="2022", by=BY)
    rename_body(seated.opened.archive, rename)
    seated.follow()
    assert LEADS in found(seated, "type:verv Formannskollegiet")
    assert is_as_the_registers(seated)


def test_what_was_registered_by_mistake_is_found_no_more(seated: Indexed) -> None:
    withdraw = WithdrawAppointment(appointment_id=the("Åse Tenkt leader"), reason="ført to ganger", by=BY)
    withdraw_appointment(seated.opened.archive, withdraw)
    assert found(seated, "type:verv") == []  # at once, before the index knows
    seated.follow()
    assert found(seated, "type:verv") == []
    assert found(seated, "type:person leder") == []
    assert is_as_the_registers(seated)


def test_one_without_end_is_found_by_the_year_it_is_now(seated: Indexed) -> None:
    person(seated, "Siv Skisse")
    appoint(seated, "Siv Skisse", "member", valid_from="2024")
    with seated.filing.at("2025-06-01T12:00"):
        seated.indexer.rebuild()
    assert found(seated, "type:verv år:2026") == []
    with seated.filing.at("2026-01-02T12:00"):
        seated.follow()
        assert found(seated, "type:verv år:2026") == [("appointment", "Siv Skisse, medlem i Ordførerutvalget")]
        assert seated.indexer.follow() == 0
        assert is_as_the_registers(seated)


def test_what_is_found_about_seats_is_found_as_of_today(seated: Indexed) -> None:
    (hit,) = seated.answer("type:funn").hits
    assert (hit.title, hit.reference, hit.record_id) == ("Funn i Ordførerutvalget", "OU", findings_id(the("OU")))
    assert "ledig plass" in seated.answer("funn ledig plass ordførerutvalget").hits[0].snippet.text.lower()
    assert found(seated, "type:funn utløpt Tenkt") == [("finding", "Funn i Ordførerutvalget")]
    appoint(seated, "Bjørn Påfunn", "leader", valid_from="2023-10-01")
    seated.follow()
    assert "utløpt" not in seated.answer("type:funn").hits[0].snippet.text.lower()
    assert is_as_the_registers(seated)


def test_findings_are_made_anew_each_day(seated: Indexed) -> None:
    person(seated, "Siv Skisse")
    appoint(seated, "Siv Skisse", "leader", valid_from="2023-10-01", until="2027-09-30")
    with seated.filing.at("2027-01-01T12:00"):
        seated.indexer.rebuild()
        assert "Utløper snart" not in seated.answer("type:funn").hits[0].snippet.text
    with seated.filing.at("2027-09-01T12:00"):
        seated.follow()
        assert "Utløper snart uten etterfølger, Siv Skisse" in seated.answer("type:funn skisse").hits[0].snippet.text
        assert is_as_the_registers(seated)


def test_suggestions_offer_people_before_titles_and_two_of_one_name_both(seated: Indexed) -> None:
    person(seated, "Åse Tenkte")
    seated.filing.case("2025/1", "Åse Tenkts plass")
    seated.follow()
    offered = seated.engine.suggest("åse ten", READER)
    assert [(one.kind, one.text) for one in offered][:2] == [("person", "Åse Tenkt"), ("person", "Åse Tenkte")]
    assert [one.kind for one in offered][2:] == ["case"]


def test_an_index_filled_anew_is_the_same(seated: Indexed) -> None:
    ids = [the(name) for name in ("Åse Tenkt", "Bjørn Påfunn", "Åse Tenkt leader", "Bjørn Påfunn member")]
    before = seated.engine.digests(ids)
    assert [len(before[one]) for one in ids] == [1, 2, 1, 1]
    seated.indexer.rebuild()
    assert seated.engine.digests(ids) == before
    assert is_as_the_registers(seated)
