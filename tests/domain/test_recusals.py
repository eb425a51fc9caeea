"""Who was not impartial in a decision: by whom and why, and never with an identity number."""

import pytest

from domain.decisions import Decision
from domain.errors import InvalidValueError, InvalidValuesError
from domain.identity_numbers import IdentityNumberError
from tests.domain.given import IDENTITY_NUMBER, a_decision, known, recorded


def test_a_recusal_is_noted_with_rule_ground_and_room() -> None:
    decision = a_decision()
    decision.note_recusal(
        person_id=known(3), name=" Åse Tenkt ", section="koml-11-10", ground=" ", left_room="no", by="kari"
    )
    assert recorded(decision) == [
        (
            Decision.RecusalNoted,
            {
                "person_id": known(3),
                "name": "Åse Tenkt",
                "section": "koml-11-10",
                "ground": None,
                "left_room": "no",
            },
        )
    ]


def test_two_who_are_registered_apart_may_have_one_name() -> None:
    decision = a_decision()
    for person in (known(3), known(4)):
        decision.note_recusal(person_id=person, name="Ola Tvilling", left_room="yes", by="kari")
    assert len(recorded(decision)) == 2
    with pytest.raises(InvalidValueError):
        decision.note_recusal(name="ola tvilling", left_room="yes", by="kari")
    assert recorded(decision) == []


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({"name": " "}, InvalidValueError),
        ({"section": "fvl-7"}, InvalidValueError),
        ({"left_room": ""}, InvalidValueError),
        ({"name": "", "left_room": ""}, InvalidValuesError),
        ({"name": IDENTITY_NUMBER}, IdentityNumberError),
        ({"ground": f"født {IDENTITY_NUMBER}"}, IdentityNumberError),
    ],
)
def test_what_cannot_be_is_refused(told: dict[str, str], error: type[Exception]) -> None:
    decision = a_decision()
    with pytest.raises(error):
        decision.note_recusal(**{"name": "Åse Tenkt", "left_room": "yes", "by": "kari"} | told)
    assert recorded(decision) == []


def test_one_that_was_not_noted_is_not_taken_back() -> None:
    decision = a_decision()
    with pytest.raises(InvalidValueError):
        decision.withdraw_recusal(7, reason="feil", by="kari")
    assert recorded(decision) == []
