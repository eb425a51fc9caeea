"""What participants must treat themselves of a decision: asked, told, and taken back."""

from typing import Any

import pytest

from domain.decisions import Decision
from domain.errors import InvalidValueError
from domain.identity_numbers import IdentityNumberError
from tests.domain.given import IDENTITY_NUMBER, a_decision, known, recorded

MADE = {"outcome": "adopted", "treated_on": "14.05.2025", "by": "kari"}


def test_it_is_sent_to_each_once() -> None:
    decision = a_decision()
    decision.ask_treatment([known(1), known(2), known(1)], sent_on="01.03.2025", deadline="2025-06", by="kari")
    told = {"organisations": [known(1).hex, known(2).hex], "sent_on": "2025-03-01", "deadline": "2025-06"}
    assert recorded(decision) == [(Decision.TreatmentAsked, told)]


def test_what_one_decided_can_be_taken_back() -> None:
    decision = a_decision()
    decision.note_treatment(known(1), **MADE)
    number = max(decision.treatments)
    recorded(decision)
    decision.withdraw_treatment(number, reason="feil kommune", by="kari")
    before = {"organisations": [known(1).hex], "outcome": "adopted", "treated_on": "2025-05-14"}
    expected = {"treatment": number, "before": before, "reason": "feil kommune"}
    assert recorded(decision) == [(Decision.TreatmentWithdrawn, expected)]
    with pytest.raises(InvalidValueError, match="unknown-treatment"):
        decision.withdraw_treatment(number, reason="feil", by="kari")


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({"outcome": "kanskje"}, InvalidValueError),
        ({"treated_on": None}, InvalidValueError),
        ({"treated_on": "i går"}, InvalidValueError),
        ({"note": f"gjelder {IDENTITY_NUMBER}"}, IdentityNumberError),
    ],
)
def test_what_cannot_be_is_refused(told: dict[str, Any], error: type[Exception]) -> None:
    decision = a_decision()
    with pytest.raises(error):
        decision.note_treatment(known(1), **(MADE | told))
    assert recorded(decision) == []


def test_nobody_or_a_deadline_before_it_was_sent_is_refused() -> None:
    decision = a_decision()
    with pytest.raises(InvalidValueError, match="missing"):
        decision.ask_treatment([], sent_on="2025-03-01", by="kari")
    with pytest.raises(InvalidValueError, match="before-start"):
        decision.ask_treatment([known(1)], sent_on="2025-03-01", deadline="2025-02-01", by="kari")
