"""Who has a seat filled at an item, told the slow way: seat by seat, item by item, to hold the quick way against."""

from collections.abc import Mapping, Sequence
from typing import Any


def seats_filled(minutes: Mapping[str, Any], item: int, items: Sequence[int]) -> int:
    """Return how many votes there were for an item: one a seat at most, and one of each deputy of nobody."""
    treatment = minutes["treatments"].get(str(item), {})
    out = {one["key"] for field in ("disqualified", "excused") for one in treatment.get(field, ())}
    voting = [
        row for row in minutes["attendance"] if row["votes"] and row["key"] not in out and _was_there(row, item, items)
    ]
    filled = 0
    for seat in minutes["attendance"]:
        if seat["role"] in ("leader", "deputy-leader", "member"):
            filled += any(row["key"] == seat["key"] or row["deputy_for"] == seat["key"] for row in voting)
    return filled + sum(row["role"] == "deputy" and row["deputy_for"] is None for row in voting)


def _was_there(row: Mapping[str, Any], item: int, items: Sequence[int]) -> bool:
    is_there = row["presence"] == "present" and row["from_item"] is None
    for one in items:
        if row["presence"] == "present" and one == row["from_item"]:
            is_there = True
        if one == item:
            return is_there
        if one == row["until_item"]:
            is_there = False
    raise AssertionError(item)
