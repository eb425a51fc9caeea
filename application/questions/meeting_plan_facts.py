"""What is recorded about meeting plans, as it is known now or was known then."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from application.questions.known import known_then
from application.questions.meeting_plans import MeetingPlanView, plans_by_id
from application.questions.recorded_facts import recorded_facts
from application.registers.columns import read_id
from application.registers.meeting_plans import meeting_plans_bases, meeting_plans_records
from domain.access import Audience


def facts_of_plans(connection: Connection, identities: Iterable[UUID], known: int) -> dict[UUID, dict[str, Any]]:
    """Return what is recorded about plans as known at a position, as domain/meeting_plans/facts.py tells; one query.

    Whether the asker may see what a plan holds is told by its view.
    """
    return recorded_facts(connection, meeting_plans_records, identities, known)


def plans_resting_on(
    connection: Connection, decision_id: UUID, known: int, audience: Audience
) -> list[MeetingPlanView]:
    """Return the plans that were adopted by a decision, the first year first."""
    rows = meeting_plans_bases.c
    asked = select(rows.owner_id).where(rows.decision_id == decision_id.hex, *known_then(rows, known))
    found = plans_by_id(connection, map(read_id, connection.execute(asked).scalars()), audience).values()
    return sorted((one for one in found if one.sees_content and not one.withdrawn), key=lambda one: one.year)
