"""From the facts of an appointment to what holds on each day: the valid axis, told anew whenever a fact is recorded."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from domain.appointments.facts import Ground, PartKind
from domain.intervals import (
    BEGINNING,
    OPEN,
    Interval,
    Span,
    certain_days,
    cut,
    day_after,
    days_between,
    first_day,
    joined,
    kept,
    put,
)


class State(StrEnum):
    """How somebody stands to a seat on a day."""

    NOMINATED = "nominated"
    SITTING = "sitting"
    ON_LEAVE = "on-leave"
    SUSPENDED = "suspended"
    ACTING = "acting"
    ANNULLED = "annulled"


HOLDS = frozenset({State.SITTING, State.ON_LEAVE, State.SUSPENDED, State.ACTING})
"""States in which the seat is theirs."""


@dataclass(frozen=True, slots=True)
class Holding:
    """What holds on some days. `certain` is whether every meaning of partial dates says so.

    `by` names the fact that says it: `made`, `nominated`, or the number of a part. `acting_for` is a seat.
    """

    state: str
    certain: bool
    by: str
    acting_for: str | None = None


def timeline(facts: dict[str, Any]) -> list[Span[Holding]]:
    """Return what holds on which days, in order; nothing when it was registered by mistake."""
    if facts["is_withdrawn"]:
        return []
    if not facts["is_made"]:
        if not facts["is_nominated"]:
            return []
        since = Interval(first_day(facts["nominated_on"]), OPEN)
        return put((), since, Holding(State.NOMINATED, True, "nominated"))
    if facts["ground"] == Ground.ANNULLED:
        return put((), days_between(facts["valid_from"], facts["until"]), Holding(State.ANNULLED, True, "made"))
    spans = _sat(facts["valid_from"], facts["until"])
    for number, part in sorted(facts["parts"].items(), key=lambda one: int(one[0])):
        spans = _with_part(spans, number, part)
    if facts["ended_on"] is not None:
        spans = cut(spans, Interval(day_after(facts["ended_on"]), OPEN))
        spans = _blurred(spans, Interval(certain_days(None, facts["ended_on"]).end, OPEN))
    return joined(spans)


def _sat(valid_from: str | None, until: str | None) -> list[Span[Holding]]:
    days, certain = days_between(valid_from, until), certain_days(valid_from, until)
    if valid_from is None:  # since when is not known at all
        certain = Interval(BEGINNING, BEGINNING)
    spans = put((), days, Holding(State.SITTING, False, "made"))
    return put(spans, certain & days, Holding(State.SITTING, True, "made"))


def _with_part(spans: list[Span[Holding]], number: str, part: dict[str, Any]) -> list[Span[Holding]]:
    days, certain = days_between(part["valid_from"], part["until"]), certain_days(part["valid_from"], part["until"])
    if part["kind"] == PartKind.EXTENSION:
        end = max((span.days.end for span in spans), default=BEGINNING)
        spans = _certain_until(spans, end)
        spans = put(spans, Interval(end, days.end), Holding(State.SITTING, False, number))
        return put(spans, Interval(end, min(certain.end, days.end)), Holding(State.SITTING, True, number))
    state = {PartKind.LEAVE: State.ON_LEAVE, PartKind.SUSPENSION: State.SUSPENDED}.get(part["kind"], State.ACTING)
    for span in kept(spans, days):
        holding = replace(span.fact, state=str(state), by=number, acting_for=part.get("for_seat_id"))
        spans = put(spans, span.days, replace(holding, certain=False))
        spans = put(spans, span.days & certain, holding)
    return spans


def _certain_until(spans: list[Span[Holding]], end: str) -> list[Span[Holding]]:
    """Return the spans with the days before `end` certain: somebody who was extended sat until then."""
    last = spans[-1] if spans else None
    if last is None or last.fact.certain or len(spans) < 2 or not spans[-2].fact.certain:
        return spans
    return put(spans, Interval(last.days.start, end), replace(last.fact, certain=True))


def _blurred(spans: list[Span[Holding]], days: Interval) -> list[Span[Holding]]:
    for span in kept(spans, days):
        spans = put(spans, span.days, replace(span.fact, certain=False))
    return spans
