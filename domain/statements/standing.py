"""Where a statement stands: which version is in force on which days, and since when it is said at all."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from domain.intervals import OPEN, Interval, Span, fact_on, first_day, joined
from domain.recorded import Facts, records_of
from domain.statements.facts import OUT, RecordKind


class State(StrEnum):
    """What a version is on a day."""

    DRAFTED = "drafted"
    OUT = "out"
    """Sent or published, though no version is adopted."""
    ADOPTED = "adopted"
    """In force: the one that was adopted last."""
    RETRACTED = "retracted"


@dataclass(frozen=True, slots=True)
class Standing:
    """A version, and what it is."""

    version: int
    state: str


_Dated = tuple[str, int]


def standing(facts: Facts) -> list[Span[Standing]]:
    """Return which version stands and as what, on which days, in order; nothing before the first was drafted.

    The one in force is the latest adopted, of several of a day that with the highest number, until the statement is
    retracted. While none is adopted it is the latest that was sent or published, and before that the latest drafted.
    A date that is not full counts from the first day it can mean.
    """
    adopted = _dated(facts, RecordKind.ADOPTION)
    sent = _dated(facts, RecordKind.SENDING, RecordKind.PUBLICATION)
    drafted = [
        (first_day(record["drafted_on"]), record["version"]) for _, record in records_of(facts, RecordKind.VERSION)
    ]
    ended = retracted_from(facts)
    days = sorted({day for day, _ in (*adopted, *sent, *drafted)} | ({ended} if ended else set()))
    found = []
    for start, end in itertools.pairwise([*days, OPEN]):
        fact = _on(start, adopted, sent, drafted)
        if fact and ended and start >= ended:
            fact = Standing(fact.version, State.RETRACTED)
        if fact:
            found.append(Span(Interval(start, end), fact))
    return joined(found)


def standing_on(facts: Facts, day: str) -> Standing | None:
    """Return which version stands on an ISO day, and as what."""
    return fact_on(standing(facts), day)


def in_force_on(facts: Facts, day: str) -> int | None:
    """Return the version that is in force on an ISO day: adopted, and not retracted."""
    found = standing_on(facts, day)
    return found.version if found and found.state == State.ADOPTED else None


def said_on(facts: Facts) -> str | None:
    """Return the first day on which a version was adopted, sent or published, as it is written; None before."""
    days = (str(record[OUT[record["kind"]]]) for _, record in records_of(facts, *OUT))
    return min(days, key=lambda one: (first_day(one), one), default=None)


def retracted_from(facts: Facts) -> str | None:
    """Return the first day on which we stand by it no longer; None while we do."""
    days = [first_day(record["retracted_on"]) for _, record in records_of(facts, RecordKind.RETRACTION)]
    return min(days, default=None)


def _dated(facts: Facts, *kinds: RecordKind) -> list[_Dated]:
    return [(first_day(record[OUT[record["kind"]]]), record["version"]) for _, record in records_of(facts, *kinds)]


def _on(day: str, adopted: list[_Dated], sent: list[_Dated], drafted: list[_Dated]) -> Standing | None:
    for told, state in ((adopted, State.ADOPTED), (sent, State.OUT), (drafted, State.DRAFTED)):
        found = _latest(told, day)
        if found is not None:
            return Standing(found, state)
    return None


def _latest(told: Iterable[_Dated], day: str) -> int | None:
    there = [one for one in told if one[0] <= day]
    return max(there)[1] if there else None
