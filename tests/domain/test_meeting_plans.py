"""Meeting plans: proposed, sent, adopted; and dates suggested from the year before."""

from datetime import date
from typing import Any

import pytest

from domain.errors import InvalidRowsError, InvalidValueError
from domain.identity_numbers import IdentityNumberError
from domain.meeting_plans import (
    MeetingPlan,
    NoDatesError,
    PlanAdoptedError,
    PlanState,
    dates_of,
    state_on,
    suggested,
)
from domain.meeting_plans.suggesting import same_week
from domain.put_right import RegisteredByMistakeError
from tests.domain.given import known

BY = "kari"
DATES: list[dict[str, Any]] = [
    {"starts_on": "12.02.2026", "starts_at": "9", "ends_at": "11.30", "place": "Rådhuset"},
    {"starts_on": "2026-09-08", "ends_on": "2026-09-10", "kind": "study-trip", "title": "Studietur"},
]


def a_plan(*dates: dict[str, Any]) -> MeetingPlan:
    plan = MeetingPlan.begin(reference="2026/1", body_id=known(5), year=2026, wanted=2, by=BY)
    if dates:
        plan.propose(dates=dates, proposed_on="2025-08-20", by=BY)
    plan.collect_events()
    return plan


def a_date(day: str, **more: Any) -> dict[str, Any]:
    plain = {"key": "1", "starts_on": day, "ends_on": None, "starts_at": "09:00", "ends_at": None}
    return plain | {"place": "Rådhuset", "kind": "ordinary", "title": None} | more


def test_dates_are_held_as_days_and_times_in_order_with_keys_that_stay() -> None:
    plan = a_plan(*reversed(DATES))
    first, second = dates_of(plan.facts)
    assert (first["starts_on"], first["starts_at"], first["ends_at"]) == ("2026-02-12", "09:00", "11:30")
    assert (first["key"], second["key"]) == ("2", "1")
    plan.propose(dates=[second, first, {"starts_on": "2026-06-04"}], proposed_on="2025-08-22", by=BY)
    assert [(one["key"], one["starts_on"]) for one in dates_of(plan.facts)] == [
        ("2", "2026-02-12"),
        ("3", "2026-06-04"),
        ("1", "2026-09-08"),
    ]


@pytest.mark.parametrize(
    ("date", "problem"),
    [
        ({"starts_on": "2027-01-12"}, "not-in-year"),
        ({"starts_on": "2026-02"}, "not-a-day"),
        ({"starts_on": "2026-02-12", "starts_at": "25:00"}, "bad-time"),
        ({"starts_on": "2026-02-12", "starts_at": "10:00", "ends_at": "09:00"}, "before-start"),
        ({"starts_on": "2026-02-12", "ends_on": "2026-02-11"}, "before-start"),
        ({"starts_on": "2026-02-12", "kind": "party"}, "unknown"),
    ],
)
def test_a_date_that_is_wrong_is_told_by_its_row(date: dict[str, Any], problem: str) -> None:
    plan = a_plan()
    with pytest.raises(InvalidRowsError) as error:
        plan.propose(dates=[DATES[0], date], by=BY)
    assert {row: one.values["problem"] for row, one in error.value.rows.items()} == {1: problem}
    assert plan.collect_events() == []


def test_how_a_plan_stands_follows_from_what_happened_by_the_day() -> None:
    plan = a_plan(*DATES)
    plan.send(organisations=[known(6)], sent_on="2025-08-25", by=BY)
    plan.adopt(adopted_on="2025-11-20", by=BY)
    days = ("2025-08-19", "2025-08-20", "2025-08-25", "2025-11-19", "2025-11-20")
    assert [state_on(plan.facts, day) for day in days] == [
        PlanState.BEGUN,
        PlanState.PROPOSED,
        PlanState.SENT,
        PlanState.SENT,
        PlanState.ADOPTED,
    ]


def test_an_adopted_plan_takes_no_new_dates_until_the_adoption_is_taken_back() -> None:
    plan = a_plan(*DATES)
    plan.adopt(adopted_on="2025-11-20", by=BY)
    for act in (
        lambda: plan.propose(dates=DATES, by=BY),
        lambda: plan.adopt(adopted_on="2025-11-21", by=BY),
    ):
        with pytest.raises(PlanAdoptedError):
            act()
    plan.take_back(3, reason="utsatt", by=BY)
    plan.propose(dates=DATES[:1], by=BY)
    assert len(dates_of(plan.facts)) == 1


def test_nothing_is_sent_or_adopted_without_dates_nor_are_these_taken_back_from_under_it() -> None:
    plan = a_plan()
    with pytest.raises(NoDatesError):
        plan.adopt(adopted_on="2025-11-20", by=BY)
    with pytest.raises(NoDatesError):
        plan.send(organisations=[known(6)], by=BY)
    assert plan.collect_events() == []
    plan.propose(dates=DATES, by=BY)
    plan.adopt(adopted_on="2025-11-20", by=BY)
    with pytest.raises(NoDatesError):
        plan.take_back(2, reason="feil", by=BY)


def test_what_is_a_mistake_takes_no_more_and_whose_plan_it_is_stays() -> None:
    plan = a_plan(*DATES)
    with pytest.raises(InvalidValueError, match="not-correctable"):
        plan.correct({"year": 2027}, reason="feil år", by=BY)
    plan.correct({"wanted": "6"}, reason="avskrift", by=BY)
    assert plan.facts["wanted"] == 6
    plan.withdraw(reason="ført to ganger", by=BY)
    with pytest.raises(RegisteredByMistakeError):
        plan.propose(dates=DATES, by=BY)


def test_no_identity_number_is_published_in_a_place() -> None:
    secret = DATES[0] | {"place": "Hos 01019000083"}
    with pytest.raises(IdentityNumberError):
        a_plan(secret).publish(by=BY)
    plan = a_plan(*DATES)
    plan.publish(by=BY)
    with pytest.raises(IdentityNumberError):
        plan.propose(dates=[secret], by=BY)


def test_the_same_weekday_of_the_same_week_is_suggested_off_closed_days() -> None:
    before = [a_date("2025-02-13"), a_date("2025-04-10"), a_date("2025-11-20", place="Marker")]
    easter = date(2026, 4, 9)
    found = suggested(before, 2026, None, lambda day: day == easter)
    assert [(one.date["starts_on"], one.after, one.moved) for one in found] == [
        ("2026-02-12", "2025-02-13", False),
        ("2026-04-16", "2025-04-10", True),
        ("2026-11-19", "2025-11-20", False),
    ]
    assert (found[2].date["place"], found[0].date["starts_at"], found[0].date["key"]) == ("Marker", "09:00", None)


def test_what_takes_several_days_is_moved_when_one_of_them_is_closed() -> None:
    trip = a_date("2025-05-12", ends_on="2025-05-14", kind="study-trip")
    (one,) = suggested([trip], 2026, None, lambda day: day == date(2026, 5, 13))
    assert (one.date["starts_on"], one.date["ends_on"]) == ("2026-05-18", "2026-05-20")


def test_fewer_are_left_out_where_they_stand_closest_and_more_put_in_the_widest_gap() -> None:
    before = [a_date(day) for day in ("2025-02-13", "2025-03-06", "2025-06-05", "2025-11-20")]
    fewer = [one.date["starts_on"] for one in suggested(before, 2026, 3, lambda _: False)]
    assert fewer == ["2026-02-12", "2026-06-04", "2026-11-19"]
    more = suggested(before, 2026, 5, lambda _: False)
    assert [one.date["starts_on"] for one in more if one.after is None] == ["2026-08-27"]
    assert suggested([], 2026, 5, lambda _: False) == [], "nothing is guessed"


def test_a_week_53_is_the_last_one_of_a_year_without() -> None:
    assert same_week(date(2026, 12, 29), 2027) == date(2027, 12, 28)
    assert same_week(date(2025, 1, 2), 2026) == date(2026, 1, 1)
    assert same_week(date(2025, 1, 6), 2027).year == 2027
