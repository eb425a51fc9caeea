"""Seats that nobody held on a day: since when, who had left it and on what basis, and until when it stood empty."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from application.questions.holdings import known_then
from application.questions.seats import SeatView
from application.registers.appointment_tables import appointment_changes, appointment_spans
from application.registers.columns import office_day_of
from application.registers.history import history
from domain.appointments import HOLDS
from domain.intervals import BEGINNING, OPEN, day_before

_SPANS = appointment_spans.c
_ENDED = "appointment.ended"


@dataclass(frozen=True, slots=True)
class Vacancy:
    """When a seat was empty: from the ISO day `since`, None for from the beginning, until the last day `until`.

    `last_person` is who had held it before, and `ground` why they left; `ended_basis` is as
    domain/appointments/basis.py tells, None where no ending is recorded. `next_person` came after.
    """

    since: str | None
    until: str | None
    last_appointment_id: UUID | None = None
    last_person_id: UUID | None = None
    last_person: str | None = None
    ground: str | None = None
    ended_basis: dict[str, Any] | None = None
    ended_recorded_on: str | None = None
    next_appointment_id: UUID | None = None
    next_person_id: UUID | None = None
    next_person: str | None = None


def vacancies(
    connection: Connection, body_id: UUID, empty: Sequence[SeatView], on: str, known: int
) -> dict[UUID, Vacancy]:
    """Return how long each of the seats of a body that nobody held on an ISO day was empty; without names of people."""
    if not empty:
        return {}
    statement = select(appointment_spans).where(
        _SPANS.body_id == body_id.hex,
        _SPANS.seat_id.in_([one.id.hex for one in empty]),
        _SPANS.state.in_(sorted(HOLDS)),
        known_then(known),
    )
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for row in connection.execute(statement.order_by(_SPANS.valid_from, _SPANS.known_from, _SPANS.piece)):
        if row.valid_to <= on and row.valid_to >= (before[row.seat_id].valid_to if row.seat_id in before else ""):
            before[row.seat_id] = row
        if row.valid_from > on:
            after.setdefault(row.seat_id, row)
    endings = _endings(connection, [row.appointment_id for row in before.values() if row.ground], known)
    return {one.id: _vacancy(one, before.get(one.id.hex), after.get(one.id.hex), endings) for one in empty}


def _vacancy(seat: SeatView, before: Any, after: Any, endings: Mapping[str, Any]) -> Vacancy:
    began = max(before.valid_to if before else BEGINNING, seat.valid_from)
    ended = min(after.valid_from if after else OPEN, seat.valid_to)
    ending = endings.get(before.appointment_id) if before else None
    return Vacancy(
        since=None if began == BEGINNING else began,
        until=None if ended == OPEN else day_before(ended),
        last_appointment_id=UUID(before.appointment_id) if before else None,
        last_person_id=UUID(before.person_id) if before else None,
        ground=before.ground if before else None,
        ended_basis=ending.details["basis"] if ending else None,
        ended_recorded_on=office_day_of(ending.recorded_at) if ending else None,
        next_appointment_id=UUID(after.appointment_id) if after else None,
        next_person_id=UUID(after.person_id) if after else None,
    )


def _endings(connection: Connection, appointments: Sequence[str], known: int) -> dict[str, Any]:
    """Return the latest recorded ending of each appointment."""
    if not appointments:
        return {}
    changes = appointment_changes.c
    endings = select(changes.position).where(
        changes.appointment_id.in_(list(appointments)), changes.topic == _ENDED, changes.position <= known
    )
    statement = select(history).where(history.c.position.in_(endings))
    return {row.record_id: row for row in connection.execute(statement.order_by(history.c.position))}
