"""What the forms of an agenda ask for: its items, and the order and the numbers that they have."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext
from marshmallow import Schema, ValidationError, validates_schema
from marshmallow import fields as plain

from domain.meetings import ItemKind
from web.forms import fields, lookups
from web.forms.meeting_schemas import filed_papers
from web.labels import LABELS

ITEM_KINDS = fields.labels(LABELS["item-kind"], ItemKind)
ITEM = {"label": lazy_gettext("Agenda item"), "widget": "line", "hidden": True}


class _ItemSchema(Schema):
    """What an item is."""

    title = fields.line(lazy_gettext("Title"), required=True)
    item_kind = fields.choice(lazy_gettext("What the item is"), ITEM_KINDS)
    case_id = lookups.case(
        lazy_gettext("Case file"),
        help=lazy_gettext("Its number, or some words of its title. What is decided lies in one."),
    )
    recommendation = fields.text(lazy_gettext("Recommendation"), rows=5)
    documents = filed_papers()
    closed_section = fields.line(
        lazy_gettext("The doors are closed under"),
        help=lazy_gettext("The legal basis, such as kommuneloven § 11-5 third paragraph. Empty for open doors."),
    )
    closed_reason = fields.line(lazy_gettext("Why they are closed"), help=lazy_gettext("For the office alone."))
    public_title = fields.line(
        lazy_gettext("Public title"), help=lazy_gettext("What everybody reads of a closed item instead of its title.")
    )
    outside_agenda = fields.tick(lazy_gettext("It came up outside the agenda that was sent"))


class SetItemSchema(_ItemSchema):
    """An item of an agenda, new or as it is now: `item` tells which."""

    item = plain.Integer(allow_none=True, metadata=ITEM)
    new_case = fields.tick(
        lazy_gettext("Open a new case for it"),
        help=lazy_gettext("Where there is none yet: it gets the title of the item, and the next number."),
    )

    class Meta:
        """The order of the form."""

        fields = (
            "item",
            "title",
            "item_kind",
            "case_id",
            "new_case",
            "recommendation",
            "documents",
            "closed_section",
            "closed_reason",
            "public_title",
            "outside_agenda",
        )

    @validates_schema(skip_on_field_errors=False)
    def lies_in_one_case(self, values: Mapping[str, Any], **_more: Any) -> None:
        """Refuse a new case beside one that is named."""
        if values.get("new_case") and values.get("case_id"):
            sentence = gettext("Name the case, or open a new one: not both.")
            raise ValidationError({"case_id": [sentence]})

    @validates_schema(skip_on_field_errors=False)
    def has_a_public_title(self, values: Mapping[str, Any], **_more: Any) -> None:
        """Require what the public reads of a closed item."""
        if values.get("closed_section") and not values.get("public_title"):
            sentence = gettext("Write what everybody may read of the closed item, such as “Personnel matter”.")
            raise ValidationError({"public_title": [sentence]})


class RecordedItemSchema(_ItemSchema):
    """An item as it was recorded, to be put right."""

    class Meta:
        """The order of the form."""

        fields = ("title", "item_kind", "case_id", "recommendation", "public_title", "outside_agenda")


class DropItemSchema(Schema):
    """An item taken off the agenda."""

    item = plain.Integer(required=True, metadata=ITEM)
    reason = fields.reason()


class RecordedDropSchema(Schema):
    """Why an item was taken off the agenda, to be put right."""

    reason = fields.reason()


class PlacedItemSchema(Schema):
    """An item at its place in the agenda, with the body's own number."""

    item = plain.Integer(required=True, metadata=ITEM)
    number = fields.line(lazy_gettext("Number"), help=lazy_gettext("Such as 23/2025. Empty: as it is."))


class ArrangeAgendaSchema(Schema):
    """The agenda in order."""

    items = fields.rows(lazy_gettext("The agenda in order"), PlacedItemSchema, row=lazy_gettext("item"))
    number_them = fields.tick(lazy_gettext("Give the items without a number the next ones"))
