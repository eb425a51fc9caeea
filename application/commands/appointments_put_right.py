"""Putting right what is recorded about appointments: facts corrected, and what was registered by mistake withdrawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.bases import require_basis
from application.commands.organisations import require_organisations
from application.commands.two_roles import require_one_role
from domain.appointments import Appointment
from domain.bodies import Body
from domain.people import Person


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


def _require_named(archive: Archive, appointment: Appointment) -> None:
    """Require that the person, the seat and the organisation that are named now are there."""
    facts = appointment.facts
    archive.require(Person, UUID(facts["person_id"]), field="person_id")
    archive.require(Body, UUID(facts["body_id"]), field="body_id").require_known_seat(UUID(facts["seat_id"]))
    if facts["organisation_id"]:
        require_organisations(archive, organisation_id=UUID(facts["organisation_id"]))
