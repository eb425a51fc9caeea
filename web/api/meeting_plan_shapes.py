"""Meeting plans, their dates and the meetings of a year, as the API answers them."""

from typing import Any

from marshmallow import Schema, fields

from application.questions.meeting_plans import MeetingPlanView
from application.questions.meeting_plans_on_day import PlanOnDay
from domain.meeting_plans import PlanState
from domain.meetings import MeetingKind
from web.addresses import meeting_plan_address
from web.api.asking import one_of
from web.api.bases import BasisSchema, basis_json
from web.meeting_plan.meetings import YearMeeting


class DateOfPlanSchema(Schema):
    """A date of a plan; `ends_on` is the last day of what takes several."""

    key = fields.String(metadata={"description": "Names the date in its plan"})
    starts_on = fields.String()
    ends_on = fields.String(allow_none=True)
    starts_at = fields.String(allow_none=True, metadata={"description": "A time of day, such as 09:00"})
    ends_at = fields.String(allow_none=True)
    place = fields.String(allow_none=True)
    kind = fields.String(validate=one_of(MeetingKind))
    title = fields.String(allow_none=True)


class PlanSentSchema(Schema):
    """That a proposal was sent."""

    record = fields.Integer(metadata={"description": "What `correct-record` and `take-back-record` name it by"})
    sent_on = fields.String()
    organisations = fields.List(fields.UUID())
    note = fields.String(allow_none=True)


class PlanReplySchema(Schema):
    """What an organisation answered."""

    record = fields.Integer(metadata={"description": "What `correct-record` and `take-back-record` name it by"})
    organisation_id = fields.UUID()
    replied_on = fields.String()
    fits = fields.Boolean(metadata={"description": "Whether the dates fit"})
    note = fields.String(allow_none=True)


class PlanAdoptedSchema(Schema):
    """That a plan was adopted."""

    record = fields.Integer(metadata={"description": "What `correct-record` and `take-back-record` name it by"})
    adopted_on = fields.String()
    note = fields.String(allow_none=True)
    basis = fields.Nested(BasisSchema)


class MeetingPlanSchema(Schema):
    """A body's plan of a year: what it holds is empty where that is not for whoever asks."""

    id = fields.UUID()
    reference = fields.String()
    body_id = fields.UUID()
    year = fields.Integer()
    wanted = fields.Integer(allow_none=True, metadata={"description": "How many meetings the body is to have"})
    about = fields.String(allow_none=True)
    state = fields.String(allow_none=True, validate=one_of(PlanState), metadata={"description": "On the day"})
    published = fields.Boolean()
    shielded = fields.Boolean(metadata={"description": "Whether any of it is exempt from public access"})
    recorded_at = fields.String()
    proposed_on = fields.String(allow_none=True)
    dates = fields.List(fields.Nested(DateOfPlanSchema))
    sent = fields.List(fields.Nested(PlanSentSchema))
    replies = fields.List(fields.Nested(PlanReplySchema))
    adopted = fields.Nested(PlanAdoptedSchema, allow_none=True)
    address = fields.String(metadata={"description": "Its page, on this site"})


class MeetingPlanOnDaySchema(MeetingPlanSchema):
    """A plan on a day: `position` is that of the last event that the answer rests on."""

    on = fields.String()
    position = fields.Integer(metadata={"description": "Ask with `known=nr…` and this number for the same answer"})


class YearMeetingChangeSchema(Schema):
    """What became of a meeting since its plan was adopted."""

    what = fields.String(metadata={"description": "moved, cancelled or added"})
    on = fields.String()
    reason = fields.String(allow_none=True)
    before = fields.String(allow_none=True, metadata={"description": "The day it was on until then"})


class YearMeetingSchema(Schema):
    """A meeting of a year, or a date that is proposed for one."""

    meeting_id = fields.UUID(allow_none=True, metadata={"description": "Null for a date that is only proposed"})
    body_id = fields.UUID()
    body = fields.String()
    starts_on = fields.String()
    ends_on = fields.String(allow_none=True)
    starts_at = fields.String(allow_none=True)
    ends_at = fields.String(allow_none=True)
    place = fields.String(allow_none=True)
    kind = fields.String(validate=one_of(MeetingKind))
    title = fields.String(allow_none=True)
    state = fields.String()
    changes = fields.List(fields.Nested(YearMeetingChangeSchema))
    address = fields.String(allow_none=True)


def meeting_plan_json(view: MeetingPlanView, plan: PlanOnDay | None) -> dict[str, Any]:
    """Return a plan as it is answered."""
    adoption = plan.adoption if plan else None
    return {
        "id": view.id,
        "reference": view.reference,
        "body_id": view.body_id,
        "year": view.year,
        "wanted": plan.wanted if plan else None,
        "about": plan.about if plan else None,
        "state": plan.state if plan else None,
        "published": view.access.published,
        "shielded": view.access.shielded,
        "recorded_at": view.registered_at,
        "proposed_on": plan.proposed_on if plan else None,
        "dates": [date_json(one) for one in (plan.dates if plan else ())],
        "sent": [
            {"record": one.number, "sent_on": one.sent_on, "organisations": one.organisations, "note": one.note}
            for one in (plan.sendings if plan else ())
        ],
        "replies": [
            {
                "record": one.number,
                "organisation_id": one.organisation_id,
                "replied_on": one.replied_on,
                "fits": one.fits,
                "note": one.note,
            }
            for one in (plan.replies if plan else ())
        ],
        "adopted": {
            "record": adoption.number,
            "adopted_on": adoption.adopted_on,
            "note": adoption.note,
            "basis": basis_json(adoption.basis),
        }
        if adoption
        else None,
        "address": meeting_plan_address(view.reference),
    }


def date_json(one: Any) -> dict[str, Any]:
    """Return a date of a plan as it is answered."""
    return {name: getattr(one, name) for name in DateOfPlanSchema._declared_fields}


def year_meeting_json(one: YearMeeting) -> dict[str, Any]:
    """Return a meeting of a year as it is answered."""
    told = ("meeting_id", "body_id", "starts_on", "ends_on", "starts_at", "ends_at", "place", "kind", "title", "state")
    return {name: getattr(one, name) for name in told} | {
        "body": one.body.name,
        "changes": [
            {"what": each.what, "on": each.on, "reason": each.reason, "before": each.before} for each in one.changes
        ],
        "address": one.url,
    }
