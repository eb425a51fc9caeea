"""How far measures have come on a day: the latest that was told of each, and which are late."""

from typing import Any

from domain.action_plans.facts import PlanRecord, ProgressState, told_of
from domain.intervals import OPEN, day_after, first_day
from domain.recorded import Facts, Record

CLOSED = frozenset({ProgressState.DONE, ProgressState.STOPPED, ProgressState.CARRIED_OVER})
"""What is asked no more of a measure in these states."""


def progress_of(facts: Facts, measure: str, on: str = OPEN) -> list[tuple[int, Record]]:
    """Return what had been told of a measure on an ISO day, with the numbers of the events, the latest last."""
    told = (one for one in told_of(facts, measure, PlanRecord.PROGRESS) if first_day(one[1]["told_on"]) <= on)
    return sorted(told, key=lambda one: (first_day(one[1]["told_on"]), one[0]))


def state_of(version: Record, latest: Record | None) -> ProgressState:
    """Return how far a measure of a version has come by the latest that was told of it.

    What was carried over before the version began is carried over into it, and not started there.
    """
    if latest is None:
        return ProgressState.NOT_STARTED
    state = ProgressState(latest["state"])
    before = first_day(latest["told_on"]) < first_day(version["valid_from"])
    return ProgressState.NOT_STARTED if state == ProgressState.CARRIED_OVER and before else state


def is_late(due: str | None, state: str, on: str) -> bool:
    """Return whether a measure that was due is neither done, stopped nor carried over after its last day."""
    return due is not None and state not in CLOSED and day_after(due) <= on


def changes_between(before: Record, after: Record) -> dict[str, Any]:
    """Return what is otherwise in one version than in another, by the keys of the measures.

    `{"new": [keys], "kept": [keys], "gone": [keys], "changed": {key: [fields]}}`, in the order of the versions.
    """
    was = {one["key"]: one for one in before["measures"]}
    now = {one["key"]: one for one in after["measures"]}
    kept = [key for key in now if key in was]
    changed = {key: [field for field in now[key] if now[key][field] != was[key][field]] for key in kept}
    return {
        "new": [key for key in now if key not in was],
        "kept": kept,
        "gone": [key for key in was if key not in now],
        "changed": {key: fields for key, fields in changed.items() if fields},
    }
