"""What can become of an appointment in the demo archive: the kinds of change that plans name, and their commands."""

from collections.abc import Callable
from typing import Any

from application.commands import appointments, appointments_put_right, in_office

COMMANDS: dict[str, tuple[Any, Callable[..., int | None]]] = {
    "elected": (appointments.ElectNominated, appointments.elect_nominated),
    "extended": (in_office.ExtendAppointment, in_office.extend_appointment),
    "leave": (in_office.GrantLeave, in_office.grant_leave),
    "acting": (in_office.LetDeputyStepIn, in_office.let_deputy_step_in),
    "ended": (in_office.EndAppointment, in_office.end_appointment),
    "taken-back": (in_office.TakeBackEnd, in_office.take_back_end),
    "corrected": (appointments_put_right.CorrectAppointment, appointments_put_right.correct_appointment),
    "withdrawn": (appointments_put_right.WithdrawAppointment, appointments_put_right.withdraw_appointment),
}
"""By what plans call it: the command, whose fields are the plan's, and its function."""

DAYS = frozenset({"valid_from", "until", "decided_on", "ended_on", "nominated_on"})
"""Fields that are days."""
