"""A new term for a whole body in one recording: who sits in which seat from a day on, and who no longer does."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Connection

from application.archive import Archive
from application.commands.appointments import MakeAppointment, made, new_people
from application.commands.bases import require_basis
from application.commands.in_office import EndAppointment, ended
from application.commands.turns import last_day_before
from application.questions.holdings import HoldingView, holdings_of_body_between
from application.questions.known import last_position
from domain.appointments import Appointment, Ground, HolderChangedError, basis
from domain.bodies import Body
from domain.dates import PartialDate, iso, require_not_before
from domain.errors import DomainError, InvalidRowsError, InvalidValueError, gathered
from domain.intervals import OPEN
from domain.people import Person

_TERMS = UUID("a0e0f0c4-2d51-4c3e-8c86-8b1a2a6a9a77")


@dataclass(frozen=True, kw_only=True)
class TermSeat:
    """What becomes of a seat: somebody is elected, who has it is elected `again`, it is left `vacant`, or it is kept.

    `seen` are the appointments that held it when this was decided; None when nobody looked.
    """

    seat_id: UUID
    person_id: UUID | None = None
    new_person: str | None = None
    again: bool = False
    vacant: bool = False
    seen: frozenset[UUID] | None = None


@dataclass(frozen=True, kw_only=True)
class BeginNewTerm:
    """Begin a term of a body: `valid_from` until the last day `until`, on one basis for all seats."""

    body_id: UUID
    valid_from: str
    seats: tuple[TermSeat, ...]
    by: str
    until: str | None = None
    decided_on: str | None = None
    way: str | None = None
    basis: Mapping[str, Any] | None = None
    expected_version: int | None = None


def begin_new_term(archive: Archive, command: BeginNewTerm) -> int | None:
    """Elect people to the seats of a body, and end what others hold in those seats the day before.

    InvalidRowsError tells what is wrong with which of the `seats`, all at once.
    """
    body = archive.load(Body, command.body_id, expected=command.expected_version)
    _require_common(archive, command)
    held = _holders(archive, body.id, command.valid_from)
    wrong: dict[int, DomainError] = {}
    endings: list[Appointment] = []
    chosen: dict[int, MakeAppointment] = {}
    for row, seat in enumerate(command.seats):
        now = [one for one in held if one.seat_id == seat.seat_id]
        try:
            make = _wanted(command, seat, now)
            if make is None and not seat.vacant:
                continue
            endings += [ended(archive, _ending(command, one)) for one in now if not _is_made_here(make, one)]
        except DomainError as error:
            wrong[row] = error
            continue
        if make is not None:
            chosen[row] = make
    people: list[Person] = []
    making: list[Appointment] = []
    for row, make in chosen.items():
        if archive.holds(make.appointment_id):
            continue
        try:
            people += [one for one in new_people(archive, [make]) if one.id not in {other.id for other in people}]
            making.append(made(archive, make, [*endings, *making]))
        except DomainError as error:
            wrong[row] = error
    if wrong:
        raise InvalidRowsError("seats", wrong)
    return archive.record(*people, *endings, *making)


def holders_from(connection: Connection, body_id: UUID, day: str) -> list[HoldingView]:
    """Return who has seats of a body on an ISO day or later, each appointment once, who has it first first."""
    found = holdings_of_body_between(connection, body_id, day, OPEN, last_position(connection))
    return list({one.appointment_id: one for one in reversed(found) if one.holds}.values())[::-1]


def _holders(archive: Archive, body_id: UUID, valid_from: str) -> list[HoldingView]:
    if archive.follower is None:
        return []
    with archive.follower.reading.connect() as connection:
        return holders_from(connection, body_id, PartialDate.parse(valid_from).last.isoformat())


def _require_common(archive: Archive, command: BeginNewTerm) -> None:
    with gathered() as each:
        start, end = each(iso, command.valid_from, field="valid_from"), each(iso, command.until, field="until")
        each(require_not_before, start, end, field="until")
        each(basis, command.basis)
        each(require_basis, archive, command.basis)
        if not any(one.person_id or one.again or one.vacant for one in command.seats):
            each(_refuse_nothing)


def _refuse_nothing() -> None:
    raise InvalidValueError(field="seats", value="", problem="nobody-elected")


def _wanted(command: BeginNewTerm, seat: TermSeat, held: list[HoldingView]) -> MakeAppointment | None:
    """Return whom to elect to a seat, None for nobody."""
    if not (seat.person_id or seat.again or seat.vacant):
        return None
    running = [one for one in held if one.ground is None]
    unseen = {one.appointment_id for one in running} - (seat.seen or frozenset())
    if seat.seen is not None and unseen and not _only_made_here(command, seat, running):
        raise HolderChangedError(field="person_id")
    if seat.again and not held:
        raise InvalidValueError(field="person_id", value="", problem="nobody-there")
    person_id = held[0].person_id if seat.again else seat.person_id
    if person_id is None:
        return None
    return MakeAppointment(
        appointment_id=_appointment_id(command, seat, person_id),
        person_id=person_id,
        new_person=None if seat.again else seat.new_person,
        body_id=command.body_id,
        seat_id=seat.seat_id,
        valid_from=command.valid_from,
        until=command.until,
        decided_on=command.decided_on,
        way=command.way,
        basis=command.basis,
        by=command.by,
    )


def _only_made_here(command: BeginNewTerm, seat: TermSeat, held: list[HoldingView]) -> bool:
    """Return whether those who have a seat got it by this very command, which was carried out before."""
    return all(one.appointment_id == _appointment_id(command, seat, one.person_id) for one in held)


def _is_made_here(make: MakeAppointment | None, held: HoldingView) -> bool:
    return make is not None and make.appointment_id == held.appointment_id


def _appointment_id(command: BeginNewTerm, seat: TermSeat, person_id: UUID) -> UUID:
    """Return the same id however often the same term is begun."""
    return uuid5(_TERMS, f"{command.body_id} {seat.seat_id} {person_id} {command.valid_from}")


def _ending(command: BeginNewTerm, held: HoldingView) -> EndAppointment:
    return EndAppointment(
        appointment_id=held.appointment_id,
        ground=Ground.EXPIRED,
        ended_on=last_day_before(command.valid_from),
        decided_on=command.decided_on,
        basis=command.basis,
        by=command.by,
    )
