"""Meeting plans (møteplaner): on which days of a year a body is to meet."""

from domain.meeting_plans.facts import PlanRecord, PlanState, dates_of, latest, state_on
from domain.meeting_plans.meeting_plan import MeetingPlan, NoDatesError, PlanAdoptedError
from domain.meeting_plans.suggesting import Suggested, suggested

__all__ = [
    "MeetingPlan",
    "NoDatesError",
    "PlanAdoptedError",
    "PlanRecord",
    "PlanState",
    "Suggested",
    "dates_of",
    "latest",
    "state_on",
    "suggested",
]
