"""Action plans (handlingsplaner): what the council set out to do, by whom and when, and how far it has come."""

from domain.action_plans.facts import (
    CONTENT,
    KEYED,
    ArenaKind,
    LinkKind,
    PlanRecord,
    ProgressState,
    ResponsibleKind,
    measures_of,
    told_of,
)
from domain.action_plans.plan import ActionPlan, PlanVersionTakenError
from domain.action_plans.standing import CLOSED, changes_between, is_late, progress_of, state_of

__all__ = [
    "CLOSED",
    "CONTENT",
    "KEYED",
    "ActionPlan",
    "ArenaKind",
    "LinkKind",
    "PlanRecord",
    "PlanVersionTakenError",
    "ProgressState",
    "ResponsibleKind",
    "changes_between",
    "is_late",
    "measures_of",
    "progress_of",
    "state_of",
    "told_of",
]
