"""How a consultation stands on a day: what has been done, whether anything is left to do, and until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from domain.consultations.facts import RecordKind, TreatmentOutcome
from domain.consultations.public import without_drafts
from domain.intervals import BEGINNING, OPEN, Interval, Span, day_after, first_day, joined
from domain.recorded import Facts, Record, records_of
from domain.ways import AnsweringWay


class State(StrEnum):
    """How far a consultation has come."""

    RECEIVED = "received"
    """Nobody has settled how to answer."""
    CHOSEN = "chosen"
    ASKED = "asked"
    DRAFTED = "drafted"
    TREATED = "treated"
    ANSWERED = "answered"
    LEFT = "left"
    """Left to the municipalities: each answers itself."""
    NOT_ANSWERED = "not-answered"
    PASSED = "passed"
    OUTCOME = "outcome"


_TO_DO = frozenset({State.RECEIVED, State.CHOSEN, State.ASKED, State.DRAFTED, State.TREATED})

DAY_OF = {
    RecordKind.DEADLINE: "moved_on",
    RecordKind.WAY: "chosen_on",
    RecordKind.ASKED: "asked_on",
    RecordKind.INPUT: "received_on",
    RecordKind.DECLINED: "declined_on",
    RecordKind.OWN_ANSWER: "answered_on",
    RecordKind.DRAFT: "drafted_on",
    RecordKind.TREATMENT: "treated_on",
    RecordKind.ANSWER: "answered_on",
    RecordKind.PASSED: "passed_on",
    RecordKind.OUTCOME: "known_on",
}
"""The field that tells on which day each kind of record happened."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands: `way` is None before it is chosen; `deadline` is the last day as it was known to be."""

    state: State
    public_state: State
    """How far it has come for the public, who knows nothing of drafts."""
    is_open: bool
    way: str | None
    deadline: str | None
    answered_on: str | None = None

    def is_late(self, day: str) -> bool:
        """Return whether something is left to do after the deadline."""
        return self.is_open and day_after(self.deadline) <= day


Told = list[tuple[int, Record]]


_ASKED_AND_SAID = (RecordKind.ASKED, RecordKind.INPUT, RecordKind.DECLINED, RecordKind.OWN_ANSWER)
_WORKED_ON = (RecordKind.DRAFT, RecordKind.TREATMENT)

_FOLLOWS = {
    **dict.fromkeys(_ASKED_AND_SAID, _ASKED_AND_SAID),
    **dict.fromkeys(_WORKED_ON, _WORKED_ON),
    RecordKind.DEADLINE: (RecordKind.DEADLINE,),
    RecordKind.WAY: (RecordKind.WAY,),
}
"""Of which kinds a record says what came after the ones recorded before: to one municipality, or to the council."""


def happened_on(facts: Facts, number: int, record: Record) -> str:
    """Return the first day on which a record, known only by month or year perhaps, can have happened.

    What it follows (_FOLLOWS) and was recorded earlier had happened then, where its date leaves that possible: an
    answer of "2025-03" is given after the question of 10 March.
    """
    written = _written(record)
    first = first_day(written)
    kinds = _FOLLOWS.get(RecordKind(record["kind"]), ())
    if first == written or not kinds:
        return first
    whose, end = record.get("organisation_id"), day_after(written)
    earlier = (
        first_day(_written(other))
        for key, other in records_of(facts, *kinds)
        if key < number and other.get("organisation_id") == whose
    )
    return max(first, *(day for day in earlier if day < end), BEGINNING)


def told_until(facts: Facts, day: str, *kinds: str) -> Told:
    """Return the records of some kinds that had happened on a day, in the order they happened, and were recorded."""
    days = [(happened_on(facts, *one), *one) for one in records_of(facts, *kinds)]
    told = sorted((one for one in days if one[0] <= day), key=lambda one: one[:2])
    return [(number, record) for _, number, record in told]


def deadline_on(facts: Facts, day: str) -> str | None:
    """Return the deadline as it was on a day."""
    moved = told_until(facts, day, RecordKind.DEADLINE)
    deadline: str | None = moved[-1][1]["deadline"] if moved else facts["deadline"]
    return deadline


def way_on(facts: Facts, day: str) -> tuple[int, Record] | None:
    """Return the record that tells how to answer, as it was settled on a day."""
    return _last(told_until(facts, day, RecordKind.WAY))


def standing_on(facts: Facts, day: str) -> Standing | None:
    """Return how it stands on a day; None before it was received, and when it was registered by mistake."""
    if facts["is_withdrawn"] or first_day(facts["received_on"]) > day:
        return None
    deadline, chosen = deadline_on(facts, day), way_on(facts, day)
    way: str | None = chosen[1]["way"] if chosen else None
    state, public_state = _state(facts, day, way), _state(without_drafts(facts), day, way)
    answers = told_until(facts, day, RecordKind.ANSWER)
    still_left = state == State.LEFT and deadline is not None and day < day_after(deadline)
    answered_on: str | None = answers[0][1]["answered_on"] if answers else None
    return Standing(state, public_state, state in _TO_DO or still_left, way, deadline, answered_on)


def standings(facts: Facts) -> list[Span[Standing]]:
    """Return how it stands on all days, from when it was received."""
    days = {first_day(facts["received_on"])}
    days |= {happened_on(facts, int(key), record) for key, record in facts["records"].items()}
    days |= {day_after(one) for one in _deadlines(facts) if one}
    ordered = sorted(day for day in days if day < OPEN)
    found = []
    for start, end in zip(ordered, [*ordered[1:], OPEN], strict=True):
        standing = standing_on(facts, start)
        if standing is not None:
            found.append(Span(Interval(start, end), standing))
    return joined(found)


def _state(facts: Facts, day: str, way: str | None) -> State:
    def has(kind: RecordKind) -> bool:
        return bool(told_until(facts, day, kind))

    if has(RecordKind.OUTCOME):
        return State.OUTCOME
    if has(RecordKind.ANSWER):
        return State.ANSWERED
    if has(RecordKind.PASSED):
        return State.PASSED
    if way == AnsweringWay.NONE:
        return State.NOT_ANSWERED
    if way == AnsweringWay.EACH:
        return State.LEFT
    worked = _last(told_until(facts, day, RecordKind.DRAFT, RecordKind.TREATMENT))
    if worked is not None:
        return State.TREATED if _is_settled(worked[1]) else State.DRAFTED
    if has(RecordKind.ASKED):
        return State.ASKED
    return State.RECEIVED if way is None else State.CHOSEN


def _written(record: Record) -> str:
    written: str = record[DAY_OF[RecordKind(record["kind"])]]
    return written


def _is_settled(record: Record) -> bool:
    return record.get("outcome") in (TreatmentOutcome.ADOPTED, TreatmentOutcome.AMENDED)


def _deadlines(facts: Facts) -> Iterable[str | None]:
    yield facts["deadline"]
    for _, record in records_of(facts, RecordKind.DEADLINE):
        yield record["deadline"]


def _last(told: Told) -> tuple[int, Record] | None:
    return told[-1] if told else None
