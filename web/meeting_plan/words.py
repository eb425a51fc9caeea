"""What pages of meeting plans say, and in which colours."""

from datetime import date
from typing import Any

from babel.dates import format_date as babel_date
from flask_babel import get_locale, gettext, lazy_gettext

from application.questions.meeting_plans import MeetingPlanView
from application.questions.meeting_plans_on_day import PlanOnDay
from domain.meeting_plans import PlanState
from domain.meetings import State
from web.addresses import planned_year_address
from web.forms.offered import offered
from web.labels import label
from web.meeting_plan.meetings import PROPOSED

PLAN_COLORS = {
    PlanState.BEGUN: "neutral",
    PlanState.PROPOSED: "warning",
    PlanState.SENT: "warning",
    PlanState.ADOPTED: "success",
}
MEETING_COLORS = {PROPOSED: "warning", State.PLANNED: "info", State.CONVENED: "info", State.CANCELLED: "danger"}

LEGEND = (
    ("proposed", lazy_gettext("Proposed")),
    ("planned", lazy_gettext("Planned")),
    ("convened", lazy_gettext("Convened")),
    ("held", lazy_gettext("Meeting held")),
    ("moved", lazy_gettext("Moved")),
    ("cancelled", lazy_gettext("Cancelled")),
    ("holiday", lazy_gettext("Public holiday")),
    ("closed", lazy_gettext("Easter week, Christmas and days between")),
)
"""What the picture of a year shows, and what that means."""


def state_words(state: str) -> str:
    """Return how far a meeting, or a date that is proposed, has come."""
    return str(gettext("Proposed")) if state == PROPOSED else label("meeting-state", state)


def offered_of_plan(view: MeetingPlanView, plan: PlanOnDay | None, address: str) -> list[tuple[str, str]]:
    """Return what can be done with a plan, and where: one that is adopted takes no more dates, answers and the like."""
    found = offered("meeting-plan", view, address)
    if plan is None or plan.adoption is None:
        return found
    closed = {f"{address}/{path}" for path in ("nye-datoer", "send", "svar", "vedta")}
    return [one for one in found if one[1] not in closed]


def weekday_name(day: str) -> str:
    """Return what day of the week an ISO day is."""
    return str(babel_date(date.fromisoformat(day), "EEEE", locale=get_locale()))


WORDS: dict[str, Any] = {
    "LEGEND": LEGEND,
    "meeting_color": lambda state: MEETING_COLORS.get(state, "success"),
    "plan_color": lambda state: PLAN_COLORS[state],
    "offered_of_plan": offered_of_plan,
    "planned_year_address": planned_year_address,
    "state_words": state_words,
    "weekday_name": weekday_name,
}
"""What templates call them by."""
