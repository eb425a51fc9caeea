"""The bodies that have seats on a day: how many are filled and vacant, and how much ends soon after."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, exists, select

from application.norwegian_order import COLLATION
from application.questions.bodies import BodyView, bodies_by_id
from application.questions.holdings import HoldingView, holdings_in_bodies
from application.questions.known import known_then
from application.questions.representation import HeldView, held_by_id
from application.questions.seats import SeatView, seats_in_bodies, seats_then
from application.questions.seen import Page, above, paged
from application.registers.appointment_tables import appointment_spans
from application.registers.directory import bodies
from application.registers.seats import seats
from domain.access import Audience
from domain.appointments import HOLDS

_SPANS = appointment_spans.c


@dataclass(frozen=True, slots=True)
class SeatedBodyView:
    """A body with its seats on a day. Those of deputies are counted by themselves; `ending` holds both kinds."""

    body: BodyView
    seats: int
    filled: int
    deputies: int
    deputies_filled: int
    ending: int

    @property
    def vacant(self) -> int:
        """How many seats nobody has, those of deputies left out."""
        return self.seats - self.filled


def seated_bodies(
    connection: Connection, on: str, end: str, known: int, *, after: UUID | None = None, limit: int = 50
) -> Page[SeatedBodyView]:
    """Return the bodies that have seats on an ISO day, by name in Norwegian order, with what ends before `end`.

    From after the body with the id `after`.
    """
    name = bodies.c.name.collate(COLLATION)
    has_seats = exists().where(seats.c.body_id == bodies.c.id, seats.c.seat_id.is_not(None), *seats_then(on, known))
    statement = select(bodies.c.id).where(has_seats).order_by(name, bodies.c.id).limit(limit + 1)
    if after is not None:
        last = connection.execute(select(bodies.c.name).where(bodies.c.id == after.hex)).scalar()
        if last is None:
            return Page(())
        statement = statement.where(above(name, bodies.c.id, last, after.hex))
    ids = [UUID(one) for one in connection.execute(statement).scalars()]
    views = bodies_by_id(connection, ids)
    there = seats_in_bodies(connection, ids, on, known)
    held = [one for one in holdings_in_bodies(connection, ids, on, known) if one.holds]
    ending = _ending_in(connection, ids, on, end, known)
    found = [_view(views[one], there.get(one, ()), held, ending[one.hex]) for one in ids]
    return paged(found, limit, [one.hex for one in ids])


def ending_soon(
    connection: Connection, on: str, end: str, known: int, audience: Audience, *, limit: int = 10
) -> list[HeldView]:
    """Return the appointments that are held on an ISO day and over before `end`, the first to end first."""
    statement = select(_SPANS.appointment_id).where(*_ends(on, end, known))
    ordered = statement.order_by(_SPANS.valid_to, _SPANS.appointment_id).limit(limit)
    ids = [UUID(one) for one in connection.execute(ordered).scalars()]
    held = held_by_id(connection, ids, on, known, audience)
    return [held[one] for one in ids]


def _ending_in(connection: Connection, ids: Sequence[UUID], on: str, end: str, known: int) -> Counter[str]:
    in_bodies = _SPANS.body_id.in_([one.hex for one in ids])
    statement = select(_SPANS.body_id).where(in_bodies, *_ends(on, end, known))
    return Counter(connection.execute(statement).scalars())


def _ends(on: str, end: str, known: int) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions on the last span of an appointment that it is over before `end`, and not on a day."""
    later = appointment_spans.alias("later").c
    goes_on = exists().where(
        later.appointment_id == _SPANS.appointment_id,
        *known_then(later, known),
        later.valid_from >= _SPANS.valid_to,
    )
    soon = (_SPANS.valid_to > on, _SPANS.valid_to <= end, _SPANS.valid_from < end)
    return *known_then(_SPANS, known), *soon, _SPANS.state.in_(sorted(HOLDS)), ~goes_on


def _view(body: BodyView, there: Sequence[SeatView], held: Sequence[HoldingView], ending: int) -> SeatedBodyView:
    taken = {one.seat_id for one in held}
    own = [one for one in there if not one.is_deputy]
    deputies = [one for one in there if one.is_deputy]
    return SeatedBodyView(
        body=body,
        seats=len(own),
        filled=sum(one.id in taken for one in own),
        deputies=len(deputies),
        deputies_filled=sum(one.id in taken for one in deputies),
        ending=ending,
    )
