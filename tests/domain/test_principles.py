"""Principles for joint or separate answers: adopted, in force, repealed, cited."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import DomainError, InvalidRowsError, InvalidValueError
from domain.identity_numbers import IdentityNumberError
from domain.intervals import fact_on
from domain.principles import Principles, PrinciplesVersionTakenError, in_force, version_in
from domain.put_right import RegisteredByMistakeError
from tests.domain.given import SHA, known
from tests.domain.histories_of_principles import History
from tests.domain.naive_principles import in_force_on

BY = "kari"
POINTS = [
    {"text": "Regionrådet svarer når kommunene er enige.", "way": "jointly"},
    {"text": "Hver kommune svarer om egne arealer.", "way": "each"},
    {"number": "3a", "text": "Kommunene orienteres alltid."},
]


def principles(**more: Any) -> Principles:
    one = Principles.register(reference="2024/1", title="Prinsipper for felles høringssvar", by=BY)
    one.adopt(**{"adopted_on": "2022-03-01", "points": POINTS, "by": BY, **more})
    return one


def held(one: Principles, day: str) -> int | None:
    return fact_on(in_force(one.facts), day)


def test_a_version_is_in_force_from_the_day_it_was_adopted_unless_another_is_given() -> None:
    one = principles()
    one.adopt(adopted_on="2023-11-20", valid_from="2024-01-01", points=POINTS, by=BY)
    assert [held(one, day) for day in ("2022-02-28", "2022-03-01", "2023-12-31", "2024-01-01")] == [None, 1, 1, 2]


def test_points_are_numbered_by_their_place_and_keep_the_numbers_they_are_given() -> None:
    found = version_in(principles().facts, 1)
    assert found is not None
    assert [(point["number"], point["way"]) for point in found[1]["points"]] == [
        ("1", "jointly"),
        ("2", "each"),
        ("3a", None),
    ]
    assert found[1]["basis"] == {"kind": "none-found", "note": None}


@pytest.mark.parametrize(
    ("points", "wrong"),
    [
        ([{"text": "En"}, {"number": "1", "text": "To"}], {1: "number-twice"}),
        ([{"text": ""}, {"text": "To", "way": "all"}], {0: "missing", 1: "unknown"}),
    ],
)
def test_points_that_are_wrong_are_told_by_their_rows(points: list[Any], wrong: dict[int, str]) -> None:
    with pytest.raises(InvalidRowsError) as error:
        principles(points=points)
    assert {row: one.values["problem"] for row, one in error.value.rows.items()} == wrong


def test_a_version_says_something_by_its_points_or_by_a_paper() -> None:
    with pytest.raises(InvalidValueError) as error:
        principles(points=[])
    assert error.value.values["problem"] == "no-points"
    principles(points=[], texts=[{"document_id": known(3), "sha256": SHA}])


def test_a_version_needs_a_day_to_begin_on_and_cannot_end_before() -> None:
    for days, field in (({"adopted_on": None}, "valid_from"), ({"valid_until": "2021"}, "valid_until")):
        with pytest.raises(InvalidValueError) as error:
            principles(**days)
        assert error.value.values["field"] == field


def test_a_number_is_given_once() -> None:
    one = principles()
    with pytest.raises(PrinciplesVersionTakenError):
        one.adopt(version=1, adopted_on="2024", points=POINTS, by=BY)


def test_a_version_that_ended_is_not_followed_by_the_one_before() -> None:
    one = principles()
    one.adopt(valid_from="2023-01-01", valid_until="2023-06", points=POINTS, by=BY)
    assert [held(one, day) for day in ("2022-12-31", "2023-06-30", "2023-07-01")] == [1, 2, None]


def test_repealed_principles_are_in_force_again_when_a_later_version_is_adopted() -> None:
    one = principles()
    one.repeal(repealed_on="2023-01-01", by=BY)
    one.adopt(adopted_on="2024-01-01", points=POINTS, by=BY)
    assert [held(one, day) for day in ("2022-12-31", "2023-01-01", "2024-01-01")] == [1, None, 2]


@pytest.mark.parametrize("day", ["2021-01-01", "2022-03-01"])
def test_only_what_is_in_force_is_repealed(day: str) -> None:
    with pytest.raises(InvalidValueError) as error:
        principles().repeal(repealed_on=day, by=BY)
    assert error.value.values["problem"] == "not-in-force-then"


def test_what_is_recorded_is_put_right_and_taken_back() -> None:
    one = principles()
    one.correct({"valid_from": "2022-04-01"}, number=2, reason="avskrift", by=BY)
    assert (held(one, "2022-03-31"), held(one, "2022-04-01")) == (None, 1)
    with pytest.raises(InvalidValueError, match="no-points"):
        one.correct({"points": []}, number=2, reason="avskrift", by=BY)
    one.repeal(repealed_on="2023", by=BY)
    one.take_back(4, reason="ikke opphevet", by=BY)
    assert held(one, "2024-01-01") == 1
    one.withdraw(reason="ført to ganger", by=BY)
    assert in_force(one.facts) == []
    with pytest.raises(RegisteredByMistakeError):
        one.adopt(adopted_on="2024", points=POINTS, by=BY)


def test_a_point_that_is_cited_must_be_there() -> None:
    one = principles()
    one.require_point(1)
    one.require_point(1, "3a")
    for cited, problem in (((2, None), "no-such-version"), ((1, "4"), "no-such-point")):
        with pytest.raises(InvalidValueError, match=problem):
            one.require_point(*cited)


def test_no_identity_number_is_published_in_a_point() -> None:
    one = principles()
    secret = [{"text": "Spør 01019000083 først."}]
    one.adopt(adopted_on="2023", points=secret, by=BY)
    with pytest.raises(IdentityNumberError):
        one.publish(by=BY)
    one.take_back(3, reason="feil", by=BY)
    one.publish(by=BY)
    with pytest.raises(IdentityNumberError):
        one.adopt(adopted_on="2023", points=secret, by=BY)
    with pytest.raises(IdentityNumberError):
        one.correct({"points": secret}, number=2, reason="avskrift", by=BY)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 100_000), st.integers(1, 12))
def test_what_is_in_force_is_as_told_day_by_day(seed: int, steps: int) -> None:
    facts = History(seed).go_on(steps).facts
    spans = in_force(facts)
    assert all(one.days.end <= other.days.start for one, other in pairwise(spans))
    edges = {edge for one in spans for edge in (one.days.start, one.days.end) if edge < "9000"}
    days = edges | {f"{year}-07-15" for year in range(2019, 2027)}
    around = {(date.fromisoformat(day) + timedelta(days=shift)).isoformat() for day in days for shift in (-1, 0, 1)}
    assert {day: fact_on(spans, day) for day in around} == {day: in_force_on(facts, day) for day in around}


def test_histories_hold_what_they_are_to_show() -> None:
    told = [History(seed).go_on(12).facts for seed in range(30)]
    kinds = [record["kind"] for facts in told for record in facts["records"].values()]
    assert kinds.count("repeal") > 5
    assert kinds.count("version") > 60


def test_what_is_wrong_is_told_at_once() -> None:
    with pytest.raises(DomainError) as error:
        principles(adopted_on="i går", points=[{"text": ""}])
    assert len(getattr(error.value, "errors", ())) == 2
