"""Whom a municipality sends where, with its seats that nobody holds, as its page shows them: a row for each seat."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask_babel import gettext

from application.norwegian_order import norwegian_key
from application.questions.bodies import BodyView
from application.questions.empty_seats import Vacant
from application.questions.representation import HeldView
from domain.appointments import State
from domain.seats import Role
from web.seat_roles import held_role, role_words


@dataclass(frozen=True, slots=True)
class Place:
    """A seat: who holds it (`held`), or since when nobody does; `no_deputies` are empty seats of personal deputies."""

    body: BodyView
    body_name: str
    role: str
    held: HeldView | None
    vacant: Vacant | None
    no_deputies: tuple[Vacant, ...]
    order: tuple[object, ...]


def places(sent: Sequence[HeldView], vacant: Sequence[Vacant], bodies: Mapping[UUID, BodyView]) -> list[Place]:
    """Return the seats of a municipality, by body, role and number. Deputies stand beside those they step in for."""
    told = {deputy.appointment_id for one in sent for deputy in one.deputies}
    shown = [one for one in sent if one.holding.appointment_id not in told or one.holding.state == State.ACTING]
    held = {one.holding.seat_id for one in shown}
    beside = [one for one in vacant if one.seat.deputy_for in held]
    many = Counter(map(_alike, shown))
    found = [
        Place(
            body=one.body,
            body_name=one.body_name,
            role=_numbered(held_role(one), one.holding.role, one.seat.number if one.seat else 0, many[_alike(one)]),
            held=one,
            vacant=None,
            no_deputies=tuple(each for each in beside if each.seat.deputy_for == one.holding.seat_id),
            order=_order(one.body_name, one.holding.role, one.seat.number if one.seat else 0),
        )
        for one in shown
    ]
    for each in vacant:
        if each in beside:
            continue
        body = bodies[each.body_id]
        words = role_words(each.seat.role, each.seat.number)
        words = f"{words} ({each.seat.label})" if each.seat.label else words
        order = _order(body.name, each.seat.role, each.seat.number)
        found.append(Place(body, body.name, words, None, each, (), order))
    return sorted(found, key=lambda one: one.order)


def _alike(one: HeldView) -> tuple[UUID, str]:
    return one.body.id, one.holding.role


def _numbered(words: str, role: str, number: int, many: int) -> str:
    """Return what a seat is called, with its number where there are several; that of a deputy is told already."""
    if many < 2 or not number or role == Role.NUMBERED_DEPUTY:
        return words
    return str(gettext("%(role)s, seat %(number)s", role=words, number=number))


def _order(body: str, role: str, number: int) -> tuple[object, ...]:
    return norwegian_key(body), list(Role).index(Role(role)), number
