"""What can be done with appointments, one at a time; new_term.py and turns.py beside this do many at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.numbering import made_once
from application.commands.organisations import require_organisations
from application.commands.two_roles import require_one_role
from domain.appointments import Appointment
from domain.bodies import Body
from domain.decisions import Decision
from domain.errors import gathered
from domain.people import Person, PersonIsAnotherError

Basis = Mapping[str, Any] | None


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


@dataclass(frozen=True, kw_only=True)
class ExtendAppointment:
    """Let somebody sit on until another last day."""

    appointment_id: UUID
    until: str | None
    by: str
    decided_on: str | None = None
    basis: Basis = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class GrantLeave:
    """Grant leave, or record a suspension (`kind`)."""

    appointment_id: UUID
    valid_from: str
    by: str
    until: str | None = None
    kind: str = "leave"
    note: str | None = None
    basis: Basis = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class LetDeputyStepIn:
    """Let a deputy act in another seat of the same body."""

    appointment_id: UUID
    for_seat_id: UUID
    valid_from: str
    by: str
    until: str | None = None
    basis: Basis = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class EndAppointment:
    """End an appointment after its last day."""

    appointment_id: UUID
    ground: str
    by: str
    ended_on: str | None = None
    decided_on: str | None = None
    basis: Basis = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class TakeBackEnd:
    """Say that an appointment did not end so after all."""

    appointment_id: UUID
    reason: str
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class CorrectAppointment:
    """Put facts of an appointment right, or of the part that its event number `number` recorded."""

    appointment_id: UUID
    changes: Mapping[str, Any]
    reason: str
    by: str
    number: int | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class WithdrawAppointment:
    """Say that an appointment was registered by mistake."""

    appointment_id: UUID
    reason: str
    by: str
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
    decided_on = _decided(archive, command.basis, command.decided_on)
    appointment.make(
        valid_from=command.valid_from,
        until=command.until,
        decided_on=decided_on,
        way=command.way,
        basis=command.basis,
        by=command.by,
    )
    require_one_role(archive, appointment, beside)
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
    decided_on = _decided(archive, command.basis, command.decided_on)
    appointment.make(
        valid_from=command.valid_from,
        until=command.until,
        decided_on=decided_on,
        way=command.way,
        basis=command.basis,
        by=command.by,
    )
    require_one_role(archive, appointment)
    return archive.record(appointment)


def extend_appointment(archive: Archive, command: ExtendAppointment) -> int | None:
    """Let somebody sit on until another last day. AppointmentEndedError, TwoRolesError."""
    appointment = archive.load(Appointment, command.appointment_id, expected=command.expected_version)
    decided_on = _decided(archive, command.basis, command.decided_on)
    appointment.extend(until=command.until, decided_on=decided_on, basis=command.basis, by=command.by)
    require_one_role(archive, appointment)
    return archive.record(appointment)


def grant_leave(archive: Archive, command: GrantLeave) -> int | None:
    """Grant leave, or record a suspension. AppointmentEndedError."""
    appointment = archive.load(Appointment, command.appointment_id, expected=command.expected_version)
    require_basis(archive, command.basis)
    appointment.grant_leave(
        valid_from=command.valid_from,
        until=command.until,
        kind=command.kind,
        note=command.note,
        basis=command.basis,
        by=command.by,
    )
    return archive.record(appointment)


def let_deputy_step_in(archive: Archive, command: LetDeputyStepIn) -> int | None:
    """Let a deputy act in another seat. SeatUnknownError, AppointmentEndedError."""
    appointment = archive.load(Appointment, command.appointment_id, expected=command.expected_version)
    body = archive.load(Body, UUID(appointment.facts["body_id"]))
    body.require_seat(command.for_seat_id, on=None)
    require_basis(archive, command.basis)
    appointment.step_in(
        for_seat_id=command.for_seat_id,
        valid_from=command.valid_from,
        until=command.until,
        basis=command.basis,
        by=command.by,
    )
    return archive.record(appointment)


def end_appointment(archive: Archive, command: EndAppointment) -> int | None:
    """End an appointment after its last day. AppointmentEndedError."""
    return archive.record(ended(archive, command))


def ended(archive: Archive, command: EndAppointment) -> Appointment:
    """Return an appointment that is ended, which is not recorded yet."""
    appointment = archive.load(Appointment, command.appointment_id, expected=command.expected_version)
    decided_on = _decided(archive, command.basis, command.decided_on)
    appointment.end(
        ground=command.ground,
        ended_on=command.ended_on,
        decided_on=decided_on,
        basis=command.basis,
        by=command.by,
    )
    return appointment


def take_back_end(archive: Archive, command: TakeBackEnd) -> int | None:
    """Say that an appointment did not end so after all. TwoRolesError."""
    appointment = archive.load(Appointment, command.appointment_id, expected=command.expected_version)
    appointment.take_back_ending(reason=command.reason, by=command.by)
    require_one_role(archive, appointment)
    return archive.record(appointment)


def correct_appointment(archive: Archive, command: CorrectAppointment) -> int | None:
    """Put facts of an appointment right, for a reason. UnknownRecordError, TwoRolesError."""
    appointment = archive.load(Appointment, command.appointment_id, expected=command.expected_version)
    appointment.correct(command.changes, number=command.number, reason=command.reason, by=command.by)
    _require_named(archive, appointment)
    corrected = appointment.facts if command.number is None else appointment.facts["parts"][str(command.number)]
    for basis in ("basis", "nomination_basis", "ending_basis"):
        require_basis(archive, corrected[basis] if basis in command.changes else None)
    require_one_role(archive, appointment)
    return archive.record(appointment)


def withdraw_appointment(archive: Archive, command: WithdrawAppointment) -> int | None:
    """Say that an appointment was registered by mistake. AppointmentWithdrawnError."""
    appointment = archive.load(Appointment, command.appointment_id, expected=command.expected_version)
    appointment.withdraw(reason=command.reason, by=command.by)
    return archive.record(appointment)


def require_basis(archive: Archive, basis: Basis) -> Decision | None:
    """Return the decision of ours that something rests on, if it does. UnknownRecordError."""
    if not (basis and basis.get("kind") == "decision" and basis.get("decision_id")):
        return None
    named = basis["decision_id"]
    return archive.require(Decision, named if isinstance(named, UUID) else UUID(str(named)), field="decision_id")


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


def _require_named(archive: Archive, appointment: Appointment) -> None:
    """Require that the person, the seat and the organisation that are named now are there."""
    facts = appointment.facts
    archive.require(Person, UUID(facts["person_id"]), field="person_id")
    archive.require(Body, UUID(facts["body_id"]), field="body_id").require_known_seat(UUID(facts["seat_id"]))
    if facts["organisation_id"]:
        require_organisations(archive, organisation_id=UUID(facts["organisation_id"]))


def _decided(archive: Archive, basis: Basis, given: str | None) -> str | None:
    """Return when something was decided: as is given, otherwise when that was decided which it rests on."""
    decision = require_basis(archive, basis)
    if given:
        return given
    if decision is not None:
        return str(decision.content["decided_on"])
    return (basis or {}).get("decided_on") or None
