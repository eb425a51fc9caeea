"""Seats of all bodies as forms name them: `RR: Prøvdal kommune, medlem 2`."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Connection

from application.questions.bodies import list_bodies
from application.questions.known import last_position
from application.questions.lookups import MOST, Named
from application.questions.organisations import organisation_names
from application.questions.seats import bodies_of_seats, seats_in_bodies
from domain import clock
from web.seat_words import seat_names

_MOST_BODIES = 500


def named(connection: Connection, typed: str) -> list[Named]:
    """Return the seats there are today in whose names, or the names of whose bodies, all these words are."""
    wanted = typed.casefold().replace(",", " ").replace(":", " ").split()
    return [one for one in _all(connection) if all(word in f"{one.name} {one.title}".casefold() for word in wanted)][
        :MOST
    ]


def by_id(connection: Connection, identities: Iterable[UUID]) -> dict[UUID, Named]:
    """Return seats by their ids, those that are there today."""
    wanted = frozenset(identities)
    return {one.id: one for one in _all(connection) if one.id in wanted}


def body_of(connection: Connection, seat_id: UUID) -> UUID | None:
    """Return the body that a seat is of; None for what is no seat."""
    return bodies_of_seats(connection, [seat_id], last_position(connection)).get(seat_id)


def _all(connection: Connection) -> list[Named]:
    bodies = [one for one in list_bodies(connection, limit=_MOST_BODIES).items if not one.dissolved]
    on, known = clock.today().isoformat(), last_position(connection)
    seats = seats_in_bodies(connection, [one.id for one in bodies], on, known)
    senders = {one.organisation_id for some in seats.values() for one in some if one.organisation_id}
    organisations = organisation_names(connection, list(senders))
    found = []
    for body in bodies:
        names = seat_names(seats.get(body.id, []), organisations)
        found += [Named(seat, f"{body.abbreviation}: {name}", body.name) for seat, name in names.items()]
    return found
