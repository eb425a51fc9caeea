"""One who takes another's seat: replaced, or after one who resigned, from outside or as the first deputy in line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Connection

from application.archive import Archive
from application.commands.appointments import MakeAppointment, made, new_people
from application.commands.in_office import EndAppointment, ended
from application.commands.numbering import made_once
from application.questions.holdings import HoldingView, holdings_of_body
from application.questions.known import last_position
from application.questions.seats import seats_of
from domain.appointments import Appointment, Ground, NoDeputyError, last_day
from domain.bodies import Body
from domain.dates import PartialDate, is_before
from domain.errors import InvalidValueError, gathered
from domain.seats import Role

_SUCCESSORS = UUID("4d2f3a6b-5a61-45c0-9a0c-0d9be1b5f3b1")


class Fill(StrEnum):
    """Who has a seat after one who leaves it."""

    NOBODY = "nobody"
    DEPUTY = "deputy"
    ANOTHER = "another"


@dataclass(frozen=True, kw_only=True)
class ReplaceWith:
    """Let another person have somebody's seat from a day on; the day before is the last of the one who had it.

    Without `until` it is for the rest of the term.
    """

    appointment_id: UUID
    person_id: UUID
    valid_from: str
    by: str
    new_person: str | None = None
    until: str | None = None
    decided_on: str | None = None
    way: str | None = None
    basis: Mapping[str, Any] | None = None
    ground: str = Ground.REPLACED
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class LeaveSeat:
    """End an appointment, and fill the seat: with `nobody`, the first `deputy` in line, or with `another`."""

    appointment_id: UUID
    ground: str
    ended_on: str
    by: str
    fill: str = "nobody"
    person_id: UUID | None = None
    new_person: str | None = None
    decided_on: str | None = None
    basis: Mapping[str, Any] | None = None
    expected_version: int | None = None


def replace_with(archive: Archive, command: ReplaceWith) -> int | None:
    """Let another person have somebody's seat, in one recording. Errors as of end and make."""
    before = archive.load(Appointment, command.appointment_id)
    ending = EndAppointment(
        appointment_id=command.appointment_id,
        ground=command.ground,
        ended_on=last_day_before(command.valid_from),
        decided_on=command.decided_on,
        basis=command.basis,
        by=command.by,
        expected_version=command.expected_version,
    )
    successor = MakeAppointment(
        **_in_the_seat(before, command.expected_version),
        person_id=command.person_id,
        new_person=command.new_person,
        valid_from=command.valid_from,
        until=command.until or rest_of_term(before, command.valid_from),
        decided_on=command.decided_on,
        way=command.way,
        basis=command.basis,
        by=command.by,
    )
    return _hand_over(archive, [ending], successor)


def leave_seat(archive: Archive, command: LeaveSeat) -> int | None:
    """End an appointment and fill the seat, in one recording. NoDeputyError, and errors as of end and make."""
    ending = EndAppointment(
        appointment_id=command.appointment_id,
        ground=command.ground,
        ended_on=command.ended_on,
        decided_on=command.decided_on,
        basis=command.basis,
        by=command.by,
        expected_version=command.expected_version,
    )
    if command.fill == Fill.NOBODY:
        return archive.record(ended(archive, ending))
    before, valid_from = archive.load(Appointment, command.appointment_id), first_day_after(command.ended_on)
    endings, person_id = [ending], command.person_id
    place = _in_the_seat(before, command.expected_version)
    if command.fill == Fill.DEPUTY and not archive.holds(place["appointment_id"]):
        deputy = _first_deputy(archive, before, valid_from)
        person_id = deputy.person_id
        moved = EndAppointment(
            appointment_id=deputy.appointment_id,
            ground=Ground.MOVED_UP,
            ended_on=command.ended_on,
            basis=command.basis,
            by=command.by,
        )
        endings.append(moved)
    elif command.fill == Fill.ANOTHER and person_id is None:
        raise InvalidValueError(field="person_id", value="", problem="missing")
    successor = MakeAppointment(
        **place,
        person_id=person_id or UUID(before.facts["person_id"]),
        new_person=command.new_person if command.fill == Fill.ANOTHER else None,
        valid_from=valid_from,
        until=rest_of_term(before, valid_from),
        decided_on=command.decided_on,
        basis=command.basis,
        by=command.by,
    )
    return _hand_over(archive, endings, successor)


def last_day_before(day: str) -> str:
    """Return the last day of one whose seat another has since `day`; of a month or a year, that month or year."""
    given = PartialDate.parse(day, field="valid_from")
    if given.day is None:
        return str(given)
    return (given.first - timedelta(days=1)).isoformat()


def first_day_after(day: str) -> str:
    """Return the first day of one who has a seat after `day`; of a month or a year, that month or year."""
    given = PartialDate.parse(day, field="ended_on")
    if given.day is None:
        return str(given)
    return (given.first + timedelta(days=1)).isoformat()


def rest_of_term(before: Appointment, valid_from: str) -> str | None:
    """Return the last day of somebody's term as it stands for one who has the seat after them."""
    last = last_day(before.facts)
    return None if is_before(last, valid_from) else last


def deputy_in_line(
    connection: Connection, body_id: UUID, seat_id: UUID, organisation_id: UUID | None, on: str
) -> HoldingView | None:
    """Return who steps up to a seat: its personal deputy, or the first deputy of the organisation or of the body."""
    known = last_position(connection)
    held = {one.seat_id: one for one in holdings_of_body(connection, body_id, on, known) if one.holds}
    line = [
        (seat.deputy_for is None, seat.organisation_id is None, seat.number, seat.id)
        for seat in seats_of(connection, body_id, on, known)
        if seat.deputy_for == seat_id
        or (seat.role == Role.NUMBERED_DEPUTY and seat.organisation_id in (organisation_id, None))
    ]
    return next((held[place[-1]] for place in sorted(line) if place[-1] in held), None)


def _first_deputy(archive: Archive, leaving: Appointment, valid_from: str) -> HoldingView:
    facts, found = leaving.facts, None
    if archive.follower is not None:
        seat = archive.load(Body, UUID(facts["body_id"])).require_known_seat(UUID(facts["seat_id"]))
        organisation = UUID(seat["organisation_id"]) if seat["organisation_id"] else None
        on = PartialDate.parse(valid_from).last.isoformat()
        with archive.follower.reading.connect() as connection:
            found = deputy_in_line(connection, UUID(facts["body_id"]), UUID(facts["seat_id"]), organisation, on)
    if found is None:
        raise NoDeputyError(field="fill")
    return found


def _in_the_seat(before: Appointment, version: int | None) -> dict[str, Any]:
    """Return where who comes after somebody sits; the id is the same however often that is recorded."""
    facts = before.facts
    return {
        "appointment_id": uuid5(_SUCCESSORS, f"{before.id} {version or before.version}"),
        "body_id": UUID(facts["body_id"]),
        "seat_id": UUID(facts["seat_id"]),
    }


def _hand_over(archive: Archive, endings: list[EndAppointment], successor: MakeAppointment) -> int | None:
    def record() -> int | None:
        with gathered() as each:
            people = each(new_people, archive, [successor])
            over = [each(ended, archive, one) for one in endings]
            if not each.errors:
                making = each(made, archive, successor, over)
        return archive.record(*people, *over, making)

    return made_once(archive, successor.appointment_id, record)
