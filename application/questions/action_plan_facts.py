"""What is recorded about action plans, as it is known now or was known then, and who may see it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from application.questions.recorded_facts import facts_and_access, recorded_facts
from application.questions.seen import Access
from application.registers.action_plans import action_plan_records


def facts_of_action_plans(connection: Connection, identities: Iterable[UUID], known: int) -> dict[UUID, dict[str, Any]]:
    """Return what is recorded about action plans, as known at a position, as domain/action_plans/facts.py tells."""
    return recorded_facts(connection, action_plan_records, identities, known)


def seen_action_plans(
    connection: Connection, identities: Iterable[UUID], known: int
) -> dict[UUID, tuple[dict[str, Any], Access]]:
    """Return what is recorded about action plans, and who may see it, as known at a position; one query or none."""
    return facts_and_access(connection, action_plan_records, identities, known)
