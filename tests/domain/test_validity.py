"""Was an item validly decided: who took part, quorum, doors, votes, and every finding with its rule."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.meeting_rules import is_quorum
from domain.meetings.flaws import Found
from domain.meetings.minutes import minutes
from domain.meetings.taking_part import LeftOutWhy, taking_part
from domain.meetings.validity import Validity, validity
from tests.domain.given_minutes import ASE, ITEMS, TURID, attendance, minutes_of
from tests.domain.naive_attendance import seats_filled

UNANIMOUS = {"ballots": [{"method": "unanimous"}], "outcome": "as-recommended"}


def judged(treatment: dict[str, Any], item: int = 8, *, people: Any = None, **told: Any) -> Validity:
    given = minutes_of({str(item): treatment}, attendance=people or attendance())
    told = {"members": 3, "form": "in-person", "held_on": "2026-11-23", "items": ITEMS, **told}
    return validity(minutes(given, items=ITEMS), item, **told)


def found(treatment: dict[str, Any], item: int = 8, **told: Any) -> dict[str, tuple[str, ...]]:
    return {one.kind: one.names for one in judged(treatment, item, **told).findings}


def vote(party: str, option: str = "for", **told: Any) -> dict[str, Any]:
    return {"party": party, "option": option, **told}


def counted(ayes: int, noes: int, **told: Any) -> dict[str, Any]:
    return {"ballots": [{"method": "for-against", "counts": {"for": ayes, "against": noes}, **told}]}


def test_a_deputy_takes_part_for_a_member_who_had_left() -> None:
    one = judged(UNANIMOUS)
    assert [(each.name, each.deputy_for) for each in one.took_part] == [
        ("Kari Eksempel", None),
        ("Bjørn Påfunn", "Åse Tenkt"),
        ("Turid Liksom", None),
    ]
    assert [(each.name, each.why, each.replaced_by) for each in one.left_out] == [
        ("Åse Tenkt", LeftOutWhy.AWAY, ("Bjørn Påfunn",))
    ]
    assert (one.quorum.members, one.quorum.present, one.quorum.voted, one.quorum.reached) == (3, 3, None, True)
    assert one.quorum.rule
    assert one.quorum.rule.section == "11-9"
    assert (one.decided, one.is_sound) == (True, True)


def test_the_member_takes_part_in_the_item_before() -> None:
    assert [each.name for each in judged(UNANIMOUS, 3).took_part] == ["Kari Eksempel", "Åse Tenkt", "Turid Liksom"]


def test_who_is_disqualified_is_left_out_and_the_body_must_have_said_so() -> None:
    disqualified = {"key": TURID, "section": "fvl-6", "decided": True}
    one = judged({**UNANIMOUS, "disqualified": [disqualified]})
    assert [each.name for each in one.took_part] == ["Kari Eksempel", "Bjørn Påfunn"]
    assert (one.is_sound, one.quorum.reached) == (True, True)
    told = found({**UNANIMOUS, "disqualified": [{**disqualified, "decided": False}]})
    assert told == {Found.DISQUALIFICATION_NOT_DECIDED: ("Turid Liksom",)}


def test_nobody_is_disqualified_in_an_election() -> None:
    told = {**UNANIMOUS, "disqualified": [{"key": TURID, "decided": False}]}
    assert found(told, kind="election") == {Found.DISQUALIFIED_IN_ELECTION: ("Turid Liksom",)}


@pytest.mark.parametrize(
    ("away", "named", "kind", "names"),
    [
        (
            {"disqualified": [{"key": TURID, "decided": True}]},
            vote("Skiptvet"),
            Found.DISQUALIFIED_VOTED,
            "Turid Liksom",
        ),
        (
            {"disqualified": [{"key": TURID, "decided": True}]},
            vote("Skiptvet kommune", attended="turid liksom"),
            Found.DISQUALIFIED_VOTED,
            "turid liksom",
        ),
        ({"excused": [{"key": TURID}]}, vote("skiptvet"), Found.EXCUSED_VOTED, "Turid Liksom"),
        ({}, vote("Sekretariatet", attended="Arne Arkivdal"), Found.NO_RIGHT_TO_VOTE, "Arne Arkivdal"),
        ({}, vote("Marker", attended="Åse Tenkt"), Found.NO_RIGHT_TO_VOTE, "Åse Tenkt"),
        ({}, vote("Marker", attended="Hans Fremmed"), Found.NO_RIGHT_TO_VOTE, "Hans Fremmed"),
    ],
)
def test_one_who_could_not_vote_did(away: dict[str, Any], named: dict[str, Any], kind: Found, names: str) -> None:
    ballot = {"method": "unanimous", "votes": [named, vote("Indre Østfold")], "counts": {"for": 2 if away else 3}}
    assert found({**away, "ballots": [ballot]}) == {kind: (names,)}


def test_votes_of_those_who_took_part_are_no_finding() -> None:
    votes = [vote("Marker", attended="Bjørn Påfunn", deputy_for="Åse Tenkt"), vote("Skiptvet"), vote("Ukjent parti")]
    assert found({"ballots": [{"method": "unanimous", "votes": votes}]}) == {}


def test_more_or_fewer_votes_than_were_there() -> None:
    assert found(counted(3, 1)) == {Found.MORE_VOTES_THAN_PRESENT: ()}
    assert found(counted(2, 0)) == {Found.VOTES_DO_NOT_ADD_UP: ()}
    assert found({"ballots": [{"method": "for-against", "counts": {"against": 1}, "adopted": "for"}]}) == {}


def test_half_of_the_members_must_vote() -> None:
    assert found(counted(3, 0), members=6) == {}
    assert found(counted(3, 0), members=7) == {Found.NO_QUORUM: ()}
    few = judged(counted(2, 0), members=5)
    assert (few.quorum.voted, few.quorum.reached) == (2, False)


def test_an_item_that_was_not_decided_needs_no_quorum() -> None:
    for treatment in ({"state": "postponed"}, {"text": "Rådet drøftet saken."}):
        assert (judged(treatment, members=20).decided, found(treatment, members=20)) == (False, {})


def test_a_trial_vote_is_told_and_decides_nothing() -> None:
    one = judged(counted(2, 1, trial=True))
    assert (one.decided, [(each.total, each.adopted) for each in one.votes]) == (False, [(3, None)])


def test_two_deputies_of_one_member_have_one_vote() -> None:
    people = attendance()
    people.append({"name": "Ny Vara", "role": "deputy", "deputy_for": ASE, "from_item": 8})
    assert found(counted(3, 0), people=people) == {Found.DEPUTY_BESIDE_MEMBER: ("Ny Vara",)}


def test_a_deputy_has_no_vote_beside_the_member() -> None:
    people = attendance()
    people[1]["until_item"] = 8
    assert found(counted(3, 0), people=people) == {Found.DEPUTY_BESIDE_MEMBER: ("Bjørn Påfunn",)}


def test_a_casting_vote_in_an_election_is_found() -> None:
    people = [*attendance(), {"name": "Ola Eksempel", "role": "member"}]
    told = counted(2, 2, casting_vote="for")
    assert found(told, people=people, members=4) == {}
    assert found(told, people=people, members=4, kind="election") == {Found.CASTING_VOTE_IN_ELECTION: ()}


def test_only_elections_are_voted_in_writing() -> None:
    assert found(counted(3, 0, written=True)) == {Found.WRITTEN_VOTE: ()}
    election = {"method": "majority-election", "counts": {"Kari": 2}, "blank": 1, "written": True}
    assert found({"ballots": [election]}, kind="election") == {}


def test_seats_that_the_quotients_do_not_give_are_asked_about() -> None:
    election = {"method": "proportional-election", "counts": {"A": 2, "B": 1}, "places": 3}
    assert found({"ballots": [election]}, kind="election") == {}
    assert found({"ballots": [{**election, "seats": {"A": 3}}]}) == {Found.SEATS_NOT_BY_QUOTIENTS: ()}


def test_what_is_treated_in_writing_needs_all_to_agree() -> None:
    assert found(UNANIMOUS, form="written") == {}
    assert found(counted(3, 0), form="written") == {}
    assert found(counted(2, 1), form="written") == {Found.WRITTEN_WITHOUT_CONDITIONS: ()}
    assert found(UNANIMOUS, form="written", members=4) == {Found.WRITTEN_WITHOUT_CONDITIONS: ()}


def test_doors_are_closed_on_a_basis_and_by_the_body() -> None:
    basis = {"section": "koml. § 11-5 andre ledd", "reason": None}
    assert judged(UNANIMOUS).doors.closed is False
    assert found(UNANIMOUS, closed=basis) == {Found.CLOSED_NOT_DECIDED: ()}
    assert found({**UNANIMOUS, "closed": {"decided": True}}) == {Found.CLOSED_WITHOUT_BASIS: ()}
    doors = judged({**UNANIMOUS, "closed": {"decided": True}}, closed=basis).doors
    assert (doors.closed, doors.section, doors.decided) == (True, "koml. § 11-5 andre ledd", True)


def test_the_law_of_the_day_is_named() -> None:
    old, new = (judged(UNANIMOUS, held_on=day, outside_agenda=True) for day in ("2019-10-31", "2019-11-01"))
    assert old.outside_agenda
    assert new.outside_agenda
    assert (old.outside_agenda.section, new.outside_agenda.section) == ("34", "11-3")
    assert old.outside_agenda.address == "https://lovdata.no/lov/1992-09-25-107/§34"
    assert judged(UNANIMOUS, held_on="1990", outside_agenda=True).outside_agenda is None


def test_an_item_that_the_minutes_do_not_tell_of_was_not_treated() -> None:
    one = validity(minutes(minutes_of({}), items=ITEMS), 5, members=3, form="remote", held_on="2026", items=ITEMS)
    assert (one.state, one.decided, one.findings) == ("not-treated", False, ())


@st.composite
def meetings(draw: st.DrawFn) -> dict[str, Any]:
    size = draw(st.integers(1, 4))
    seats = [f"m{place}" for place in range(size)]
    rows = [{"key": key, "role": "member"} for key in seats]
    rows += [
        {"key": f"d{place}", "role": "deputy", "deputy_for": draw(st.sampled_from([*seats, None]))}
        for place in range(draw(st.integers(0, 3)))
    ]
    for row in rows:
        spans = [(None, None), (8, None), (None, 8), (8, 8), (5, 5), (3, 8), (None, 3)]
        first, last = draw(st.sampled_from(spans))
        there = draw(st.sampled_from(["present", "present", "absent"]))
        row |= {"name": row["key"], "from_item": first, "until_item": last, "presence": there}
        row |= {"votes": draw(st.sampled_from([True, True, True, False])), "deputy_for": row.get("deputy_for")}
        row |= {"party": None, "organisation_id": None, "person_id": None}
    keys = [row["key"] for row in rows]
    out = [draw(st.lists(st.sampled_from(keys), unique=True, max_size=2)) for _ in range(2)]
    told = {"disqualified": [{"key": key} for key in out[0]], "excused": [{"key": key} for key in out[1]]}
    return {"attendance": rows, "treatments": {"8": {"state": "treated", **told}}}


@settings(max_examples=300, deadline=None)
@given(meetings(), st.sampled_from(ITEMS), st.integers(1, 9))
def test_seats_and_quorum_are_as_told_the_slow_way(told: dict[str, Any], item: int, members: int) -> None:
    there = taking_part(told, item, ITEMS)
    filled = seats_filled(told, item, ITEMS)
    assert len(there.took_part) == filled
    assert is_quorum(filled, members) == (filled >= (members + 1) // 2)
    assert not there.keys & {one.key for one in there.left_out}
