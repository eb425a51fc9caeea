"""What the form asks for with which minutes are approved: whom decisions elect, and which versions they adopt."""

from collections.abc import Mapping

from flask import g
from flask_babel import lazy_gettext
from marshmallow import Schema

from web.forms import fields, lookups
from web.forms.appointment_schemas import FROM_HELP, PERSON_HELP, UNTIL_HELP
from web.forms.minutes_schemas import ApproveMinutesSchema


def items_decided() -> Mapping[str, str]:
    """Return the items of the meeting of the page that are, or become, decisions: number by words."""
    decided: Mapping[str, str] = g.get("items_decided", {})
    return decided


class ElectedSchema(Schema):
    """Somebody whom the decision of an item puts in a seat."""

    item = fields.which(lazy_gettext("By the decision of"), items_decided)
    seat_id = lookups.seat(lazy_gettext("Seat"), required=True)
    person_id = lookups.person_or_new(lazy_gettext("Person"), required=True, help=PERSON_HELP)
    new_person = lookups.new_person()
    valid_from = fields.day(lazy_gettext("From"), required=True, help=FROM_HELP)
    until = fields.day(lazy_gettext("Last day"), help=UNTIL_HELP)


class AdoptedSchema(Schema):
    """A version of an agreement that the decision of an item adopts."""

    item = fields.which(lazy_gettext("By the decision of"), items_decided)
    agreement_id = lookups.agreement(
        lazy_gettext("Agreement"), required=True, help=lazy_gettext("Its number, or some words of its title.")
    )
    version = fields.number(
        lazy_gettext("Version"), least=1, most=999, required=True, help=lazy_gettext("Its number, such as 2.")
    )
    organisation_id = lookups.organisation(
        lazy_gettext("Who adopted it"), help=lazy_gettext("Empty for the assembly of the council.")
    )


class ApproveWithDecisionsSchema(ApproveMinutesSchema):
    """Minutes approved, with the appointments and the adoptions that their decisions are."""

    appointments = fields.rows(
        lazy_gettext("Elections and appointments"),
        ElectedSchema,
        row=lazy_gettext("election"),
        add=lazy_gettext("Add somebody who was elected"),
        help=lazy_gettext("Recorded with the decision as their basis."),
    )
    adoptions = fields.rows(
        lazy_gettext("Agreements adopted"),
        AdoptedSchema,
        row=lazy_gettext("adoption"),
        add=lazy_gettext("Add a version that was adopted"),
        help=lazy_gettext("Recorded with the decision as their basis."),
    )
