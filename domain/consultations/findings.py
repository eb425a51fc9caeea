"""What an auditor would ask about: answered late, without a way or a principle behind it, without being treated."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from domain.consultations.facts import RecordKind, TreatmentOutcome
from domain.consultations.municipalities import InputState, municipalities_on
from domain.consultations.standing import deadline_on, happened_on, standing_on, told_until, way_on
from domain.dates import is_before
from domain.intervals import day_after, day_before
from domain.recorded import Facts, Record
from domain.ways import AnsweringWay


class Found(StrEnum):
    """What was found."""

    LATE = "late"
    """Something is left to do after the deadline."""
    ANSWERED_LATE = "answered-late"
    RECEIVED_LATE = "received-late"
    """The letter came after its own deadline."""
    NO_WAY = "no-way"
    """Answered, and nobody settled how to answer."""
    NO_PRINCIPLE = "no-principle"
    """How to answer was settled, and on none of the council's principles."""
    PRINCIPLE_GONE = "principle-gone"
    """The principle that it rests on was taken back, or was registered by mistake."""
    NOT_TREATED = "not-treated"
    """Answered, and no body adopted the answer, nor anybody under an authority."""
    AGAINST_WAY = "against-way"
    """The council answered though each was to answer itself, or nobody."""
    INPUT_LATE = "input-late"
    UNHEARD = "unheard"
    """Answered before a municipality that was asked gave its input or declined."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found: the number of the record it is about, and the municipality."""

    kind: Found
    record: int | None = None
    organisation_id: str | None = None


def findings(facts: Facts, day: str, adopted: Collection[str] = (), *, principle_gone: bool = False) -> list[Finding]:
    """Return what an auditor would ask about as it stands on a day.

    `adopted` are statements, as 32 hex digits, that are adopted by themselves: by a decision, or under an authority.
    `principle_gone` says that the archive does not know of the principle any more that the way rests on.
    """
    standing = standing_on(facts, day)
    if standing is None:
        return []
    found = []
    if is_before(facts["deadline"], facts["received_on"]):
        found.append(Finding(Found.RECEIVED_LATE))
    if standing.is_late(day):
        found.append(Finding(Found.LATE))
    ways = told_until(facts, day, RecordKind.WAY)
    found += [Finding(Found.NO_PRINCIPLE, number) for number, record in ways[-1:] if not record["principle"]]
    found += [Finding(Found.PRINCIPLE_GONE, number) for number, _ in ways[-1:] if principle_gone]
    for number, answer in told_until(facts, day, RecordKind.ANSWER)[:1]:
        found += _of_answer(facts, number, answer, day, adopted)
    for number, given in told_until(facts, day, RecordKind.INPUT):
        asked = [
            record
            for _, record in told_until(facts, happened_on(facts, number, given), RecordKind.ASKED)
            if record["organisation_id"] == given["organisation_id"]
        ]
        if asked and is_before(asked[-1]["deadline"], given["received_on"]):
            found.append(Finding(Found.INPUT_LATE, number, given["organisation_id"]))
    return found


def _of_answer(facts: Facts, number: int, answer: Record, day: str, adopted: Collection[str]) -> list[Finding]:
    found, answered_on, chosen = [], answer["answered_on"], way_on(facts, day)
    way = chosen[1]["way"] if chosen else None
    last = day_before(day_after(answered_on))
    if is_before(deadline_on(facts, last), answered_on):
        found.append(Finding(Found.ANSWERED_LATE, number))
    if way is None:
        found.append(Finding(Found.NO_WAY, number))
    if way in (AnsweringWay.EACH, AnsweringWay.NONE):
        found.append(Finding(Found.AGAINST_WAY, number))
    settled = (TreatmentOutcome.ADOPTED, TreatmentOutcome.AMENDED)
    treated = any(one["outcome"] in settled for _, one in told_until(facts, day, RecordKind.TREATMENT))
    if not treated and answer["statement_id"] not in adopted:
        found.append(Finding(Found.NOT_TREATED, number))
    return found + [
        Finding(Found.UNHEARD, one.record, one.organisation_id)
        for one in municipalities_on(facts, last)
        if one.state == InputState.ASKED
    ]
