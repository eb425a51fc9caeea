"""What the forms of statements ask for: what one is, who stands behind it, what was replied, that it is retracted."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext
from marshmallow import Schema, ValidationError, validates_schema

from domain.statements import Stance, StatementKind
from web.forms import fields, lookups
from web.forms.among import Among
from web.forms.basis import resting_on
from web.forms.cases import CORRECTION_HELP, PUBLIC_TITLE_HELP
from web.forms.consultation_schemas import filed_texts
from web.forms.statement_fields import among_versions
from web.forms.version_schemas import NO_BASIS_HELP
from web.labels import LABELS

KINDS = fields.labels(LABELS["statement"], StatementKind)
STANCES = fields.labels(LABELS["stance"], Stance)
_REFERENCE_HELP = lazy_gettext("Its number, or some words of its title.")
_ENTRY_HELP = lazy_gettext("Its number, such as 2026/17-3.")
_STANCE_TEXT_HELP = lazy_gettext("What it reserves, or where it is of another opinion. In its own words.")


def text_of_it() -> fields.Written:
    """The text itself, written here."""
    return fields.text(
        lazy_gettext("The text"),
        rows=18,
        help=lazy_gettext("Filed as a text file, unless you choose a file or a filed document below."),
    )


class ReplacedStatementSchema(Schema):
    """A statement whose place another takes."""

    statement_id = lookups.statement(lazy_gettext("Statement"), required=True, help=_REFERENCE_HELP)


class WhatWeSaySchema(Schema):
    """What a statement is."""

    kind = fields.choice(lazy_gettext("Kind of statement"), KINDS, required=True)
    title = fields.line(lazy_gettext("Title"), required=True)
    summary = fields.line(
        lazy_gettext("In one line"),
        help=lazy_gettext("What we say, as lists show it: “The council wants double track to Prøvdal by 2030”."),
    )
    subject_areas = lookups.subject_areas()
    consultation_id = lookups.consultation(lazy_gettext("Answers the consultation"), help=_REFERENCE_HELP)
    case_id = lookups.case(lazy_gettext("Case"), help=_REFERENCE_HELP)
    replaces = fields.rows(
        lazy_gettext("Takes the place of"),
        ReplacedStatementSchema,
        row=lazy_gettext("statement"),
        add=lazy_gettext("Add a statement that it replaces"),
    )
    public_title = fields.line(lazy_gettext("Public title"), help=PUBLIC_TITLE_HELP)


class RegisterStatementSchema(WhatWeSaySchema):
    """A new statement with its first version."""

    reference = fields.line(
        lazy_gettext("Number of the statement"),
        propose=lazy_gettext("Propose the next number"),
        help=lazy_gettext("Year and number, such as 2026/3. An old statement is numbered by its own year."),
    )
    text = text_of_it()
    documents = filed_texts()
    drafted_on = fields.day(lazy_gettext("Dated"), help=lazy_gettext("A month or a year will do."))

    class Meta:
        """The order of the form."""

        fields = (
            "kind",
            "title",
            "summary",
            "subject_areas",
            "text",
            "documents",
            "drafted_on",
            "reference",
            "consultation_id",
            "case_id",
            "replaces",
            "public_title",
        )


class CorrectStatementSchema(WhatWeSaySchema):
    """What a statement is, put right."""

    reason = fields.reason(required=True, help=CORRECTION_HELP)


class ParticipantStandsSchema(Schema):
    """How a participant of the council stands to a statement."""

    organisation_id = Among(
        required=True, metadata={"label": lazy_gettext("Organisation"), "widget": "line", "hidden": True}
    )
    stance = fields.choice(lazy_gettext("Stance"), STANCES, none=lazy_gettext("Not told"))
    text = fields.text(lazy_gettext("Reservation or dissent"), rows=2)

    @validates_schema(skip_on_field_errors=False)
    def has_a_stance(self, values: Mapping[str, Any], **_more: Any) -> None:
        """Require the stance where something is said of it."""
        if values.get("text") and not values.get("stance"):
            raise ValidationError({"stance": [gettext("Choose how it stands to the statement.")]})


class OtherStandsSchema(Schema):
    """How another organisation stands to a statement."""

    organisation_id = lookups.organisation(lazy_gettext("Organisation"), required=True)
    stance = fields.choice(lazy_gettext("Stance"), STANCES, required=True)
    text = fields.text(lazy_gettext("Reservation or dissent"), rows=2, help=_STANCE_TEXT_HELP)


class StateSupportSchema(Schema):
    """Who stands behind a statement."""

    standpoints = fields.rows(lazy_gettext("The council’s participants"), ParticipantStandsSchema)
    others = fields.rows(
        lazy_gettext("Others"),
        OtherStandsSchema,
        row=lazy_gettext("organisation"),
        add=lazy_gettext("Add an organisation"),
        help=lazy_gettext("Another council, or a municipality that does not take part."),
    )
    of_version = among_versions(
        lazy_gettext("Version"), none=lazy_gettext("All versions"), help=lazy_gettext("Only where it is about one.")
    )
    stated_on = fields.day(lazy_gettext("Stated on"))
    basis = resting_on(required=False, help=NO_BASIS_HELP)

    @validates_schema(skip_on_field_errors=False)
    def has_a_standpoint(self, values: Mapping[str, Any], **_more: Any) -> None:
        """Require a stance of somebody."""
        if not values.get("others") and not any(one.get("stance") for one in values.get("standpoints") or ()):
            raise ValidationError({"standpoints": [gettext("Choose for at least one how it stands.")]})


class SupportSchema(OtherStandsSchema):
    """How an organisation stands to a statement, as it is put right."""

    stated_on = fields.day(lazy_gettext("Stated on"))
    basis = resting_on(required=False, help=NO_BASIS_HELP)


class RecordReplySchema(Schema):
    """What an organisation replied."""

    organisation_id = lookups.organisation(lazy_gettext("Who replied"), required=True)
    replied_on = fields.day(lazy_gettext("Replied on"), required=True)
    summary = fields.text(
        lazy_gettext("What came of it"), rows=3, help=lazy_gettext("In a line or two, as lists show it.")
    )
    entry_id = lookups.entry(lazy_gettext("Journal entry"), help=_ENTRY_HELP)
    documents = filed_texts()


class RetractSchema(Schema):
    """What was said is taken back."""

    retracted_on = fields.day(
        lazy_gettext("Retracted from"),
        required=True,
        help=lazy_gettext("The first day on which we stand by it no longer."),
    )
    reason = fields.text(lazy_gettext("Reason"), rows=3, required=True)
    basis = resting_on(required=False, help=NO_BASIS_HELP)


class ConfirmRetractingSchema(RetractSchema):
    """What was said is taken back, and whoever says so is sure."""

    sure = fields.tick(lazy_gettext("Yes, we do not stand by this statement any longer"))

    @validates_schema(skip_on_field_errors=False)
    def is_sure(self, values: Mapping[str, Any], **_more: Any) -> None:
        """Require the tick."""
        if not values.get("sure"):
            raise ValidationError({"sure": [gettext("Tick this if the statement is retracted. Otherwise go back.")]})


class WithdrawStatementSchema(Schema):
    """A statement registered by mistake."""

    reason = fields.reason(required=True)
