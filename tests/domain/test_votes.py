from typing import Any

import pytest

from domain.errors import InvalidValueError
from domain.votes import ballots, proposals


def vote(party: str, option: str | None = None, count: Any = 1, **values: Any) -> dict[str, Any]:
    return {"party": party, "option": option, "count": count} | values


def ballot(**given: Any) -> dict[str, Any]:
    (only,) = ballots([given])
    return only


def test_proposals_are_lettered_and_keep_their_own_letters() -> None:
    given = [{"text": "i stål"}, {"key": "X", "from": " Prøvdal ", "text": " i tre "}, {"text": "ikke"}]
    assert proposals(given) == [
        {"key": "A", "from": None, "text": "i stål"},
        {"key": "X", "from": "Prøvdal", "text": "i tre"},
        {"key": "C", "from": None, "text": "ikke"},
    ]


def test_a_unanimous_vote_needs_no_count() -> None:
    assert ballot(method="unanimous") == {
        "method": "unanimous",
        "options": ["for"],
        "counts": {},
        "votes": [],
        "casting_vote": None,
        "adopted": "for",
    }


def test_named_votes_are_counted_and_deputies_kept() -> None:
    identity = "0" * 32
    found = ballot(
        method="for-against",
        votes=[
            vote("Prøvdal", "for", 3, organisation_id=identity, attended="Åse Tenkt", deputy_for="Bjørn Påfunn"),
            vote("Tenkvik", "against", "2"),
            vote("Liksund", "for", None),
        ],
    )
    assert found["counts"] == {"for": 4, "against": 2}
    assert found["adopted"] == "for"
    assert found["votes"][0] == {
        "party": "Prøvdal",
        "organisation_id": identity,
        "option": "for",
        "count": 3,
        "attended": "Åse Tenkt",
        "deputy_for": "Bjørn Påfunn",
    }


def test_alternative_stands_against_alternative() -> None:
    found = ballot(method="alternatives", options=["A", "B", "C"], counts={"A": 2, "B": 5, "C": 1}, adopted="B")
    assert (found["options"], found["adopted"]) == (["A", "B", "C"], "B")


def test_more_may_have_voted_than_are_named() -> None:
    found = ballot(method="for-against", counts={"for": 9, "against": 2}, votes=[vote("Prøvdal", "against", 2)])
    assert found["counts"] == {"for": 9, "against": 2}


def test_the_casting_vote_decides_a_tie() -> None:
    found = ballot(method="for-against", counts={"for": 4, "against": 4}, casting_vote="against")
    assert (found["casting_vote"], found["adopted"]) == ("against", "against")


def test_papers_that_count_one_side_only_say_what_was_adopted() -> None:
    found = ballot(method="for-against", counts={"against": 2}, adopted="for")
    assert (found["counts"], found["adopted"]) == ({"against": 2}, "for")


@pytest.mark.parametrize(
    ("given", "adopted"),
    [
        ({"method": "for-against", "counts": {"for": 29}}, "for"),
        ({"method": "for-against", "counts": {"for": 5}, "adopted": "against"}, "against"),
        ({"method": "alternatives", "options": ["A", "B", "C"], "counts": {"B": 5, "C": 1}}, "B"),
    ],
)
def test_most_of_what_is_counted_wins_unless_the_papers_say_otherwise(given: dict[str, Any], adopted: str) -> None:
    assert ballot(**given)["adopted"] == adopted


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"method": "show of hands"}, "unknown"),
        ({"method": "alternatives"}, "options-missing"),
        ({"method": "alternatives", "options": ["A"]}, "options-missing"),
        ({"method": "alternatives", "options": ["A", "A"]}, "options-missing"),
        ({"method": "alternatives", "options": ["A", " "]}, "missing"),
        ({"method": "for-against", "counts": {"abstained": 1}}, "unknown-option"),
        ({"method": "for-against", "votes": [vote("Prøvdal", "blank")]}, "unknown-option"),
        ({"method": "for-against", "counts": {"for": -1, "against": 0}}, "bad-count"),
        ({"method": "for-against", "counts": {"for": "mange", "against": 0}}, "bad-count"),
        ({"method": "for-against", "votes": [vote("Prøvdal", "for", [])]}, "bad-count"),
        ({"method": "for-against", "votes": [vote("", "for")]}, "missing"),
        ({"method": "for-against", "counts": {"for": 1}, "votes": [vote("Prøvdal", "for", 2)]}, "counts-disagree"),
        ({"method": "for-against", "counts": {"for": 4, "against": 4}}, "tie"),
        (
            {"method": "for-against", "counts": {"for": 5, "against": 4}, "casting_vote": "for"},
            "casting-vote-without-tie",
        ),
        (
            {"method": "for-against", "counts": {"for": 4, "against": 4}, "casting_vote": "blank"},
            "casting-vote-without-tie",
        ),
        ({"method": "for-against", "counts": {"for": 5, "against": 4}, "adopted": "against"}, "wrong-winner"),
        ({"method": "for-against", "counts": {"against": 2}}, "winner-missing"),
        ({"method": "for-against"}, "winner-missing"),
        ({"method": "for-against", "counts": {"against": 2}, "adopted": "blank"}, "unknown-option"),
        ({"method": "unanimous", "adopted": "against"}, "wrong-winner"),
    ],
)
def test_what_cannot_have_been_voted_is_refused(given: dict[str, Any], problem: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        ballot(**given)
    assert caught.value.values["problem"] == problem


def test_a_proposal_says_something() -> None:
    with pytest.raises(InvalidValueError):
        proposals([{"from": "Prøvdal"}])
