"""What the forms of an agreement's versions ask for."""

from collections.abc import Mapping
from typing import Any

from flask import g
from flask_babel import lazy_gettext
from marshmallow import Schema, ValidationError, validates_schema

from domain.agreement_rules import POINTS
from domain.agreements import AdoptedBy, Agreement, AgreementKind, ForceRule, Majority
from web.forms import fields, lookups
from web.forms.agreement_fields import among_versions, party, several_parties
from web.forms.basis import resting_on
from web.forms.version_number import version_number
from web.labels import LABELS

FORCE = fields.labels(LABELS["force"], ForceRule)
MAJORITIES = fields.labels(LABELS["majority"], Majority)
BY_LAW = "law"
_BY_LAW = lazy_gettext("As the law says: kommuneloven § 18-4")
_BY_LAW_OR_ALL = lazy_gettext("As the law says. Where it says nothing: the parties, each for itself")
NO_BASIS_HELP = lazy_gettext("Empty if nobody had to decide it.")


def ways_to_adopt() -> Mapping[str, Any]:
    """Return who can adopt a version of the agreement that the page is about; the law knows cooperation alone."""
    agreement = g.get("acting_on")
    ways = fields.labels(LABELS["adopted-by"], AdoptedBy)
    if not isinstance(agreement, Agreement):
        return {BY_LAW: _BY_LAW_OR_ALL, **ways}
    return {BY_LAW: _BY_LAW, **ways} if agreement.facts["kind"] == AgreementKind.COOPERATION else ways


def points_to_choose() -> Mapping[str, Any]:
    """Return the points of § 18-4, where the agreement that the page is about must hold them."""
    agreement = g.get("acting_on")
    is_other = isinstance(agreement, Agreement) and agreement.facts["kind"] != AgreementKind.COOPERATION
    return {} if is_other else {point.key: LABELS["point"][point.key] for point in POINTS}


class FiledTextSchema(Schema):
    """A document that is filed already."""

    document_id = lookups.document(
        lazy_gettext("Document"), required=True, help=lazy_gettext("Some words of its title.")
    )


class ComesIntoForceSchema(Schema):
    """What brings a version into force."""

    rule = fields.choice(lazy_gettext("What it takes"), FORCE, required=True, widget="radio", unnamed=True)
    earliest = fields.day(
        lazy_gettext("In force at the earliest"), help=lazy_gettext("The first day. Needed where it is a date alone.")
    )
    clause = fields.line(lazy_gettext("Clause"), help=lazy_gettext("Where the agreement says so, such as § 12."))

    @validates_schema(skip_on_field_errors=False)
    def has_its_date(self, values: Mapping[str, Any], **_more: Any) -> None:
        """Require the day where the rule is a date."""
        if values.get("rule") == ForceRule.DATE and not values.get("earliest"):
            raise ValidationError({"earliest": [fields.missing()]})


class FirstMustAdoptSchema(Schema):
    """Who must adopt the first version."""

    by = fields.choice(lazy_gettext("Who must adopt it"), ways_to_adopt, required=True, widget="radio", unnamed=True)
    majority = fields.choice(lazy_gettext("Majority"), MAJORITIES, help=lazy_gettext("Only for the assembly."))
    clause = fields.line(lazy_gettext("Clause"), help=lazy_gettext("Where the agreement says so, such as § 9."))


class MustAdoptSchema(FirstMustAdoptSchema):
    """Who must adopt a version."""

    adopters = several_parties(
        lazy_gettext("Which parties"), help=lazy_gettext("None ticked: all that are parties when it is sent.")
    )

    class Meta:
        """The order of the form."""

        fields = ("by", "adopters", "majority", "clause")


class _TermsSchema(Schema):
    """What a version says of itself."""

    drafted_on = fields.day(lazy_gettext("Dated"), help=lazy_gettext("A month or a year will do."))
    documents = fields.rows(
        lazy_gettext("Texts that are filed already"),
        FiledTextSchema,
        row=lazy_gettext("text"),
        add=lazy_gettext("Add a filed document"),
    )
    force = fields.group(lazy_gettext("Comes into force"), ComesIntoForceSchema, required=True)
    valid_until = fields.day(lazy_gettext("Last day"), help=lazy_gettext("Empty if it holds until another one comes."))
    notice_months = fields.number(lazy_gettext("Notice, months"), least=1, most=1200)
    notice_by = fields.day(
        lazy_gettext("Last day of notice"), help=lazy_gettext("Where notice must be given by a day.")
    )
    notice_clause = fields.line(lazy_gettext("Clause of notice"))
    review_on = fields.day(lazy_gettext("To be reviewed"), help=lazy_gettext("You are reminded of it."))
    review_clause = fields.line(lazy_gettext("Clause of review"))


_TERMS = (
    "force",
    "valid_until",
    "notice_months",
    "notice_by",
    "notice_clause",
    "review_on",
    "review_clause",
)


class FirstVersionSchema(_TermsSchema):
    """The first version of an agreement."""

    adoption = fields.group(lazy_gettext("Who must adopt it"), FirstMustAdoptSchema, kind="adoption", required=True)

    class Meta:
        """The order of the form."""

        fields = ("drafted_on", "documents", "adoption", *_TERMS)


class DraftVersionSchema(_TermsSchema):
    """A version of an agreement."""

    number = fields.number(lazy_gettext("Number"), least=1, help=lazy_gettext("The next one is proposed."))
    label = fields.line(lazy_gettext("Called"), help=lazy_gettext("For example “After the hearing”."))
    amends = among_versions(lazy_gettext("Made from"), help=lazy_gettext("The version that this one changes."))
    summary = fields.text(lazy_gettext("What it changes"), rows=3)
    points = fields.several(
        lazy_gettext("Points of section 18-4 that it changes"),
        points_to_choose,
        help=lazy_gettext("These decide who must adopt it by law."),
    )
    adoption = fields.group(lazy_gettext("Who must adopt it"), MustAdoptSchema, kind="adoption", required=True)

    class Meta:
        """The order of the form."""

        fields = (
            "number",
            "label",
            "drafted_on",
            "amends",
            "documents",
            "summary",
            "points",
            "adoption",
            *_TERMS,
        )


class AmendVersionSchema(Schema):
    """Other texts of a version."""

    of_version = version_number()
    amended_on = fields.day(lazy_gettext("Changed on"))
    documents = fields.rows(
        lazy_gettext("Texts that are filed already"),
        FiledTextSchema,
        row=lazy_gettext("text"),
        add=lazy_gettext("Add a filed document"),
    )
    note = fields.line(lazy_gettext("Note"), help=lazy_gettext("For example “Addendum on the climate network”."))
    basis = resting_on(required=False, help=NO_BASIS_HELP)


class SignVersionSchema(Schema):
    """A version signed."""

    of_version = version_number()
    organisation_id = party(lazy_gettext("For"), help=lazy_gettext("None if it was signed for all of them."))
    signed_on = fields.day(lazy_gettext("Signed on"), required=True)
    signed_by = fields.line(lazy_gettext("Signed by"))


class SetInForceSchema(Schema):
    """A version in force from a day."""

    of_version = version_number()
    valid_from = fields.day(
        lazy_gettext("In force from"),
        required=True,
        help=lazy_gettext("The first day. Those who must adopt it first are bound when they have."),
    )
    basis = resting_on(required=False, help=NO_BASIS_HELP)


class SupersedeVersionSchema(Schema):
    """A version in force no longer."""

    of_version = version_number()
    superseded_on = fields.day(
        lazy_gettext("Replaced on"), required=True, help=lazy_gettext("The first day on which it is not in force.")
    )
    by_version = among_versions(lazy_gettext("Replaced by version"))
    basis = resting_on(required=False, help=NO_BASIS_HELP)


class WithdrawVersionSchema(Schema):
    """A version taken back."""

    of_version = version_number()
    withdrawn_on = fields.day(lazy_gettext("Taken back on"), required=True)
    note = fields.line(lazy_gettext("Note"))
