"""What becomes of who is elected or appointed: extended, away, acting for another, ended, and not ended after all."""

from dataclasses import dataclass
from uuid import UUID

from application.archive import Archive
from application.commands.bases import Basis, decided, require_basis
from application.commands.two_roles import require_one_role
from domain.appointments import Appointment
from domain.bodies import Body


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


def extend_appointment(archive: Archive, command: ExtendAppointment) -> int | None:
    """Let somebody sit on until another last day. AppointmentEndedError, TwoRolesError."""
    appointment = archive.load(Appointment, command.appointment_id, expected=command.expected_version)
    decided_on = decided(archive, command.basis, command.decided_on)
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
    decided_on = decided(archive, command.basis, command.decided_on)
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
