"""Which bodies are to have a plan of meetings made: of next year from August on, where they have one of this year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, exists, or_, select

from application.registers.columns import read_id
from application.registers.directory import bodies
from application.registers.meeting_plans import meeting_plans

DUE_FROM_MONTH = 8
"""Next year's meetings are planned from August on."""


@dataclass(frozen=True, slots=True)
class PlanDue:
    """A body whose plan of `year` nobody has begun, and since when it is due."""

    body_id: UUID
    name: str
    abbreviation: str
    year: int
    wanted: int
    since: str


def plans_due(connection: Connection, today: str) -> Sequence[PlanDue]:
    """Return the bodies whose plan of one year wants a number of meetings, and that have none of the next.

    Next year is due from August on, this year all the time. Bodies that are dissolved by then want none. For the
    office: plans are not public yet.
    """
    day = date.fromisoformat(today)
    years = [day.year - 1] if day.month < DUE_FROM_MONTH else [day.year - 1, day.year]
    this, following = meeting_plans.alias("this"), meeting_plans.alias("following")
    begun = exists().where(
        following.c.body_id == this.c.body_id,
        following.c.planned_year == this.c.planned_year + 1,
        following.c.withdrawn.is_(False),
    )
    asked = (
        select(this.c.body_id, this.c.planned_year, bodies.c.name, bodies.c.abbreviation, this.c.wanted)
        .join(bodies, bodies.c.id == this.c.body_id)
        .where(this.c.planned_year.in_(years), this.c.withdrawn.is_(False), this.c.wanted.is_not(None), ~begun)
        .where(bodies.c.dissolved.is_(False), or_(bodies.c.dissolved_on.is_(None), bodies.c.dissolved_on > today))
        .order_by(this.c.planned_year, bodies.c.abbreviation)
    )
    return [
        PlanDue(
            read_id(row.body_id),
            row.name,
            row.abbreviation,
            row.planned_year + 1,
            row.wanted,
            f"{row.planned_year:04d}-{DUE_FROM_MONTH:02d}-01",
        )
        for row in connection.execute(asked)
    ]
