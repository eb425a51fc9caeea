"""What the forms of principles for joint or separate answers ask for."""

from flask_babel import lazy_gettext
from marshmallow import Schema

from domain.ways import AnsweringWay
from web.forms import fields
from web.forms.adopted_schemas import (
    AdoptedVersionSchema,
    DaysKnownSchema,
    DecidedBySchema,
    NextVersionSchema,
    TitledSchema,
)
from web.forms.cases import CORRECTION_HELP
from web.labels import LABELS

WAYS = fields.labels(LABELS["answering-way"], AnsweringWay)


class PrinciplePointSchema(Schema):
    """A point of principles."""

    number = fields.line(lazy_gettext("Number"))
    way = fields.choice(lazy_gettext("Way of answering"), WAYS, none=lazy_gettext("No one way"))
    text = fields.text(lazy_gettext("What the point says"), rows=3, required=True)


class WhatTheyAreSchema(TitledSchema):
    """What principles are."""

    about = fields.text(
        lazy_gettext("What they are for"),
        rows=3,
        help=lazy_gettext("For example “When the council answers consultations for its municipalities”."),
    )


class _VersionSchema(AdoptedVersionSchema):
    """What a version of principles is."""

    label = fields.line(lazy_gettext("Called"), help=lazy_gettext("For example “After the elections”."))
    valid_from = fields.day(
        lazy_gettext("In force from"), help=lazy_gettext("Empty is the day it was adopted. A month or a year will do.")
    )
    points = fields.rows(
        lazy_gettext("Points"),
        PrinciplePointSchema,
        least=1,
        row=lazy_gettext("point"),
        add=lazy_gettext("Add a point"),
        help=lazy_gettext("Consultations cite them by their numbers. A point without a number gets the next one."),
    )


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


class AdoptPrinciplesSchema(NextVersionSchema, _VersionSchema):
    """A version of principles."""

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


class VersionRecordedSchema(DaysKnownSchema, _VersionSchema):
    """What is recorded of a version, whose days are known."""

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
