"""The year report of an action plan, as the API answers it: what its PDF and DOCX say."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from marshmallow import Schema, fields

from application.questions.action_plan_arenas import ArenaOnDay, year_of
from application.questions.action_plan_measures import PlanStanding
from web.addresses import action_plan_address
from web.api.action_plan_shapes import PlanArenaToldSchema, PlanStandingSchema, standing_json


class PlanArenaHeldSchema(PlanArenaToldSchema):
    """Where the plan counts on meetings, held against how many there were."""

    held = fields.Integer(
        allow_none=True,
        metadata={"description": "How many of the year were held by the day; null where nothing tells which they are"},
    )


class PlanReportFilesSchema(Schema):
    """The same report as files."""

    pdf = fields.String(metadata={"description": "As PDF/A-2a, on this site"})
    docx = fields.String(metadata={"description": "As DOCX, on this site"})


class PlanYearReportSchema(PlanStandingSchema):
    """How the version in force on a day stood that day: `position` is that of the last event that it rests on."""

    id = fields.UUID(metadata={"description": "The plan"})
    reference = fields.String(metadata={"description": "The reference of the plan"})
    title = fields.String()
    on = fields.String()
    position = fields.Integer(metadata={"description": "Ask with `known=nr…` and this number for the same answer"})
    year = fields.Integer(
        metadata={
            "description": "The year whose meetings are counted: that of the day while the version is in force, "
            "otherwise the first one of the version"
        }
    )
    arenas = fields.List(fields.Nested(PlanArenaHeldSchema))
    files = fields.Nested(PlanReportFilesSchema)


def year_report_json(
    standing: PlanStanding, arenas: Sequence[ArenaOnDay], *, known: int, with_closed: bool
) -> dict[str, Any]:
    """Return the report of a plan as known at a position; its files are asked for what is not public too if so told."""
    version, told = standing.version, standing_json(standing)
    asked = urlencode({"on": standing.on, "known": f"nr{known}"} | ({"closed": "1"} if with_closed else {}))
    file = f"{action_plan_address(version.reference)}/arsrapport"
    return told | {
        "id": version.of_id,
        "reference": version.reference,
        "title": version.title,
        "on": standing.on,
        "position": known,
        "year": year_of(version, standing.on),
        "arenas": [{**one, "held": there.held} for one, there in zip(told["arenas"], arenas, strict=True)],
        "files": {ending: f"{file}.{ending}?{asked}" for ending in ("pdf", "docx")},
    }
