"""Dates that the year before suggests for a body, as a form of a meeting plan begins with them."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from flask import g
from sqlalchemy import Connection

from application.closed_days import closed_days
from application.questions.known import last_position
from application.questions.meeting_plans_on_day import plans_on_day
from domain import clock
from domain.access import Audience
from domain.meeting_plans import MeetingPlan, suggested
from domain.meetings import MeetingKind
from web.asked import number_of
from web.forms.written import as_written
from web.meeting_plan.meetings import YearMeeting, meetings_of_year
from web.services import current_services


def suggested_for(body_id: UUID, year: int, wanted: int | None) -> list[dict[str, Any]]:
    """Return the dates that the year before suggests; none where there was no meeting."""
    with current_services().stores.registers.connect() as connection:
        before = _year_before(connection, body_id, year)
    closed = closed_days(year)
    return [dict(one.date) for one in suggested(before, year, wanted, lambda day: _is_closed(day, year, closed))]


def wanted_before(connection: Connection, body_id: UUID, year: int) -> int | None:
    """Return how many meetings the plan of the year before wanted, if there was one."""
    plans = plans_on_day(
        connection, year - 1, clock.today().isoformat(), last_position(connection), Audience.OFFICER, body_id=body_id
    )
    return plans[0].wanted if plans else None


def rows_suggested(written: Mapping[str, Any]) -> Any:
    """Return the rows of dates that the year before suggests for what is written in a form so far."""
    from web.forms.meeting_plan_schemas import PlannedDateSchema

    body_id, year, wanted = of_form(written)
    if body_id is None or year is None:
        return []
    schema = PlannedDateSchema()
    return [as_written(schema, one) for one in suggested_for(body_id, year, wanted)]


def of_form(written: Mapping[str, Any]) -> tuple[UUID | None, int | None, int | None]:
    """Return whose plan of which year a form is for, and how many meetings are wanted."""
    plan = g.get("acting_on")
    if isinstance(plan, MeetingPlan):
        return UUID(plan.facts["body_id"]), plan.facts["year"], plan.facts["wanted"]
    body_id: UUID | None = g.get("planned_body")
    return body_id, g.get("planned_year"), number_of(str(written.get("wanted") or ""))


def _year_before(connection: Connection, body_id: UUID, year: int) -> list[dict[str, Any]]:
    now: dict[str, Any] = {"on": clock.today().isoformat(), "known": last_position(connection)}
    plans = plans_on_day(connection, year - 1, audience=Audience.OFFICER, body_id=body_id, **now)
    found = meetings_of_year(connection, year - 1, plans, audience=Audience.OFFICER, body_id=body_id, **now)
    return [_as_date(one) for one in found if one.kind != MeetingKind.EXTRA and not one.cancelled]


def _as_date(one: YearMeeting) -> dict[str, Any]:
    names = ("starts_on", "ends_on", "starts_at", "ends_at", "place", "kind", "title")
    return {name: getattr(one, name) for name in names}


def _is_closed(day: date, year: int, closed: Mapping[date, Any]) -> bool:
    return day in closed if day.year == year else day in closed_days(day.year)
