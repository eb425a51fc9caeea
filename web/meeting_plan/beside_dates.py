"""What else is on each date that a form of a meeting plan holds, as somebody writes it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.questions.known import last_position
from application.questions.meeting_plans_on_day import plans_on_day
from domain import clock
from domain.access import Audience
from domain.dates import PartialDate
from domain.errors import InvalidValueError
from web.forms.form import Form
from web.meeting_plan.clashes import Beside, Clash, beside_year
from web.meeting_plan.meetings import meetings_of_year
from web.meeting_plan.suggestions import of_form
from web.services import current_services


@dataclass(frozen=True, slots=True)
class BesideDate:
    """A day that is written in a form, None where none is, and what else is on it."""

    day: date | None
    clashes: list[Clash]


def beside_dates(form: Form) -> list[BesideDate]:
    """Return for each row of dates in a form which day it is, and what else is on it; a few queries."""
    body_id, year, _ = of_form(form.written)
    rows: list[Any] = form.written.get("dates") or []
    if body_id is None or year is None:
        return [BesideDate(None, []) for _ in rows]
    now: dict[str, Any] = {"on": clock.today().isoformat(), "known": last_position_of()}
    with current_services().stores.registers.connect() as connection:
        plans = plans_on_day(connection, year, audience=Audience.OFFICER, **now)
        ours = meetings_of_year(connection, year, plans, audience=Audience.OFFICER, **now)
        beside = beside_year(connection, year, ours)
    return [_of_row(row, body_id, beside) for row in rows]


def last_position_of() -> int:
    """Return the position that the archive is known up to."""
    with current_services().stores.registers.connect() as connection:
        return last_position(connection)


def _of_row(row: Any, body_id: UUID, beside: Beside) -> BesideDate:
    first, last = (_day(row.get(name)) for name in ("starts_on", "ends_on"))
    if first is None:
        return BesideDate(None, [])
    ends = last.isoformat() if last and first < last <= date.fromordinal(first.toordinal() + 60) else None
    return BesideDate(first, beside.clashes(first.isoformat(), ends, body_id))


def _day(written: Any) -> date | None:
    try:
        found = PartialDate.parse(str(written or ""))
    except InvalidValueError:
        return None
    return found.first if found.day is not None else None
