"""Votes are shown and written in the reader's language, and stored in one."""

import pytest
from flask import Flask

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
