"""What the forms ask for after a meeting: minutes approved, signed and published, and extracts sent."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext
from marshmallow import Schema, ValidationError, validates_schema
from marshmallow import fields as plain

from domain.meetings import ApprovedHow
from web.forms import fields, lookups
from web.forms.extract_recipients import proposed_recipients
from web.forms.meeting_item_schemas import ITEM
from web.forms.meeting_schemas import filed_papers, recipients
from web.labels import LABELS

HOW = fields.labels(LABELS["approved-how"], ApprovedHow)


class DraftMinutesSchema(Schema):
    """What the minutes say."""

    minutes = plain.Dict(
        keys=plain.String(),
        required=True,
        metadata={"label": lazy_gettext("Minutes"), "widget": "line", "description": "Attendance, treatments, pauses"},
    )
    drafted_on = fields.day(lazy_gettext("Dated"), required=True)
    held_on = fields.day(lazy_gettext("Held on"))
    note = fields.line(lazy_gettext("Note"))


class ApproveMinutesSchema(Schema):
    """Minutes approved."""

    approved_on = fields.day(lazy_gettext("Approved on"), required=True)
    how = fields.choice(lazy_gettext("How they were approved"), HOW, required=True, widget="radio")
    approved_in = lookups.meeting(
        lazy_gettext("In the meeting"),
        help=lazy_gettext("Its number, such as 2026/12. Empty if it was in none of ours."),
    )
    note = fields.line(lazy_gettext("Note"))


class RecordedApprovalSchema(Schema):
    """An approval as it was recorded, to be put right."""

    approved_on = fields.day(lazy_gettext("Approved on"), required=True)
    how = fields.choice(lazy_gettext("How they were approved"), HOW, required=True, widget="radio")
    meeting_id = lookups.meeting(lazy_gettext("In the meeting"))
    note = fields.line(lazy_gettext("Note"))


class SignMinutesSchema(Schema):
    """Minutes signed."""

    signed_on = fields.day(lazy_gettext("Signed on"), required=True)
    names = fields.listed(
        lazy_gettext("Signed by"), widget="text", rows=4, required=True, help=lazy_gettext("A name in each line.")
    )


class PublishMinutesSchema(Schema):
    """Minutes made public, and sent."""

    published_on = fields.day(lazy_gettext("Published on"), required=True)
    recipients = recipients()
    documents = filed_papers()


class PublishWithPaperSchema(PublishMinutesSchema):
    """Minutes made public and sent, made from what is recorded where that is asked for."""

    make_paper = fields.tick(
        lazy_gettext("Make the minutes as PDF, and file them with this"),
        help=lazy_gettext("As everybody may read them: without what was said and settled behind closed doors."),
    )

    class Meta:
        """The order of the form."""

        fields = ("published_on", "recipients", "make_paper", "documents")


class SendExtractSchema(Schema):
    """An extract of an item, sent."""

    item = plain.Integer(required=True, metadata=ITEM)
    sent_on = fields.day(lazy_gettext("Sent on"), required=True)
    recipients = recipients()
    documents = filed_papers(lazy_gettext("The extract, if it is filed already"))
    make_paper = fields.tick(
        lazy_gettext("Make the extract as PDF, and file it with this"),
        help=lazy_gettext("As everybody may read it: without what was said and settled behind closed doors."),
    )
    journal_it = fields.tick(
        lazy_gettext("Register it in the journal"),
        help=lazy_gettext("As an outgoing entry of the case that the item lies in."),
    )
    entry_id = lookups.entry(
        lazy_gettext("Journal entry"), help=lazy_gettext("If it is registered already: its number, such as 2026/17-3.")
    )

    class Meta:
        """The order of the form."""

        fields = ("item", "sent_on", "recipients", "make_paper", "documents", "journal_it", "entry_id")

    @validates_schema(skip_on_field_errors=False)
    def is_one_entry(self, values: Mapping[str, Any], **_more: Any) -> None:
        """Refuse a new entry beside one that is named."""
        if values.get("journal_it") and values.get("entry_id"):
            sentence = gettext("Name the journal entry, or register a new one: not both.")
            raise ValidationError({"entry_id": [sentence]})


class SendExtractToSchema(SendExtractSchema):
    """An extract sent to some who are proposed, and to others who are written beside them."""

    chosen = fields.several(
        lazy_gettext("Send to"),
        proposed_recipients,
        help=lazy_gettext("Tick those who get the extract. Write others in the field below."),
    )
    recipients = recipients(lazy_gettext("Others who get it"))

    class Meta:
        """The order of the form."""

        fields = ("item", "sent_on", "chosen", "recipients", "make_paper", "documents", "journal_it", "entry_id")


class RecordedExtractSchema(Schema):
    """An extract as it was recorded, to be put right."""

    sent_on = fields.day(lazy_gettext("Sent on"), required=True)
    recipients = recipients()
    entry_id = lookups.entry(lazy_gettext("Journal entry"))


class RecordedDecisionSchema(Schema):
    """Which decision an item became, to be put right."""

    decision_id = lookups.decision(lazy_gettext("Decision"), required=True)


class RecordedMinutesSchema(Schema):
    """When minutes were drafted, to be put right; what they say is gone over where they are written."""

    drafted_on = fields.day(lazy_gettext("Dated"), required=True)
    note = fields.line(lazy_gettext("Note"))


class RecordedPublicationSchema(Schema):
    """When minutes were published and to whom they were sent, to be put right."""

    published_on = fields.day(lazy_gettext("Published on"), required=True)
    recipients = recipients()
