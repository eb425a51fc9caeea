"""Consultations: every way through one, who answers for whom, what an auditor would ask, and what cannot be."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.consultations import (
    AlreadyAnsweredError,
    AlreadyAskedError,
    AlreadyLetPassError,
    Consultation,
    answers_for,
    findings,
    municipalities_on,
    municipality_spans,
    standing_on,
    standings,
    texts_of_drafts,
    without_drafts,
)
from domain.errors import InvalidValueError, InvalidValuesError
from domain.identity_numbers import IdentityNumberError
from domain.intervals import fact_on
from domain.put_right import RegisteredByMistakeError
from tests.domain.given import IDENTITY_NUMBER, SHA, known
from tests.domain.histories_of_consultations import MUNICIPALITIES, History
from tests.domain.naive_consultations import municipality_on, state_on

BY = "kari"
ONE, OTHER = known(6), known(7)
STATEMENT = known(35)
PRINCIPLE = {"principles_id": known(34), "version": 2, "point": "3"}
DAYS = ("2025-03-09", "2025-03-10")
PAPER = [{"document_id": known(3), "sha256": SHA}]


def received(**more: Any) -> Consultation:
    letter: dict[str, Any] = {"title": "Høring", "received_on": "2025-01-10", "deadline": "2025-03-01"}
    return Consultation.receive(**{"reference": "2025/4", "sender": "Prøvefylket", "by": BY, **letter, **more})


def state(one: Consultation, day: str) -> str | None:
    standing = standing_on(one.facts, day)
    return None if standing is None else str(standing.state)


def found(one: Consultation, day: str) -> list[str]:
    return [str(each.kind) for each in findings(one.facts, day)]


def test_a_joint_answer_from_letter_to_outcome() -> None:
    one = received()
    one.choose_way("jointly", chosen_on="2025-01-12", principle=PRINCIPLE, reason="Alle berøres", by=BY)
    for who in (ONE, OTHER):
        one.ask(who, asked_on="2025-01-15", deadline="2025-02-10", by=BY)
    one.take_input(ONE, received_on="2025-02-05", agreeing="agrees", texts=PAPER, by=BY)
    one.decline_input(OTHER, declined_on="2025-02-09", by=BY)
    one.draft(drafted_on="2025-02-12", texts=PAPER, by=BY)
    one.treat(treated_on="2025-02-20", outcome="adopted", body="Regionrådet", by=BY)
    one.answer(STATEMENT, answered_on="2025-02-21", by=BY)
    one.tell_outcome(known_on="2025-09", outcome="Vedtatt", heard="heard", by=BY)
    days = ("2025-01-10", "2025-01-12", "2025-01-15", "2025-02-12", "2025-02-20", "2025-02-21", "2025-09-01")
    assert [state(one, day) for day in days] == [
        "received",
        "chosen",
        "asked",
        "drafted",
        "treated",
        "answered",
        "outcome",
    ]
    assert state(one, "2025-01-09") is None
    assert found(one, "2025-12-31") == []
    assert [answers_for(one.facts, who.hex, "2025-12-31") for who in (ONE, OTHER)] == ["council", "council"]
    assert [one.state for one in municipalities_on(one.facts, "2025-02-08")] == ["input", "asked"]


def test_each_municipality_answers_itself_and_it_is_open_until_the_deadline() -> None:
    one = received()
    one.choose_way("each", chosen_on="2025-01-12", principle=PRINCIPLE, by=BY)
    one.answer_itself(ONE, answered_on="2025-02-01", by=BY)
    standing = standing_on(one.facts, "2025-03-01")
    assert standing is not None
    assert (standing.state, standing.is_open) == ("left", True)
    after = standing_on(one.facts, "2025-03-02")
    assert after is not None
    assert not after.is_open
    assert not after.is_late("2025-03-02")
    assert [answers_for(one.facts, who.hex, "2025-03-02") for who in (ONE, OTHER)] == ["itself", "itself"]
    assert [each.state for each in municipalities_on(one.facts, "2025-03-02")] == ["own-answer"]


def test_both_answer_and_a_municipality_that_disagrees_says_so() -> None:
    one = received()
    one.choose_way("both", chosen_on="2025-01-12", principle=PRINCIPLE, by=BY)
    one.ask(ONE, asked_on="2025-01-13", deadline="2025-02-01", by=BY)
    one.take_input(ONE, received_on="2025-01-30", agreeing="disagrees", summary="Vil ha fire spor", by=BY)
    one.answer_itself(ONE, answered_on="2025-02-20", summary="Fire spor", by=BY)
    one.treat(treated_on="2025-02-21", outcome="amended", body_id=known(5), by=BY)
    one.answer(STATEMENT, answered_on="2025-02-22", by=BY)
    assert [(each.state, each.agreeing) for each in municipalities_on(one.facts, "2025-03-01")] == [
        ("own-answer", "disagrees")
    ]
    assert answers_for(one.facts, ONE.hex, "2025-03-02") == "both"
    assert answers_for(one.facts, OTHER.hex, "2025-03-01") == "both"
    assert answers_for(one.facts, OTHER.hex, "2025-03-02") == "council"


def test_a_municipality_answers_itself_though_the_council_answers_for_all() -> None:
    one = received()
    one.choose_way("jointly", chosen_on="2025-01-12", principle=PRINCIPLE, by=BY)
    one.answer_itself(ONE, answered_on="2025-02-20", by=BY)
    assert answers_for(one.facts, ONE.hex, "2025-02-19") == "council"
    assert answers_for(one.facts, ONE.hex, "2025-02-20") == "both"
    assert answers_for(one.facts, OTHER.hex, "2025-02-20") == "council"


def test_nobody_answers() -> None:
    one = received()
    assert answers_for(one.facts, ONE.hex, "2025-01-11") == "unsettled"
    one.choose_way("none", chosen_on="2025-01-12", reason="Angår oss ikke", by=BY)
    standing = standing_on(one.facts, "2025-06-01")
    assert standing is not None
    assert (standing.state, standing.is_open) == ("not-answered", False)
    assert answers_for(one.facts, ONE.hex, "2025-06-01") == "nobody"
    assert found(one, "2025-06-01") == ["no-principle"]


def test_it_is_let_pass_and_answered_late_all_the_same() -> None:
    one = received()
    one.let_pass(passed_on="2025-03-02", reason="Rakk det ikke", by=BY)
    assert state(one, "2025-03-02") == "passed"
    with pytest.raises(AlreadyLetPassError):
        one.let_pass(passed_on="2025-03-03", reason="Igjen", by=BY)
    one.answer(STATEMENT, answered_on="2025-03-09", by=BY)
    assert state(one, "2025-03-09") == "answered"
    assert [answers_for(one.facts, ONE.hex, day) for day in ("2025-03-08", "2025-03-09")] == ["nobody", "council"]
    assert found(one, "2025-03-10") == ["answered-late", "no-way", "not-treated"]
    told = [str(each.kind) for each in findings(one.facts, "2025-03-10", adopted={STATEMENT.hex})]
    assert told == ["answered-late", "no-way"]
    with pytest.raises(AlreadyAnsweredError):
        one.answer(STATEMENT, answered_on="2025-03-10", by=BY)
    with pytest.raises(AlreadyAnsweredError):
        one.let_pass(passed_on="2025-03-10", reason="Nei", by=BY)


def test_a_moved_deadline_counts_from_the_day_it_was_told() -> None:
    one = received()
    one.move_deadline(deadline="2025-04-01", moved_on="2025-02-20", note="Brev", by=BY)
    told = [standing_on(one.facts, day) for day in ("2025-02-19", "2025-02-20")]
    assert [each and each.deadline for each in told] == ["2025-03-01", "2025-04-01"]
    assert found(one, "2025-03-15") == []
    assert found(one, "2025-04-02") == ["late"]
    one.treat(treated_on="2025-03-30", outcome="adopted", body="Regionrådet", by=BY)
    one.choose_way("jointly", chosen_on="2025-03-01", principle=PRINCIPLE, by=BY)
    one.answer(STATEMENT, answered_on="2025-04-01", by=BY)
    assert found(one, "2025-04-02") == []


def test_input_that_comes_late_or_never_is_found() -> None:
    one = received()
    one.choose_way("jointly", chosen_on="2025-01-12", principle=PRINCIPLE, by=BY)
    one.ask(ONE, asked_on="2025-01-13", deadline="2025-02-01", by=BY)
    one.ask(OTHER, asked_on="2025-01-13", deadline="2025-02-01", by=BY)
    assert [each.is_late("2025-02-02") for each in municipalities_on(one.facts, "2025-02-02")] == [True, True]
    one.take_input(ONE, received_on="2025-02-10", by=BY)
    one.treat(treated_on="2025-02-11", outcome="adopted", body="Regionrådet", by=BY)
    one.answer(STATEMENT, answered_on="2025-02-12", by=BY)
    assert [(each.kind, each.organisation_id) for each in findings(one.facts, "2025-03-01")] == [
        ("unheard", OTHER.hex),
        ("input-late", ONE.hex),
    ]


def test_a_letter_that_comes_after_its_deadline_is_taken_in_and_found() -> None:
    one = received(deadline="2025-01-01")
    assert found(one, "2025-01-10") == ["received-late", "late"]


def test_a_draft_that_is_sent_back_is_still_a_draft() -> None:
    one = received()
    one.draft(drafted_on="2025-02-01", texts=PAPER, by=BY)
    one.treat(treated_on="2025-02-10", outcome="sent-back", body="Regionrådet", by=BY)
    assert state(one, "2025-02-10") == "drafted"
    one.treat(treated_on="2025-02-20", outcome="amended", body="Regionrådet", by=BY)
    assert state(one, "2025-02-20") == "treated"


def test_an_answer_that_is_treated_afterwards_was_not_treated_before() -> None:
    one = received()
    one.choose_way("jointly", chosen_on="2025-01-12", principle=PRINCIPLE, by=BY)
    one.answer(STATEMENT, answered_on="2025-02-22", by=BY)
    one.treat(treated_on="2025-03-10", outcome="adopted", body="Regionrådet", by=BY)
    assert [found(one, day) for day in ("2025-03-09", "2025-03-10")] == [["not-treated"], []]


def test_the_public_knows_nothing_of_drafts() -> None:
    one = received(texts=PAPER)
    one.ask(ONE, asked_on="2025-01-20", by=BY)
    one.draft(drafted_on="2025-01-25", statement_id=STATEMENT, by=BY)
    standing = standing_on(one.facts, "2025-01-25")
    assert standing is not None
    assert (standing.state, standing.public_state) == ("drafted", "asked")
    one = received(texts=PAPER)
    draft = [{"document_id": known(8), "sha256": SHA}]
    one.draft(drafted_on="2025-02-01", texts=[*draft, *PAPER], by=BY)
    assert without_drafts(one.facts)["records"] == {}
    assert texts_of_drafts(one.facts) == {known(8).hex}


def test_a_text_that_was_only_ever_a_draft_stays_closed() -> None:
    one = received(texts=PAPER)
    draft = [{"document_id": known(8), "sha256": SHA}]
    one.draft(drafted_on="2025-02-01", texts=[*draft, *PAPER], by=BY)
    one.take_back(max(int(number) for number in one.facts["records"]), reason="feil utkast", by=BY)
    assert texts_of_drafts(one.facts) == {known(8).hex}
    one.take_input(ONE, received_on="2025-01-20", texts=draft, by=BY)
    assert texts_of_drafts(one.facts) == frozenset(), "it is what a municipality said"


def test_an_answer_known_by_its_month_counts_when_it_can_have_come_after_the_question() -> None:
    one = received()
    one.ask(ONE, asked_on="2025-03-10", by=BY)
    one.ask(OTHER, asked_on="2025-03-10", by=BY)
    one.take_input(ONE, received_on="2025-03", by=BY)
    one.take_input(OTHER, received_on="2025-02", by=BY)
    states = {
        day: {each.organisation_id: str(each.state) for each in municipalities_on(one.facts, day)} for day in DAYS
    }
    assert states["2025-03-09"] == {OTHER.hex: "input"}
    assert states["2025-03-10"] == {ONE.hex: "input", OTHER.hex: "asked"}, "February was before the question"
    one.ask(ONE, asked_on="2025-03-20", by=BY)
    assert [str(each.state) for each in municipalities_on(one.facts, "2025-03-20")] == ["asked", "asked"]
    one.decline_input(ONE, declined_on="2025", by=BY)
    stands = {each.organisation_id: str(each.state) for each in municipalities_on(one.facts, "2025-03-20")}
    assert stands[ONE.hex] == "declined"


def test_a_treatment_known_by_its_month_is_of_the_draft_before_it() -> None:
    one = received()
    one.draft(drafted_on="2025-03-10", texts=PAPER, by=BY)
    one.treat(treated_on="2025-03", outcome="adopted", body="Regionrådet", by=BY)
    states = [standing_on(one.facts, day) for day in DAYS]
    assert [stands and str(stands.state) for stands in states] == ["received", "treated"]


def test_whoever_was_asked_is_not_asked_again_before_they_answer() -> None:
    one = received()
    one.ask(ONE, asked_on="2025-01-13", by=BY)
    with pytest.raises(AlreadyAskedError):
        one.ask(ONE, asked_on="2025-01-14", by=BY)
    one.take_input(ONE, received_on="2025-01-20", by=BY)
    one.ask(ONE, asked_on="2025-01-21", by=BY)
    assert [each.state for each in municipalities_on(one.facts, "2025-01-21")] == ["asked"]
    one.take_input(OTHER, received_on="2025-01-20", by=BY)
    one.ask(OTHER, asked_on="2025-01-13", by=BY)
    one.ask(OTHER, asked_on="2025-01-22", by=BY)


@pytest.mark.parametrize(
    ("act", "field", "problem"),
    [
        (lambda one: one.choose_way("all", chosen_on="2025-02-01", by=BY), "answering_way", "unknown"),
        (lambda one: one.choose_way("none", chosen_on="2025-01-09", by=BY), "chosen_on", "before-start"),
        (lambda one: one.ask(ONE, asked_on="2025-02-01", deadline="2025-01-31", by=BY), "inner_deadline", None),
        (lambda one: one.take_input(ONE, received_on="2025-01-01", by=BY), "input_on", "before-start"),
        (lambda one: one.take_input(ONE, received_on="", by=BY), "input_on", "missing"),
        (lambda one: one.draft(drafted_on="2025-02-01", by=BY), "draft", "missing"),
        (lambda one: one.treat(treated_on="2025-02-01", outcome="adopted", by=BY), "body", "missing"),
        (lambda one: one.treat(treated_on="2025-02-01", outcome="ok", body="RR", by=BY), "treatment_outcome", None),
        (lambda one: one.let_pass(passed_on="2025-02-01", reason=" ", by=BY), "reason", "missing"),
        (
            lambda one: one.tell_outcome(known_on="2025-05", outcome="Ja", heard="heard", address="example", by=BY),
            "address",
            "bad-address",
        ),
        (lambda one: one.correct({"kind": "way"}, reason="nei", by=BY), "kind", "not-correctable"),
        (lambda one: one.correct({"sender": ""}, reason="nei", by=BY), "sender", "missing"),
        (lambda one: one.correct({"statement_id": ""}, reason="nei", by=BY), "statement_id", "not-correctable"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(act: Any, field: str, problem: str | None) -> None:
    one = received()
    one.collect_events()
    with pytest.raises(InvalidValueError) as caught:
        act(one)
    assert caught.value.values["field"] == field
    assert problem is None or caught.value.values["problem"] == problem
    assert not one.collect_events()


def test_a_letter_needs_somebody_who_sent_it_and_tells_all_that_is_wrong_at_once() -> None:
    with pytest.raises(InvalidValueError) as caught:
        received(sender=None)
    assert caught.value.values["field"] == "sender"
    with pytest.raises(InvalidValuesError) as many:
        received(title="", received_on="i går", deadline="snart")
    assert [error.values["field"] for error in many.value.errors] == ["title", "received_on", "deadline"]


def test_facts_are_put_right_and_records_taken_back() -> None:
    one = received()
    one.treat(treated_on="2025-02-10", outcome="adopted", body="Regionrådet", by=BY)
    one.correct({"outcome": "sent-back"}, number=2, reason="avskrift", by=BY)
    assert state(one, "2025-02-10") == "drafted"
    one.correct({"deadline": "2025-03-10", "their_reference": "24/12"}, reason="avskrift", by=BY)
    assert one.facts["deadline"] == "2025-03-10"
    with pytest.raises(InvalidValueError, match="missing"):
        one.correct({"body": ""}, number=2, reason="avskrift", by=BY)
    one.take_back(2, reason="feil høring", by=BY)
    assert one.facts["records"] == {}
    one.withdraw(reason="ført to ganger", by=BY)
    assert state(one, "2025-02-10") is None
    with pytest.raises(RegisteredByMistakeError):
        one.ask(ONE, asked_on="2025-02-01", by=BY)


def test_the_public_reads_no_identity_number() -> None:
    one = received(title="Høring om 010190 12480")
    with pytest.raises(IdentityNumberError):
        one.publish(by=BY)
    public = received()
    public.draft(drafted_on="2025-01-11", texts=PAPER, note=f"Om {IDENTITY_NUMBER}", by=BY)
    public.publish(by=BY)
    with pytest.raises(IdentityNumberError):
        public.take_input(ONE, received_on="2025-01-20", summary=f"Skriv om {IDENTITY_NUMBER}", by=BY)
    with pytest.raises(IdentityNumberError):
        public.correct({"about": f"Om {IDENTITY_NUMBER}"}, reason="avskrift", by=BY)
    assert list(public.facts["records"]) == ["2"]


@given(st.integers(0, 10_000), st.integers(0, 14))
@settings(max_examples=60, deadline=None)
def test_each_day_is_as_it_is_told_for_that_day_alone(seed: int, steps: int) -> None:
    facts = History(seed).go_on(steps).facts
    spans, municipalities = standings(facts), municipality_spans(facts)
    day = date(2023, 11, 20)
    while day < date(2025, 2, 1):
        iso = day.isoformat()
        standing = fact_on(spans, iso)
        told = standing and (str(standing.state), standing.is_open, standing.way, standing.deadline)
        assert told == state_on(facts, iso), iso
        for who in MUNICIPALITIES:
            of_it = [span for span in municipalities if span.fact.organisation_id == who.hex]
            stands = fact_on(of_it, iso)
            assert (stands and (str(stands.state), stands.deadline)) == municipality_on(facts, who.hex, iso), iso
        day += timedelta(days=3)
