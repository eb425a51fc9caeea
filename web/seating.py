"""The seats of a body as those who fill them see them: each with who has it now, and what can be done about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from application.questions.appointments import AppointmentView, appointments_by_id
from application.questions.holdings import HoldingView, holdings_of_body
from application.questions.known import last_position
from application.questions.seats import SeatView, seats_of
from domain import clock
from domain.appointments import State
from web.addresses import appointment_address
from web.forms.offered import offered
from web.seat_words import seat_names


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
    names = seat_names(connection, seats)
    held = [one for one in holdings_of_body(connection, body_id, today, known) if one.state != State.ANNULLED]
    appointments = appointments_by_id(connection, [one.appointment_id for one in held])
    return [Place(seat, names[seat.id], _filled(seat, held, appointments)) for seat in seats]


def _filled(seat: SeatView, held: Sequence[HoldingView], appointments: dict[UUID, AppointmentView]) -> Sequence[Filled]:
    found = []
    for one in held:
        if one.seat_id == seat.id:
            view = appointments[one.appointment_id]
            found.append(Filled(one, view, offered("appointment", view, appointment_address(one.appointment_id))))
    return found
