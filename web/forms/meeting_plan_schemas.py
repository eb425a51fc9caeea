"""What the forms of meeting plans ask for."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext
from marshmallow import Schema, ValidationError, validates_schema

from domain.meetings import MeetingKind
from web.forms import fields, lookups
from web.forms.adopted_schemas import DecidedBySchema, FiledPaperSchema
from web.forms.cases import CORRECTION_HELP
from web.labels import LABELS

KINDS = fields.labels(LABELS["meeting-kind"], MeetingKind)
FITS = {"yes": lazy_gettext("The dates fit"), "no": lazy_gettext("The dates do not fit")}


class PlannedDateSchema(Schema):
    """A date of a plan."""

    key = fields.line(lazy_gettext("Its key in the plan"), hidden=True)
    starts_on = fields.day(lazy_gettext("Date"), required=True)
    starts_at = fields.line(lazy_gettext("From"), needed=True)
    ends_at = fields.line(lazy_gettext("Until"), needed=True)
    kind = fields.choice(lazy_gettext("Kind"), KINDS, none=lazy_gettext("Ordinary meeting"), needed=True)
    place = fields.line(lazy_gettext("Place"), needed=True)
    title = fields.line(lazy_gettext("Title"), needed=True)
    ends_on = fields.day(lazy_gettext("Last day"), needed=True)


class _DatesSchema(Schema):
    """Dates that are proposed."""

    dates = fields.rows(
        lazy_gettext("Dates"),
        PlannedDateSchema,
        least=1,
        row=lazy_gettext("date"),
        add=lazy_gettext("Add a date"),
    )
    note = fields.text(lazy_gettext("Note"), rows=2)


class BeginMeetingPlanSchema(_DatesSchema):
    """A body's plan of a year, with the first dates."""

    body_id = lookups.body(lazy_gettext("Body"), required=True, hidden=True)
    year = fields.number(lazy_gettext("Year"), least=1900, most=2999, required=True, hidden=True)
    wanted = fields.number(lazy_gettext("Number of meetings"), least=1, most=100, needed=True)
    about = fields.text(lazy_gettext("About the plan"), rows=2)

    class Meta:
        """The order of the form."""

        fields = ("body_id", "year", "wanted", "dates", "about", "note")


class ProposeDatesSchema(_DatesSchema):
    """Dates in place of those before."""

    @validates_schema(skip_on_field_errors=False)
    def has_a_date(self, values: Mapping[str, Any], **_more: Any) -> None:
        """Require a date."""
        if "dates" in values and not values["dates"]:
            raise ValidationError({"dates": [gettext("Write at least one date.")]})


class AskedSchema(Schema):
    """An organisation that the proposal is sent to."""

    organisation_id = lookups.organisation(lazy_gettext("Organisation"), required=True)


class SendMeetingPlanSchema(Schema):
    """The proposal sent."""

    organisations = fields.rows(
        lazy_gettext("Recipients"),
        AskedSchema,
        least=1,
        row=lazy_gettext("recipient"),
        add=lazy_gettext("Add a recipient"),
    )
    sent_on = fields.day(lazy_gettext("Sent on"), help=lazy_gettext("Empty is today."))
    documents = fields.rows(
        lazy_gettext("Papers that are filed already"),
        FiledPaperSchema,
        row=lazy_gettext("paper"),
        add=lazy_gettext("Add a filed document"),
    )
    note = fields.text(lazy_gettext("Note"), rows=2, help=lazy_gettext("For example when they are to answer by."))

    @validates_schema(skip_on_field_errors=False)
    def has_a_recipient(self, values: Mapping[str, Any], **_more: Any) -> None:
        """Require a recipient."""
        if "organisations" in values and not values["organisations"]:
            raise ValidationError({"organisations": [gettext("Choose at least one recipient.")]})


class ReplySchema(Schema):
    """What an organisation answered."""

    organisation_id = lookups.organisation(lazy_gettext("Organisation"), required=True)
    fits = fields.choice(lazy_gettext("Reply"), FITS, widget="radio", required=True)
    replied_on = fields.day(lazy_gettext("Answered on"), help=lazy_gettext("Empty is today."))
    note = fields.text(lazy_gettext("Note"), rows=3, help=lazy_gettext("For example which dates do not fit, and why."))


class AdoptMeetingPlanSchema(Schema):
    """The plan adopted."""

    basis = fields.group(
        lazy_gettext("The decision that adopted the plan"), DecidedBySchema, kind="basis", required=True
    )
    adopted_on = fields.day(
        lazy_gettext("Adopted on"), help=lazy_gettext("Empty is the day of the decision it rests on.")
    )
    note = fields.text(lazy_gettext("Note"), rows=2)
    publish = fields.tick(
        lazy_gettext("Publish the plan and its meetings"),
        help=lazy_gettext("Everybody then sees when and where the body meets."),
    )


class CorrectMeetingPlanSchema(Schema):
    """What is told of the plan itself, put right."""

    wanted = fields.number(lazy_gettext("Number of meetings"), least=1, most=100)
    about = fields.text(lazy_gettext("About the plan"), rows=2)
    reason = fields.reason(required=True, help=CORRECTION_HELP)


class WithdrawMeetingPlanSchema(Schema):
    """A plan registered by mistake."""

    reason = fields.reason(required=True)


class DatesRecordedSchema(Schema):
    """What is recorded of a proposal, its dates apart: these are proposed anew."""

    proposed_on = fields.day(lazy_gettext("Proposed on"), required=True)
    note = fields.text(lazy_gettext("Note"), rows=2)


class SentRecordedSchema(Schema):
    """What is recorded of a sending."""

    organisations = fields.rows(
        lazy_gettext("Recipients"),
        AskedSchema,
        least=1,
        row=lazy_gettext("recipient"),
        add=lazy_gettext("Add a recipient"),
    )
    sent_on = fields.day(lazy_gettext("Sent on"), required=True)
    note = fields.text(lazy_gettext("Note"), rows=2)


class ReplyRecordedSchema(ReplySchema):
    """What is recorded of an answer."""

    replied_on = fields.day(lazy_gettext("Answered on"), required=True)


class AdoptionRecordedSchema(Schema):
    """What is recorded of the adoption."""

    basis = fields.group(
        lazy_gettext("The decision that adopted the plan"), DecidedBySchema, kind="basis", required=True
    )
    adopted_on = fields.day(lazy_gettext("Adopted on"), required=True)
    note = fields.text(lazy_gettext("Note"), rows=2)
