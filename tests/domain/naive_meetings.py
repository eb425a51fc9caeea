"""How a meeting stands on a day, and what is on its agenda, told plainly: slow, and without intervals."""

from typing import Any

_DAYS = {
    "moved": "moved_on",
    "cancelled": "cancelled_on",
    "convened": "sent_on",
    "held": "held_on",
    "minutes": "drafted_on",
    "approved": "approved_on",
    "signed": "signed_on",
    "minutes-published": "published_on",
}


def state_on(facts: dict[str, Any], day: str) -> tuple[str, str] | None:
    """Return how far it has come, and on which day it is to be as it was settled then."""
    if facts["is_withdrawn"]:
        return None
    starts, happened, latest = facts["starts_on"], set(), ""
    for number in sorted(map(int, facts["records"])):
        record = facts["records"][str(number)]
        if record["kind"] not in _DAYS or record[_DAYS[record["kind"]]] > day:
            continue
        happened.add(record["kind"])
        if record["kind"] == "moved" and record["moved_on"] >= latest:
            starts, latest = record["starts_on"], record["moved_on"]
    for kind, state in (
        ("minutes-published", "published"),
        ("signed", "signed"),
        ("approved", "approved"),
        ("minutes", "drafted"),
        ("held", "held"),
        ("cancelled", "cancelled"),
        ("convened", "convened"),
    ):
        if kind in happened:
            return state, starts
    return "planned", starts


def agenda_of(facts: dict[str, Any]) -> list[tuple[int, str | None, str]]:
    """Return the items in order with their numbers and titles."""
    items: dict[int, str] = {}
    order: list[int] = []
    numbers: dict[int, str | None] = {}
    for number in sorted(map(int, facts["records"])):
        record = facts["records"][str(number)]
        if record["kind"] == "item":
            items[record["item"] or number] = record["title"]
        elif record["kind"] == "item-dropped":
            items.pop(record["item"], None)
        elif record["kind"] == "agenda":
            order = [one["item"] for one in record["items"]]
            numbers = {one["item"]: one["number"] for one in record["items"]}
    placed = [one for one in order if one in items]
    return [(one, numbers.get(one), items[one]) for one in placed + [one for one in items if one not in order]]
