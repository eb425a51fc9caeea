"""Gaps and overlaps in what binds a party."""

from domain.agreements.continuity import Bound, discontinuities
from domain.intervals import OPEN, Interval


def bound(agreement: str, version: int, start: str, end: str = OPEN) -> Bound:
    return Bound(agreement, version, Interval(start, end))


def told(*spans: Bound, **more: object) -> list[tuple[str, str, str]]:
    found = discontinuities(spans, more.get("replaces", {}), more.get("alike", ()))  # type: ignore[arg-type]
    return [(one.kind, one.days.start, one.days.end) for one in found]


def test_versions_that_follow_each_other_leave_no_gap() -> None:
    assert told(bound("a", 1, "2020-01-01", "2022-01-01"), bound("a", 2, "2022-01-01")) == []


def test_days_between_two_versions_are_a_gap() -> None:
    spans = bound("a", 1, "2020-01-01", "2022-01-01"), bound("a", 2, "2022-03-01")
    assert told(*spans) == [("gap", "2022-01-01", "2022-03-01")]


def test_what_comes_after_the_last_is_no_gap() -> None:
    assert told(bound("a", 1, "2020-01-01", "2022-01-01")) == []


def test_an_agreement_and_what_it_replaces_are_one_row() -> None:
    old, new = bound("old", 1, "2020-01-01", "2022-01-01"), bound("new", 1, "2022-06-01")
    assert told(old, new) == []
    assert told(old, new, replaces={"new": ["old"]}) == [("gap", "2022-01-01", "2022-06-01")]
    long = bound("old", 1, "2020-01-01")
    assert told(long, new, replaces={"new": ["old"]}) == [("overlap", "2022-06-01", OPEN)]


def test_a_gap_is_told_across_one_that_never_bound_the_party() -> None:
    first, third = bound("first", 1, "2020-01-01", "2022-01-01"), bound("third", 1, "2023-01-01")
    chain = {"third": ["second"], "second": ["first"]}
    assert told(first, third, replaces=chain) == [("gap", "2022-01-01", "2023-01-01")]


def test_two_of_which_one_binds_at_a_time_overlap() -> None:
    one, other = bound("a", 1, "2020-01-01", "2024-01-01"), bound("b", 1, "2023-01-01")
    assert told(one, other) == []
    assert told(one, other, alike=[frozenset({"a", "b"})]) == [("overlap", "2023-01-01", "2024-01-01")]
