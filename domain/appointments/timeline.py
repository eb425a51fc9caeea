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
    sat = _sat(facts)
    spans = sat
    for number, part in _parts(facts):
        if part["kind"] != PartKind.EXTENSION:
            spans = _with_part(spans, sat, number, part)
    return joined(spans)


def _sat(facts: dict[str, Any]) -> list[Span[Holding]]:
    """Return when the seat is theirs, whatever they do in that time.

    Who was extended sat until then, whatever days the last one can have meant.
    """
    days, certain = days_between(facts["valid_from"], facts["until"]), certain_days(facts["valid_from"], facts["until"])
    spans = [Span(days, Holding(State.SITTING, False, "made"))]
    end, certain_end = days.end, certain.end
    for number, part in _parts(facts):
        if part["kind"] == PartKind.EXTENSION:
            more = Interval(end, day_after(part["until"]))
            spans += [Span(more, Holding(State.SITTING, False, number))] if more else []
            certain_end = max(end, certain_days(None, part["until"]).end)
            end = max(end, more.end)
    if facts["ended_on"] is not None:
        end = min(end, day_after(facts["ended_on"]))
        certain_end = min(certain_end, certain_days(None, facts["ended_on"]).end)
    spans = kept(spans, Interval(BEGINNING, end))
    if facts["valid_from"] is None:  # it is never known for certain that it had begun
        return spans
    return [part for span in spans for part in _told(span, Interval(certain.start, certain_end))]


def _with_part(
    spans: list[Span[Holding]], sat: list[Span[Holding]], number: str, part: dict[str, Any]
) -> list[Span[Holding]]:
    """Return the spans with what they did in a part of the time in which the seat was theirs."""
    days, certain = days_between(part["valid_from"], part["until"]), certain_days(part["valid_from"], part["until"])
    state = {PartKind.LEAVE: State.ON_LEAVE, PartKind.SUSPENSION: State.SUSPENDED}.get(part["kind"], State.ACTING)
    unsure, sure = (Holding(state, one, number, part.get("for_seat_id")) for one in (False, True))
    spans = cut(spans, days)
    for span in kept(sat, days):
        if span.fact.certain:
            spans += _told(Span(span.days, unsure), certain, sure)
        else:
            spans.append(Span(span.days, unsure))
    return spans


def _told(span: Span[Holding], certain: Interval, sure: Holding | None = None) -> list[Span[Holding]]:
    """Return a span with what is certain on some of its days told as such."""
    days = span.days & certain
    if not days:
        return [span]
    parts = [
        Span(Interval(span.days.start, days.start), span.fact),
        Span(days, sure or replace(span.fact, certain=True)),
        Span(Interval(days.end, span.days.end), span.fact),
    ]
    return [part for part in parts if part.days]


def _parts(facts: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return sorted(facts["parts"].items(), key=lambda one: int(one[0]))
