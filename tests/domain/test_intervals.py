"""The arithmetic of spans of days, beside a naive model that looks at one day after the other."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from domain.dates import PartialDate
from domain.intervals import (
    OPEN,
    Interval,
    Span,
    certain_days,
    cut,
    days_after,
    days_between,
    fact_on,
    free_days,
    kept,
    months_after,
    put,
)

DAYS = [(date(2021, 12, 1) + timedelta(days=number)).isoformat() for number in range(64)]
FIRST, LAST = DAYS[0], DAYS[-1]

intervals = st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)).map(lambda two: Interval(*two))
acts = st.lists(st.tuples(st.sampled_from(["put", "cut"]), intervals, st.sampled_from("abc")), max_size=12)
written = st.sampled_from(["2021", "2021-12", "2022-01", "2022", *DAYS])


def told(acts_: list[tuple[str, Interval, str]]) -> tuple[list[Span[str]], dict[str, str]]:
    """Return the spans, and day by day what they should say."""
    spans: list[Span[str]] = []
    by_day: dict[str, str] = {}
    for act, days, fact in acts_:
        spans = put(spans, days, fact) if act == "put" else cut(spans, days)
        for day in DAYS:
            if days.start <= day < days.end:
                by_day[day] = fact
                if act == "cut":
                    del by_day[day]
    return spans, by_day


@given(acts)
def test_each_day_says_what_was_put_there_last(acts_: list[tuple[str, Interval, str]]) -> None:
    spans, by_day = told(acts_)
    assert {day: fact_on(spans, day) for day in DAYS} == {day: by_day.get(day) for day in DAYS}


@given(acts)
def test_spans_are_in_order_apart_and_never_empty(acts_: list[tuple[str, Interval, str]]) -> None:
    spans, _ = told([*acts_, ("put", Interval(FIRST, FIRST), "a")])
    assert all(span.days for span in spans)
    for one, following in pairwise(spans):
        assert one.days.end <= following.days.start
        assert one.days.end < following.days.start or one.fact != following.fact


@given(acts, intervals)
def test_what_is_kept_and_what_is_free_are_all_days_of_a_time(
    acts_: list[tuple[str, Interval, str]], within: Interval
) -> None:
    spans, by_day = told(acts_)
    inside = [day for day in DAYS if day in within]
    assert [day for day in inside if fact_on(kept(spans, within), day)] == [day for day in inside if day in by_day]
    free = free_days(spans, within)
    assert [day for day in inside if any(day in one for one in free)] == [day for day in inside if day not in by_day]


@given(written | st.none(), written | st.none())
def test_partial_dates_cover_what_they_can_mean(start: str | None, until: str | None) -> None:
    widest, certain = days_between(start, until), certain_days(start, until)
    for day in DAYS:
        on = date.fromisoformat(day)
        begins = start is None or PartialDate.parse(start).first <= on
        has_begun = start is None or PartialDate.parse(start).last <= on
        may_last = until is None or on <= PartialDate.parse(until).last
        lasts = until is None or on <= PartialDate.parse(until).first
        assert (day in widest) == (begins and may_last)
        assert (day in certain) == (has_begun and lasts)


def test_what_has_no_end_goes_on_for_ever() -> None:
    assert days_between("2022", None) == Interval("2022-01-01", OPEN)
    assert days_between(None, "9999-12-31").end == OPEN


def test_days_and_months_after_the_last_day_are_open() -> None:
    assert days_after("2022-12-31", 1) == "2023-01-01"
    assert days_after("9999-12-01", 90) == OPEN
    assert months_after("2022-01-31", 1) == "2022-02-28"
    assert months_after("9999-01-31", 48) == OPEN
