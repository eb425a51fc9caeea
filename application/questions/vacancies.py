"""Seats that nobody held on a day: since when, who had left it and on what basis, and until when it stood empty."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from application.questions.body_on_day import Beside, BodyOnDay
from application.questions.seats import SeatView
from application.registers.appointment_tables import appointment_changes
from application.registers.columns import office_day_of
from application.registers.history import history
from domain.intervals import BEGINNING, OPEN, day_before

_CHANGES = appointment_changes.c
_ENDED = "appointment.ended"
_ENDINGS = (
    select(history.c.record_id, history.c.recorded_at, history.c.details)
    .where(
        history.c.position.in_(
            select(_CHANGES.position).where(
                _CHANGES.appointment_id.in_(bindparam("ids", expanding=True)),
                _CHANGES.topic == _ENDED,
                _CHANGES.position <= bindparam("known"),
            )
        )
    )
    .order_by(history.c.position)
)


@dataclass(frozen=True, slots=True)
class Vacancy:
    """When a seat was empty: from the ISO day `since`, None for from the beginning, until the last day `until`.

    `last_person` is who had held it before, and `ground` why they left; `ended_basis` is as
    domain/basis.py tells, None where no ending is recorded. `next_person` came after.
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


def vacancies(day: BodyOnDay, empty: Sequence[SeatView]) -> dict[UUID, Vacancy]:
    """Return how long each of the seats of a body that nobody holds on the day is empty; without names of people."""
    if not empty:
        return {}
    beside = {one.id: day.beside[one.id.hex] for one in empty}
    left = [one.before.appointment_id for one in beside.values() if one.before and one.before.ground]
    endings = _endings(day.connection, left, day.known)
    return {one.id: _vacancy(one, beside[one.id], endings) for one in empty}


def _vacancy(seat: SeatView, beside: Beside, endings: Mapping[str, Any]) -> Vacancy:
    before, after = beside.before, beside.after
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
    rows = connection.execute(_ENDINGS, {"ids": list(appointments), "known": known}).all()
    return {row.record_id: row for row in rows}
