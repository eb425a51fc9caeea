"""Appointments (verv): who sits in which seat of which body, on what basis, and since when."""

from domain.appointments.appointment import Appointment
from domain.appointments.errors import (
    AppointmentEndedError,
    AppointmentMadeError,
    AppointmentNotMadeError,
    AppointmentWithdrawnError,
    HolderChangedError,
    NoDeputyError,
    TwoRolesError,
)
from domain.appointments.facts import Ground, PartKind, Way, last_day
from domain.appointments.timeline import HOLDS, Holding, State, timeline
from domain.basis import NONE_FOUND, BasisKind, basis

__all__ = [
    "HOLDS",
    "NONE_FOUND",
    "Appointment",
    "AppointmentEndedError",
    "AppointmentMadeError",
    "AppointmentNotMadeError",
    "AppointmentWithdrawnError",
    "BasisKind",
    "Ground",
    "HolderChangedError",
    "Holding",
    "NoDeputyError",
    "PartKind",
    "State",
    "TwoRolesError",
    "Way",
    "basis",
    "last_day",
    "timeline",
]
