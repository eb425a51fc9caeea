"""Codes in words: every code of the domain has its own, in bokmål."""

from enum import StrEnum

import pytest
from flask import Flask

from application.media import FILE_TYPES
from application.questions.findings.finding import FindingKind, Severity
from application.registers import REGISTERS
from domain.bodies import BodyKind
from domain.decisions import DecisionOutcome
from domain.journal import JournalEntryKind
from domain.organisations import OrganisationKind
from search.kinds import KINDS
from web.labels import LABELS, label, outcome_color, outcome_label


@pytest.mark.parametrize(
    ("group", "codes"),
    [
        ("kind", [kind.name for kind in KINDS]),
        ("kinds", [kind.name for kind in KINDS]),
        ("entry", JournalEntryKind),
        ("body", BodyKind),
        ("organisation", OrganisationKind),
        ("outcome", DecisionOutcome),
        ("register", [register.name for register in REGISTERS]),
        ("file", FILE_TYPES),
        ("finding", FindingKind),
        ("severity", Severity),
    ],
)
def test_every_code_has_words(group: str, codes: type[StrEnum] | list[str]) -> None:
    assert {str(code) for code in codes} <= set(LABELS[group])


def test_a_code_without_words_is_shown_as_it_is(app: Flask) -> None:
    with app.test_request_context("/"):
        assert label("file", "dwg") == "dwg"


def test_an_outcome_tells_its_vote(app: Flask) -> None:
    unanimous = {"method": "unanimous", "counts": {}}
    against = {"method": "for-against", "counts": {"for": 6, "against": 2}}
    alternatives = {"method": "alternatives", "counts": {"A": 3, "B": 1}}
    with app.test_request_context("/"):
        assert outcome_label("as-recommended") == "Vedtatt"
        assert outcome_label("as-recommended", [unanimous]) == "Enstemmig vedtatt"
        assert outcome_label("amended", [unanimous]) == "Vedtatt med endringer, enstemmig"
        assert outcome_label("as-recommended", [against]) == "Vedtatt, 6 mot 2"
        assert outcome_label("rejected", [against | {"counts": {"for": 2, "against": 6}}]) == "Ikke vedtatt, 2 mot 6"
        assert outcome_label("amended", [alternatives]) == "Vedtatt med endringer"
        assert outcome_label("amended", [against, unanimous]) == "Vedtatt med endringer"
        assert outcome_label("as-recommended", [against | {"counts": {}}]) == "Vedtatt"


def test_what_is_not_adopted_has_another_colour_than_what_is() -> None:
    assert outcome_color("as-recommended") == "success"
    assert outcome_color("rejected") == "danger"
    assert outcome_color("something new") == "neutral"
