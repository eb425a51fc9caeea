"""How a consultation stands on a day, told for that day alone: slow, plain, and without intervals."""

from typing import Any

from domain.dates import PartialDate

_DAYS = ("moved_on", "chosen_on", "asked_on", "received_on", "declined_on", "answered_on", "drafted_on", "treated_on")
_DONE = ("passed_on", "known_on")


def state_on(facts: dict[str, Any], day: str) -> tuple[str, bool, str | None, str | None] | None:
    """Return how far it has come, whether anything is left to do, the way, and the deadline as it was known then."""
    if facts["is_withdrawn"] or _first(facts["received_on"]) > day:
        return None
    happened = [record for of_it, record in _in_order(facts) if of_it <= day]
    deadline, way = facts["deadline"], None
    kinds, work = set(), None
    for record in happened:
        kinds.add(record["kind"])
        if record["kind"] == "deadline":
            deadline = record["deadline"]
        if record["kind"] == "way":
            way = record["way"]
        if record["kind"] in ("draft", "treatment"):
            work = "treated" if record.get("outcome") in ("adopted", "amended") else "drafted"
    for kind, state in (("outcome", "outcome"), ("answer", "answered"), ("passed", "passed")):
        if kind in kinds:
            return state, False, way, deadline
    if way == "none":
        return "not-answered", False, way, deadline
    if way == "each":
        return "left", deadline is not None and day <= _last(deadline), way, deadline
    begun = "received" if way is None else "chosen"
    return work or ("asked" if "asked" in kinds else begun), True, way, deadline


def municipality_on(facts: dict[str, Any], organisation_id: str, day: str) -> tuple[str, str | None] | None:
    """Return what a municipality did or was asked last, and until when it was asked last."""
    told, deadline = None, None
    for of_it, record in _in_order(facts):
        if record.get("organisation_id") == organisation_id and of_it <= day:
            told = record["kind"]
            if told == "asked":
                deadline = record["deadline"]
    return None if facts["is_withdrawn"] or told is None else (told, deadline)


def _in_order(facts: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Return what happened with its day; of the days that a month can mean, the first after what went before it."""
    told: list[tuple[str, dict[str, Any]]] = []
    for number in sorted(map(int, facts["records"])):
        record = facts["records"][str(number)]
        day, written = _first(_day(record)), _day(record)
        for _, other in told:
            before = _first(_day(other))
            if _same(record, other) and before <= _last(written):
                day = max(day, before)
        told.append((day, record))
    return sorted(told, key=lambda one: one[0])


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Return whether the one tells what came after the other."""
    for kinds in (("asked", "input", "declined", "own-answer"), ("draft", "treatment"), ("way",), ("deadline",)):
        if one["kind"] in kinds and other["kind"] in kinds:
            return one.get("organisation_id") == other.get("organisation_id")
    return False


def _day(record: dict[str, Any]) -> str:
    return next(str(record[field]) for field in (*_DAYS, *_DONE) if field in record)


def _first(written: str) -> str:
    return PartialDate.parse(written).first.isoformat()


def _last(written: str) -> str:
    return PartialDate.parse(written).last.isoformat()
