"""What can become of an appointment in the demo archive: the kinds of change that plans name, and their commands."""

from collections.abc import Callable
from typing import Any

from application.commands import appointments

COMMANDS: dict[str, tuple[Any, Callable[..., int | None]]] = {
    "elected": (appointments.ElectNominated, appointments.elect_nominated),
    "extended": (appointments.ExtendAppointment, appointments.extend_appointment),
    "leave": (appointments.GrantLeave, appointments.grant_leave),
    "acting": (appointments.LetDeputyStepIn, appointments.let_deputy_step_in),
    "ended": (appointments.EndAppointment, appointments.end_appointment),
    "taken-back": (appointments.TakeBackEnd, appointments.take_back_end),
    "corrected": (appointments.CorrectAppointment, appointments.correct_appointment),
    "withdrawn": (appointments.WithdrawAppointment, appointments.withdraw_appointment),
}
"""By what plans call it: the command, whose fields are the plan's, and its function."""

DAYS = frozenset({"valid_from", "until", "decided_on", "ended_on", "nominated_on"})
"""Fields that are days."""
