"""What the forms of meetings ask for before the meeting: planned, moved, cancelled, convened, held."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext
from marshmallow import Schema, ValidationError, validates_schema

from domain.meetings import MeetingForm, MeetingKind
from web.forms import fields, lookups
from web.forms.cases import CORRECTION_HELP, PUBLIC_TITLE_HELP
from web.forms.version_schemas import FiledTextSchema
from web.labels import LABELS

KINDS = fields.labels(LABELS["meeting-kind"], MeetingKind)
FORMS = fields.labels(LABELS["meeting-form"], MeetingForm)
_SENT_TO = lazy_gettext("Sent to")
_FILED = lazy_gettext("Papers that are filed already")
_TIME_HELP = lazy_gettext("The time of day, such as 09.00.")


def filed_papers(label: Any = _FILED, **more: Any) -> Any:
    """Documents that are filed already."""
    return fields.rows(label, FiledTextSchema, row=lazy_gettext("paper"), add=lazy_gettext("Add a filed paper"), **more)


def recipients(label: Any = _SENT_TO, **more: Any) -> fields.Listed:
    """Whom something is sent to, by name."""
    told = {"help": lazy_gettext("A name in each line. Names alone: addresses stay in the contact list.")}
    return fields.listed(label, widget="text", **told | more)


class OtherBodySchema(Schema):
    """A body that meets with another."""

    body_id = lookups.body(lazy_gettext("Body"), required=True)


class WhenAndWhereSchema(Schema):
    """When and where a meeting is."""

    starts_on = fields.day(lazy_gettext("Day"), required=True)
    starts_at = fields.line(lazy_gettext("Begins at"))
    ends_on = fields.day(lazy_gettext("Last day"), help=lazy_gettext("If there are several."))
    ends_at = fields.line(lazy_gettext("Ends at"))
    form = fields.choice(lazy_gettext("How we meet"), FORMS, widget="radio")
    place = fields.line(lazy_gettext("Place"))
    link = fields.line(
        lazy_gettext("Address of the remote meeting"),
        help=lazy_gettext("With https:// in front."),
    )


class _MeetingSchema(WhenAndWhereSchema):
    """A meeting as it is planned."""

    body_id = lookups.body(lazy_gettext("Who meets"), required=True)
    kind = fields.choice(lazy_gettext("Kind of meeting"), KINDS)
    title = fields.line(
        lazy_gettext("Title"), help=lazy_gettext("Only where it has one of its own, such as “Seminar on transport”.")
    )
    about = fields.text(lazy_gettext("What the meeting is about"), rows=3)
    public_title = fields.line(lazy_gettext("Public title"), help=PUBLIC_TITLE_HELP)
    bodies = fields.rows(
        lazy_gettext("Meets together with"),
        OtherBodySchema,
        row=lazy_gettext("body"),
        add=lazy_gettext("Add a body that meets with it"),
    )

    @validates_schema(skip_on_field_errors=False)
    def is_joint_with_somebody(self, values: Mapping[str, Any], **_more: Any) -> None:
        """Require another body of a joint meeting."""
        if values.get("kind") == MeetingKind.JOINT and "bodies" in self.fields and not values.get("bodies"):
            sentence = gettext("A joint meeting is one of several bodies. Add the others below.")
            raise ValidationError({"kind": [sentence]})


_ORDER = (
    "body_id",
    "kind",
    "starts_on",
    "starts_at",
    "ends_at",
    "ends_on",
    "form",
    "place",
    "link",
    "bodies",
    "title",
    "about",
    "public_title",
)


class PlanMeetingSchema(_MeetingSchema):
    """A new meeting."""

    reference = fields.line(
        lazy_gettext("Number of the meeting"),
        propose=lazy_gettext("Propose the next number"),
        help=lazy_gettext("Year and number, such as 2026/12. Empty for the next free number of its year."),
    )

    class Meta:
        """The order of the form."""

        fields = (*_ORDER, "reference")


class CorrectMeetingSchema(_MeetingSchema):
    """A meeting put right."""

    reason = fields.reason(required=True, help=CORRECTION_HELP)

    class Meta:
        """The order of the form."""

        fields = (*_ORDER, "reason")

    @validates_schema(skip_on_field_errors=False)
    def is_joint_with_somebody(self, values: Mapping[str, Any], **_more: Any) -> None:
        """Let a correction be of the kind alone."""


class MoveMeetingSchema(WhenAndWhereSchema):
    """A meeting at another time or place."""

    moved_on = fields.day(
        lazy_gettext("Settled on"),
        required=True,
        help=lazy_gettext("The day on which it was settled that it is moved."),
    )
    reason = fields.reason(required=True, help=lazy_gettext("Why it is moved. Everybody reads it."))

    class Meta:
        """The order of the form."""

        fields = ("starts_on", "starts_at", "ends_at", "ends_on", "form", "place", "link", "moved_on", "reason")


class CancelMeetingSchema(Schema):
    """A meeting that nobody comes to."""

    cancelled_on = fields.day(lazy_gettext("Cancelled on"), required=True)
    reason = fields.reason(required=True, help=lazy_gettext("Why it is cancelled. Everybody reads it."))


class ConveneMeetingSchema(Schema):
    """Notice and agenda sent."""

    sent_on = fields.day(lazy_gettext("Sent on"), required=True)
    recipients = recipients()
    documents = filed_papers()
    note = fields.line(lazy_gettext("Note"))


class SendNoticeSchema(ConveneMeetingSchema):
    """Notice and agenda sent, made from what is recorded where that is asked for."""

    make_paper = fields.tick(
        lazy_gettext("Make the notice as PDF, and file it with this"),
        help=lazy_gettext("As everybody may read it: closed items by their public titles."),
    )

    class Meta:
        """The order of the form."""

        fields = ("sent_on", "recipients", "make_paper", "documents", "note")


class HoldMeetingSchema(Schema):
    """A meeting that was held."""

    held_on = fields.day(lazy_gettext("Held on"), required=True)
    opened_at = fields.line(lazy_gettext("The meeting opened"), help=_TIME_HELP)
    closed_at = fields.line(lazy_gettext("The meeting closed"), help=_TIME_HELP)


class WithdrawMeetingSchema(Schema):
    """A meeting registered by mistake."""

    reason = fields.reason(required=True)
