"""Questions about what is to be done about decisions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from application.questions.decisions import DecisionView, decisions_by_id
from application.questions.seen import Page, any_of, paged
from application.registers.access import access
from application.registers.decision_tables import decisions, follow_ups
from domain.access import Audience

_CURSOR = re.compile(r"([\d-]{4,10})_(\d{1,15})", re.ASCII)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something to be done about a decision; `number` is what commands know it by."""

    text: str
    due: str | None
    responsible: str | None
    number: int
    done: bool
    done_on: str | None
    done_note: str | None


def follow_ups_of(connection: Connection, decision_id: UUID) -> list[FollowUp]:
    """Return what is to be done about a decision; for those who see its content and are signed in."""
    statement = select(*_FOLLOW_UP)
    statement = statement.where(follow_ups.c.decision_id == decision_id.hex).order_by(follow_ups.c.position)
    return [FollowUp(*row) for row in connection.execute(statement)]


def follow_ups_due(
    connection: Connection,
    audience: Audience,
    *,
    bodies: Sequence[UUID] = (),
    responsible: str | None = None,
    due_from: str | None = None,
    due_before: str | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[tuple[FollowUp, DecisionView]]:
    """Return what is to be done and is not, those due first coming first, with its decision; for the signed in.

    Of everybody or of one account; of decisions of some bodies, if any are named, whose content the asker may see.
    `due_from` and `due_before` are ISO days; from NEVER_DUE are those without a day.
    """
    if audience == Audience.PUBLIC:
        return Page(())
    columns = follow_ups.c
    statement = select(columns.decision_id, columns.position, columns.due_order, *_FOLLOW_UP)
    statement = statement.where(~columns.done)
    if responsible is not None:
        statement = statement.where(columns.responsible == responsible)
    if due_from:
        statement = statement.where(columns.due_order >= due_from)
    if due_before:
        statement = statement.where(columns.due_order < due_before)
    if bodies:
        of_them = select(decisions.c.id).where(decisions.c.body_id.in_(sorted(one.hex for one in bodies)))
        statement = statement.where(columns.decision_id.in_(of_them))
    if audience < Audience.OFFICER:
        hidden = select(1).where(access.c.record_id == columns.decision_id, access.c.scope.is_not(None))
        statement = statement.where(~any_of(hidden))
    if after:
        match = _CURSOR.fullmatch(after)
        if match is None:
            return Page(())
        day, position = match[1], int(match[2])
        statement = statement.where(columns.due_order >= day)
        statement = statement.where((columns.due_order > day) | (columns.position > position))
    rows = list(connection.execute(statement.order_by(columns.due_order, columns.position).limit(limit + 1)))
    views = decisions_by_id(connection, sorted({UUID(row.decision_id) for row in rows}), audience) if rows else {}
    found = [(FollowUp(*row[3:]), views[UUID(row.decision_id)]) for row in rows]
    return paged(found, limit, [f"{row.due_order}_{row.position}" for row in rows])


_FOLLOW_UP = tuple(
    follow_ups.c[name] for name in ("text", "due", "responsible", "number", "done", "done_on", "done_note")
)
