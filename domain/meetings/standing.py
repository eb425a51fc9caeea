"""How a meeting stands on a day: when and where it is, and how far it has come."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from domain.intervals import BEGINNING, OPEN, Interval, Span, first_day, joined
from domain.meetings.facts import TIMES, WHERE, RecordKind
from domain.meetings.public import for_the_public
from domain.recorded import Facts, Record, records_of


class State(StrEnum):
    """How far a meeting has come."""

    PLANNED = "planned"
    CONVENED = "convened"
    CANCELLED = "cancelled"
    HELD = "held"
    DRAFTED = "drafted"
    """Minutes are drafted."""
    APPROVED = "approved"
    SIGNED = "signed"
    PUBLISHED = "published"


TOOK_PLACE = (State.HELD, State.DRAFTED, State.APPROVED, State.SIGNED, State.PUBLISHED)
"""The states of a meeting that was held."""

DAY_OF = {
    RecordKind.MOVED: "moved_on",
    RecordKind.CANCELLED: "cancelled_on",
    RecordKind.CONVENED: "sent_on",
    RecordKind.HELD: "held_on",
    RecordKind.MINUTES: "drafted_on",
    RecordKind.APPROVED: "approved_on",
    RecordKind.SIGNED: "signed_on",
    RecordKind.PUBLISHED: "published_on",
}
"""The field that tells on which day each kind of record happened; the agenda has no days of its own."""

_FURTHEST_FIRST = (
    (RecordKind.PUBLISHED, State.PUBLISHED),
    (RecordKind.SIGNED, State.SIGNED),
    (RecordKind.APPROVED, State.APPROVED),
    (RecordKind.MINUTES, State.DRAFTED),
    (RecordKind.HELD, State.HELD),
    (RecordKind.CANCELLED, State.CANCELLED),
    (RecordKind.CONVENED, State.CONVENED),
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands. `public_state` is for those who know nothing of minutes before they are published."""

    state: State
    public_state: State
    starts_on: str
    starts_at: str | None
    ends_on: str | None
    ends_at: str | None
    place: str | None
    link: str | None
    form: str
    moved: bool


def standing_on(facts: Facts, day: str) -> Standing | None:
    """Return how it stands on a day; None when it was registered by mistake."""
    if facts["is_withdrawn"]:
        return None
    moves = _told_until(facts, day, RecordKind.MOVED)
    told: Any = moves[-1] if moves else facts
    when = {field: told[field] for field in (*TIMES, *WHERE)}
    return Standing(_state(facts, day), _state(for_the_public(facts), day), **when, moved=bool(moves))


def standings(facts: Facts) -> list[Span[Standing]]:
    """Return how it stands on all days."""
    days = {BEGINNING, *(first_day(record[DAY_OF[kind]]) for kind, record in _dated(facts))}
    ordered = sorted(days)
    found = []
    for start, end in zip(ordered, [*ordered[1:], OPEN], strict=True):
        standing = standing_on(facts, start)
        if standing is not None:
            found.append(Span(Interval(start, end), standing))
    return joined(found)


def held_on(facts: Facts) -> str | None:
    """Return the day it was held; None before it was."""
    told = [record["held_on"] for _, record in records_of(facts, RecordKind.HELD)]
    return told[-1] if told else None


def _state(facts: Facts, day: str) -> State:
    for kind, state in _FURTHEST_FIRST:
        if _told_until(facts, day, kind):
            return state
    return State.PLANNED


def _told_until(facts: Facts, day: str, wanted: RecordKind) -> list[Record]:
    told = [(first_day(one[DAY_OF[wanted]]), number, one) for number, one in records_of(facts, wanted)]
    return [one for on, _, one in sorted(told, key=lambda each: each[:2]) if on <= day]


def _dated(facts: Facts) -> list[tuple[RecordKind, Record]]:
    return [(RecordKind(record["kind"]), record) for _, record in records_of(facts, *DAY_OF)]
