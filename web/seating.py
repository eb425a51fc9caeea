"""The seats of a body as those who fill them see them: each with who has it now, and what can be done about it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from application.commands.turns import deputy_in_line
from application.norwegian_order import norwegian_key
from application.questions.appointments import AppointmentView, appointments_by_id
from application.questions.holdings import HoldingView, holdings_of_body
from application.questions.known import last_position
from application.questions.organisations import organisations_by_id
from application.questions.seats import SeatView, seats_by_id, seats_of
from domain import clock
from domain.appointments import State
from domain.dates import PartialDate
from domain.intervals import OPEN, day_after, day_before, months_after
from domain.seats import Role
from web.addresses import appointment_address
from web.forms.offered import offered
from web.seat_words import seat_names_now

_ROLES = [str(role) for role in Role]
_LEADING = (Role.LEADER, Role.DEPUTY_LEADER)


@dataclass(frozen=True)
class Filled:
    """Somebody in a seat: what they are there now, and what can be done with the appointment."""

    holding: HoldingView
    appointment: AppointmentView
    actions: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Place:
    """A seat, what it is called, and who is in it or nominated for it today."""

    seat: SeatView
    name: str
    filled: Sequence[Filled]

    @property
    def is_vacant(self) -> bool:
        """Whether nobody has it."""
        return not any(one.holding.holds for one in self.filled)


def places_today(connection: Connection, body_id: UUID) -> list[Place]:
    """Return the seats of a body today, each with who is in it; by role, organisation and number."""
    today, known = clock.today().isoformat(), last_position(connection)
    seats = seats_of(connection, body_id, today, known)
    names = seat_names_now(connection, seats)
    held = [one for one in holdings_of_body(connection, body_id, today, known) if one.state != State.ANNULLED]
    appointments = appointments_by_id(connection, [one.appointment_id for one in held])
    order = _in_order(connection, seats)
    return [Place(seat, names[seat.id], _filled(seat, held, appointments)) for seat in order]


def _in_order(connection: Connection, seats: Sequence[SeatView]) -> list[SeatView]:
    """Return seats as they are filled: leaders, then those of each organisation, deputies after members."""
    senders = organisations_by_id(connection, [one.organisation_id for one in seats if one.organisation_id])
    by_id = {one.id: one for one in seats}

    def key(seat: SeatView) -> tuple[Any, ...]:
        principal = by_id.get(seat.deputy_for, seat) if seat.deputy_for else seat
        sender = senders.get(principal.organisation_id) if principal.organisation_id else None
        name = norwegian_key(sender.name) if sender else ""
        leads = principal.role in _LEADING
        return not leads, sender is None, name, _ROLES.index(principal.role), principal.number, seat is not principal

    return sorted(seats, key=key)


def end_of_term(places: Sequence[Place]) -> str | None:
    """Return the last day of most of those who sit, which is the end of the term; None when none of them has one."""
    sitting = [one.holding for place in places for one in place.filled if one.holding.holds]
    ends = Counter(one.term_until for one in sitting if one.term_until)
    return max(ends, key=lambda day: (ends[day], day)) if ends else None


def term_after(end: str | None, months: int | None) -> tuple[str | None, str | None]:
    """Return the first and the last day of the term after one that ends so, as far as they can be told."""
    if end is None or PartialDate.parse(end).day is None:
        return None, None
    first = day_after(end)
    if first == OPEN:
        return None, None
    return first, None if months is None else day_before(months_after(first, months))


def deputy_of(connection: Connection, leaving: AppointmentView) -> HoldingView | None:
    """Return who is first in line today to have somebody's seat."""
    seat = seats_by_id(connection, [leaving.seat_id], last_position(connection)).get(leaving.seat_id)
    organisation = seat.organisation_id if seat else None
    return deputy_in_line(connection, leaving.body_id, leaving.seat_id, organisation, clock.today().isoformat())


def _filled(seat: SeatView, held: Sequence[HoldingView], appointments: dict[UUID, AppointmentView]) -> Sequence[Filled]:
    found = []
    for one in held:
        if one.seat_id == seat.id:
            view = appointments[one.appointment_id]
            found.append(Filled(one, view, offered("appointment", view, appointment_address(one.appointment_id))))
    return found
