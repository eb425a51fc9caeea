"""What the forms of principles for joint or separate answers ask for."""

from flask_babel import lazy_gettext
from marshmallow import Schema

from domain.ways import AnsweringWay
from web.forms import fields, lookups
from web.forms.basis import RestsOnSchema
from web.forms.cases import CORRECTION_HELP, PUBLIC_TITLE_HELP
from web.labels import LABELS

WAYS = fields.labels(LABELS["answering-way"], AnsweringWay)


class DecidedBySchema(RestsOnSchema):
    """The decision by which principles were adopted or repealed."""

    class Meta:
        """Nobody was elected."""

        exclude = ("elector",)


class PrinciplePointSchema(Schema):
    """A point of principles."""

    number = fields.line(lazy_gettext("Number"))
    way = fields.choice(lazy_gettext("Way of answering"), WAYS, none=lazy_gettext("No one way"))
    text = fields.text(lazy_gettext("What the point says"), rows=3, required=True)


class FiledPaperSchema(Schema):
    """A document that is filed already."""

    document_id = lookups.document(
        lazy_gettext("Document"), required=True, help=lazy_gettext("Some words of its title.")
    )


class WhatTheyAreSchema(Schema):
    """What principles are."""

    title = fields.line(lazy_gettext("Title"), required=True)
    public_title = fields.line(lazy_gettext("Public title"), help=PUBLIC_TITLE_HELP)
    about = fields.text(
        lazy_gettext("What they are for"),
        rows=3,
        help=lazy_gettext("For example “When the council answers consultations for its municipalities”."),
    )


class _VersionSchema(Schema):
    """What a version of principles is."""

    label = fields.line(lazy_gettext("Called"), help=lazy_gettext("For example “After the elections”."))
    basis = fields.group(lazy_gettext("By which decision it was adopted"), DecidedBySchema, kind="basis", required=True)
    adopted_on = fields.day(
        lazy_gettext("Adopted on"), help=lazy_gettext("Empty is the day of the decision it rests on.")
    )
    valid_from = fields.day(
        lazy_gettext("In force from"), help=lazy_gettext("Empty is the day it was adopted. A month or a year will do.")
    )
    valid_until = fields.day(lazy_gettext("Last day"), help=lazy_gettext("Empty if it holds until another one comes."))
    points = fields.rows(
        lazy_gettext("Points"),
        PrinciplePointSchema,
        least=1,
        row=lazy_gettext("point"),
        add=lazy_gettext("Add a point"),
        help=lazy_gettext("Consultations cite them by their numbers. A point without a number gets the next one."),
    )
    documents = fields.rows(
        lazy_gettext("Papers that are filed already"),
        FiledPaperSchema,
        row=lazy_gettext("paper"),
        add=lazy_gettext("Add a filed document"),
    )
    note = fields.text(lazy_gettext("Note"), rows=2)


_VERSION = ("label", "basis", "adopted_on", "valid_from", "valid_until", "points", "documents", "note")


class RegisterPrinciplesSchema(WhatTheyAreSchema, _VersionSchema):
    """New principles with their first version."""

    reference = fields.line(
        lazy_gettext("Number of the principles"),
        propose=lazy_gettext("Propose the next number"),
        help=lazy_gettext("Year and number, such as 2026/1. Old ones are numbered by their own year."),
    )

    class Meta:
        """The order of the form."""

        fields = ("title", "public_title", "about", "reference", *_VERSION)


class AdoptPrinciplesSchema(_VersionSchema):
    """A version of principles."""

    number = fields.number(lazy_gettext("Number"), least=1, help=lazy_gettext("The next one is proposed."))

    class Meta:
        """The order of the form."""

        fields = ("number", *_VERSION)


class RepealPrinciplesSchema(Schema):
    """Principles that are in force no longer."""

    basis = fields.group(
        lazy_gettext("By which decision they were repealed"), DecidedBySchema, kind="basis", required=True
    )
    repealed_on = fields.day(
        lazy_gettext("Repealed from"),
        help=lazy_gettext("The first day they are not in force. Empty is the day of the decision it rests on."),
    )
    note = fields.text(lazy_gettext("Note"), rows=2)


class CorrectPrinciplesSchema(WhatTheyAreSchema):
    """What principles are, put right."""

    reason = fields.reason(required=True, help=CORRECTION_HELP)


class VersionRecordedSchema(_VersionSchema):
    """What is recorded of a version, whose days are known."""

    adopted_on = fields.day(lazy_gettext("Adopted on"))
    valid_from = fields.day(lazy_gettext("In force from"), required=True)

    class Meta:
        """The order of the form."""

        fields = _VERSION


class RepealRecordedSchema(RepealPrinciplesSchema):
    """What is recorded of the repeal, whose day is known."""

    repealed_on = fields.day(lazy_gettext("Repealed from"), required=True)

    class Meta:
        """The order of the form."""

        fields = ("basis", "repealed_on", "note")


class WithdrawPrinciplesSchema(Schema):
    """Principles registered by mistake."""

    reason = fields.reason(required=True)
