"""How far words are from each other when typed."""

import pytest

from search.words.distance import distance, near


@pytest.mark.parametrize(
    ("first", "second", "far"),
    [
        ("ferge", "ferge", 0),
        ("ferge", "fegre", 1),
        ("ferge", "ferje", 1),
        ("ferge", "frge", 1),
        ("ferge", "fergge", 1),
        ("ferge", "freje", 2),
        ("ferge", "fegrer", 2),
        ("", "ab", 2),
        ("ferge", "buss", 3),
        ("ferge", "fergeleie", 3),
    ],
)
def test_each_slip_counts_one_and_more_than_two_are_not_told_apart(first: str, second: str, far: int) -> None:
    assert distance(first, second, 2) == distance(second, first, 2) == far


def test_what_is_near_is_one_slip_away_and_named_once() -> None:
    found = list(near("på"))
    assert len(found) == len(set(found))
    assert "på" not in found
    assert {"p", "å", "åp", "pår", "spå", "på" + "å", "gå"} <= set(found)
    assert {distance("på", one, 1) for one in found} == {1}
