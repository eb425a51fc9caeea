"""How elections and votes beside the usual are told, on the page of a decision and in its history."""

from typing import Any

import pytest
from flask import Flask, get_template_attribute
from flask_babel import force_locale

from domain.votes import ballots
from web.history_words.values import ballots as in_history
from web.labels import outcome_label

ELECTIONS: list[tuple[dict[str, Any], str]] = [
    (
        {"method": "majority-election", "counts": {"Kari": 5, "Ola": 1}, "blank": 1, "written": True},
        "Flertallsvalg: Kari 5 stemmer, Ola 1 stemme, 1 blank stemme. Valgt: Kari. Stemmegivningen var skriftlig.",
    ),
    (
        {"method": "majority-election", "counts": {"Kari": 3, "Ola": 3}},
        "Flertallsvalg: Kari 3 stemmer, Ola 3 stemmer. Ingen fikk mer enn halvparten av stemmene.",
    ),
    (
        {"method": "majority-election", "counts": {"Kari": 3, "Ola": 3}, "round": 2, "lot": "Ola"},
        "Flertallsvalg, andre runde: Kari 3 stemmer, Ola 3 stemmer. Ved loddtrekning: Ola. Valgt: Ola.",
    ),
    ({"method": "majority-election", "options": ["Kari"]}, "Flertallsvalg: Kari. Valgt: Kari."),
    (
        {"method": "proportional-election", "counts": {"A": 3, "B": 3}, "places": 3, "lot": ["B"]},
        "Forholdsvalg: A 3 stemmer (1 plass), B 3 stemmer (2 plasser). Ved loddtrekning: B.",
    ),
    (
        {"method": "agreed-election", "elected": ["Kari", "Ola"]},
        "Avtalevalg: Alle var enige om én liste. Valgt: Kari, Ola.",
    ),
    (
        {"method": "lot", "options": ["Kari", "Ola"], "adopted": "Ola"},
        "Det ble trukket lodd mellom Kari, Ola. Ved loddtrekning: Ola.",
    ),
]


def on_page(ballot: dict[str, Any]) -> str:
    drawn = str(get_template_attribute("decisions/_votes.html", "ballot")(ballot, 1, 1))
    return " ".join(drawn.replace("<p>", " ").replace("</p>", " ").split())


@pytest.mark.parametrize(("told", "words"), ELECTIONS)
def test_an_election_is_told_in_sentences(wordy_app: Flask, told: dict[str, Any], words: str) -> None:
    held = ballots([told])
    with wordy_app.test_request_context(), force_locale("nb"):
        assert in_history(held) == words
        assert on_page(held[0]) == words


def test_a_trial_vote_of_a_part_is_told_as_that_and_adopts_nothing(wordy_app: Flask) -> None:
    counts = {"for": 4, "against": 4}
    held = ballots([{"method": "for-against", "counts": counts, "trial": True, "about": "Punkt 2"}])
    with wordy_app.test_request_context(), force_locale("nb"):
        words = "Punkt 2: For 4, Mot 4 Prøvevotering, som ikke bandt noen."
        assert in_history(held) == words
        assert on_page(held[0]).endswith("4 for, 4 mot. Prøvevotering, som ikke bandt noen.")
        assert "Punkt 2" in on_page(held[0])
        assert outcome_label("as-recommended", held) == "Vedtatt"
