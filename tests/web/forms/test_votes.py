"""Votes are shown and written in the reader's language, and stored in one."""

from typing import Any

import pytest
from flask import Flask

from domain.votes import ballots
from web.forms.form import Form
from web.forms.votes import BallotSchema, ballot_values

HELD = {
    "method": "for-against",
    "options": [],
    "counts": {"for": 1, "against": 1},
    "votes": [
        {"party": "Prøvdal", "organisation_id": None, "option": "for", "count": 1},
        {"party": "Tenkeby", "organisation_id": None, "option": "against", "count": 1},
    ],
    "casting_vote": "against",
}


@pytest.mark.parametrize(("language", "against"), [("nb", "mot"), ("nn", "mot"), ("en", "against")])
def test_what_was_voted_is_shown_in_the_readers_words_and_read_back(
    wordy_app: Flask, language: str, against: str
) -> None:
    with wordy_app.test_request_context(headers={"Accept-Language": language}):
        shown = ballot_values(HELD)
        assert [one["option"] for one in shown["votes"]] == ["for", against]
        assert shown["casting_vote"] == against
        votes = [{"party": one["party"], "option": one["option"].upper()} for one in shown["votes"]]
        read = BallotSchema().load({"method": "for-against", "votes": votes, "casting_vote": shown["casting_vote"]})
    assert [one["option"] for one in read["votes"]] == ["for", "against"]
    assert read["casting_vote"] == "against"


@pytest.mark.parametrize(
    "told",
    [
        {"method": "majority-election", "counts": {"Kari": 5, "Ola": 2}, "blank": 1, "written": True},
        {"method": "majority-election", "counts": {"Kari": 3, "Ola": 3}, "round": 2, "lot": "Ola"},
        {"method": "proportional-election", "counts": {"A": 3, "B": 3}, "places": 3, "lot": ["B"]},
        {"method": "proportional-election", "counts": {"A": 3, "B": 1}, "places": 3, "seats": {"A": 2, "B": 1}},
        {"method": "agreed-election", "elected": ["Kari", "Ola"], "counts": {"for": 8}},
        {"method": "lot", "options": ["Kari", "Ola"], "adopted": "Ola"},
        {"method": "for-against", "counts": {"for": 4, "against": 4}, "trial": True, "about": "punkt 2"},
        {"method": "alternatives", "options": ["A", "B"], "counts": {"A": 2, "B": 6}},
    ],
)
def test_a_form_reads_back_every_kind_of_vote_that_it_shows(wordy_app: Flask, told: dict[str, Any]) -> None:
    (held,) = ballots([told])
    with wordy_app.test_request_context():
        form = Form.begin(BallotSchema(), ballot_values(held))
        read = form.load()
    assert read is not None
    assert ballots([read]) == [held]
