"""What the forms of appointments ask for."""

from flask_babel import lazy_gettext
from marshmallow import Schema

from domain.appointments import Ground, PartKind, Way
from web.forms import fields, lookups
from web.forms.basis import PLACES as BASIS_PLACES
from web.forms.basis import resting_on
from web.forms.cases import CORRECTION_HELP
from web.forms.lookups import body, organisation, person
from web.forms.parts import parts_of_appointment
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
