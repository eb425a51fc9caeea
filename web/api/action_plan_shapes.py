"""Action plans, their versions and how far they have come, as the API answers them."""

from typing import Any

from marshmallow import Schema, fields

from application.questions.action_plan_links import CameOf
from application.questions.action_plan_measures import MeasureOnDay, PlanStanding, Progress
from application.questions.action_plan_on_day import PlanOnDay, PlanVersion
from application.questions.action_plans import ActionPlanView
from application.questions.adopted_on_day import VersionState
from domain.action_plans import ArenaKind, LinkKind, ProgressState, ResponsibleKind
from web.addresses import action_plan_address, address_of
from web.api.adopted_shapes import adopted_version_json, whole_json
from web.api.asking import one_of
from web.api.bases import BasisSchema
from web.api.principles_shapes import PrinciplesPaperSchema

_WRITTEN = {"description": "A date, a month or a year, as it was written"}
_RECORD = {"description": "What `correct-record` and `take-back-record` name it by"}


class PlanSectionTextSchema(Schema):
    """A section of running text."""

    key = fields.String()
    heading = fields.String()
    text = fields.String(allow_none=True)


class PlanGoalToldSchema(Schema):
    """A goal."""

    key = fields.String(metadata={"description": "Such as M1; measures name it"})
    area = fields.String(allow_none=True, metadata={"description": "The subject area"})
    text = fields.String()


class PlanLineToldSchema(Schema):
    """Something to do more of, or not to do."""

    key = fields.String()
    text = fields.String()


class PlanResponsibleSchema(Schema):
    """Who answers for a measure."""

    kind = fields.String(validate=one_of(ResponsibleKind))
    id = fields.UUID(allow_none=True, metadata={"description": "Null for somebody who is only named"})
    name = fields.String(metadata={"description": "As it was borne on the day"})


class PlanArenaToldSchema(Schema):
    """Where the plan counts on meetings."""

    kind = fields.String(validate=one_of(ArenaKind))
    name = fields.String()
    body_id = fields.UUID(allow_none=True)
    meetings = fields.Integer(allow_none=True, metadata={"description": "How many a year are planned"})
    note = fields.String(allow_none=True)


class PlanProgressToldSchema(Schema):
    """How far a measure had come on a day."""

    record = fields.Integer(metadata=_RECORD)
    state = fields.String(validate=one_of(ProgressState))
    percent = fields.Integer(allow_none=True)
    told_on = fields.String(metadata=_WRITTEN)
    told_by = fields.String(allow_none=True, metadata={"description": "Null for those who are not signed in"})
    note = fields.String(allow_none=True)


class PlanCameOfSchema(Schema):
    """A record that came of a measure."""

    record = fields.Integer(metadata=_RECORD)
    kind = fields.String(validate=one_of(LinkKind))
    id = fields.UUID()
    reference = fields.String(metadata={"description": "Empty for a document"})
    title = fields.String(allow_none=True, metadata={"description": "Null where it is exempt from public access"})
    day = fields.String(allow_none=True, metadata=_WRITTEN)
    note = fields.String(allow_none=True)
    address = fields.String(metadata={"description": "Its page, on this site"})


class PlanMeasureOnDaySchema(Schema):
    """A measure as it stands on the day."""

    plan = fields.String(metadata={"description": "The reference of the plan"})
    version = fields.Integer()
    key = fields.String(metadata={"description": "The same in every version that has it"})
    text = fields.String()
    area = fields.String(allow_none=True, metadata={"description": "The subject area"})
    goal = fields.String(allow_none=True)
    due = fields.String(allow_none=True, metadata=_WRITTEN)
    responsible = fields.Nested(PlanResponsibleSchema, allow_none=True)
    state = fields.String(validate=one_of(ProgressState))
    percent = fields.Integer(allow_none=True)
    late = fields.Boolean()
    progress = fields.List(fields.Nested(PlanProgressToldSchema), metadata={"description": "The latest first"})
    came_of = fields.List(fields.Nested(PlanCameOfSchema))
    versions = fields.List(fields.Integer(), metadata={"description": "All versions that have it"})
    address = fields.String(metadata={"description": "Its page, on this site"})


class PlanVersionToldSchema(Schema):
    """A version of an action plan, as it stands on the day."""

    number = fields.Integer()
    record = fields.Integer(metadata=_RECORD)
    label = fields.String(allow_none=True)
    state = fields.String(validate=one_of(VersionState))
    adopted_on = fields.String(allow_none=True, metadata=_WRITTEN)
    valid_from = fields.String(metadata=_WRITTEN)
    until = fields.String(allow_none=True, metadata={"description": "The last day; null while no end is known"})
    basis = fields.Nested(BasisSchema)
    texts = fields.List(fields.Nested(PrinciplesPaperSchema))
    note = fields.String(allow_none=True)
    address = fields.String(metadata={"description": "Its page, on this site"})


class PlanAreaCountSchema(Schema):
    """How far the measures of a subject area have come."""

    area = fields.String(allow_none=True)
    measures = fields.Integer()
    done = fields.Integer()
    late = fields.Integer()


class PlanStandingSchema(PlanVersionToldSchema):
    """A version with what it says, and how far it has come."""

    sections = fields.List(fields.Nested(PlanSectionTextSchema))
    goals = fields.List(fields.Nested(PlanGoalToldSchema))
    measures = fields.List(fields.Nested(PlanMeasureOnDaySchema))
    do_more = fields.List(fields.Nested(PlanLineToldSchema))
    do_not = fields.List(fields.Nested(PlanLineToldSchema))
    arenas = fields.List(fields.Nested(PlanArenaToldSchema))
    areas = fields.List(fields.Nested(PlanAreaCountSchema))
    counts = fields.Dict(keys=fields.String(), values=fields.Integer(), metadata={"description": "By how far"})


class PlanRepealToldSchema(Schema):
    """That a plan is in force no longer from a day."""

    record = fields.Integer(metadata=_RECORD)
    repealed_on = fields.String(metadata=_WRITTEN)
    note = fields.String(allow_none=True)
    basis = fields.Nested(BasisSchema)


class PlanSchema(Schema):
    """An action plan: what it holds is empty where that is not for whoever asks."""

    id = fields.UUID()
    reference = fields.String()
    title = fields.String(allow_none=True, metadata={"description": "Null where it is exempt from public access"})
    about = fields.String(allow_none=True)
    published = fields.Boolean()
    shielded = fields.Boolean(metadata={"description": "Whether any of it is exempt from public access"})
    recorded_at = fields.String()
    in_force = fields.Integer(allow_none=True, metadata={"description": "The version in force on the day"})
    versions = fields.List(fields.Nested(PlanVersionToldSchema), metadata={"description": "The newest first"})
    repeals = fields.List(fields.Nested(PlanRepealToldSchema))
    address = fields.String(metadata={"description": "Its page, on this site"})


class PlanOnDaySchema(PlanSchema):
    """An action plan on a day: `position` is that of the last event that the answer rests on."""

    on = fields.String()
    position = fields.Integer(metadata={"description": "Ask with `known=nr…` and this number for the same answer"})
    shown = fields.Nested(
        PlanStandingSchema,
        allow_none=True,
        metadata={"description": "The version in force on the day, or the one that is asked for"},
    )


def plan_json(view: ActionPlanView, plan: PlanOnDay | None, on: str) -> dict[str, Any]:
    """Return a plan as it is answered."""
    in_force = plan.in_force(on) if plan else None
    return whole_json(view, plan) | {
        "in_force": in_force.number if in_force else None,
        "versions": [version_json(one, on) for one in (plan.versions if plan else ())],
        "address": action_plan_address(view.reference),
    }


def version_json(version: PlanVersion, on: str) -> dict[str, Any]:
    """Return a version as it is answered, and how it stands on a day."""
    address = action_plan_address(version.reference, version.number)
    return adopted_version_json(version, on) | {"address": address}


def standing_json(standing: PlanStanding) -> dict[str, Any]:
    """Return a version with what it says, and how far it has come."""
    version = standing.version
    return version_json(version, standing.on) | {
        **{field: list(getattr(version, field)) for field in ("sections", "goals", "do_more", "do_not")},
        "measures": [measure_json(version, one) for one in standing.measures],
        "arenas": [
            {"kind": one.kind, "name": one.name, "body_id": one.body_id, "meetings": one.meetings, "note": one.note}
            for one in version.arenas
        ],
        "areas": [
            {"area": one.area, "measures": one.measures, "done": one.done, "late": one.late} for one in standing.areas
        ],
        "counts": dict(standing.counts),
    }


def measure_json(version: PlanVersion, one: MeasureOnDay) -> dict[str, Any]:
    """Return a measure as it stands on the day."""
    measure, whose = one.measure, one.measure.responsible
    return {
        "plan": version.reference,
        "version": version.number,
        **{name: getattr(measure, name) for name in ("key", "text", "area", "goal", "due")},
        "responsible": {"kind": whose.kind, "id": whose.id, "name": whose.name} if whose else None,
        "state": one.state,
        "percent": one.percent,
        "late": one.late,
        "progress": [_progress_json(told) for told in one.told],
        "came_of": [_came_json(came) for came in one.came_of],
        "versions": list(one.versions),
        "address": action_plan_address(version.reference, measure=measure.key),
    }


def _progress_json(one: Progress) -> dict[str, Any]:
    told = ("state", "percent", "told_on", "told_by", "note")
    return {"record": one.number} | {name: getattr(one, name) for name in told}


def _came_json(one: CameOf) -> dict[str, Any]:
    told = ("kind", "id", "reference", "title", "day", "note")
    address = address_of(one.kind, one.reference, one.id)
    return {"record": one.number} | {name: getattr(one, name) for name in told} | {"address": address}
