"""A body on a day, as it was known at a position: every seat with who sat there, their deputies, and on what basis."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from application.norwegian_order import norwegian_key
from application.questions.bases import BasisView, basis_view, decisions_of_bases
from application.questions.body_on_day import BodyOnDay
from application.questions.decisions import DecisionView
from application.questions.holdings import HoldingView, holdings_since, shown_people
from application.questions.known import known_then
from application.questions.seats import SeatView, seating_and_seats, seats_by_id
from application.questions.vacancies import Vacancy, vacancies
from application.registers.appointment_tables import appointment_changes, appointment_spans
from domain.access import Audience
from domain.appointments import State
from domain.seats import Role

_ROLES = list(Role)
_AWAY = (State.ON_LEAVE, State.SUSPENDED, State.ACTING)
_LEADING = (Role.LEADER, Role.DEPUTY_LEADER)
_SPANS = appointment_spans.c
_RECORDED = select(appointment_changes.c.position, appointment_changes.c.recorded_on).where(
    appointment_changes.c.position.in_(bindparam("positions", expanding=True))
)


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody in a seat that day, by the name borne then.

    `person_id` is the one under whom the person is shown. `basis` is that of their own seat, also while they are away
    from it; of those who act in another's seat it is what they act on. `known_since` is the position that first told
    that they were so in the seat that day, and `recorded_on` its day at the office.
    """

    holding: HoldingView
    person_id: UUID
    person: str
    organisation: str | None
    basis: BasisView
    known_since: int
    recorded_on: str

    @property
    def state(self) -> str:
        """How they stand to the seat: sitting, on-leave, suspended, acting or nominated."""
        return self.holding.state


@dataclass(frozen=True, slots=True)
class SeatOnDay:
    """A seat that day. `holders` are more than one where appointments overlap, or partial dates leave it open.

    `acting` are those who act in it; `offices` the seats of leadership that its holder has too; `deputies` the personal
    ones. `vacancy` is there when nobody holds it, and `ended_basis` tells on what who had held it left. `is_there` is
    False where somebody held a seat that the body did not have that day.
    """

    seat: SeatView
    organisation: str | None
    holders: tuple[Sitter, ...] = ()
    acting: tuple[Sitter, ...] = ()
    nominated: tuple[Sitter, ...] = ()
    offices: tuple["SeatOnDay", ...] = ()
    deputies: tuple["SeatOnDay", ...] = ()
    vacancy: Vacancy | None = None
    ended_basis: BasisView | None = None
    is_there: bool = True

    @property
    def holder(self) -> Sitter | None:
        """Who held it, as far as is certain; None when nobody did."""
        return next((one for one in self.holders if one.holding.certain), self.holders[0] if self.holders else None)

    @property
    def overlaps(self) -> bool:
        """Whether it was certainly held by two at once."""
        return sum(one.holding.certain for one in self.holders) > 1


@dataclass(frozen=True)
class Board:
    """The seats of a body on the ISO day `on`, as known at the position `known`; `seating` is as domain/seats.py tells.

    `seats` are all of them, by role, organisation and number.
    """

    body_id: UUID
    on: str
    known: int
    seats: tuple[SeatOnDay, ...]
    seating: Mapping[str, Any] = field(default_factory=dict)

    @property
    def rows(self) -> list[SeatOnDay]:
        """The seats as they are read: without deputies, and without leadership that is told beside a member."""
        beside = {office.seat.id for one in self.seats for office in one.offices}
        return [one for one in self.seats if not one.seat.is_deputy and one.seat.id not in beside]

    @property
    def deputies(self) -> list[SeatOnDay]:
        """The seats of all deputies."""
        return [one for one in self.seats if one.seat.is_deputy]

    @property
    def numbered_deputies(self) -> list[SeatOnDay]:
        """The seats of the deputies that step in for all members of their organisation, in order."""
        return [one for one in self.seats if one.seat.role == Role.NUMBERED_DEPUTY]


def board_on(connection: Connection, body_id: UUID, on: str, known: int, audience: Audience) -> Board:
    """Return a body on an ISO day as known at a position, by a number of queries that does not depend on its seats.

    Nominations are for those who are signed in.
    """
    return board_of(BodyOnDay(connection, body_id, on, known), audience)


def board_of(day: BodyOnDay, audience: Audience) -> Board:
    """Return what `board_on` does of a body of which more may be asked."""
    connection, known = day.connection, day.known
    seating, seats = seating_and_seats(day.told_seats)
    told = [
        (one, since)
        for one, since in holdings_since(day)
        if one.holds or (one.state == State.NOMINATED and audience >= Audience.READER)
    ]
    holdings = [one for one, _ in told]
    held = {one.seat_id for one in holdings if one.holds}
    vacant = vacancies(day, [one for one in seats if one.id not in held])
    there = {one.id for one in seats}
    if held - there:
        seats += seats_by_id(connection, sorted(held - there), known).values()
    called = _called(day, seats, holdings, list(vacant.values()))
    vacant = {one: called.told(each) for one, each in vacant.items()}
    elected = _elected(connection, [one for one in holdings if one.state in _AWAY], known)
    endings = {one: each.ended_basis for one, each in vacant.items() if each.ended_basis}
    bases = [*(one.basis for one in holdings), *endings.values(), *elected.values()]
    decisions = decisions_of_bases(connection, bases, audience)
    days = _recorded_days(connection, {since for _, since in told})
    sitters = [_sitter(one, called, decisions, since, days) for one, since in told]
    own = [
        replace(one, basis=basis_view(elected[one.holding.appointment_id], decisions))
        if one.holding.appointment_id in elected
        else one
        for one in sitters
    ]
    found = [
        SeatOnDay(
            seat=one,
            organisation=called.name(one.organisation_id),
            holders=_of(own, one.id, holds=True),
            acting=tuple(each for each in sitters if each.holding.acting_for == one.id),
            nominated=_of(sitters, one.id, holds=False),
            vacancy=vacant.get(one.id),
            ended_basis=basis_view(endings[one.id], decisions) if one.id in endings else None,
            is_there=one.id in there,
        )
        for one in seats
    ]
    return Board(day.body_id, day.on, known, tuple(_joined(sorted(found, key=_place))), seating)


@dataclass(frozen=True, slots=True)
class _Called:
    """Under whom people are shown, and what they and organisations were called."""

    shown: Mapping[UUID, UUID]
    names: Mapping[UUID, str]

    def person(self, identity: UUID) -> UUID:
        """Return under whom somebody is shown."""
        return self.shown.get(identity, identity)

    def name(self, identity: UUID | None) -> str | None:
        """Return the name of somebody under whom others may be shown, or of an organisation."""
        return self.names.get(identity) if identity else None

    def told(self, vacancy: Vacancy) -> Vacancy:
        """Return a vacancy with the people it names."""
        last = self.person(vacancy.last_person_id) if vacancy.last_person_id else None
        then = self.person(vacancy.next_person_id) if vacancy.next_person_id else None
        return replace(
            vacancy,
            last_person_id=last,
            last_person=self.name(last),
            next_person_id=then,
            next_person=self.name(then),
        )


def _called(
    day: BodyOnDay, seats: Iterable[SeatView], holdings: Iterable[HoldingView], vacant: Iterable[Vacancy]
) -> _Called:
    of_vacancies = {person for one in vacant for person in (one.last_person_id, one.next_person_id) if person}
    people = {one.person_id for one in holdings} | of_vacancies
    shown = shown_people(day.connection, people, day.known)
    senders = {one.organisation_id for one in seats} | {one.organisation_id for one in holdings}
    named = [day.body_id, *people, *shown.values(), *(one for one in senders if one)]
    return _Called(shown, day.names.on(named, day.on, day.known))


def _sitter(
    one: HoldingView, called: _Called, decisions: Mapping[UUID, DecisionView], since: int, days: Mapping[int, str]
) -> Sitter:
    person_id = called.person(one.person_id)
    return Sitter(
        holding=one,
        person_id=person_id,
        person=called.name(person_id) or "",
        organisation=called.name(one.organisation_id),
        basis=basis_view(one.basis, decisions),
        known_since=since,
        recorded_on=days[since],
    )


def _elected(connection: Connection, away: Sequence[HoldingView], known: int) -> dict[UUID, dict[str, Any]]:
    """Return by appointment the basis on which somebody sits who is away from the seat, or acts in another."""
    if not away:
        return {}
    statement = select(_SPANS.appointment_id, _SPANS.basis, _SPANS.valid_from).where(
        _SPANS.appointment_id.in_([one.appointment_id.hex for one in away]),
        _SPANS.state == str(State.SITTING),
        *known_then(_SPANS, known),
    )
    rows = list(connection.execute(statement.order_by(_SPANS.valid_from.desc(), _SPANS.piece)))
    return {UUID(row.appointment_id): json.loads(row.basis) for row in rows}


def _of(sitters: Iterable[Sitter], seat_id: UUID, *, holds: bool) -> tuple[Sitter, ...]:
    return tuple(one for one in sitters if one.holding.seat_id == seat_id and one.holding.holds == holds)


def _joined(seats: Sequence[SeatOnDay]) -> list[SeatOnDay]:
    """Return the seats with their personal deputies, and with the leadership that their holders have too."""
    personal: dict[UUID | None, list[SeatOnDay]] = {}
    for one in seats:
        personal.setdefault(one.seat.deputy_for, []).append(one)
    offices = [one for one in seats if one.seat.role in _LEADING and len(one.holders) == 1]
    told: set[UUID] = set()
    found = []
    for one in seats:
        own = [each for each in offices if _leads(each, one) and each.seat.id not in told]
        told |= {each.seat.id for each in own}
        found.append(replace(one, offices=tuple(own), deputies=tuple(personal.get(one.seat.id, ()))))
    return found


def _leads(office: SeatOnDay, one: SeatOnDay) -> bool:
    return one.seat.role == Role.MEMBER and office.holders[0].person_id in {each.person_id for each in one.holders}


def _place(one: SeatOnDay) -> tuple[int, bool, str, int]:
    organisation = one.organisation or ""
    return (_ROLES.index(Role(one.seat.role)), not organisation, norwegian_key(organisation), one.seat.number)


def _recorded_days(connection: Connection, positions: set[int]) -> dict[int, str]:
    rows = connection.execute(_RECORDED, {"positions": sorted(positions)}).all() if positions else []
    return {row.position: row.recorded_on for row in rows}
