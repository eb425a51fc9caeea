"""Action plans in words: how a version stands, how far a measure has come, and what is said of lateness."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from flask import Flask
from flask_babel import gettext, ngettext

from application.questions.action_plan_links import measures_behind
from application.questions.action_plan_measures import MeasureOnDay, PlanStanding
from application.questions.action_plans import ActionPlanView
from application.questions.known import last_position
from domain.action_plans import ProgressState
from domain.dates import PartialDate
from web.action_plan_report import report_day
from web.addresses import action_plan_address
from web.adopted_words import version_state_color, version_state_words
from web.labels import LABELS, label
from web.services import current_services
from web.signed_in import asker

_PROGRESS_COLORS = {
    ProgressState.UNDER_WAY: "info",
    ProgressState.DONE: "success",
    ProgressState.STOPPED: "danger",
    ProgressState.CARRIED_OVER: "warning",
}


def progress_color(state: str) -> str:
    """Return how the badge of a measure looks."""
    return _PROGRESS_COLORS.get(ProgressState(state), "neutral")


def progress_words(one: MeasureOnDay) -> str:
    """Return how far a measure has come: `I gang, 40 %`."""
    state = label("progress", one.state)
    if one.percent is None or one.state == ProgressState.DONE:
        return state
    return str(gettext("%(state)s, %(percent)s %%", state=state, percent=one.percent))


def lateness_words(one: MeasureOnDay, on: str) -> str:
    """Return how late a measure is: `34 dager over fristen`."""
    days = (date.fromisoformat(on) - PartialDate.parse(one.measure.due or on).last).days
    return str(ngettext("%(num)s day late", "%(num)s days late", days))


def counts_words(standing: PlanStanding) -> list[str]:
    """Return how many measures have come how far, those there are none of left out: `5 i gang`."""
    return [
        f"{count} {label('progress', state).lower()}"
        for state, count in standing.counts.items()
        if count and state != ProgressState.DONE
    ]


def measure_anchor(key: str) -> str:
    """Return the id of a measure on the page of its plan."""
    return "tiltak-" + "".join(one if one.isalnum() else "-" for one in key)


def area_anchor(number: int) -> str:
    """Return the id of a subject area on the page of a plan."""
    return f"omrade-{number}"


def plan_path(plan: ActionPlanView, measure: str | None = None) -> str:
    """Return where a plan is, or one of its measures."""
    return action_plan_address(plan.reference, measure=measure)


def measures_behind_it(record_id: UUID) -> Sequence[tuple[ActionPlanView, str]]:
    """Return the measures that a record came of, each by its plan and its key, as far as whoever asks may see them."""
    with current_services().stores.registers.connect() as connection:
        return measures_behind(connection, record_id, last_position(connection), asker().audience)


def install(app: Flask) -> None:
    """Give templates `measures_behind(record_id)`."""
    app.jinja_env.globals.update(measures_behind=measures_behind_it, action_plan_address=action_plan_address)


WORDS: Mapping[str, Any] = {
    "report_day": report_day,
    "area_anchor": area_anchor,
    "counts_words": counts_words,
    "lateness_words": lateness_words,
    "measure_anchor": measure_anchor,
    "plan_path": plan_path,
    "plan_version_path": lambda plan, number: action_plan_address(plan.reference, number),
    "progress_color": progress_color,
    "progress_states": LABELS["progress"],
    "progress_words": progress_words,
    "version_state_color": version_state_color,
    "version_state_words": version_state_words,
}
"""What templates of action plans say things with."""
