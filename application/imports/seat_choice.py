"""Which seat of a body a row fills: one that is free and fits, or a new one where the body has none."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.imports.identity import made_from
from application.imports.sitting import Held, Sitting
from domain.bodies import Body
from domain.dates import is_before
from domain.intervals import Interval
from domain.seats import Role

_ONE_EACH = frozenset({Role.LEADER, Role.DEPUTY_LEADER, Role.PERSONAL_DEPUTY})
"""Roles of which a body, or a member, has one: who comes on top of another is told of, and gets no seat beside."""

_OF_NO_ORGANISATION = frozenset({Role.LEADER, Role.DEPUTY_LEADER, Role.SECRETARY})
"""Roles whose seats go round, so that a new one is nobody's."""


@dataclass(frozen=True, slots=True)
class WantedSeat:
    """The seat that a row asks for, and the days: all that they can mean, and those that are certain."""

    role: Role
    number: int | None
    label: str | None
    organisation_id: UUID | None
    deputy_for: UUID | None
    days: Interval
    certain: Interval
    since: str | None


@dataclass(frozen=True, slots=True)
class ChosenSeat:
    """The seat; `made` is what it is where it must be made first, `in_the_way` who has it on the same days."""

    seat_id: UUID
    made: Mapping[str, Any] | None = None
    in_the_way: tuple[Held, ...] = ()


def choose_seat(body: Body, sitting: Sitting, wanted: WantedSeat, person_id: UUID | None) -> ChosenSeat:
    """Return the seat for a person: the one they had before, else the first that is free, else one that is made."""
    fitting = [(UUID(identity), seat) for identity, seat in body.seats.items() if _fits(seat, wanted)]
    fitting.sort(key=lambda one: (one[1]["organisation_id"] != _hex(wanted.organisation_id), one[1]["number"]))
    held_before = {one.seat_id for one in sitting.held.values() if one.person_id == person_id}
    fitting.sort(key=lambda one: one[0] not in held_before)
    taken = {identity: sitting.in_the_way(identity, wanted.days, wanted.certain) for identity, _ in fitting}
    free = next((identity for identity, _ in fitting if not taken[identity]), None)
    if free is not None:
        return ChosenSeat(free)
    if fitting and (wanted.number is not None or wanted.role in _ONE_EACH):
        first = fitting[0][0]
        return ChosenSeat(first, in_the_way=tuple(taken[first]))
    return _made(body, wanted)


def seats_of_one_member(body: Body, seat_id: UUID) -> list[UUID]:
    """Return a member's seat and those of its personal deputies: nobody has two of them at once."""
    principal = body.seats[seat_id.hex]["deputy_for"] or seat_id.hex
    return [UUID(one) for one, seat in body.seats.items() if principal in (one, seat["deputy_for"])]


def _fits(seat: Mapping[str, Any], wanted: WantedSeat) -> bool:
    if seat["role"] != wanted.role or seat["deputy_for"] != _hex(wanted.deputy_for):
        return False
    if wanted.number is not None and seat["number"] != wanted.number:
        return False
    if seat["abolished_on"] is not None and (wanted.since is None or is_before(seat["abolished_on"], wanted.since)):
        return False
    if wanted.label is not None and seat["label"] != wanted.label:
        return False
    of = seat["organisation_id"]
    is_its = of in (None, _hex(wanted.organisation_id)) or wanted.role is Role.PERSONAL_DEPUTY
    return is_its or (wanted.organisation_id is None and wanted.role in _OF_NO_ORGANISATION)


def _made(body: Body, wanted: WantedSeat) -> ChosenSeat:
    organisation = None if wanted.role in _OF_NO_ORGANISATION else _hex(wanted.organisation_id)
    seat = {
        "role": str(wanted.role),
        "number": wanted.number or 1,
        "organisation_id": organisation,
        "deputy_for": _hex(wanted.deputy_for),
        "label": wanted.label,
    }
    beside = ("role", "organisation_id", "deputy_for")
    numbers = {one["number"] for one in body.seats.values() if all(one[field] == seat[field] for field in beside)}
    if wanted.number is None:
        seat["number"] = next(number for number in range(1, len(numbers) + 2) if number not in numbers)
    name = (body.id.hex, *(str(seat[field] or "") for field in (*beside, "number")))
    identity = made_from("seat", *name)
    if identity.hex in body.seats:  # one that was abolished meanwhile
        identity = made_from("seat", *name, wanted.since or "")
    return ChosenSeat(identity, seat)


def _hex(identity: UUID | None) -> str | None:
    return identity.hex if identity else None
