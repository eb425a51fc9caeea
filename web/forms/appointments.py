"""What can be done with appointments: made, nominated, extended, ended, put right."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from flask_babel import lazy_gettext
from marshmallow import Schema

from application.commands import appointments as commands
from application.commands import appointments_put_right, in_office, reports
from application.questions.appointments import AppointmentView
from domain.appointments import Appointment, Ground, PartKind, Way
from web.forms import fields, lookups
from web.forms.action import Action
from web.forms.basis import PLACES as BASIS_PLACES
from web.forms.basis import begun, resting_on, rests_on
from web.forms.cases import CORRECTION_HELP
from web.forms.lookups import NewPerson, body, organisation, person
from web.forms.parts import part_begun, parts_of_appointment
from web.forms.seat_fields import seat
from web.labels import LABELS

WAYS = fields.labels(LABELS["way"], Way)
GROUNDS = fields.labels(LABELS["ground"], Ground)
AWAY = {
    PartKind.LEAVE.value: LABELS["holding"]["on-leave"],
    PartKind.SUSPENSION.value: LABELS["holding"]["suspended"],
}

PLACES = {
    **BASIS_PLACES,
    "person": "person_id",
    "name": "person_id",
    "seat": "seat_id",
    "body": "body_id",
    "role": "seat_id",
    "two-roles": "person_id",
    "seat-abolished": "seat_id",
    "ending_basis": "basis-kind",
    "nomination_basis": "basis-kind",
}
"""Where in a form of an appointment what is wrong is said."""

_NEW_PEOPLE = UUID("3b0b7c1e-6f0e-4f1d-9e66-6f3f0a7b2c11")

PERSON_HELP = lazy_gettext("Write a name, and choose among those suggested. Somebody new is written in full.")
UNTIL_HELP = lazy_gettext("The day itself counts. Empty while no end is known.")
FROM_HELP = lazy_gettext("The first day. From old papers a month or a year will do.")
ORGANISATION_HELP = lazy_gettext("Empty for the organisation that the seat belongs to.")


class _Who(Schema):
    """Somebody in a seat of a body."""

    body_id = body(lazy_gettext("Body"), required=True, hidden=True)
    seat_id = seat(lazy_gettext("Seat"), required=True)
    person_id = lookups.person_or_new(lazy_gettext("Person"), required=True, help=PERSON_HELP)
    new_person = lookups.new_person()


class MakeAppointmentSchema(_Who):
    """Somebody elected or appointed."""

    valid_from = fields.day(lazy_gettext("From"), help=FROM_HELP)
    until = fields.day(lazy_gettext("Last day"), help=UNTIL_HELP)
    basis = resting_on()
    way = fields.choice(lazy_gettext("Way of election"), WAYS)
    organisation_id = organisation(lazy_gettext("On behalf of"), help=ORGANISATION_HELP)


class NominatePersonSchema(_Who):
    """Somebody nominated."""

    nominated_on = fields.day(lazy_gettext("Nominated on"))
    basis = resting_on(lazy_gettext("Who nominated"), required=False)
    organisation_id = organisation(lazy_gettext("On behalf of"), help=ORGANISATION_HELP)


class ElectNominatedSchema(Schema):
    """Somebody nominated who was elected."""

    valid_from = fields.day(lazy_gettext("From"), help=FROM_HELP)
    until = fields.day(lazy_gettext("Last day"), help=UNTIL_HELP)
    basis = resting_on()
    way = fields.choice(lazy_gettext("Way of election"), WAYS)


class ExtendAppointmentSchema(Schema):
    """A longer term."""

    until = fields.day(lazy_gettext("New last day"), help=UNTIL_HELP)
    basis = resting_on()


class GrantLeaveSchema(Schema):
    """Somebody away for a time."""

    kind = fields.choice(lazy_gettext("What it is"), AWAY, required=True, widget="radio")
    valid_from = fields.day(lazy_gettext("From"), required=True)
    until = fields.day(lazy_gettext("Last day"), help=UNTIL_HELP)
    note = fields.line(lazy_gettext("Note"))
    basis = resting_on()


class StepInSchema(Schema):
    """A deputy acting in another seat."""

    for_seat_id = seat(lazy_gettext("Acts in the seat"), required=True)
    valid_from = fields.day(lazy_gettext("From"), required=True)
    until = fields.day(lazy_gettext("Last day"), help=UNTIL_HELP)
    basis = resting_on()


class EndAppointmentSchema(Schema):
    """The end of an appointment."""

    ground = fields.choice(lazy_gettext("Why it ended"), GROUNDS, required=True)
    ended_on = fields.day(
        lazy_gettext("Last day"), help=lazy_gettext("The day itself counts. Empty only for what is annulled.")
    )
    basis = resting_on(required=False, help=lazy_gettext("Empty if nobody had to decide it."))


class TakeBackEndSchema(Schema):
    """An end that was none."""

    reason = fields.reason(required=True)


class WithdrawAppointmentSchema(Schema):
    """An appointment registered by mistake."""

    reason = fields.reason(required=True)


class CorrectAppointmentSchema(Schema):
    """An appointment put right."""

    seat_id = seat(lazy_gettext("Seat"), required=True)
    person_id = person(lazy_gettext("Person"), required=True)
    organisation_id = organisation(lazy_gettext("On behalf of"))
    valid_from = fields.day(lazy_gettext("From"), help=FROM_HELP)
    until = fields.day(
        lazy_gettext("Last day, as first decided"), help=lazy_gettext("An extension is corrected by itself.")
    )
    decided_on = fields.day(lazy_gettext("Decided on"))
    way = fields.choice(lazy_gettext("Way of election"), WAYS)
    basis = resting_on()
    reason = fields.reason(required=True, help=CORRECTION_HELP)


class CorrectPartSchema(Schema):
    """An extension, a leave or a time of acting put right."""

    number = fields.which(lazy_gettext("What is corrected"), parts_of_appointment)
    valid_from = fields.day(lazy_gettext("From"), help=lazy_gettext("Not for an extension."))
    until = fields.day(lazy_gettext("Last day"), help=UNTIL_HELP)
    decided_on = fields.day(lazy_gettext("Decided on"))
    basis = resting_on(required=False)
    reason = fields.reason(required=True, help=CORRECTION_HELP)


class CorrectNominationSchema(Schema):
    """A nomination put right."""

    seat_id = seat(lazy_gettext("Seat"), required=True)
    person_id = person(lazy_gettext("Person"), required=True)
    organisation_id = organisation(lazy_gettext("On behalf of"))
    nominated_on = fields.day(lazy_gettext("Nominated on"))
    nomination_basis = resting_on(lazy_gettext("Who nominated"))
    reason = fields.reason(required=True, help=CORRECTION_HELP)


class CorrectEndingSchema(Schema):
    """The end of an appointment put right."""

    ground = fields.choice(lazy_gettext("Why it ended"), GROUNDS, required=True)
    ended_on = fields.day(lazy_gettext("Last day"))
    ending_decided_on = fields.day(lazy_gettext("Decided on"))
    ending_basis = resting_on()
    reason = fields.reason(required=True, help=CORRECTION_HELP)


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


class DeliverReportSchema(Schema):
    """A report that somebody owed."""

    due_on = fields.day(lazy_gettext("Was due"), required=True)
    delivered_on = fields.day(lazy_gettext("Delivered"), required=True)
    entry_id = lookups.entry(lazy_gettext("Journal entry"), help=lazy_gettext("If the report is in the journal."))
    note = fields.line(lazy_gettext("Note"), help=lazy_gettext("For example that it was given orally in a meeting."))


class TakeBackReportSchema(Schema):
    """A report that was not delivered after all."""

    due_on = fields.day(lazy_gettext("Was due"), required=True)
    reason = fields.line(lazy_gettext("Reason"), required=True)


def is_there(view: AppointmentView) -> bool:
    """Return whether it was not registered by mistake."""
    return not view.facts["is_withdrawn"]


def is_running(view: AppointmentView) -> bool:
    """Return whether somebody was elected or appointed, and it has not been ended."""
    return is_there(view) and bool(view.facts["is_made"]) and view.facts["ground"] is None


def is_nominated(view: AppointmentView) -> bool:
    """Return whether somebody is nominated and not elected yet."""
    return is_there(view) and not view.facts["is_made"]


def has_ended(view: AppointmentView) -> bool:
    """Return whether it was ended."""
    return is_there(view) and view.facts["ground"] is not None


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
    Action(
        name="deliver-report",
        path="rapport",
        title=lazy_gettext("Record a report"),
        button=lazy_gettext("Record the report"),
        done=lazy_gettext("The report is recorded as delivered."),
        schema=DeliverReportSchema,
        command=reports.DeliverReport,
        perform=reports.deliver_report,
        fits=lambda view: is_there(view) and bool(view.facts["is_made"]),
        **_COMMON,
    ),
    Action(
        name="take-back-report",
        path="angre-rapport",
        title=lazy_gettext("Take back a report"),
        button=lazy_gettext("Take back the report"),
        done=lazy_gettext("The report is not delivered any more. That it was recorded is in the history."),
        schema=TakeBackReportSchema,
        command=reports.TakeBackReport,
        perform=reports.take_back_report,
        fits=lambda view: is_there(view) and bool(view.facts["reports"]),
        **_COMMON,
    ),
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
