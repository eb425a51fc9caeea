"""Findings: what is recorded leads to exactly this finding, and to none when all is in order."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from application.commands.bodies import DissolveBody, EstablishBody, dissolve_body, establish_body
from application.commands.council import AdmitParticipant, RegisterCouncil, admit_participant, register_council
from application.commands.in_office import (
    EndAppointment,
    GrantLeave,
    LetDeputyStepIn,
    end_appointment,
    grant_leave,
    let_deputy_step_in,
)
from application.commands.people import FindSamePerson, find_same_person
from application.opened import OpenArchive
from application.questions.findings import Finding, Severity, all_findings, count_findings
from application.questions.known import last_position
from domain.clock import clock_set_to
from tests.application.filled import BY, named
from tests.application.questions.assembly import BEGUN, BOARD, BODY, MARKER, RAKKESTAD, Assembly, by_participant

MEMBER, DEPUTY = "Marker member", "Marker numbered-deputy"
SITS = named(f"{MEMBER} in {MEMBER} None")
STANDS_IN = named(f"{DEPUTY} in {DEPUTY} None")


@pytest.fixture
def assembly(opened: OpenArchive) -> Iterator[Assembly]:
    with clock_set_to(BEGUN):
        yield Assembly(opened)


def only(found: list[Finding]) -> Finding:
    assert [one.kind for one in found] == [found[0].kind] if found else False, found
    return found[0]


def kinds(found: list[Finding]) -> list[str]:
    return [str(one.kind) for one in found]


def end(assembly: Assembly, appointment: UUID, ended_on: str, ground: str = "resigned") -> None:
    end_appointment(
        assembly.archive, EndAppointment(appointment_id=appointment, ground=ground, ended_on=ended_on, by=BY)
    )


def board(assembly: Assembly, **seating: Any) -> None:
    begun = EstablishBody(body_id=BOARD, name="Styret", abbreviation="ST", kind="political", by=BY)
    establish_body(assembly.archive, begun)
    assembly.seated(body=BOARD, **seating)
    assembly.seat("board", body=BOARD, role="leader")


def test_nothing_is_found_where_all_is_in_order(assembly: Assembly) -> None:
    assert assembly.found() == assembly.everything() == []


def test_a_seat_is_vacant_from_the_day_after_the_last_one_until_the_next_begins(assembly: Assembly) -> None:
    end(assembly, SITS, "2024-01-14")
    assembly.made("Ny", MEMBER, valid_from="2024-03-24", basis=by_participant(MARKER))
    vacant = assembly.found("2024-03-01")[0]
    assert (vacant.kind, vacant.severity, vacant.since, vacant.until) == (
        "vacant",
        Severity.MISSING,
        "2024-01-15",
        "2024-03-23",
    )
    assert (vacant.seat_id, vacant.appointment_id, vacant.organisation_id) == (named(f"seat {MEMBER}"), SITS, MARKER)
    assert vacant.rule is not None
    assert vacant.rule.section == "7-10"
    assert assembly.found("2024-03-24") == []
    assert kinds(assembly.found("2024-01-14")) == ["expiring"]


def test_a_vacancy_is_not_known_before_it_was_recorded(assembly: Assembly) -> None:
    before = assembly.position()
    end(assembly, SITS, "2024-01-14")
    assert assembly.found(known=before) == []
    assert "vacant" in kinds(assembly.found())


def test_a_term_that_ran_out_without_a_successor_is_told_apart(assembly: Assembly) -> None:
    found = assembly.found("2027-10-20")
    assert kinds(found) == ["expired", "expired", "no-member", "no-member", "deputy-vacant", "deputy-vacant"]
    assert found[0].since == "2027-10-15"
    assert found[0].rule is not None
    assert found[0].rule.section == "7-1"


def test_a_participant_has_a_member_and_as_many_deputies_as_members(assembly: Assembly) -> None:
    end(assembly, STANDS_IN, "2024-01-31")
    few, empty = assembly.found()
    assert (few.kind, few.severity, few.since, dict(few.values)) == (
        "few-deputies",
        Severity.REQUIREMENT,
        "2024-02-01",
        {"members": 1, "deputies": 0},
    )
    assert few.rule is not None
    assert (few.rule.section, few.organisation_id) == ("18-3", MARKER)
    assert (empty.kind, empty.severity, empty.until) == ("deputy-vacant", Severity.CHECK, None)


def test_a_participant_without_any_seat_has_no_member(assembly: Assembly) -> None:
    register_council(assembly.archive, RegisterCouncil(name="Prøverådet", by=BY))
    for organisation in (MARKER, RAKKESTAD):
        admit_participant(assembly.archive, AdmitParticipant(organisation_id=organisation, joined_on="2020", by=BY))
    assert assembly.found() == []
    end(assembly, SITS, "2024-01-14")
    missing = next(one for one in assembly.found() if one.kind == "no-member")
    assert (missing.since, missing.organisation_id) == ("2024-01-15", MARKER)


def test_the_law_requires_nothing_before_it_is_in_force(assembly: Assembly) -> None:
    assert {one.kind for one in assembly.found("2019-12-31")} <= {"vacant", "deputy-vacant"}


def test_two_hold_one_seat_unless_one_has_leave(assembly: Assembly) -> None:
    other = assembly.made("Ekstra", MEMBER, valid_from="2024-01-01", basis=by_participant(MARKER))
    two = only(assembly.found())
    assert (two.kind, two.appointment_id, two.since) == ("two-holders", other, "2024-01-01")
    assert two.values["other_appointment_id"] == SITS.hex
    leave = GrantLeave(appointment_id=SITS, valid_from="2024-01-01", until="2024-06-30", by=BY)
    grant_leave(assembly.archive, leave)
    assert "two-holders" not in kinds(assembly.found())


def test_dates_that_leave_it_open_are_no_overlap(assembly: Assembly) -> None:
    end(assembly, SITS, "2024")
    assembly.made("Ny", MEMBER, valid_from="2024", basis=by_participant(MARKER))
    assert "two-holders" not in kinds(assembly.found("2024-06-01"))


def test_one_holds_two_seats_of_a_participant_also_under_two_names(assembly: Assembly) -> None:
    assembly.seat("ekstra", role="member", number=2, organisation_id=MARKER)
    assembly.made("Tvilling", "ekstra", basis=by_participant(MARKER))
    assert "two-seats" not in kinds(assembly.found())
    same = FindSamePerson(person_id=named("person Tvilling"), same_as=named(f"person {MEMBER}"), reason="samme", by=BY)
    find_same_person(assembly.archive, same)
    assert "two-seats" in kinds(assembly.found())


def test_no_basis_is_found(assembly: Assembly) -> None:
    end(assembly, SITS, "2024-01-14")
    sits = assembly.made("Ny", MEMBER, valid_from="2024-01-15", decided_on=None, basis=None)
    none_found = only(assembly.found())
    assert (none_found.kind, none_found.appointment_id, none_found.since) == ("no-basis", sits, "2024-01-15")
    assert none_found.severity == Severity.MISSING


def test_another_elector_than_the_law_says(assembly: Assembly) -> None:
    end(assembly, SITS, "2024-01-14")
    basis = {"kind": "other", "authority": "Styret", "elector": "body"}
    assembly.made("Ny", MEMBER, valid_from="2024-01-15", decided_on=None, basis=basis)
    wrong = only(assembly.found())
    assert (wrong.kind, wrong.severity, dict(wrong.values)) == (
        "wrong-elector",
        Severity.REQUIREMENT,
        {"expected": "participant", "elector": "body"},
    )
    assert wrong.rule is not None
    assert wrong.rule.section == "18-3"


def test_participants_elect_to_the_assembly_only(assembly: Assembly) -> None:
    board(assembly)
    assembly.made("Ordfører", "board", body=BOARD, basis={**by_participant(MARKER), "elector": "participant"})
    wrong = only(assembly.found(body=BOARD))
    assert (wrong.kind, wrong.values["expected"]) == ("wrong-elector", "assembly")
    assert wrong.rule is not None


def test_what_is_said_of_a_seat_stands_and_is_only_checked(assembly: Assembly) -> None:
    board(assembly, elector="body")
    assembly.made("Ordfører", "board", body=BOARD, basis={**by_participant(MARKER), "elector": "assembly"})
    wrong = only(assembly.found(body=BOARD))
    assert (wrong.kind, wrong.severity, wrong.rule) == ("wrong-elector", Severity.CHECK, None)


def test_leadership_goes_round(assembly: Assembly) -> None:
    board(assembly, leadership_months=12, elector="assembly")
    basis = {"kind": "other", "authority": "Representantskapet", "elector": "assembly"}
    term = {"body": BOARD, "basis": basis, "organisation_id": MARKER}
    assembly.made("Leder", "board", valid_from="2024-01-01", until="2024-12-31", **term)
    assembly.made("Leder To", "board", valid_from="2025-01-01", until="2025-12-31", **term)
    assert assembly.found("2024-06-01", body=BOARD) == []
    stays = only(assembly.found("2025-06-01", body=BOARD))
    assert (stays.kind, stays.since, stays.values["leads_from"]) == ("leadership", "2025-01-01", "2024-01-01")


def test_a_term_is_longer_than_the_body_is_seated_for(assembly: Assembly) -> None:
    end(assembly, SITS, "2024-01-14")
    assembly.made("Ny", MEMBER, valid_from="2024-01-15", until=None, basis=by_participant(MARKER))
    assert assembly.found("2025-01-01") == []
    assert "too-long" not in kinds(assembly.found("2028-02-01"))
    long = next(one for one in assembly.found("2028-03-01") if one.kind == "too-long")
    assert (long.since, long.values["months"]) == ("2028-01-15", 48)


def test_what_ends_soon_is_told_of_until_there_is_a_successor(assembly: Assembly) -> None:
    soon = assembly.found("2027-08-01")
    assert kinds(soon) == ["expiring"] * 4
    assert soon[0].since == "2027-10-14"
    assembly.made("Ny", MEMBER, valid_from="2027-10-15", until="2031-10-14", basis=by_participant(MARKER))
    assert kinds(assembly.found("2027-08-01")) == ["expiring"] * 3
    assert assembly.everything("2027-08-01", within_days=30) == []


def test_a_leave_is_no_end(assembly: Assembly) -> None:
    leave = GrantLeave(appointment_id=SITS, valid_from="2024-01-01", until="2024-03-31", by=BY)
    grant_leave(assembly.archive, leave)
    step = LetDeputyStepIn(
        appointment_id=STANDS_IN,
        for_seat_id=named(f"seat {MEMBER}"),
        valid_from="2024-01-01",
        until="2024-03-31",
        by=BY,
    )
    let_deputy_step_in(assembly.archive, step)
    assert [one for one in assembly.found() if one.kind != "no-basis"] == []


def test_who_sits_in_a_body_that_is_dissolved(assembly: Assembly) -> None:
    dissolve_body(assembly.archive, DissolveBody(body_id=BODY, dissolved_on="2024-02-01", by=BY))
    found = assembly.found()
    assert kinds(found) == ["in-dissolved"] * 4
    assert found[0].since == "2024-02-02"
    assert assembly.found("2024-02-01") == []


def test_what_was_recorded_late(assembly: Assembly) -> None:
    end(assembly, SITS, "2023-10-31")
    with clock_set_to(BEGUN.replace(year=2024, month=5, day=14)):
        made = assembly.made(
            "Ny", MEMBER, valid_from="2023-11-01", decided_on="2023-10-31", basis=by_participant(MARKER)
        )
    late = only(assembly.found())
    assert (late.kind, late.appointment_id, late.values["days"]) == ("late", made, 196)


def test_everything_is_listed_in_pages_and_counted(assembly: Assembly) -> None:
    on = "2027-10-20"
    with assembly.opened.stores.registers.connect() as connection:
        known = last_position(connection)
        first = all_findings(connection, on, known, limit=4)
        second = all_findings(connection, on, known, limit=4, after=first.next)
        expired = all_findings(connection, on, known, kind="expired", body_id=BODY)
        counts = count_findings(connection, on, known)
    assert [*first.items, *second.items] == assembly.everything(on)
    assert second.next is None
    assert kinds(list(expired.items)) == ["expired", "expired"]
    assert counts == {"expired": 2, "no-member": 2, "deputy-vacant": 2}


def test_what_was_held_since_a_day_counts_when_that_is_asked(assembly: Assembly) -> None:
    end(assembly, SITS, "2024-01-14")
    assembly.made("Kort", MEMBER, valid_from="2024-01-15", until="2024-02-15", basis=None)
    asked = {"kinds": ["no-basis", "wrong-elector"]}
    assert assembly.everything("2024-06-01", **asked) == []
    assert kinds(assembly.everything("2024-06-01", since="2024-01-01", **asked)) == ["no-basis"]
