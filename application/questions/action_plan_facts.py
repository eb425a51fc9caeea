"""What is recorded about action plans, as it is known now or was known then, and who may see it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from application.questions.known import known_then
from application.questions.seen import ACCESS_COLUMNS, Access
from application.registers.access import access
from application.registers.action_plans import action_plan_records
from application.registers.retold import facts_of


def facts_of_action_plans(connection: Connection, identities: Iterable[UUID], known: int) -> dict[UUID, dict[str, Any]]:
    """Return what is recorded about action plans, as known at a position, as domain/action_plans/facts.py tells."""
    return {identity: facts for identity, (facts, _) in seen_action_plans(connection, identities, known).items()}


def seen_action_plans(
    connection: Connection, identities: Iterable[UUID], known: int
) -> dict[UUID, tuple[dict[str, Any], Access]]:
    """Return what is recorded about action plans, and who may see it, as known at a position; one query or none."""
    wanted = sorted({one.hex for one in identities})
    if not wanted:
        return {}
    rows = action_plan_records.c
    asked = select(rows.owner_id, rows.number, rows.record, *ACCESS_COLUMNS)
    asked = asked.join(access, access.c.record_id == rows.owner_id).where(rows.owner_id.in_(wanted))
    records, accesses = defaultdict[UUID, dict[int, str]](dict), dict[UUID, Access]()
    for row in connection.execute(asked.where(*known_then(rows, known))):
        records[UUID(row.owner_id)][row.number] = row.record
        accesses[UUID(row.owner_id)] = Access.of(row)
    return {identity: (facts_of(told), accesses[identity]) for identity, told in records.items()}
