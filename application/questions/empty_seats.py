"""Seats for organisations that nobody holds on a day, since when, and whether they are theirs to fill."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, and_, func, select

from application.questions.bodies import BodyView, bodies_by_id
from application.questions.known import known_then
from application.questions.seats import SeatView, seat_view, seats_then
from application.registers.appointment_tables import appointment_spans
from application.registers.seats import seats
from domain.appointments import HOLDS
from domain.dates import PartialDate
from domain.intervals import BEGINNING
from domain.seats import Elector

_SPANS, _SEATS = appointment_spans.c, seats.c

THEIRS = (None, Elector.PARTICIPANT)
"""Who is to elect where it is the organisation's to do: it is named, or nobody is."""


@dataclass(frozen=True, slots=True)
class Vacant:
    """A seat of an organisation that nobody holds; `last_*` are who had it before, if anybody did."""

    body_id: UUID
    seat: SeatView
    since: str | None
    last_appointment_id: UUID | None
    last_person_id: UUID | None
    theirs: bool


def vacant_seats(connection: Connection, organisations: Sequence[UUID], on: str, known: int) -> list[Vacant]:
    """Return the seats for some organisations that nobody holds on an ISO day, as known at a position."""
    ours = _SEATS.organisation_id.in_([one.hex for one in organisations])
    columns = (_SEATS.body_id, _SEATS.seat_id, _SEATS.fact, _SEATS.valid_from, _SEATS.valid_to)
    rows = {row.seat_id: row for row in connection.execute(select(*columns).where(ours, *seats_then(on, known)))}
    sits = (*known_then(_SPANS, known), _SPANS.state.in_(sorted(HOLDS)))
    held = select(_SPANS.seat_id).where(
        _SPANS.seat_id.in_(sorted(rows)), *sits, _SPANS.valid_from <= on, _SPANS.valid_to > on
    )
    empty = {one: rows[one] for one in sorted(rows.keys() - set(connection.execute(held).scalars()))}
    bodies = bodies_by_id(connection, sorted({UUID(row.body_id) for row in empty.values()}))
    seatings = _electors(connection, sorted({row.body_id for row in empty.values()}), on, known)
    last = _last_held(connection, sorted(empty), on, known)
    found = []
    for seat_id, row in empty.items():
        if not _is_there(bodies[UUID(row.body_id)], on):
            continue
        seat, left = seat_view(row), last.get(seat_id)
        since = max(seat.valid_from, left.valid_to if left else BEGINNING)
        found.append(
            Vacant(
                body_id=UUID(row.body_id),
                seat=seat,
                since=None if since == BEGINNING else since,
                last_appointment_id=UUID(left.appointment_id) if left else None,
                last_person_id=UUID(left.person_id) if left else None,
                theirs=(seat.elector or seatings.get(row.body_id)) in THEIRS,
            )
        )
    return found


def _last_held(connection: Connection, seats_named: Sequence[str], on: str, known: int) -> dict[str, Any]:
    """Return who held each seat last before a day, by seat."""
    over = (
        _SPANS.seat_id.in_(seats_named),
        _SPANS.known_from <= known,
        _SPANS.known_to > known,
        _SPANS.state.in_(sorted(HOLDS)),
        _SPANS.valid_to <= on,
    )
    ended = select(_SPANS.seat_id, func.max(_SPANS.valid_to).label("ended")).where(*over).group_by(_SPANS.seat_id)
    latest = ended.subquery()
    columns = (_SPANS.seat_id, _SPANS.appointment_id, _SPANS.person_id, _SPANS.valid_to)
    statement = select(*columns).join(
        latest, and_(latest.c.seat_id == _SPANS.seat_id, latest.c.ended == _SPANS.valid_to)
    )
    ordered = statement.where(*over).order_by(_SPANS.known_from, _SPANS.piece)
    return {row.seat_id: row for row in connection.execute(ordered)}


def _electors(connection: Connection, bodies: Sequence[str], on: str, known: int) -> dict[str, str | None]:
    """Return who elects to each body where its seats do not say, on a day."""
    statement = select(_SEATS.body_id, _SEATS.fact).where(
        _SEATS.body_id.in_(bodies), _SEATS.seat_id.is_(None), *seats_then(on, known)
    )
    return {row.body_id: json.loads(row.fact)["elector"] for row in connection.execute(statement)}


def _is_there(body: BodyView, on: str) -> bool:
    begun = body.established_on is None or PartialDate.parse(body.established_on).first.isoformat() <= on
    if not body.dissolved:
        return begun
    return begun and body.dissolved_on is not None and PartialDate.parse(body.dissolved_on).last.isoformat() >= on
