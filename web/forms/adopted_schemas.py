"""What forms of all that is adopted version by version ask for: principles and action plans."""

from flask_babel import lazy_gettext
from marshmallow import Schema

from web.forms import fields, lookups
from web.forms.basis import RestsOnSchema
from web.forms.cases import PUBLIC_TITLE_HELP


class DecidedBySchema(RestsOnSchema):
    """The decision by which something was adopted or repealed."""

    class Meta:
        """Nobody was elected."""

        exclude = ("elector",)


class FiledPaperSchema(Schema):
    """A document that is filed already."""

    document_id = lookups.document(
        lazy_gettext("Document"), required=True, help=lazy_gettext("Some words of its title.")
    )


class TitledSchema(Schema):
    """What something is called."""

    title = fields.line(lazy_gettext("Title"), required=True)
    public_title = fields.line(lazy_gettext("Public title"), help=PUBLIC_TITLE_HELP)


class AdoptedVersionSchema(Schema):
    """What a version is, whatever it says."""

    basis = fields.group(lazy_gettext("By which decision it was adopted"), DecidedBySchema, kind="basis", required=True)
    adopted_on = fields.day(
        lazy_gettext("Adopted on"), help=lazy_gettext("Empty is the day of the decision it rests on.")
    )
    valid_until = fields.day(lazy_gettext("Last day"), help=lazy_gettext("Empty if it holds until another one comes."))
    documents = fields.rows(
        lazy_gettext("Papers that are filed already"),
        FiledPaperSchema,
        row=lazy_gettext("paper"),
        add=lazy_gettext("Add a filed document"),
    )
    note = fields.text(lazy_gettext("Note"), rows=2)


class DaysKnownSchema(Schema):
    """The days of a version that is recorded."""

    adopted_on = fields.day(lazy_gettext("Adopted on"))
    valid_from = fields.day(lazy_gettext("In force from"), required=True)


class NextVersionSchema(Schema):
    """The number of a version that is new."""

    number = fields.number(lazy_gettext("Number"), least=1, help=lazy_gettext("The next one is proposed."))
