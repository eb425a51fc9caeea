"""`/api/v1/week`: what must be done in a week, for those with a token."""

from typing import Any

from flask_babel import gettext
from marshmallow import Schema, fields

from domain import clock
from web.api.asking import asking, bad_parameter
from web.api.authority import needs_token
from web.api.blueprint import Blueprint
from web.signed_in import asker
from web.week.gathered import WeekOfTasks, is_overdue, week_of_tasks
from web.week.tasks import TaskKind
from web.week.weeks import week_of

blueprint = Blueprint("api_week", __name__, url_prefix="/api/v1/week", description="What must be done in a week")


class WeekArguments(Schema):
    """The week."""

    week = fields.String(
        load_default="", metadata={"description": "As ISO 8601 writes it, 2026-W48, or a day in it; this week if empty"}
    )
    mine = fields.Boolean(
        load_default=False, metadata={"description": "Only the letters and follow-ups of the token's account"}
    )


class TaskSchema(Schema):
    """Something to be done, or a meeting; `day` is the last day for it, null for what waits and has no day."""

    kind = fields.String(
        metadata={"enum": [str(one) for one in TaskKind], "description": "What it is about, or that there is a meeting"}
    )
    day = fields.String(allow_none=True)
    overdue = fields.Boolean(metadata={"description": "It was to be done before today, and this week is asked about"})
    title = fields.String()
    reference = fields.String(metadata={"description": "What the record that it is about is known by"})
    told = fields.String(metadata={"description": "More about it, in words"})
    who = fields.String(allow_none=True, metadata={"description": "Who has it"})
    address = fields.String()


class WeekSchema(Schema):
    """A week, and what is to be done in it: what is overdue first, then by day, and last what has no day."""

    week = fields.String()
    first_day = fields.String()
    last_day = fields.String()
    data = fields.List(fields.Nested(TaskSchema))


@blueprint.get("")
@needs_token()
@blueprint.arguments(WeekArguments, location="query")
@blueprint.response(200, WeekSchema)
def week(asked: dict[str, Any]) -> dict[str, Any]:
    """What must be done in a week."""
    try:
        wanted = week_of(asked["week"].strip(), clock.today())
    except ValueError:
        raise bad_parameter("week", gettext("Write the week as 2026-W48, or a day in it as 2026-11-23.")) from None
    with asking() as (connection, _):
        found = week_of_tasks(connection, asker(), wanted, mine=asked["mine"])
    first, last = wanted.period.days
    return {"week": wanted.period.written, "first_day": first, "last_day": last, "data": _told(found)}


def _told(found: WeekOfTasks) -> list[dict[str, Any]]:
    return [
        {
            "kind": str(one.kind),
            "day": one.day,
            "overdue": is_overdue(one, found.week),
            "title": one.title,
            "reference": one.reference,
            "told": one.told,
            "who": one.who,
            "address": one.address,
        }
        for one in found.tasks
    ]
