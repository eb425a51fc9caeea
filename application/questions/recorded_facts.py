"""What is recorded about what a register retells (application/registers/retold.py), as it was known at a position."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, Table, select

from application.questions.known import known_then
from application.questions.seen import ACCESS_COLUMNS, Access
from application.registers.access import access
from application.registers.retold import facts_of


def recorded_facts(
    connection: Connection, records: Table, identities: Iterable[UUID], known: int
) -> dict[UUID, dict[str, Any]]:
    """Return what is recorded about those with these ids, whoever may see it; one query or none."""
    asked = _asked(records, identities, known)
    return {} if asked is None else _facts(connection.execute(asked).all())


def facts_and_access(
    connection: Connection, records: Table, identities: Iterable[UUID], known: int
) -> dict[UUID, tuple[dict[str, Any], Access]]:
    """Return what is recorded about those with these ids, each with who may see it; one query or none."""
    asked = _asked(records, identities, known)
    if asked is None:
        return {}
    asked = asked.join(access, access.c.record_id == records.c.owner_id).add_columns(*ACCESS_COLUMNS)
    rows = connection.execute(asked).all()
    accesses = {UUID(row.owner_id): Access.of(row) for row in rows}
    return {identity: (facts, accesses[identity]) for identity, facts in _facts(rows).items()}


def _asked(records: Table, identities: Iterable[UUID], known: int) -> Select[Any] | None:
    wanted = sorted({one.hex for one in identities})
    rows = records.c
    asked = select(rows.owner_id, rows.number, rows.record).where(rows.owner_id.in_(wanted), *known_then(rows, known))
    return asked if wanted else None


def _facts(rows: Sequence[Row[Any]]) -> dict[UUID, dict[str, Any]]:
    told = defaultdict[UUID, dict[int, str]](dict)
    for row in rows:
        told[UUID(row.owner_id)][row.number] = row.record
    return {identity: facts_of(numbered) for identity, numbered in told.items()}
