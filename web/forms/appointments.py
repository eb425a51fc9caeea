"""What can be done with appointments: made, nominated, extended, ended, put right."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from flask_babel import lazy_gettext

from application.commands import appointments as commands
from application.commands import appointments_put_right, in_office
from domain.appointments import Appointment
from web.forms.action import Action
from web.forms.appointment_schemas import (
    PLACES,
    CorrectAppointmentSchema,
    CorrectEndingSchema,
    CorrectNominationSchema,
    CorrectPartSchema,
    ElectNominatedSchema,
    EndAppointmentSchema,
    ExtendAppointmentSchema,
    GrantLeaveSchema,
    MakeAppointmentSchema,
    NominatePersonSchema,
    StepInSchema,
    TakeBackEndSchema,
    WithdrawAppointmentSchema,
)
from web.forms.appointment_states import has_ended, is_nominated, is_running, is_there
from web.forms.basis import begun, rests_on
from web.forms.lookups import NewPerson
from web.forms.parts import part_begun
from web.forms.reports import REPORTS

_NEW_PEOPLE = UUID("3b0b7c1e-6f0e-4f1d-9e66-6f3f0a7b2c11")


def with_person(values: dict[str, Any], identity: UUID) -> dict[str, Any]:
    """Return values of which a new person has an id, the same one however often the form is sent."""
    found = values.get("person_id")
    values = rests_on({name: value for name, value in values.items() if name != "new_person"})
    if isinstance(found, NewPerson):
        return values | {"person_id": id_of_new(found, identity), "new_person": str(found)}
    return values


def id_of_new(name: str, made_with: UUID) -> UUID:
    """Return the id of a person who is registered with something, by their name."""
    return uuid5(_NEW_PEOPLE, f"{made_with} {' '.join(name.casefold().split())}")


def _facts(appointment: Appointment) -> Mapping[str, Any]:
    facts = appointment.facts
    bases = {name: begun(facts[name]) for name in ("basis", "nomination_basis", "ending_basis")}
    ids = {name: UUID(facts[name]) for name in ("person_id", "seat_id", "organisation_id") if facts[name]}
    return {**facts, **bases, **ids}


_COMMON: dict[str, Any] = {"identity": "appointment_id", "kind": Appointment, "places": PLACES}
_CHANGE: dict[str, Any] = {**_COMMON, "shaped": lambda values, _: rests_on(values)}
_CORRECTION: dict[str, Any] = {
    **_COMMON,
    "button": lazy_gettext("Record the correction"),
    "done": lazy_gettext("The appointment is corrected. What stood before is in its history."),
    "command": appointments_put_right.CorrectAppointment,
    "perform": appointments_put_right.correct_appointment,
    "corrects": True,
    "begins": _facts,
}
MAKE = Action(
    name="",
    path="ny-oppnevning",
    title=lazy_gettext("Register an appointment"),
    button=lazy_gettext("Register the appointment"),
    done=lazy_gettext("The appointment is registered."),
    schema=MakeAppointmentSchema,
    command=commands.MakeAppointment,
    perform=commands.make_appointment,
    creates=True,
    shaped=with_person,
    **_COMMON,
)
NOMINATE = Action(
    name="nominate",
    path="ny-nominasjon",
    title=lazy_gettext("Nominate somebody"),
    button=lazy_gettext("Record the nomination"),
    done=lazy_gettext("The nomination is recorded."),
    schema=NominatePersonSchema,
    command=commands.NominatePerson,
    perform=commands.nominate_person,
    creates=True,
    shaped=with_person,
    **_COMMON,
)
ACTIONS = (
    Action(
        name="elect",
        path="velg",
        title=lazy_gettext("Record the election"),
        button=lazy_gettext("Record the election"),
        done=lazy_gettext("The election is recorded."),
        schema=ElectNominatedSchema,
        command=commands.ElectNominated,
        perform=commands.elect_nominated,
        fits=is_nominated,
        **_CHANGE,
    ),
    Action(
        name="end",
        path="avslutt",
        title=lazy_gettext("End the appointment"),
        button=lazy_gettext("End the appointment"),
        done=lazy_gettext("The appointment is ended."),
        schema=EndAppointmentSchema,
        command=in_office.EndAppointment,
        perform=in_office.end_appointment,
        fits=is_running,
        **_CHANGE,
    ),
    Action(
        name="extend",
        path="forleng",
        title=lazy_gettext("Extend the term"),
        button=lazy_gettext("Extend the term"),
        done=lazy_gettext("The term is extended."),
        schema=ExtendAppointmentSchema,
        command=in_office.ExtendAppointment,
        perform=in_office.extend_appointment,
        fits=is_running,
        **_CHANGE,
    ),
    Action(
        name="grant-leave",
        path="permisjon",
        title=lazy_gettext("Record leave or suspension"),
        button=lazy_gettext("Record it"),
        done=lazy_gettext("It is recorded from when to when the person is away."),
        schema=GrantLeaveSchema,
        command=in_office.GrantLeave,
        perform=in_office.grant_leave,
        fits=is_running,
        **_CHANGE,
    ),
    Action(
        name="step-in",
        path="rykk-inn",
        title=lazy_gettext("Let the deputy act for a member"),
        button=lazy_gettext("Record it"),
        done=lazy_gettext("It is recorded for whom the deputy acts."),
        schema=StepInSchema,
        command=in_office.LetDeputyStepIn,
        perform=in_office.let_deputy_step_in,
        fits=lambda view: is_running(view) and view.facts["role"].endswith("deputy"),
        **_CHANGE,
    ),
    *REPORTS,
    Action(
        name="correct",
        path="rett",
        title=lazy_gettext("Correct the appointment"),
        intro=lazy_gettext("For what was written wrongly. What happened since is recorded as what it was."),
        schema=CorrectAppointmentSchema,
        fits=lambda view: is_there(view) and bool(view.facts["is_made"]),
        **_CORRECTION,
    ),
    Action(
        name="correct-part",
        path="rett-del",
        title=lazy_gettext("Correct an extension, leave or time of acting"),
        intro=lazy_gettext("Alter only what was written wrongly. The rest stays as it is."),
        schema=CorrectPartSchema,
        fits=lambda view: is_there(view) and bool(view.facts["parts"]),
        keys=("number",),
        **(_CORRECTION | {"begins": part_begun}),
    ),
    Action(
        name="correct-nomination",
        path="rett-nominasjon",
        title=lazy_gettext("Correct the nomination"),
        schema=CorrectNominationSchema,
        fits=lambda view: is_there(view) and bool(view.facts["is_nominated"]),
        **(_CORRECTION | {"places": {**PLACES, "basis": "nomination_basis-kind"}}),
    ),
    Action(
        name="correct-ending",
        path="rett-slutt",
        title=lazy_gettext("Correct how it ended"),
        schema=CorrectEndingSchema,
        fits=has_ended,
        **(_CORRECTION | {"places": {**PLACES, "basis": "ending_basis-kind"}}),
    ),
    Action(
        name="take-back-end",
        path="angre-slutt",
        title=lazy_gettext("Take back the ending"),
        button=lazy_gettext("Take back the ending"),
        done=lazy_gettext("The appointment goes on as if it had not ended."),
        schema=TakeBackEndSchema,
        command=in_office.TakeBackEnd,
        perform=in_office.take_back_end,
        fits=has_ended,
        **_COMMON,
    ),
    Action(
        name="withdraw",
        path="trekk",
        title=lazy_gettext("Withdraw what was registered by mistake"),
        button=lazy_gettext("Withdraw the appointment"),
        done=lazy_gettext("The appointment is withdrawn. Its history stays."),
        schema=WithdrawAppointmentSchema,
        command=appointments_put_right.WithdrawAppointment,
        perform=appointments_put_right.withdraw_appointment,
        fits=is_there,
        **_COMMON,
    ),
)
"""In the order in which they are offered."""
