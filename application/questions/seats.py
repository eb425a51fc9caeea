"""Which seats a body had on a day, and how it was seated, as it is known now or was known then."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, Connection, bindparam, select

from application.registers.columns import read_id
from application.registers.seats import seats
from domain.seats import NO_SEATING, Role

_SEATS = seats.c
_PLACES = {str(role): place for place, role in enumerate(Role)}
_KNOWN: BindParameter[int] = bindparam("known")
_OF_A_VIEW = (_SEATS.seat_id, _SEATS.fact, _SEATS.valid_from, _SEATS.valid_to)
_BETWEEN = select(*_OF_A_VIEW).where(
    _SEATS.body_id == bindparam("body_id"),
    _SEATS.seat_id.is_not(None),
    _SEATS.valid_from <= bindparam("last"),
    _SEATS.valid_to > bindparam("first"),
    _SEATS.known_from <= _KNOWN,
    _SEATS.known_to > _KNOWN,
)
_BY_ID = (
    select(*_OF_A_VIEW)
    .where(_SEATS.seat_id.in_(bindparam("ids", expanding=True)), _SEATS.known_from <= _KNOWN, _SEATS.known_to > _KNOWN)
    .order_by(_SEATS.valid_from)
)
_BODIES_BY_ID = _BY_ID.with_only_columns(_SEATS.seat_id, _SEATS.body_id)


@dataclass(frozen=True, slots=True)
class SeatView:
    """A seat on the days from `valid_from` until the day before `valid_to`; the fields are those of domain/seats.py."""

    id: UUID
    role: str
    number: int
    organisation_id: UUID | None
    deputy_for: UUID | None
    elector: str | None
    rights: tuple[str, ...]
    votes_for: str | None
    label: str | None
    valid_from: str
    valid_to: str

    @property
    def is_deputy(self) -> bool:
        """Whether who sits there steps in for members."""
        return Role(self.role).is_deputy


def seats_of(connection: Connection, body_id: UUID, on: str, known: int) -> list[SeatView]:
    """Return the seats of a body on an ISO day, as known at a position: by role, organisation and number."""
    return seats_between(connection, body_id, on, on, known)


def seating_and_seats(rows: Iterable[Any]) -> tuple[dict[str, Any], list[SeatView]]:
    """Return what `seating_on` and `seats_of` do, of the rows of a day (BodyOnDay.told_seats)."""
    rows = list(rows)
    seating = next((dict(read_fact(row.fact)) for row in rows if row.seat_id is None), dict(NO_SEATING))
    return seating, _in_order(seat_view(row) for row in rows if row.seat_id is not None)


def seats_between(connection: Connection, body_id: UUID, first: str, last: str, known: int) -> list[SeatView]:
    """Return what the seats of a body were on any day of a time: a seat that became another is there twice."""
    asked = {"body_id": body_id.hex, "first": first, "last": last, "known": known}
    return _in_order(seat_view(row) for row in connection.execute(_BETWEEN, asked).all())


def seats_in_bodies(connection: Connection, bodies: Sequence[UUID], on: str, known: int) -> dict[UUID, list[SeatView]]:
    """Return the seats of some bodies on an ISO day, by body, as known at a position."""
    statement = select(_SEATS.body_id, _SEATS.seat_id, _SEATS.fact, _SEATS.valid_from, _SEATS.valid_to).where(
        _SEATS.body_id.in_([one.hex for one in bodies]), _SEATS.seat_id.is_not(None), *seats_then(on, known)
    )
    found: dict[UUID, list[SeatView]] = {}
    for row in connection.execute(statement.order_by(_SEATS.body_id, _SEATS.seat_id)):
        found.setdefault(UUID(row.body_id), []).append(seat_view(row))
    return found


def seats_then(on: str, known: int) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions on rows of seats that they held on an ISO day, as known at a position."""
    return _SEATS.valid_from <= on, _SEATS.valid_to > on, _SEATS.known_from <= known, _SEATS.known_to > known


def seats_by_id(connection: Connection, identities: Sequence[UUID], known: int) -> dict[UUID, SeatView]:
    """Return seats by id, each as it was last, as known at a position."""
    rows = connection.execute(_BY_ID, {"ids": [one.hex for one in identities], "known": known}).all()
    return {one.id: one for one in map(seat_view, rows)}


def bodies_of_seats(connection: Connection, identities: Sequence[UUID], known: int) -> dict[UUID, UUID]:
    """Return by seat the body that it is, or was, a seat of."""
    rows = connection.execute(_BODIES_BY_ID, {"ids": [one.hex for one in identities], "known": known})
    return {read_id(row.seat_id): read_id(row.body_id) for row in rows}


def seating_on(connection: Connection, body_id: UUID, on: str, known: int) -> dict[str, Any]:
    """Return how a body was seated on an ISO day, as domain/seats.py tells."""
    statement = select(_SEATS.fact).where(
        _SEATS.body_id == body_id.hex,
        _SEATS.seat_id.is_(None),
        _SEATS.valid_from <= on,
        _SEATS.valid_to > on,
        _SEATS.known_from <= known,
        _SEATS.known_to > known,
    )
    found = connection.execute(statement).scalar()
    return dict(json.loads(found)) if found else dict(NO_SEATING)


@lru_cache(maxsize=5_000)
def read_fact(written: str) -> Mapping[str, Any]:
    """Return a seat or how a body is seated, as domain/seats.py tells: seats are read often, and many are alike."""
    return MappingProxyType(json.loads(written))


def seat_view(row: Any) -> SeatView:
    """Return a seat from a row of the register with its id, fact and days."""
    seat = read_fact(row.fact)
    return SeatView(
        id=read_id(row.seat_id),
        role=seat["role"],
        number=seat["number"],
        organisation_id=UUID(seat["organisation_id"]) if seat["organisation_id"] else None,
        deputy_for=UUID(seat["deputy_for"]) if seat["deputy_for"] else None,
        elector=seat["elector"],
        rights=tuple(seat["rights"]),
        votes_for=seat["votes_for"],
        label=seat["label"],
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def _in_order(seats: Iterable[SeatView]) -> list[SeatView]:
    return sorted(seats, key=lambda one: (_PLACES[one.role], str(one.organisation_id), one.number))
