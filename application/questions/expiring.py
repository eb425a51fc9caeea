"""Which appointments run out in a time, who is to choose anew, and whether somebody is chosen already."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, exists, select

from application.questions.bodies import BodyView, bodies_by_id
from application.questions.holdings import shown_people
from application.questions.known import last_position
from application.questions.names_then import all_names, name_then
from application.questions.seats import SeatView, seats_by_id
from application.questions.seen import Page, above, paged, place_in
from application.registers.appointment_tables import appointment_spans
from application.registers.columns import STILL_KNOWN
from application.registers.seats import seats
from domain.appointments import HOLDS, State
from domain.intervals import day_after, day_before

_SPANS = appointment_spans.c
_HOLDS = sorted(HOLDS)


@dataclass(frozen=True, slots=True)
class ExpiringView:
    """An appointment that runs out. `last_day` is the last ISO day that it can mean, `until` what was written.

    `elector` is who elects to the seat, or else to the body. `next_person` holds the seat the day after, or is
    nominated for it (`is_nominated`); `seat_ends` says that there is no such seat any more then.
    """

    appointment_id: UUID
    body: BodyView
    seat: SeatView
    role: str
    person_id: UUID
    person: str
    organisation_id: UUID | None
    organisation: str | None
    last_day: str
    until: str | None
    elector: str | None
    next_person: str | None = None
    is_nominated: bool = False
    seat_ends: bool = False

    @property
    def is_to_be_filled(self) -> bool:
        """Whether somebody is still to be chosen."""
        return not self.seat_ends and (self.next_person is None or self.is_nominated)


def expiring(
    connection: Connection,
    first_day: str,
    last_day: str,
    *,
    body_id: UUID | None = None,
    organisations: Sequence[UUID] = (),
    after: str | None = None,
    limit: int = 50,
) -> Page[ExpiringView]:
    """Return what runs out on ISO days, the first to do so first: of a body or on behalf of organisations if asked."""
    later = appointment_spans.alias("later").c
    goes_on = exists().where(
        later.appointment_id == _SPANS.appointment_id,
        later.known_to == STILL_KNOWN,
        later.valid_from >= _SPANS.valid_to,
    )
    statement = select(appointment_spans).where(
        _SPANS.known_to == STILL_KNOWN,
        _SPANS.valid_to > first_day,
        _SPANS.valid_to <= day_after(last_day),
        _SPANS.state.in_(_HOLDS),
        ~goes_on,
    )
    if body_id is not None:
        statement = statement.where(_SPANS.body_id == body_id.hex)
    if organisations:
        statement = statement.where(_SPANS.organisation_id.in_([one.hex for one in organisations]))
    if after is not None:
        place = place_in(after)
        if place is None:
            return Page(())
        statement = statement.where(above(_SPANS.valid_to, _SPANS.appointment_id, *place))
    ordered = statement.order_by(_SPANS.valid_to, _SPANS.appointment_id).limit(limit + 1)
    rows = list(connection.execute(ordered))
    return paged(_views(connection, rows), limit, [f"{row.valid_to}_{row.appointment_id}" for row in rows])


def _views(connection: Connection, rows: Sequence[Any]) -> list[ExpiringView]:
    if not rows:
        return []
    known = last_position(connection)
    bodies = bodies_by_id(connection, sorted({UUID(row.body_id) for row in rows}))
    places = seats_by_id(connection, sorted({UUID(row.seat_id) for row in rows}), known)
    nexts = _nexts(connection, rows)
    people = {UUID(row.person_id) for row in (*rows, *nexts.values())}
    shown = {one: one for one in people} | shown_people(connection, people, known)
    senders = {UUID(row.organisation_id) for row in rows if row.organisation_id}
    names = all_names(connection, senders | set(shown.values()))
    electors = _electors(connection, sorted({row.body_id for row in rows}))

    def called(identity: UUID, day: str) -> str:
        return name_then(names[identity], day, known)

    found = []
    for row in rows:
        last, following = day_before(row.valid_to), nexts.get((row.seat_id, row.valid_to))
        seat, person = places[UUID(row.seat_id)], shown[UUID(row.person_id)]
        sender = UUID(row.organisation_id) if row.organisation_id else None
        found.append(
            ExpiringView(
                appointment_id=UUID(row.appointment_id),
                body=bodies[UUID(row.body_id)],
                seat=seat,
                role=row.role,
                person_id=person,
                person=called(person, last),
                organisation_id=sender,
                organisation=called(sender, last) if sender else None,
                last_day=last,
                until=row.term_until,
                elector=seat.elector or electors.get(row.body_id),
                next_person=called(shown[UUID(following.person_id)], row.valid_to) if following else None,
                is_nominated=following is not None and following.state not in HOLDS,
                seat_ends=seat.valid_to <= row.valid_to,
            )
        )
    return found


def _nexts(connection: Connection, rows: Sequence[Any]) -> dict[tuple[str, str], Any]:
    """Return who holds each seat on the day after, or else is nominated for it: by seat and that day."""
    statement = select(appointment_spans).where(
        _SPANS.body_id.in_(sorted({row.body_id for row in rows})),
        _SPANS.seat_id.in_(sorted({row.seat_id for row in rows})),
        _SPANS.known_to == STILL_KNOWN,
        _SPANS.valid_to > min(row.valid_to for row in rows),
    )
    coming = list(connection.execute(statement.order_by(_SPANS.valid_from, _SPANS.piece)))
    found: dict[tuple[str, str], Any] = {}
    for row in rows:
        there = [
            one
            for one in coming
            if one.seat_id == row.seat_id
            and one.valid_from <= row.valid_to < one.valid_to
            and (one.state in HOLDS or one.state == State.NOMINATED)
        ]
        if there:
            found[row.seat_id, row.valid_to] = max(there, key=lambda one: one.state in HOLDS)
    return found


def _electors(connection: Connection, bodies: Sequence[str]) -> dict[str, str | None]:
    """Return who elects to each body, as it is seated last."""
    statement = select(seats.c.body_id, seats.c.fact).where(
        seats.c.body_id.in_(list(bodies)), seats.c.seat_id.is_(None), seats.c.known_to == STILL_KNOWN
    )
    return {
        row.body_id: json.loads(row.fact)["elector"]
        for row in connection.execute(statement.order_by(seats.c.valid_from))
    }
