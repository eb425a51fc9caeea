"""How each municipality stands to a consultation: asked, heard from, or answering itself; and who answers for it."""

from dataclasses import dataclass
from enum import StrEnum

from domain.consultations.facts import RecordKind
from domain.consultations.standing import deadline_on, happened_on, told_until, way_on
from domain.intervals import OPEN, Interval, Span, day_after, joined
from domain.recorded import Facts, records_of
from domain.ways import AnsweringWay

KINDS = (RecordKind.ASKED, RecordKind.INPUT, RecordKind.DECLINED, RecordKind.OWN_ANSWER)


class InputState(StrEnum):
    """What a municipality did last, or was asked."""

    ASKED = "asked"
    INPUT = "input"
    DECLINED = "declined"
    OWN_ANSWER = "own-answer"


class AnswersFor(StrEnum):
    """Who answers for a municipality."""

    COUNCIL = "council"
    ITSELF = "itself"
    BOTH = "both"
    NOBODY = "nobody"
    UNSETTLED = "unsettled"


@dataclass(frozen=True, slots=True)
class Municipality:
    """How a municipality stands on a day; the event number `record` told so, `deadline` is its inner one."""

    organisation_id: str
    state: InputState
    deadline: str | None
    record: int
    agreeing: str | None = None

    def is_late(self, day: str) -> bool:
        """Return whether it was asked, and has not answered before its deadline."""
        return self.state == InputState.ASKED and day_after(self.deadline) <= day


def municipality_on(facts: Facts, organisation_id: str, day: str) -> Municipality | None:
    """Return how a municipality stands on a day; None while it was neither asked nor heard from."""
    told = [one for one in told_until(facts, day, *KINDS) if one[1]["organisation_id"] == organisation_id]
    if not told:
        return None
    number, last = told[-1]
    asked = next((record for _, record in reversed(told) if record["kind"] == RecordKind.ASKED), None)
    given = next((record for _, record in reversed(told) if record["kind"] == RecordKind.INPUT), None)
    return Municipality(
        organisation_id,
        InputState(last["kind"]),
        asked["deadline"] if asked else None,
        number,
        given["agreeing"] if given else None,
    )


def municipalities_on(facts: Facts, day: str) -> list[Municipality]:
    """Return how each municipality stands that was asked or heard from, in the order they first were."""
    those = dict.fromkeys(record["organisation_id"] for _, record in told_until(facts, day, *KINDS))
    found = (municipality_on(facts, one, day) for one in those)
    return [one for one in found if one is not None]


def municipality_spans(facts: Facts) -> list[Span[Municipality]]:
    """Return how each municipality stands on all days."""
    if facts["is_withdrawn"]:
        return []
    found: list[Span[Municipality]] = []
    by_organisation: dict[str, set[str]] = {}
    for number, record in records_of(facts, *KINDS):
        by_organisation.setdefault(record["organisation_id"], set()).add(happened_on(facts, number, record))
    for organisation_id, those in by_organisation.items():
        days = sorted(those)
        spans = []
        for start, end in zip(days, [*days[1:], OPEN], strict=True):
            stands = municipality_on(facts, organisation_id, start)
            if stands is not None:
                spans.append(Span(Interval(start, end), stands))
        found += joined(spans)
    return found


def answers_for(facts: Facts, organisation_id: str, day: str) -> AnswersFor:
    """Return who answers for a municipality as it was settled on a day, and as it did.

    One that was to answer beside the council, and had not by the deadline, was answered for by the council alone.
    """
    chosen = way_on(facts, day)
    itself = any(
        record["organisation_id"] == organisation_id for _, record in told_until(facts, day, RecordKind.OWN_ANSWER)
    )
    answered = bool(told_until(facts, day, RecordKind.ANSWER))
    passed = bool(told_until(facts, day, RecordKind.PASSED))
    if chosen is None and not (itself or answered or passed):
        return AnswersFor.UNSETTLED
    way = chosen[1]["way"] if chosen else AnsweringWay.NONE
    council = answered or (way in (AnsweringWay.JOINTLY, AnsweringWay.BOTH) and not passed)
    may_still = not answered or day < day_after(deadline_on(facts, day))
    itself = itself or way == AnsweringWay.EACH or (way == AnsweringWay.BOTH and may_still)
    if council and itself:
        return AnswersFor.BOTH
    if council or itself:
        return AnswersFor.COUNCIL if council else AnswersFor.ITSELF
    return AnswersFor.NOBODY
