"""The parties of an agreement on a day: what binds each of them, and what comes next."""

from dataclasses import dataclass
from enum import StrEnum

from application.questions.agreement_on_day import AgreementOnDay
from domain.agreements import SETTLED, Binding, RecordKind, treatment
from domain.agreements.adoption import Stand, decided_by
from domain.intervals import OPEN, Span, day_after, day_before, first_day


class NextStep(StrEnum):
    """What comes next for a party."""

    MUST_ADOPT = "must-adopt"
    BECOMES_BOUND = "becomes-bound"
    HAS_ADOPTED = "has-adopted"
    HAS_DECLINED = "has-declined"
    LEAVES = "leaves"
    ENDS = "ends"


@dataclass(frozen=True, slots=True)
class Next:
    """What comes next: of a version, on a day or until a deadline as it is written."""

    step: str
    version: int | None = None
    day: str | None = None
    is_over: bool = False
    """Whether the deadline has passed."""


@dataclass(frozen=True, slots=True)
class PartyOnDay:
    """A party. `binding` is what binds it that day with the days it does, None when nothing does.

    `reservation` is the text of its reservation against that version, while it is not lifted.
    """

    organisation_id: str
    name: str
    role: str
    binding: Span[Binding] | None
    reservation: str | None
    next: Next | None


def parties_on_day(day: AgreementOnDay) -> list[PartyOnDay]:
    """Return who is a party on the day, in the order in which they joined."""
    roles = day.records.role_of
    return [
        PartyOnDay(party, day.name(party), roles[party], binding, _reservation(day, party, binding), _next(day, party))
        for party, memberships in day.records.parties.items()
        if any(day.on in days for days in memberships)
        for binding in [_binding(day, party)]
    ]


def _binding(day: AgreementOnDay, party: str) -> Span[Binding] | None:
    return next((span for span in day.bound.get(party, ()) if day.on in span.days), None)


def _reservation(day: AgreementOnDay, party: str, binding: Span[Binding] | None) -> str | None:
    if binding is None:
        return None
    decided = decided_by(day.records, binding.fact.version, party)
    reservation = decided[1].get("reservation") if decided else None
    if reservation is None:
        return None
    lifted = day.records.told(RecordKind.LIFTING, binding.fact.version, party)
    is_lifted = any(first_day(one["lifted_on"]) <= day.on for _, one in lifted)
    return None if is_lifted else str(reservation["text"])


def _next(day: AgreementOnDay, party: str) -> Next | None:
    """Return what comes next for a party: what it must do first of all, then what it waits for, then how it ends."""
    waits = [span for span in day.awaited.get(party, ()) if day.on in span.days]
    if waits:
        fact = waits[-1].fact
        is_over = fact.deadline is not None and day.on >= day_after(fact.deadline)
        return Next(NextStep.MUST_ADOPT, fact.version, fact.deadline, is_over)
    coming = next((one for one in day.bound.get(party, ()) if one.days.start > day.on), None)
    if coming is not None:
        return Next(NextStep.BECOMES_BOUND, coming.fact.version, coming.fact.since or coming.days.start)
    return _decided(day, party) or _end(day, party)


def _decided(day: AgreementOnDay, party: str) -> Next | None:
    """Return what it decided on a version that is not in force for it yet."""
    bound = max((span.fact.version for span in day.bound.get(party, ())), default=0)
    for version in reversed(day.records.versions):
        if version <= bound:
            return None
        found = treatment(day.records, version, party)
        decided = decided_by(day.records, version, party)
        if decided is None or first_day(decided[1]["decided_on"]) > day.on:
            continue
        if found.stand in SETTLED:
            return Next(NextStep.HAS_ADOPTED, version, decided[1]["decided_on"])
        if found.stand == Stand.DECLINED:
            return Next(NextStep.HAS_DECLINED, version, decided[1]["decided_on"])
    return None


def _end(day: AgreementOnDay, party: str) -> Next | None:
    left = next((one.end for one in day.records.parties[party] if day.on in one), OPEN)
    if left != OPEN:
        return Next(NextStep.LEAVES, None, day_before(left))
    binding = _binding(day, party)
    if binding is not None and binding.days.end != OPEN:
        return Next(NextStep.ENDS, binding.fact.version, day_before(binding.days.end))
    return None
