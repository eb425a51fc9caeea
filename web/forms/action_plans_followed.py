"""What is done with a measure of an action plan: it is told how far it has come, and what came of it."""

from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext

from application.commands import action_plan_progress as progress
from web.forms.action import Action
from web.forms.action_plan_schemas import LinkMeasureSchema, ProgressSchema
from web.forms.action_plans import COMMON


def _linked(values: dict[str, Any], _: UUID) -> dict[str, Any]:
    to = values.pop("to")
    return {**values, "to_kind": to["kind"], "to_id": to["id"]}


PROGRESS = Action(
    name="progress",
    path="framdrift",
    title=lazy_gettext("Tell how far the measure has come"),
    button=lazy_gettext("Record it"),
    done=lazy_gettext("It is recorded how far the measure has come."),
    schema=ProgressSchema,
    command=progress.TellProgress,
    perform=progress.tell_progress,
    **COMMON,
)

LINK = Action(
    name="links",
    path="kobling",
    title=lazy_gettext("Link what came of the measure"),
    button=lazy_gettext("Link it"),
    done=lazy_gettext("It is linked to the measure."),
    intro=lazy_gettext(
        "A decision, an agreement, a statement, a consultation, a meeting, an appointment, a case or a document."
    ),
    schema=LinkMeasureSchema,
    command=progress.LinkMeasure,
    perform=progress.link_measure,
    shaped=_linked,
    **COMMON,
)

OF_MEASURE = {one.path: one for one in (PROGRESS, LINK)}
"""What is done with a measure, by the last part of its address."""
