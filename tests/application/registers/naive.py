"""What appointments and seats were on a day, told from events one by one: slow, plain, and without intervals.

Events are applied up to a position; a question is answered for its one day from the facts that are known then.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any
from uuid import UUID

from domain.bodies import Body
from domain.dates import PartialDate
from domain.people import Person

LAST = "9999-12-31"

Held = tuple[str, str, str, str | None, str, str, bool, str | None, str | None]
"""Appointment, seat, person, organisation, role, state, whether certain, the seat acted in, reference of the basis."""


@cache
def first(written: str | None) -> str:
    return "0001-01-01" if written is None else PartialDate.parse(written).first.isoformat()


@cache
def last(written: str | None) -> str:
    return LAST if written is None else PartialDate.parse(written).last.isoformat()


@cache
def earliest_end(written: str | None) -> str:
    return LAST if written is None else first(written)


class Replay:
    """What is known after each event of a log, in its order."""

    def __init__(self) -> None:
        self.appointments: dict[UUID, Any] = {}
        self.seats: dict[UUID, list[Any]] = defaultdict(list)
        self.same: dict[UUID, UUID] = {}

    def apply(self, event: Any) -> None:
        identity = event.originator_id
        if type(event).__qualname__.startswith("Appointment."):
            self.appointments[identity] = event.mutate(self.appointments.get(identity))
        elif isinstance(event, (Body.SeatAdded, Body.SeatChanged, Body.SeatCorrected, Body.SeatAbolished)):
            self.seats[identity].append(event)
        elif isinstance(event, Person.FoundSame):
            self.same[identity] = event.person_id
        elif isinstance(event, Person.FoundDifferent):
            del self.same[identity]

    def held(self, field: str, value: UUID, day: str) -> list[Held]:
        """Return what everybody was that day whose appointment has this person, body or organisation."""
        wanted = value.hex
        there = ((one.id, one.facts) for one in self.appointments.values() if one.facts[field] == wanted)
        return sorted(
            (
                identity.hex,
                facts["seat_id"],
                facts["person_id"],
                facts["organisation_id"],
                facts["role"],
                *found,
            )
            for identity, facts in there
            if (found := holding(facts, day)) is not None
        )

    def seats_on(self, body: UUID, day: str) -> dict[str, dict[str, Any]]:
        """Return the seats of a body that day."""
        described: dict[str, list[Any]] = {}
        abolished: dict[str, str | None] = {}
        for event in self.seats[body]:
            seat = event.seat_id.hex
            if isinstance(event, Body.SeatAdded):
                described[seat], abolished[seat] = [[event.valid_from, event.seat]], None
            elif isinstance(event, Body.SeatAbolished):
                abolished[seat] = event.abolished_on
            else:
                after = {field: change["after"] for field, change in event.changes.items()}
                newest = described[seat][-1]
                if isinstance(event, Body.SeatChanged):
                    described[seat].append([event.valid_from, newest[1] | after])
                    continue
                abolished[seat] = after.pop("abolished_on", abolished[seat])
                described[seat][0][0] = after.pop("valid_from", described[seat][0][0])
                newest[1] = newest[1] | after
        found = {}
        for seat, told in described.items():
            there = [one for since, one in told if first(since) <= day]
            if there and day <= last(abolished[seat]):
                found[seat] = there[-1]
        return found

    def all_the_same(self, person: UUID) -> set[UUID]:
        """Return everybody who is found to be the same as a person."""
        groups = {person}
        while more := set(self._neighbours(groups)) - groups:
            groups |= more
        return groups

    def _neighbours(self, people: set[UUID]) -> Iterator[UUID]:
        for one, other in self.same.items():
            if one in people or other in people:
                yield from (one, other)


def holding(facts: dict[str, Any], day: str) -> tuple[str, bool, str | None, str | None] | None:
    """Return state, whether that is certain, the seat acted in, and the reference of the basis; None if nothing."""
    if facts["is_withdrawn"]:
        return None
    if not facts["is_made"]:
        there = facts["is_nominated"] and first(facts["nominated_on"]) <= day
        return ("nominated", True, None, _reference(facts["nomination_basis"])) if there else None
    if facts["ground"] == "annulled":
        there = first(facts["valid_from"]) <= day <= last(facts["until"])
        return ("annulled", True, None, _reference(facts["basis"])) if there else None
    sat = _sat(facts, day)
    if sat is None:
        return None
    state, certain, acting_for, basis = "sitting", sat[0], None, sat[1]
    for _, part in sorted(facts["parts"].items(), key=lambda one: int(one[0])):
        if part["kind"] != "extension" and first(part["valid_from"]) <= day <= last(part["until"]):
            state = {"leave": "on-leave", "suspension": "suspended", "acting": "acting"}[part["kind"]]
            certain = sat[0] and last(part["valid_from"]) <= day <= earliest_end(part["until"])
            acting_for, basis = part.get("for_seat_id"), part["basis"]
    return state, certain, acting_for, _reference(basis)


def _sat(facts: dict[str, Any], day: str) -> tuple[bool, dict[str, Any]] | None:
    """Return whether the seat was certainly theirs that day, and on what basis; None when it was not."""
    end, certain_end, basis = last(facts["until"]), earliest_end(facts["until"]), facts["basis"]
    for _, part in sorted(facts["parts"].items(), key=lambda one: int(one[0])):
        if part["kind"] == "extension":
            if end < day <= last(part["until"]):
                basis = part["basis"]
            certain_end = max(end, earliest_end(part["until"]))  # who was extended sat until then
            end = max(end, last(part["until"]))
    if facts["ended_on"] is not None:
        end, certain_end = min(end, last(facts["ended_on"])), min(certain_end, first(facts["ended_on"]))
    if not first(facts["valid_from"]) <= day <= end:
        return None
    return facts["valid_from"] is not None and last(facts["valid_from"]) <= day <= certain_end, basis


def _reference(basis: dict[str, Any]) -> str | None:
    found: str | None = basis.get("reference")
    return found
