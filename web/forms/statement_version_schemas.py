"""What the forms of a statement's versions ask for: the text, its adoption, where it is sent and published."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext
from marshmallow import Schema, ValidationError, validates_schema

from domain.statements import UNDER_AUTHORITY, AdoptedBy, Channel, SentHow
from web.forms import fields, lookups
from web.forms.basis import resting_on
from web.forms.consultation_schemas import filed_texts
from web.forms.statement_fields import among_versions
from web.forms.statement_schemas import text_of_it
from web.labels import LABELS

ADOPTED_BY = fields.labels(LABELS["statement-adopted-by"], AdoptedBy)
SENT_HOW = fields.labels(LABELS["sent-how"], SentHow)
CHANNELS = fields.labels(LABELS["channel"], Channel)


class StatementVersionSchema(Schema):
    """What a version is."""

    label = fields.line(lazy_gettext("Called"), help=lazy_gettext("For example “To the council’s meeting in March”."))
    drafted_on = fields.day(lazy_gettext("Dated"), help=lazy_gettext("A month or a year will do."))
    corrects = among_versions(
        lazy_gettext("Puts right version"),
        none=lazy_gettext("None: it is a new text"),
        help=lazy_gettext("Where an earlier version said something wrong. Readers are told of it."),
    )
    summary = fields.text(lazy_gettext("What it changes"), rows=3)
    note = fields.line(lazy_gettext("Note"))


class DraftStatementVersionSchema(StatementVersionSchema):
    """A version with its texts."""

    number = fields.number(lazy_gettext("Number"), least=1, help=lazy_gettext("The next one is proposed."))
    text = text_of_it()
    documents = filed_texts()

    class Meta:
        """The order of the form."""

        fields = ("text", "documents", "number", "label", "drafted_on", "corrects", "summary", "note")


class AdoptionSchema(Schema):
    """How a version was adopted."""

    adopted_by = fields.choice(lazy_gettext("How it was adopted"), ADOPTED_BY, required=True, widget="radio")
    basis = resting_on(
        lazy_gettext("By which decision it was adopted"),
        required=False,
        help=lazy_gettext("Under authority it can be left empty, unless a body has approved it."),
    )
    person_id = lookups.person(
        lazy_gettext("Who adopted it"), help=lazy_gettext("The leader or the secretary, by name. Not for a decision.")
    )
    authority = fields.line(
        lazy_gettext("Under which authority"),
        help=lazy_gettext("Needed for the leader and the secretary, such as “Delegation, RR 4/2024”."),
    )
    adopted_on = fields.day(
        lazy_gettext("Adopted on"), help=lazy_gettext("Empty for the day of the decision it rests on.")
    )


class AdoptStatementSchema(AdoptionSchema):
    """A version adopted."""

    of_version = among_versions(lazy_gettext("Version"), required=True)

    class Meta:
        """The order of the form."""

        fields = ("of_version", "adopted_by", "person_id", "authority", "basis", "adopted_on")

    @validates_schema(skip_on_field_errors=False, pass_original=True)
    def rests_on_something(self, values: Mapping[str, Any], written: Mapping[str, Any], **_more: Any) -> None:
        """Require the decision, or the authority of whoever adopted it without one, and the day."""
        wrong: dict[str, Any] = {}
        who, rests = values.get("adopted_by"), written.get("basis")
        if who == AdoptedBy.DECISION and not rests:
            wrong["basis"] = {"kind": [gettext("Choose what it rests on, or that no decision was found.")]}
        if who in UNDER_AUTHORITY and not written.get("authority"):
            wrong["authority"] = [gettext("Write under which authority it was adopted without a decision.")]
        if who in UNDER_AUTHORITY and not rests and not written.get("adopted_on"):
            wrong["adopted_on"] = [fields.missing()]
        if wrong:
            raise ValidationError(wrong)


class RecipientSchema(Schema):
    """An organisation that a version is sent to."""

    organisation_id = lookups.organisation(lazy_gettext("Organisation"), required=True)


class SendingSchema(Schema):
    """To whom a version was sent, and how."""

    recipients = fields.rows(
        lazy_gettext("Recipients"),
        RecipientSchema,
        least=1,
        row=lazy_gettext("recipient"),
        add=lazy_gettext("Add a recipient"),
    )
    how = fields.choice(lazy_gettext("How it was sent"), SENT_HOW, required=True)
    sent_on = fields.day(lazy_gettext("Sent on"), required=True)
    entry_id = lookups.entry(
        lazy_gettext("Journal entry"), help=lazy_gettext("The entry that it went out as, such as 2026/17-3.")
    )
    note = fields.line(lazy_gettext("Note"))

    @validates_schema(skip_on_field_errors=False)
    def has_a_recipient(self, values: Mapping[str, Any], **_more: Any) -> None:
        """Require a recipient."""
        if "recipients" in values and not values["recipients"]:
            raise ValidationError({"recipients": [gettext("Choose at least one recipient.")]})


class SendStatementSchema(SendingSchema):
    """A version sent."""

    of_version = among_versions(lazy_gettext("Version"), required=True)

    class Meta:
        """The order of the form."""

        fields = ("of_version", "recipients", "how", "sent_on", "entry_id", "note")


class PublicationSchema(Schema):
    """Where a version was published."""

    channel = fields.choice(lazy_gettext("Channel"), CHANNELS, required=True)
    outlet = fields.line(lazy_gettext("Name of the channel"), help=lazy_gettext("Such as the name of the newspaper."))
    address = fields.line(
        lazy_gettext("Address on the web"), help=lazy_gettext("Where it can be read, with https://. If it has one.")
    )
    published_on = fields.day(lazy_gettext("Published on"), required=True)
    note = fields.line(lazy_gettext("Note"))


class PublishStatementSchema(PublicationSchema):
    """A version published in a channel."""

    of_version = among_versions(lazy_gettext("Version"), required=True)

    class Meta:
        """The order of the form."""

        fields = ("of_version", "channel", "outlet", "address", "published_on", "note")
