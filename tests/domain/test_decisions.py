from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from domain.clock import clock_set_to
from domain.dates import PartialDate
from domain.decisions import (
    Decision,
    DecisionBeforeCaseError,
    DecisionInForceError,
    DecisionInFutureError,
    DecisionNotInForceError,
)
from domain.errors import InvalidValueError
from domain.identity_numbers import IdentityNumberError
from tests.domain.given import IDENTITY_NUMBER, a_decision, known, new_decision, recorded

BEGAN = date(2025, 1, 15)


def test_a_decision_is_recorded_with_recommendation_beside_decision() -> None:
    decision = new_decision(
        case_id=known(1),
        body_id=known(2),
        number="23-25",
        recommendation=" Brua bygges. ",
        text=" Brua bygges i stål. ",
        outcome="amended",
        proposals=[{"from": "Prøvdal", "text": "i stål"}],
        ballots=[{"method": "unanimous"}],
        papers=[known(3)],
    )
    ((kind, told),) = recorded(decision)
    assert kind is Decision.Recorded
    assert told["ballots"][0]["adopted"] == "for"
    assert told | {"ballots": None} == {
        "case_id": known(1),
        "body_id": known(2),
        "decided_on": "2025-03-14",
        "number": "23/2025",
        "reference": "RR 23/2025",
        "title": "Ny bru",
        "public_title": None,
        "recommendation": "Brua bygges.",
        "text": "Brua bygges i stål.",
        "outcome": "amended",
        "proposals": [{"key": "A", "from": "Prøvdal", "text": "i stål"}],
        "ballots": None,
        "papers": [known(3)],
        "urgent": None,
    }


@pytest.mark.parametrize(
    ("number", "ordinal", "decided_on", "reference"),
    [
        ("23/2025", 1, "2025-03-14", "RR 23/2025"),
        (None, 1, "14.03.2025", "RR 2025-03-14"),
        (" ", 1, "03.2025", "RR 2025-03"),
        (None, 2, date(2025, 3, 14), "RR 2025-03-14 (2)"),
        (None, 1, PartialDate(2025), "RR 2025"),
    ],
)
def test_a_decision_is_known_by_its_number_or_else_its_date(
    number: str | None, ordinal: int, decided_on: Any, reference: str
) -> None:
    assert new_decision(number=number, ordinal=ordinal, decided_on=decided_on).reference == reference


def test_a_decision_is_not_of_tomorrow_at_the_office() -> None:
    # 23.30 UTC is past midnight in Oslo: the office is a day ahead.
    with clock_set_to(datetime(2025, 3, 13, 23, 30, tzinfo=UTC)):
        assert new_decision(decided_on="2025-03-14").content["decided_on"] == "2025-03-14"
        with pytest.raises(DecisionInFutureError) as caught:
            new_decision(decided_on="2025-03-15")
    assert caught.value.values == {"field": "decided_on", "decided_on": "2025-03-15", "today": "2025-03-14"}


@pytest.mark.parametrize("decided_on", ["2025-03", "2025"])
def test_a_partial_date_that_can_be_today_is_not_in_the_future(decided_on: str) -> None:
    with clock_set_to(datetime(2025, 3, 2, 12, tzinfo=UTC)):
        assert new_decision(decided_on=decided_on).content["decided_on"] == decided_on


@pytest.mark.parametrize("decided_on", ["2025-01-14", "2024-12", "2024"])
def test_a_decision_is_not_older_than_its_case(decided_on: str) -> None:
    with pytest.raises(DecisionBeforeCaseError) as caught:
        new_decision(decided_on=decided_on)
    assert caught.value.values == {"field": "decided_on", "decided_on": decided_on, "case_opened": "2025-01-15"}


@pytest.mark.parametrize("decided_on", ["2025-01-15", "2025-01", "2025"])
def test_a_date_that_can_be_after_the_opening_is_taken(decided_on: str) -> None:
    assert new_decision(decided_on=decided_on).content["decided_on"] == decided_on


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"decided_on": ""}, "missing"),
        ({"decided_on": "våren 2025"}, "bad-date"),
        ({"number": "sak 23"}, "bad-item-number"),
        ({"number": "0/2025"}, "bad-item-number"),
        ({"title": ""}, "missing"),
        ({"abbreviation": ""}, "missing"),
        ({"outcome": "adopted"}, "unknown"),
        ({"proposals": [{"text": ""}]}, "missing"),
        ({"ballots": [{"method": "shouting"}]}, "unknown"),
    ],
)
def test_what_is_no_decision_is_not_recorded(given: dict[str, Any], problem: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        new_decision(**given)
    assert caught.value.values["problem"] == problem


def test_documents_are_attached_once() -> None:
    decision = a_decision()
    decision.attach(known(5), role="main", by="kari")
    decision.attach(known(5), role="attachment", by="kari")
    assert recorded(decision) == [(Decision.DocumentAttached, {"document_id": known(5), "role": "main"})]
    with pytest.raises(InvalidValueError):
        decision.attach(known(6), role="cover", by="kari")
    assert decision.collect_events() == []


def test_a_correction_says_what_was_wrong_and_why() -> None:
    decision = a_decision()
    changes = {"text": "Brua bygges i tre.", "outcome": "amended", "title": "Ny bru"}
    decision.correct(changes, reason="avskrift", case_began=BEGAN, by="ola")
    assert recorded(decision) == [
        (
            Decision.Corrected,
            {
                "changes": {
                    "text": {"before": "Brua bygges.", "after": "Brua bygges i tre."},
                    "outcome": {"before": "as-recommended", "after": "amended"},
                },
                "reason": "avskrift",
            },
        )
    ]
    assert decision.content["text"] == "Brua bygges i tre."


@pytest.mark.parametrize(
    ("changes", "reason", "error"),
    [
        ({"reference": "RR 24/2025"}, "feil", InvalidValueError),
        ({"title": ""}, "feil", InvalidValueError),
        ({"text": "Nei"}, " ", InvalidValueError),
        ({"decided_on": None}, "feil", InvalidValueError),
        ({"decided_on": "2999-01-01"}, "feil", DecisionInFutureError),
        ({"decided_on": "2024-01-01"}, "feil", DecisionBeforeCaseError),
    ],
)
def test_a_correction_keeps_the_rules(changes: dict[str, Any], reason: str, error: type[Exception]) -> None:
    decision = a_decision()
    with pytest.raises(error):
        decision.correct(changes, reason=reason, case_began=BEGAN, by="ola")
    assert decision.collect_events() == []
    assert (decision.content["title"], decision.content["text"]) == ("Ny bru", "Brua bygges.")


def test_a_correction_to_the_same_is_none() -> None:
    decision = a_decision()
    decision.correct({"text": "Brua bygges."}, reason="feil", case_began=BEGAN, by="ola")
    assert decision.collect_events() == []


def test_a_decision_is_rescinded_by_another_or_for_a_reason() -> None:
    by_another, for_a_reason = a_decision(), a_decision()
    by_another.rescind(by_decision_id=known(8), rescinded_on="2025-05", by="ola")
    for_a_reason.rescind(reason="ugyldig", by="ola")
    assert recorded(by_another) == [
        (Decision.Rescinded, {"by_decision_id": known(8), "rescinded_on": "2025-05", "reason": None})
    ]
    assert recorded(for_a_reason) == [
        (Decision.Rescinded, {"by_decision_id": None, "rescinded_on": None, "reason": "ugyldig"})
    ]
    assert not by_another.is_in_force


def test_a_decision_is_superseded() -> None:
    decision = a_decision()
    decision.supersede(by_decision_id=known(8), superseded_on="1.6.2025", by="ola")
    assert recorded(decision) == [(Decision.Superseded, {"by_decision_id": known(8), "superseded_on": "2025-06-01"})]
    assert not decision.is_in_force


@pytest.mark.parametrize("first", ["rescind", "supersede"])
def test_what_is_no_longer_in_force_does_not_end_again(first: str) -> None:
    decision = a_decision()
    getattr(decision, first)(by_decision_id=known(8), by="ola")
    decision.collect_events()
    for again in (decision.rescind, decision.supersede):
        with pytest.raises(DecisionNotInForceError):
            again(by_decision_id=known(9), by="ola")
    assert decision.collect_events() == []


def test_an_end_that_is_none_is_refused() -> None:
    decision = a_decision()
    with pytest.raises(InvalidValueError):
        decision.rescind(by="ola")
    with pytest.raises(InvalidValueError):
        decision.rescind(by_decision_id=decision.id, by="ola")
    with pytest.raises(InvalidValueError):
        decision.supersede(by_decision_id=decision.id, by="ola")
    with pytest.raises(InvalidValueError):
        decision.rescind(reason="ugyldig", rescinded_on="2025-03-13", by="ola")
    with pytest.raises(InvalidValueError):
        decision.supersede(by_decision_id=known(8), superseded_on="2024", by="ola")
    assert decision.collect_events() == []
    assert decision.is_in_force


def test_a_follow_up_is_noted() -> None:
    decision = a_decision()
    decision.note_follow_up(text=" Lyses ut ", due="2025-09", responsible="ola", by="kari")
    assert recorded(decision) == [
        (Decision.FollowUpNoted, {"text": "Lyses ut", "due": "2025-09", "responsible": "ola"})
    ]
    with pytest.raises(InvalidValueError):
        decision.note_follow_up(text="", by="kari")
    assert decision.collect_events() == []


@pytest.mark.parametrize(
    "holding",
    [
        {"title": IDENTITY_NUMBER},
        {"text": f"Fødselsnummer {IDENTITY_NUMBER}."},
        {"recommendation": IDENTITY_NUMBER},
        {"proposals": [{"text": IDENTITY_NUMBER}]},
        {"ballots": [{"method": "unanimous", "votes": [{"party": "Prøvdal", "attended": IDENTITY_NUMBER}]}]},
    ],
)
def test_an_identity_number_is_kept_but_never_published(holding: dict[str, Any]) -> None:
    decision = a_decision(**holding)
    with pytest.raises(IdentityNumberError):
        decision.publish(by="kari")
    assert decision.collect_events() == []
    decision.shield(scope="whole", basis={"section": "26"}, by="kari")
    decision.publish(by="kari")
    decision.collect_events()
    with pytest.raises(IdentityNumberError):
        decision.lift_shielding(reason="feil", by="kari")
    assert decision.collect_events() == []


def test_a_published_decision_is_not_corrected_into_holding_one() -> None:
    decision = a_decision()
    decision.publish(by="kari")
    decision.collect_events()
    with pytest.raises(IdentityNumberError):
        decision.correct({"text": IDENTITY_NUMBER}, reason="feil", case_began=BEGAN, by="ola")
    assert decision.collect_events() == []


def test_the_body_and_the_number_of_a_decision_are_put_right() -> None:
    decision, body = a_decision(), uuid4()
    before = {"body_id": decision.body_id.hex, "number": "23/2025", "reference": "RR 23/2025"}
    decision.correct_reference(body_id=body, abbreviation="AU", number="7-2025", reason="feil organ", by="ola")
    after = {"body_id": body, "number": "7/2025", "reference": "AU 7/2025", "before": before, "reason": "feil organ"}
    decision.correct_reference(body_id=body, abbreviation="AU", number="7/2025", reason="samme", by="ola")
    assert recorded(decision) == [(Decision.ReferenceCorrected, after)]
    decision.correct_reference(body_id=body, abbreviation="AU", number=None, reason="uten nummer", by="ola")
    assert decision.reference == "AU 2025-03-14"


def test_a_decision_is_moved_to_a_case_that_is_as_old() -> None:
    decision, case_id = a_decision(), uuid4()
    before = {"case_id": decision.case_id.hex}
    with pytest.raises(DecisionBeforeCaseError):
        decision.move(case_id=case_id, case_began=date(2025, 4, 1), reason="feil sak", by="ola")
    decision.move(case_id=case_id, case_began=date(2025, 1, 1), reason="feil sak", by="ola")
    assert recorded(decision) == [(Decision.Moved, {"case_id": case_id, "before": before, "reason": "feil sak"})]


def test_an_ending_is_taken_back_and_recorded_rightly() -> None:
    decision, other = a_decision(), uuid4()
    with pytest.raises(DecisionInForceError):
        decision.take_back_ending(reason="feil", by="ola")
    decision.supersede(by_decision_id=other, superseded_on="2025-05-01", by="ola")
    decision.collect_events()
    decision.take_back_ending(reason="feil vedtak", by="ola")
    before = {"how": "superseded", "by_decision_id": other.hex, "on": "2025-05-01"}
    assert recorded(decision) == [(Decision.EndingWithdrawn, {"before": before, "reason": "feil vedtak"})]
    assert decision.is_in_force
    decision.rescind(reason="ugyldig", by="ola")
    assert not decision.is_in_force


def test_what_is_to_be_done_is_done_once_and_may_be_put_right() -> None:
    decision = a_decision()
    decision.note_follow_up(text="Lyses ut", due="2025-09", by="ola")
    decision.note_follow_up(text="Meldes fylket", by="ola")
    first, second = decision.follow_ups
    decision.collect_events()
    decision.finish_follow_up(first, done_on="2025-08", note=" Lyst ut ", by="ola")
    decision.finish_follow_up(first, by="ola")
    decision.correct_follow_up(second, {"due": "01.10.2025", "text": "Meldes fylket"}, reason="glemt", by="ola")
    decision.reopen_follow_up(first, reason="ikke helt", by="ola")
    assert recorded(decision) == [
        (Decision.FollowUpDone, {"follow_up": first, "done_on": "2025-08", "note": "Lyst ut"}),
        (
            Decision.FollowUpCorrected,
            {
                "follow_up": second,
                "changes": {"due": {"before": None, "after": "2025-10-01"}},
                "reason": "glemt",
            },
        ),
        (Decision.FollowUpReopened, {"follow_up": first, "reason": "ikke helt"}),
    ]
    for act, problem in (
        (lambda: decision.finish_follow_up(99, by="ola"), "unknown-follow-up"),
        (lambda: decision.reopen_follow_up(second, reason="feil", by="ola"), "not-done"),
        (lambda: decision.correct_follow_up(second, {"text": ""}, reason="feil", by="ola"), "missing"),
        (lambda: decision.correct_follow_up(second, {"done": True}, reason="feil", by="ola"), "not-correctable"),
    ):
        with pytest.raises(InvalidValueError) as caught:
            act()
        assert caught.value.values["problem"] == problem
    assert decision.collect_events() == []


def test_the_papers_put_before_the_body_are_put_right() -> None:
    decision, paper = a_decision(), uuid4()
    decision.correct({"papers": [paper]}, reason="glemt", case_began=date(2025, 1, 1), by="ola")
    assert decision.papers == [paper]
    changes = {"papers": {"before": [], "after": [paper.hex]}}
    assert recorded(decision) == [(Decision.Corrected, {"changes": changes, "reason": "glemt"})]
    with pytest.raises(InvalidValueError):
        decision.correct({"papers": ["x"]}, reason="feil", case_began=date(2025, 1, 1), by="ola")


def test_somebody_decides_alone_for_a_body_that_cannot_be_called() -> None:
    decision = new_decision(urgent={"decided_by": " Rådslederen ", "delegation": " ", "reason": "Fristen gikk ut."})
    told = {"decided_by": "Rådslederen", "delegation": None, "reason": "Fristen gikk ut."}
    assert decision.content["urgent"] == told
    for missing in ("decided_by", "reason"):
        with pytest.raises(InvalidValueError) as raised:
            new_decision(urgent=told | {missing: " "})
        assert (raised.value.values["field"], raised.value.values["problem"]) == (missing, "missing")
    with pytest.raises(InvalidValueError):
        new_decision(urgent=told | {"decided_by": "x" * 501})
    decision.correct({"urgent": None}, reason="Rådet vedtok det", case_began=BEGAN, by="kari")
    assert decision.content["urgent"] is None
