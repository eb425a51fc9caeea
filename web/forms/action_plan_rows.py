"""What the rows of a version of an action plan ask for, and how events become rows of a form again."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import lazy_gettext
from marshmallow import Schema
from marshmallow import fields as plain

from domain.action_plans import ArenaKind
from web.forms import fields, lookups
from web.forms.came_of import answering, answering_words
from web.labels import LABELS

_AREA = lazy_gettext("Subject area")


class PlanSectionSchema(Schema):
    """A section of running text."""

    key = fields.line(lazy_gettext("Number"))
    heading = fields.line(lazy_gettext("Heading"), required=True)
    text = fields.text(lazy_gettext("Text"), rows=5)


class PlanGoalSchema(Schema):
    """A goal."""

    key = fields.line(lazy_gettext("Number"))
    area = fields.line(_AREA, lookup="subject-area")
    text = fields.text(lazy_gettext("Goal"), rows=2, required=True)


class PlanMeasureSchema(Schema):
    """A measure."""

    key = fields.line(lazy_gettext("Number"))
    area = fields.line(_AREA, lookup="subject-area")
    goal = fields.line(lazy_gettext("Serves the goal"))
    due = fields.day(lazy_gettext("To be done by"))
    responsible = answering(lazy_gettext("Who answers for it"))
    text = fields.text(lazy_gettext("What is to be done"), rows=2, required=True)


class PlanLineSchema(Schema):
    """Something to do more of, or not to do."""

    key = fields.line(lazy_gettext("Number"), hidden=True)
    text = fields.text(lazy_gettext("What"), rows=2, required=True)


class PlanArenaSchema(Schema):
    """Where the plan counts on meetings."""

    kind = fields.choice(
        lazy_gettext("What it is"),
        fields.labels(LABELS["arena"], [one for one in ArenaKind if one != ArenaKind.BODY]),
        none=LABELS["arena"][ArenaKind.BODY],
    )
    name = fields.line(lazy_gettext("Name"), required=True)
    body_id = lookups.body(lazy_gettext("Our body"), help=None)
    meetings = fields.number(lazy_gettext("Meetings a year"), most=366)
    note = fields.line(lazy_gettext("Note"))


def section_rows() -> plain.List[Any]:
    """Sections of running text."""
    return fields.rows(
        lazy_gettext("Sections of text"),
        PlanSectionSchema,
        row=lazy_gettext("section"),
        add=lazy_gettext("Add a section"),
        help=lazy_gettext("For example the purpose, agreements, reputation, dialogue with others, consultations."),
    )


def goal_rows() -> plain.List[Any]:
    """Goals."""
    return fields.rows(lazy_gettext("Goals"), PlanGoalSchema, row=lazy_gettext("goal"), add=lazy_gettext("Add a goal"))


def measure_rows() -> plain.List[Any]:
    """Measures."""
    return fields.rows(
        lazy_gettext("Measures"),
        PlanMeasureSchema,
        least=1,
        row=lazy_gettext("measure"),
        add=lazy_gettext("Add a measure"),
        help=lazy_gettext(
            "A measure keeps its number in later versions, so that it can be followed. Without one it gets the next. "
            "The goal is written by its number, such as M1. A month or a year will do as the day. A body, an "
            "organisation or a person answers for it, or whoever is named."
        ),
    )


def arena_rows() -> plain.List[Any]:
    """Meeting arenas."""
    return fields.rows(
        lazy_gettext("Meeting arenas"),
        PlanArenaSchema,
        row=lazy_gettext("arena"),
        add=lazy_gettext("Add an arena"),
        help=lazy_gettext(
            "Where the council meets, and how many meetings a year are planned. Those of our own bodies are counted "
            "against the plan."
        ),
    )


def line_rows(label: Any) -> plain.List[Any]:
    """What to do more of, or not to do."""
    return fields.rows(label, PlanLineSchema, row=label, add=lazy_gettext("Add a line"))


def measures_written(held: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return measures that events hold as a form begins with them."""
    return [dict(one) | {"responsible": answering_words(one["responsible"])} for one in held]


def arenas_written(held: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return arenas that events hold as a form begins with them; meetings of a body are what nothing is chosen for."""
    return [dict(one) | {"kind": None if one["kind"] == ArenaKind.BODY else one["kind"]} for one in held]


def arenas_told(written: Iterable[Mapping[str, Any]]) -> tuple[dict[str, Any], ...]:
    """Return arenas of a form as commands take them."""
    return tuple({name: value for name, value in one.items() if value is not None} for one in written)
