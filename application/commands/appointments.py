"""Putting people in seats: nominated, elected or appointed; new_term.py and turns.py beside this do many at once.

What becomes of them is in_office.py, and what was recorded wrongly appointments_put_right.py.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from application.archive import Archive
from application.commands.bases import Basis, decided, require_basis
from application.commands.numbering import made_once
from application.commands.organisations import require_organisations
from application.commands.two_roles import require_one_role
from domain.appointments import Appointment
from domain.bodies import Body
from domain.errors import gathered
from domain.people import Person, PersonIsAnotherError


@dataclass(frozen=True, kw_only=True)
class MakeAppointment:
    """Elect or appoint a person to a seat. Without `organisation_id` it is on behalf of the seat's organisation.

    `new_person` is the name of a person who is registered with it, as `person_id`. Without `decided_on` it was decided
    when the decision was that it rests on.
    """

    appointment_id: UUID
    person_id: UUID
    body_id: UUID
    seat_id: UUID
    valid_from: str | None
    by: str
    organisation_id: UUID | None = None
    until: str | None = None
    decided_on: str | None = None
    way: str | None = None
    basis: Basis = None
    new_person: str | None = None


@dataclass(frozen=True, kw_only=True)
class NominatePerson:
    """Nominate a person for a seat. `new_person` is as in MakeAppointment."""

    appointment_id: UUID
    person_id: UUID
    body_id: UUID
    seat_id: UUID
    by: str
    organisation_id: UUID | None = None
    nominated_on: str | None = None
    basis: Basis = None
    new_person: str | None = None


@dataclass(frozen=True, kw_only=True)
class ElectNominated:
    """Elect or appoint the person who was nominated."""

    appointment_id: UUID
    valid_from: str | None
    by: str
    until: str | None = None
    decided_on: str | None = None
    way: str | None = None
    basis: Basis = None
    expected_version: int | None = None


def make_appointment(archive: Archive, command: MakeAppointment) -> int | None:
    """Elect or appoint a person to a seat.

    UnknownRecordError, SeatUnknownError, SeatAbolishedError, BodyDissolvedError, PersonIsAnotherError, TwoRolesError.
    """
    return made_once(
        archive,
        command.appointment_id,
        lambda: archive.record(*new_people(archive, [command]), made(archive, command)),
    )


def made(archive: Archive, command: MakeAppointment, beside: Sequence[Appointment] = ()) -> Appointment:
    """Return an appointment that is made and not recorded yet; `beside` are those that are recorded with it.

    A new person is recorded with it by whoever calls this: `new_people`.
    """
    appointment = _put_down(archive, command)
    _elect(archive, appointment, command, beside)
    return appointment


def new_people(archive: Archive, commands: Iterable[MakeAppointment | NominatePerson]) -> list[Person]:
    """Return the people who are to be registered with appointments, each once. InvalidValueError for a name."""
    named = {one.person_id: one for one in commands if one.new_person and not archive.holds(one.person_id)}
    return [Person.register(name=one.new_person or "", by=one.by, id=identity) for identity, one in named.items()]


def nominate_person(archive: Archive, command: NominatePerson) -> int | None:
    """Nominate a person for a seat. Errors as in make_appointment."""

    def make() -> int | None:
        appointment = _put_down(archive, command)
        require_basis(archive, command.basis)
        appointment.nominate(nominated_on=command.nominated_on, basis=command.basis, by=command.by)
        return archive.record(*new_people(archive, [command]), appointment)

    return made_once(archive, command.appointment_id, make)


def elect_nominated(archive: Archive, command: ElectNominated) -> int | None:
    """Elect or appoint the person who was nominated. AppointmentMadeError, TwoRolesError."""
    appointment = archive.load(Appointment, command.appointment_id, expected=command.expected_version)
    _elect(archive, appointment, command)
    return archive.record(appointment)


def _put_down(archive: Archive, command: MakeAppointment | NominatePerson) -> Appointment:
    is_new = command.new_person is not None and not archive.holds(command.person_id)
    with gathered() as each:
        person = None if is_new else each(archive.require, Person, command.person_id, field="person")
        body = each(archive.require, Body, command.body_id, field="body")
    if person is not None and person.same_as is not None:
        raise PersonIsAnotherError(field="person", person=person.name)
    begins = command.valid_from if isinstance(command, MakeAppointment) else command.nominated_on
    seat = body.require_seat(command.seat_id, on=begins or None)
    require_organisations(archive, organisation_id=command.organisation_id)
    of_the_seat = UUID(seat["organisation_id"]) if seat["organisation_id"] else None
    return Appointment.register(
        person_id=command.person_id,
        body_id=body.id,
        seat_id=command.seat_id,
        role=seat["role"],
        organisation_id=command.organisation_id or of_the_seat,
        by=command.by,
        id=command.appointment_id,
    )


def _elect(
    archive: Archive,
    appointment: Appointment,
    command: MakeAppointment | ElectNominated,
    beside: Sequence[Appointment] = (),
) -> None:
    appointment.make(
        valid_from=command.valid_from,
        until=command.until,
        decided_on=decided(archive, command.basis, command.decided_on),
        way=command.way,
        basis=command.basis,
        by=command.by,
    )
    require_one_role(archive, appointment, beside)
