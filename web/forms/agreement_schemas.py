"""What the forms of agreements ask for: what an agreement is, its parties, and how it ends."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext
from marshmallow import Schema, ValidationError, validates_schema

from domain.agreements import AgreementKind, PartyRole
from web.forms import fields, lookups
from web.forms.agreement_fields import participants_today, party, several_parties
from web.forms.basis import resting_on
from web.forms.cases import CORRECTION_HELP, PUBLIC_TITLE_HELP
from web.forms.version_schemas import FirstVersionSchema
from web.labels import LABELS

KINDS = fields.labels(LABELS["agreement"], AgreementKind)
ROLES = fields.labels(LABELS["party"], PartyRole)
SINCE_HELP = lazy_gettext("A month or a year will do. Empty if it is not known, and for those who always were.")
LAST_DAY_HELP = lazy_gettext("The day itself counts.")
NO_BASIS_HELP = lazy_gettext("Empty if nobody had to decide it.")


class ReplacedSchema(Schema):
    """An agreement whose place another takes."""

    agreement_id = lookups.agreement(
        lazy_gettext("Agreement"), required=True, help=lazy_gettext("Its number, or some words of its title.")
    )


class JoiningPartySchema(Schema):
    """An organisation that is a party."""

    organisation_id = lookups.organisation(lazy_gettext("Organisation"), required=True)
    role = fields.choice(lazy_gettext("As"), ROLES, required=True)
    joined_on = fields.day(lazy_gettext("Party from"), help=SINCE_HELP)


class WhatItIsSchema(Schema):
    """What an agreement is."""

    kind = fields.choice(lazy_gettext("Kind of agreement"), KINDS, required=True)
    title = fields.line(lazy_gettext("Title"), required=True)
    public_title = fields.line(lazy_gettext("Public title"), help=PUBLIC_TITLE_HELP)
    covers = fields.text(
        lazy_gettext("What it covers"), rows=3, help=lazy_gettext("For example “Campus Ås, internships, research”.")
    )
    subject_areas = lookups.subject_areas()
    case_id = lookups.case(lazy_gettext("Case"), help=lazy_gettext("Its number, or some words of its title."))
    replaces = fields.rows(
        lazy_gettext("Takes the place of"),
        ReplacedSchema,
        row=lazy_gettext("agreement"),
        add=lazy_gettext("Add an agreement that it replaces"),
    )


class RegisterAgreementSchema(WhatItIsSchema):
    """A new agreement with its parties and its first version."""

    reference = fields.line(
        lazy_gettext("Number of the agreement"),
        propose=lazy_gettext("Propose the next number"),
        help=lazy_gettext("Year and number, such as 2026/3. An old agreement is numbered by its own year."),
    )
    participants = several_parties(lazy_gettext("Participants of the council that are parties"), participants_today)
    participants_from = fields.day(lazy_gettext("These are parties from"), help=SINCE_HELP)
    parties = fields.rows(
        lazy_gettext("Other parties"),
        JoiningPartySchema,
        row=lazy_gettext("party"),
        add=lazy_gettext("Add a party"),
        help=lazy_gettext("A county, a university, a company, or a municipality that does not take part."),
    )
    first_version = fields.group(lazy_gettext("First version"), FirstVersionSchema, required=True)

    class Meta:
        """The order of the form."""

        fields = (
            "kind",
            "title",
            "public_title",
            "covers",
            "subject_areas",
            "case_id",
            "reference",
            "replaces",
            "participants",
            "participants_from",
            "parties",
            "first_version",
        )

    @validates_schema(skip_on_field_errors=False)
    def has_a_party(self, values: Mapping[str, Any], **_more: Any) -> None:
        """Require a party."""
        if not values.get("participants") and not values.get("parties"):
            raise ValidationError({"participants": [gettext("Tick a participant, or add another party.")]})


class JoinAgreementSchema(Schema):
    """Another party."""

    organisation_id = lookups.organisation(lazy_gettext("Organisation"), required=True)
    role = fields.choice(lazy_gettext("As"), ROLES, required=True)
    joined_on = fields.day(lazy_gettext("Party from"), help=SINCE_HELP)
    basis = resting_on(required=False, help=NO_BASIS_HELP)


class LeaveAgreementSchema(Schema):
    """A party that leaves."""

    organisation_id = party(lazy_gettext("Who leaves"), required=True)
    notice_on = fields.day(lazy_gettext("Notice given"))
    left_on = fields.day(lazy_gettext("Last day"), required=True, help=LAST_DAY_HELP)
    basis = resting_on(required=False, help=NO_BASIS_HELP)


class ReviewAgreementSchema(Schema):
    """An agreement looked at anew."""

    reviewed_on = fields.day(lazy_gettext("Reviewed on"), required=True)
    next_on = fields.day(lazy_gettext("Next review"), help=lazy_gettext("You are reminded of it."))
    note = fields.text(lazy_gettext("Outcome"), rows=3)
    basis = resting_on(required=False, help=NO_BASIS_HELP)


class TerminateAgreementSchema(Schema):
    """An agreement that ends by notice, or because it was decided."""

    organisation_id = party(lazy_gettext("Who gave notice"), help=lazy_gettext("None if it ends by common decision."))
    notice_on = fields.day(lazy_gettext("Notice given"))
    ended_on = fields.day(lazy_gettext("Last day"), required=True, help=LAST_DAY_HELP)
    basis = resting_on(required=False, help=NO_BASIS_HELP)


class ExpireAgreementSchema(Schema):
    """An agreement that ran out."""

    ended_on = fields.day(lazy_gettext("Last day"), required=True, help=LAST_DAY_HELP)
    note = fields.line(lazy_gettext("Note"))


class CorrectAgreementSchema(WhatItIsSchema):
    """What an agreement is, put right."""

    reason = fields.reason(required=True, help=CORRECTION_HELP)


class WithdrawAgreementSchema(Schema):
    """An agreement registered by mistake."""

    reason = fields.reason(required=True)
