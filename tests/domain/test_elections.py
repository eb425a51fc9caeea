"""Elections as ballots: by majority, by lists, agreed, by lot; and votes on trial, in writing, or of a part."""

from contextlib import suppress
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.elections import by_quotients
from domain.errors import InvalidValueError
from domain.votes import ballots

KARI, OLA, TURID = "Kari Eksempel", "Ola Eksempel", "Turid Liksom"


def ballot(**told: Any) -> dict[str, Any]:
    (only,) = ballots([told])
    return only


def majority(counts: dict[str, int], **told: Any) -> dict[str, Any]:
    return ballot(method="majority-election", counts=counts, **told)


def lists(counts: dict[str, int], places: int, **told: Any) -> dict[str, Any]:
    return ballot(method="proportional-election", options=list(counts), counts=counts, places=places, **told)


def test_more_than_half_of_the_votes_wins_the_first_round() -> None:
    found = majority({KARI: 5, OLA: 2}, blank=2)
    assert (found["adopted"], found["elected"], found["round"], found["blank"]) == (KARI, [KARI], 1, 2)
    assert found["options"] == [KARI, OLA]


@pytest.mark.parametrize("told", [{"counts": {KARI: 4, OLA: 4}}, {"counts": {KARI: 4, OLA: 3}, "blank": 1}])
def test_half_of_the_votes_wins_nothing_in_the_first_round(told: dict[str, Any]) -> None:
    found = majority(**told)
    assert (found["adopted"], found["elected"]) == (None, [])


def test_most_votes_win_the_second_round_and_a_lot_decides_equal_ones() -> None:
    assert majority({KARI: 3, OLA: 2, TURID: 2}, round=2)["adopted"] == KARI
    drawn = majority({KARI: 3, OLA: 3, TURID: 2}, round=2, lot=OLA)
    assert (drawn["adopted"], drawn["lot"]) == (OLA, OLA)


def test_the_only_candidate_needs_no_count() -> None:
    assert ballot(method="majority-election", options=[KARI])["elected"] == [KARI]


def test_seats_go_to_lists_by_their_quotients() -> None:
    found = lists({"A": 10, "B": 6, "C": 3}, 5, elected=[KARI, OLA])
    assert found["seats"] == {"A": 3, "B": 2, "C": 0}
    assert (found["places"], found["adopted"], found["elected"]) == (5, None, [KARI, OLA])


def test_of_equal_quotients_the_list_with_most_votes_comes_first_then_a_lot() -> None:
    assert lists({"A": 4, "B": 2}, 2)["seats"] == {"A": 2, "B": 0}
    assert lists({"A": 3, "B": 3}, 3, lot=["B"])["seats"] == {"A": 1, "B": 2}


def test_seats_that_are_told_stand_if_they_fill_the_places() -> None:
    assert lists({"A": 10, "B": 1}, 3, seats={"A": 2, "B": 1})["seats"] == {"A": 2, "B": 1}


def test_all_agree_to_one_list() -> None:
    found = ballot(method="agreed-election", elected=[KARI, OLA], counts={"for": 8})
    assert (found["adopted"], found["elected"], found["counts"]) == ("for", [KARI, OLA], {"for": 8})


def test_a_lot_is_drawn_among_those_who_are_named() -> None:
    assert ballot(method="lot", options=[KARI, OLA], adopted=OLA)["elected"] == [OLA]


def test_a_trial_vote_adopts_nothing_and_may_be_a_tie() -> None:
    found = ballot(method="for-against", counts={"for": 4, "against": 4}, trial=True, about=" punkt 2 ")
    assert (found["adopted"], found["trial"], found["about"]) == (None, True, "punkt 2")


def test_a_written_vote_names_nobody() -> None:
    assert majority({KARI: 5, OLA: 2}, written=True)["written"] is True


def test_several_votes_on_one_item_stand_in_their_order() -> None:
    found = ballots(
        [
            {"method": "alternatives", "options": ["A", "B"], "counts": {"A": 2, "B": 6}, "about": "Punkt 1"},
            {"method": "for-against", "counts": {"for": 7, "against": 1}, "about": "Punkt 2"},
            {"method": "unanimous", "about": "Helheten"},
        ]
    )
    assert [(one["about"], one["adopted"]) for one in found] == [
        ("Punkt 1", "B"),
        ("Punkt 2", "for"),
        ("Helheten", "for"),
    ]


@pytest.mark.parametrize(
    "told",
    [
        {"method": "majority-election", "counts": {KARI: 3, OLA: 3}, "round": 2, "lot": OLA},
        {"method": "majority-election", "counts": {KARI: 3, OLA: 3}, "written": True},
        {"method": "proportional-election", "counts": {"A": 3, "B": 3}, "places": 3, "lot": ["B"]},
        {"method": "agreed-election", "elected": [KARI]},
        {"method": "lot", "options": [KARI, OLA], "adopted": OLA},
        {"method": "for-against", "counts": {"for": 4, "against": 4}, "trial": True, "about": "punkt 2"},
    ],
)
def test_what_events_hold_is_read_again_as_it_is(told: dict[str, Any]) -> None:
    held = ballots([told])
    assert ballots(held) == held


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        (
            {"method": "majority-election", "counts": {KARI: 4, OLA: 4}, "casting_vote": KARI},
            "casting-vote-in-election",
        ),
        ({"method": "lot", "options": [KARI, OLA], "casting_vote": KARI}, "casting-vote-in-election"),
        ({"method": "majority-election", "counts": {KARI: 4}, "trial": True}, "trial-election"),
        ({"method": "majority-election", "options": [KARI, OLA]}, "counts-missing"),
        ({"method": "majority-election"}, "options-missing"),
        ({"method": "majority-election", "options": [KARI, KARI]}, "options-missing"),
        ({"method": "majority-election", "counts": {KARI: 4, OLA: 4}, "round": 2}, "lot-missing"),
        ({"method": "majority-election", "counts": {KARI: 4, OLA: 4}, "round": 2, "lot": TURID}, "lot-without-tie"),
        ({"method": "majority-election", "counts": {KARI: 5, OLA: 4}, "round": 2, "lot": KARI}, "lot-without-tie"),
        ({"method": "majority-election", "counts": {KARI: 4, OLA: 4}, "adopted": KARI}, "wrong-winner"),
        ({"method": "majority-election", "counts": {KARI: 4}, "round": "x"}, "bad-number"),
        (
            {
                "method": "majority-election",
                "counts": {KARI: 1},
                "votes": [{"party": "Marker", "option": KARI}],
                "written": True,
            },
            "written-and-named",
        ),
        ({"method": "proportional-election", "options": ["A", "B"], "places": 3}, "counts-missing"),
        ({"method": "proportional-election", "counts": {"A": 1}}, "missing"),
        ({"method": "proportional-election", "counts": {"A": 3, "B": 3}, "places": 3}, "lot-missing"),
        ({"method": "proportional-election", "counts": {"A": 3}, "places": 3, "seats": {"A": 2}}, "seats-disagree"),
        ({"method": "proportional-election", "counts": {"A": 3}, "places": 3, "seats": {"B": 3}}, "unknown-option"),
        (
            {"method": "proportional-election", "counts": {"A": 3}, "places": 1, "elected": [KARI, OLA]},
            "too-many-elected",
        ),
        ({"method": "agreed-election"}, "missing"),
        ({"method": "agreed-election", "elected": [KARI], "counts": {"against": 1}}, "unknown-option"),
        ({"method": "lot", "options": [KARI]}, "options-missing"),
        ({"method": "lot", "options": [KARI, OLA], "adopted": TURID}, "unknown-option"),
        ({"method": "for-against", "counts": {"for": 4}, "trial": True, "adopted": "for"}, "trial-adopts-nothing"),
    ],
)
def test_what_cannot_have_been_elected_is_refused(told: dict[str, Any], problem: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        ballot(**told)
    assert caught.value.values["problem"] == problem


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(0, 30), min_size=1, max_size=5).filter(any), st.integers(1, 12))
def test_no_list_could_do_better_with_a_seat_that_another_has(votes: list[int], places: int) -> None:
    counts = {chr(ord("A") + place): count for place, count in enumerate(votes)}
    seats = by_quotients(counts, places, _drawn(counts, places))
    assert sum(seats.values()) == places
    worst = min(Fraction(counts[name], won) for name, won in seats.items() if won)
    assert all(Fraction(counts[name], won + 1) <= worst for name, won in seats.items())


def _drawn(counts: dict[str, int], places: int) -> tuple[str, ...]:
    """Return lists that a lot could have been drawn for, none where the votes tell."""
    for size in range(len(counts) + 1):
        for tied in combinations(counts, size):
            with suppress(InvalidValueError):
                by_quotients(counts, places, tied)
                return tied
    raise AssertionError(counts)
