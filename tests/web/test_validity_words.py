"""Whether an item was validly decided, as its page says it."""

from flask import Flask, render_template_string
from flask_babel import force_locale

from domain.meetings.flaws import Found
from domain.meetings.minutes import minutes
from domain.meetings.taking_part import LeftOutWhy
from domain.meetings.validity import Validity, validity
from tests.domain.given_minutes import ITEMS, TURID, minutes_of
from web.validity_words import FOUND, WHY, in_words

PAGE = """{% import "macros/page.html" as page with context %}{% include "meetings/_validity.html" %}"""


def judged(members: int) -> Validity:
    treatment = {
        "ballots": [{"method": "unanimous"}],
        "disqualified": [{"key": TURID}],
        "closed": {"section": "§ 11-5"},
    }
    told = minutes(minutes_of({"8": treatment}), items=ITEMS)
    return validity(told, 8, members=members, form="in-person", held_on="2026-11-23", items=ITEMS, outside_agenda=True)


def test_everything_has_words() -> None:
    assert set(FOUND) == set(Found)
    assert set(WHY) == set(LeftOutWhy)


def test_findings_are_told_with_their_rules(wordy_app: Flask) -> None:
    with wordy_app.test_request_context(), force_locale("nb"):
        said = in_words(judged(5))
    assert [(one.text, one.rule) for one in said.facts] == [
        ("Ikke vedtaksført: 2 av 5 medlemmer deltok.", "kommuneloven § 11-9"),
        ("Lukkede dører, § 11-5.", "kommuneloven § 11-5"),
        (
            "Utenfor sakslisten: verken møteleder eller en tredjedel av de møtende kan ha motsatt seg det.",
            "kommuneloven § 11-3",
        ),
    ]
    assert said.took_part == ("Kari Eksempel", "Bjørn Påfunn (for Åse Tenkt)")
    assert said.left_out == ("Åse Tenkt: ikke i rommet. I stedet: Bjørn Påfunn", "Turid Liksom: inhabil")
    assert [(one.text, one.rule) for one in said.findings] == [
        ("Færre enn halvparten av medlemmene var til stede og stemte.", "kommuneloven § 11-9"),
        (
            "Protokollen sier ikke at organet selv avgjorde hvem som var inhabil. Turid Liksom.",
            "forvaltningsloven § 8",
        ),
        ("Protokollen sier ikke at organet vedtok å lukke dørene.", "kommuneloven § 11-5"),
    ]


def test_the_page_draws_it(wordy_app: Flask) -> None:
    with wordy_app.test_request_context(), force_locale("nb"):
        drawn = render_template_string(PAGE, one={"validity": in_words(judged(4))})
    assert "Vedtaksført: 2 av 4 medlemmer deltok." in drawn
    assert 'href="https://lovdata.no/lov/1967-02-10/§8"' in drawn
