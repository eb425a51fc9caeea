"""Which version of principles was in force on a day, told for that day alone: slow, plain, and without intervals."""

from typing import Any

from domain.dates import PartialDate


def in_force_on(facts: dict[str, Any], day: str) -> int | None:
    """Return the version that began last, unless it has ended or all of them have been repealed since it began."""
    records = facts["records"].values()
    begun = [one for one in records if one["kind"] == "version" and _first(one["valid_from"]) <= day]
    if facts["is_withdrawn"] or not begun:
        return None
    last = max(begun, key=lambda one: (_first(one["valid_from"]), one["version"]))
    if last["valid_until"] and PartialDate.parse(last["valid_until"]).last.isoformat() < day:
        return None
    for one in records:
        if one["kind"] == "repeal" and _first(last["valid_from"]) < _first(one["repealed_on"]) <= day:
            return None
    return int(last["version"])


def _first(written: str) -> str:
    return PartialDate.parse(written).first.isoformat()
