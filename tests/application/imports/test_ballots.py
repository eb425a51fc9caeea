from typing import Any
from uuid import UUID

import pytest

from application.imports.ballots import read_ballots
from application.imports.row_errors import BadBallotError
from domain.errors import InvalidValueError
from domain.votes import ballots

PROVDAL = UUID(int=1)


def read(written: str) -> list[dict[str, Any]]:
    """Return the votes as a decision would hold them."""
    return ballots(read_ballots(written, {"Prøvdal": PROVDAL}.get))


def parties(ballot: dict[str, Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for vote in ballot["votes"]:
        found.setdefault(vote["option"], []).append(vote["party"])
    return found


@pytest.mark.parametrize("written", ["enstemmig", "Enstemmig", "samrøystes"])
def test_all_agreed(written: str) -> None:
    (ballot,) = read(written)
    assert (ballot["method"], ballot["adopted"], ballot["votes"]) == ("unanimous", "for", [])


def test_all_agreed_and_who_they_were() -> None:
    (ballot,) = read("enstemmig: Prøvdal, Tenkeby")
    assert parties(ballot) == {"for": ["Prøvdal", "Tenkeby"]}
    assert ballot["counts"] == {"for": 2}


def test_for_and_against_by_name_with_the_organisations_that_are_known() -> None:
    (ballot,) = read("for: Prøvdal, Tenkeby; mot: Liksomnes")
    assert parties(ballot) == {"for": ["Prøvdal", "Tenkeby"], "against": ["Liksomnes"]}
    assert ballot["adopted"] == "for"
    assert [vote["organisation_id"] for vote in ballot["votes"]] == [str(PROVDAL), None, None]


@pytest.mark.parametrize("written", ["6 mot 2", "Vedtatt med 6 mot 2 stemmer", "for: 6; mot: 2", "For: 6\nMot: 2"])
def test_for_and_against_by_count(written: str) -> None:
    (ballot,) = read(written)
    assert (ballot["counts"], ballot["adopted"]) == ({"for": 6, "against": 2}, "for")


@pytest.mark.parametrize("written", ["mot 2 stemmer", "vedtatt mot 2 stemmer", "mot 1 stemme"])
def test_votes_against_alone(written: str) -> None:
    (ballot,) = read(written)
    assert ballot["adopted"] == "for"
    assert "for" not in ballot["counts"]


def test_a_tie_and_the_chair() -> None:
    (ballot,) = read("for: Prøvdal; mot: Liksomnes; dobbeltstemme: mot")
    assert (ballot["casting_vote"], ballot["adopted"]) == ("against", "against")


def test_alternatives() -> None:
    (ballot,) = read("alternativ A: Prøvdal, Tenkeby; forslag B: Liksomnes")
    assert (ballot["method"], ballot["options"], ballot["adopted"]) == ("alternatives", ["A", "B"], "A")


def test_several_votes_and_who_met_for_whom() -> None:
    (ballot,) = read("for: Prøvdal v/ Kari Eksempel (vara for Ola Eksempel) (3), Tenkeby (2); mot: Liksomnes (1)")
    first = ballot["votes"][0]
    assert (first["party"], first["attended"], first["deputy_for"], first["count"]) == (
        "Prøvdal",
        "Kari Eksempel",
        "Ola Eksempel",
        3,
    )
    assert ballot["counts"] == {"for": 5, "against": 1}


def test_a_blank_line_begins_another_vote() -> None:
    found = read("A: 5; B: 3\n \nenstemmig")
    assert [ballot["method"] for ballot in found] == ["alternatives", "unanimous"]


def test_nothing_is_no_vote() -> None:
    assert read("") == []


@pytest.mark.parametrize(
    "written",
    [
        "flertall",
        "for",
        "for:",
        "for: Prøvdal; for: Tenkeby",
        "enstemmig; mot: Tenkeby",
        "dobbeltstemme: for",
        "for: 3; mot: 3; dobbeltstemme: kanskje",
        "for: Prøvdal, (2)",
        "6-2",
    ],
)
def test_what_cannot_be_made_out_is_refused(written: str) -> None:
    with pytest.raises(BadBallotError) as caught:
        read(written)
    assert caught.value.values == {"value": written}


def test_a_tie_without_the_chair_is_the_rule_of_votes_to_refuse() -> None:
    with pytest.raises(InvalidValueError) as caught:
        read("3 mot 3")
    assert caught.value.values["problem"] == "tie"
