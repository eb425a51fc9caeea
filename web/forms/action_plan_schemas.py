"""What the forms of action plans ask for."""

from flask_babel import lazy_gettext
from marshmallow import Schema

from domain.action_plans import ProgressState
from web.forms import fields
from web.forms.action_plan_rows import arena_rows, goal_rows, line_rows, measure_rows, section_rows
from web.forms.adopted_schemas import (
    AdoptedVersionSchema,
    DaysKnownSchema,
    DecidedBySchema,
    NextVersionSchema,
    TitledSchema,
)
from web.forms.came_of import linked_record
from web.forms.cases import CORRECTION_HELP
from web.labels import LABELS

STATES = fields.labels(LABELS["progress"], ProgressState)

_TOLD_ON = lazy_gettext("As of")


class WhatPlanIsSchema(TitledSchema):
    """What an action plan is."""

    title = fields.line(
        lazy_gettext("Title"), required=True, help=lazy_gettext("For example “Strategy and action plan”.")
    )
    about = fields.text(lazy_gettext("What it is for"), rows=3)


class _VersionSchema(AdoptedVersionSchema):
    """What a version of an action plan is."""

    label = fields.line(lazy_gettext("Called"), help=lazy_gettext("For example “2026”."))
    valid_from = fields.day(
        lazy_gettext("In force from"),
        help=lazy_gettext("A year such as 2026 is from its first day. Empty is the day it was adopted."),
    )
    sections = section_rows()
    goals = goal_rows()
    measures = measure_rows()
    do_more = line_rows(lazy_gettext("What to do more of"))
    do_not = line_rows(lazy_gettext("What not to do"))
    arenas = arena_rows()


_VERSION = (
    "label",
    "basis",
    "adopted_on",
    "valid_from",
    "valid_until",
    "sections",
    "goals",
    "measures",
    "do_more",
    "do_not",
    "arenas",
    "documents",
    "note",
)


class RegisterPlanSchema(WhatPlanIsSchema, _VersionSchema):
    """A new action plan with its first version."""

    reference = fields.line(
        lazy_gettext("Number of the plan"),
        propose=lazy_gettext("Propose the next number"),
        help=lazy_gettext("Year and number, such as 2026/1. Old ones are numbered by their own year."),
    )

    class Meta:
        """The order of the form."""

        fields = ("title", "public_title", "about", "reference", *_VERSION)


class AdoptPlanSchema(NextVersionSchema, _VersionSchema):
    """A version of an action plan."""

    class Meta:
        """The order of the form."""

        fields = ("number", *_VERSION)


class ProgressSchema(Schema):
    """How far a measure has come."""

    measure = fields.line(lazy_gettext("Measure"), required=True, hidden=True)
    state = fields.choice(lazy_gettext("How far it has come"), STATES, widget="radio", required=True)
    percent = fields.number(lazy_gettext("Percent done"), most=100)
    told_on = fields.day(_TOLD_ON, help=lazy_gettext("Empty is today."))
    told_by = fields.line(lazy_gettext("Told by"), help=lazy_gettext("Who said so, if it was somebody else."))
    note = fields.text(lazy_gettext("Note"), rows=3, help=lazy_gettext("What is done, and what remains."))


class LinkMeasureSchema(Schema):
    """What came of a measure."""

    measure = fields.line(lazy_gettext("Measure"), required=True, hidden=True)
    to = linked_record(lazy_gettext("What came of it"))
    note = fields.line(lazy_gettext("Note"))


class RepealPlanSchema(Schema):
    """An action plan that is in force no longer."""

    basis = fields.group(
        lazy_gettext("By which decision it was repealed"), DecidedBySchema, kind="basis", required=True
    )
    repealed_on = fields.day(
        lazy_gettext("Repealed from"),
        help=lazy_gettext("The first day it is not in force. Empty is the day of the decision it rests on."),
    )
    note = fields.text(lazy_gettext("Note"), rows=2)


class CorrectPlanSchema(WhatPlanIsSchema):
    """What an action plan is, put right."""

    reason = fields.reason(required=True, help=CORRECTION_HELP)


class PlanVersionRecordedSchema(DaysKnownSchema, _VersionSchema):
    """What is recorded of a version, whose days are known."""

    class Meta:
        """The order of the form."""

        fields = _VERSION


class ProgressRecordedSchema(ProgressSchema):
    """What is recorded of how far a measure had come, on a day that is known."""

    measure = fields.line(lazy_gettext("Measure"), required=True)
    told_on = fields.day(_TOLD_ON, required=True)

    class Meta:
        """The order of the form."""

        fields = ("measure", "state", "percent", "told_on", "told_by", "note")


class LinkRecordedSchema(Schema):
    """What is recorded of what came of a measure; that it was another record is told by taking this one back."""

    measure = fields.line(lazy_gettext("Measure"), required=True)
    note = fields.line(lazy_gettext("Note"))


class RepealPlanRecordedSchema(RepealPlanSchema):
    """What is recorded of the repeal, whose day is known."""

    repealed_on = fields.day(lazy_gettext("Repealed from"), required=True)

    class Meta:
        """The order of the form."""

        fields = ("basis", "repealed_on", "note")


class WithdrawPlanSchema(Schema):
    """An action plan registered by mistake."""

    reason = fields.reason(required=True)
