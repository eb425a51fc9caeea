"""Who held what: of a body on a day, of a person, of an organisation, as it is known now or was known then."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, bindparam, select

from application.questions.body_on_day import BodyOnDay
from application.questions.known import known_then
from application.registers.appointment_tables import appointment_spans
from application.registers.columns import STILL_KNOWN, read_id
from application.registers.directory import same_people
from domain.appointments import HOLDS
from domain.intervals import BEGINNING, OPEN
from domain.seats import Role

_SPANS = appointment_spans.c


_OF_A_VIEW = (
    _SPANS.appointment_id,
    _SPANS.body_id,
    _SPANS.seat_id,
    _SPANS.person_id,
    _SPANS.organisation_id,
    _SPANS.role,
    _SPANS.state,
    _SPANS.certain,
    _SPANS.acting_for,
    _SPANS.valid_from,
    _SPANS.valid_to,
    _SPANS.term_from,
    _SPANS.term_until,
    _SPANS.ground,
    _SPANS.way,
    _SPANS.known_from,
    _SPANS.basis,
)
"""The columns of a HoldingView, in the order of its fields."""
_COLUMNS_OF_A_VIEW = attrgetter(*(one.name for one in _OF_A_VIEW))
_WHO_AND_HOW = attrgetter("appointment_id", "seat_id", "person_id", "state")
_OF_BODY = (
    select(*_OF_A_VIEW)
    .where(
        _SPANS.body_id == bindparam("body_id"),
        _SPANS.valid_from <= bindparam("on"),
        _SPANS.valid_to > bindparam("on"),
        _SPANS.known_from <= bindparam("known"),
        _SPANS.known_to > bindparam("known"),
    )
    .order_by(_SPANS.valid_from, _SPANS.known_from, _SPANS.piece)
)
_SAME = select(same_people.c.person_id, same_people.c.same_as).where(
    same_people.c.person_id.in_(bindparam("people", expanding=True)),
    same_people.c.known_from <= bindparam("known"),
    same_people.c.known_to > bindparam("known"),
)


@dataclass(frozen=True)
class HoldingView:
    """What somebody was on some days. `valid_to` is the day after the last one; `known_from` the position that told it.

    `term_from` and `term_until` are the days of the whole appointment as written; `certain` is False where partial
    dates leave it open; `basis` is as domain/basis.py tells.
    """

    appointment_id: UUID
    body_id: UUID
    seat_id: UUID
    person_id: UUID
    organisation_id: UUID | None
    role: str
    state: str
    certain: bool
    acting_for: UUID | None
    valid_from: str
    valid_to: str
    term_from: str | None
    term_until: str | None
    ground: str | None
    way: str | None
    known_from: int
    basis_written: str

    @cached_property
    def basis(self) -> dict[str, Any]:
        """On what it rests."""
        return dict(json.loads(self.basis_written))

    @property
    def decision_id(self) -> UUID | None:
        """The decision of ours that it rests on, if it does."""
        named = self.basis.get("decision_id")
        return UUID(named) if named else None

    @property
    def holds(self) -> bool:
        """Whether the seat is theirs: they sit, act, or are away from it for a time."""
        return self.state in HOLDS


def holdings_of_body(connection: Connection, body_id: UUID, on: str, known: int) -> list[HoldingView]:
    """Return what everybody was in a body on an ISO day, as known at a position, nominations and annulled ones too."""
    asked = {"body_id": body_id.hex, "on": on, "known": known}
    return [_view(row) for row in connection.execute(_OF_BODY, asked).all()]


def holdings_in_bodies(connection: Connection, bodies: Sequence[UUID], on: str, known: int) -> list[HoldingView]:
    """Return what everybody was in some bodies on an ISO day."""
    in_bodies = _SPANS.body_id.in_([one.hex for one in bodies])
    return _asked(connection, and_(in_bodies, _SPANS.valid_from <= on, _SPANS.valid_to > on), known)


def holdings_since(day: BodyOnDay) -> list[tuple[HoldingView, int]]:
    """Return what `holdings_of_body` does, each with the position since which it was known that they were so that day.

    That is the first row of the appointment that told of the same person and state in the same seat.
    """
    first: dict[Any, int] = {}
    for row in day.told_spans:
        key, known_from = _WHO_AND_HOW(row), row.known_from
        if known_from < first.get(key, STILL_KNOWN):
            first[key] = known_from
    return [(_view(_COLUMNS_OF_A_VIEW(row)), first[_WHO_AND_HOW(row)]) for row in day.spans]


def holdings_of_body_between(
    connection: Connection, body_id: UUID, first: str, end: str, known: int
) -> list[HoldingView]:
    """Return what everybody was in a body on any day from `first` until before `end`."""
    within = and_(_SPANS.body_id == body_id.hex, _SPANS.valid_from < end, _SPANS.valid_to > first)
    return _asked(connection, within, known)


def holdings_of_people(
    connection: Connection, people: Sequence[UUID], known: int, *, first: str = BEGINNING, end: str = OPEN
) -> list[HoldingView]:
    """Return what people were on any day of a time, the earliest first."""
    named = _SPANS.person_id.in_([one.hex for one in people])
    return _asked(connection, and_(named, _SPANS.valid_from < end, _SPANS.valid_to > first), known)


def holdings_of_organisations(
    connection: Connection, organisations: Sequence[UUID], known: int, *, first: str = BEGINNING, end: str = OPEN
) -> list[HoldingView]:
    """Return whom organisations had where on any day of a time, the earliest first."""
    named = _SPANS.organisation_id.in_([one.hex for one in organisations])
    return _asked(connection, and_(named, _SPANS.valid_from < end, _SPANS.valid_to > first), known)


def holdings_of_appointment(connection: Connection, appointment_id: UUID, known: int) -> list[HoldingView]:
    """Return what an appointment was when."""
    return _asked(connection, _SPANS.appointment_id == appointment_id.hex, known)


def holdings_of_appointments(connection: Connection, identities: Sequence[UUID], known: int) -> list[HoldingView]:
    """Return what appointments were when, the earliest first."""
    return _asked(connection, _SPANS.appointment_id.in_([one.hex for one in identities]), known)


def deputies_in_bodies(connection: Connection, bodies: Sequence[UUID], on: str, known: int) -> list[HoldingView]:
    """Return who was a deputy in bodies on an ISO day, and who acted for somebody."""
    found = holdings_in_bodies(connection, bodies, on, known)
    return [one for one in found if one.holds and Role(one.role).is_deputy]


def same_person(connection: Connection, person_id: UUID, known: int) -> tuple[UUID, list[UUID]]:
    """Return the person under whom somebody is shown, and all who are the same, that one first."""
    same = same_people.c
    then = and_(same.known_from <= known, same.known_to > known)
    shown = person_id.hex
    while other := connection.execute(select(same.same_as).where(same.person_id == shown, then)).scalar():
        shown = other
    found, fresh = [shown], [shown]
    while fresh:
        fresh = list(connection.execute(select(same.person_id).where(same.same_as.in_(fresh), then)).scalars())
        found += fresh
    return UUID(shown), [UUID(one) for one in found]


def those_same(connection: Connection, people: Sequence[UUID], known: int) -> dict[UUID, UUID]:
    """Return under whom of these people each is shown who is the same as one of them, themselves among them."""
    same = same_people.c
    then = and_(same.known_from <= known, same.known_to > known)
    shown = {one.hex: one for one in people}
    fresh = sorted(shown)
    while fresh:
        rows = list(connection.execute(select(same.person_id, same.same_as).where(same.same_as.in_(fresh), then)))
        shown |= {row.person_id: shown[row.same_as] for row in rows}
        fresh = [row.person_id for row in rows]
    return {UUID(one): whose for one, whose in shown.items()}


def shown_people(connection: Connection, people: Iterable[UUID], known: int) -> dict[UUID, UUID]:
    """Return under whom people are shown as known at a position; those who are themselves are left out."""
    known_as: dict[str, str] = {}
    fresh = {one.hex for one in people}
    while fresh:
        rows = connection.execute(_SAME, {"people": sorted(fresh), "known": known}).all()
        found: dict[str, str] = {row.person_id: row.same_as for row in rows}
        known_as |= found
        fresh = set(found.values()) - set(known_as)
    return {UUID(one): UUID(_followed(known_as, one)) for one in known_as}


def _followed(known_as: dict[str, str], one: str) -> str:
    while one in known_as:
        one = known_as[one]
    return one


def _asked(connection: Connection, condition: ColumnElement[bool], known: int) -> list[HoldingView]:
    statement = select(*_OF_A_VIEW).where(condition, *known_then(_SPANS, known))
    order = (_SPANS.valid_from, _SPANS.known_from, _SPANS.piece)
    return [_view(row) for row in connection.execute(statement.order_by(*order))]


def _view(row: Any) -> HoldingView:
    """Return a row of _OF_A_VIEW as a view: by place, which is quicker than by name, and pages read hundreds."""
    appointment, body, seat, person, organisation, role, state, certain, acting_for, *rest = row
    return HoldingView(
        read_id(appointment),
        read_id(body),
        read_id(seat),
        read_id(person),
        read_id(organisation) if organisation else None,
        role,
        state,
        certain,
        read_id(acting_for) if acting_for else None,
        *rest,
    )
