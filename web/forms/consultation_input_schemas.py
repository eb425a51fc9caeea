"""What the forms ask for with which municipalities are asked about a consultation, and tell what they say."""

from collections.abc import Mapping
from typing import Any

from flask import g
from flask_babel import gettext, lazy_gettext
from marshmallow import Schema, ValidationError, validates_schema

from domain.consultations import Agreeing, InputState
from web.forms import fields, lookups
from web.forms.agreement_fields import several_parties
from web.forms.among import Among
from web.forms.basis import resting_on
from web.forms.consultation_fields import municipalities_to_ask
from web.forms.consultation_schemas import OWN_DAY_HELP, filed_texts
from web.labels import LABELS

AGREEING = fields.labels(LABELS["agreeing"], Agreeing)
TOLD = {
    InputState.INPUT.value: lazy_gettext("Gave its input"),
    InputState.DECLINED.value: lazy_gettext("Gives no input"),
    InputState.OWN_ANSWER.value: lazy_gettext("Answered the sender itself"),
}
_NOTHING_YET, _NOT_SAID = lazy_gettext("Nothing yet"), lazy_gettext("Not said")


def _municipality() -> Any:
    return lookups.organisation(lazy_gettext("Municipality"), required=True)


class AskForInputSchema(Schema):
    """Municipalities asked for their input."""

    organisations = several_parties(lazy_gettext("Who is asked"), municipalities_to_ask)
    asked_on = fields.day(lazy_gettext("Asked on"), required=True)
    deadline = fields.day(
        lazy_gettext("Inner deadline"), help=lazy_gettext("Until when we need it: a week before the deadline is usual.")
    )
    note = fields.line(lazy_gettext("Note"))

    @validates_schema(skip_on_field_errors=False)
    def asks_somebody(self, values: Mapping[str, Any], **_more: Any) -> None:
        """Require a municipality."""
        if not values.get("organisations"):
            raise ValidationError({"organisations": [gettext("Tick at least one.")]})


class AskAlsoOthersSchema(AskForInputSchema):
    """Municipalities asked for their input, and perhaps somebody who takes no part in the council."""

    other = lookups.organisation(
        lazy_gettext("Another organisation"),
        help=lazy_gettext("If somebody else is asked too: its name. If there are several, ask once for each."),
    )

    @validates_schema(skip_on_field_errors=False, pass_original=True)
    def asks_somebody(self, values: Mapping[str, Any], written: Mapping[str, Any], **_more: Any) -> None:
        """Require a municipality, or another; one that was not understood is told of already."""
        if values.get("organisations") or written.get("other"):
            return
        if municipalities_to_ask():
            raise ValidationError({"organisations": [gettext("Tick at least one.")]})
        raise ValidationError({"other": [fields.missing()]})

    class Meta:
        """The order on the page."""

        fields = ("organisations", "other", "asked_on", "deadline", "note")


class AskedSchema(Schema):
    """A municipality asked."""

    organisation_id = _municipality()
    asked_on = fields.day(lazy_gettext("Asked on"), required=True)
    deadline = fields.day(lazy_gettext("Inner deadline"))
    note = fields.line(lazy_gettext("Note"))


class TakeInputSchema(Schema):
    """The input of a municipality."""

    organisation_id = _municipality()
    received_on = fields.day(lazy_gettext("Received on"), help=OWN_DAY_HELP)
    agreeing = fields.choice(lazy_gettext("Stands to a joint answer"), AGREEING, none=_NOT_SAID)
    summary = fields.text(lazy_gettext("What it says, in short"), rows=3)
    documents = filed_texts()
    basis = resting_on(lazy_gettext("Their decision"), required=False)


class DeclineInputSchema(Schema):
    """A municipality that gives no input."""

    organisation_id = _municipality()
    declined_on = fields.day(lazy_gettext("Declined on"), required=True)
    note = fields.line(lazy_gettext("Note"))


class AnswerItselfSchema(Schema):
    """A municipality that answered the sender itself."""

    organisation_id = _municipality()
    answered_on = fields.day(lazy_gettext("Answered on"), help=OWN_DAY_HELP)
    summary = fields.text(lazy_gettext("What it says, in short"), rows=3)
    documents = filed_texts()
    basis = resting_on(lazy_gettext("Their decision"), required=False)


class MunicipalityToldSchema(Schema):
    """What one of several municipalities says."""

    organisation_id = Among(
        required=True, metadata={"label": lazy_gettext("Municipality"), "widget": "line", "hidden": True}
    )
    told = fields.choice(lazy_gettext("What it did"), TOLD, needed=True, none=_NOTHING_YET)
    day = fields.day(lazy_gettext("Day"), needed=True)
    agreeing = fields.choice(lazy_gettext("Stands to a joint answer"), AGREEING, needed=True, none=_NOT_SAID)
    summary = fields.text(lazy_gettext("What it says, in short"), rows=2)
    document_id = lookups.document(
        lazy_gettext("A paper that is filed already"), help=lazy_gettext("Some words of its title.")
    )
    body = fields.line(lazy_gettext("Who decided it"), help=lazy_gettext("For example Prøvdal formannskap."))
    reference = fields.line(lazy_gettext("Their case number"), help=lazy_gettext("For example FS 12/2026."))
    decided_on = fields.day(lazy_gettext("Decided on"))

    @validates_schema(skip_on_field_errors=False)
    def whole(self, values: Mapping[str, Any], **_more: Any) -> None:
        """Require what it did, and when, where something is written."""
        wrong: dict[str, list[str]] = {}
        names = ("agreeing", "summary", "document_id", "body", "reference", "decided_on")
        has_file = bool(g.get("files_of_rows", {}).get(str(values.get("organisation_id"))))
        if (has_file or any(values.get(name) for name in names)) and not values.get("told"):
            wrong["told"] = [gettext("Choose what it did.")]
        if values.get("told") and not values.get("day"):
            wrong["day"] = [fields.missing()]
        if values.get("reference") and not values.get("body"):
            wrong["body"] = [gettext("Write who decided it, beside the case number.")]
        if wrong:
            raise ValidationError(wrong)


class RecordInputsSchema(Schema):
    """What several municipalities say."""

    rows = fields.rows(lazy_gettext("The municipalities"), MunicipalityToldSchema, row=lazy_gettext("municipality"))
