"""Questions about the history: what happened, by whom and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, or_, select

from application.questions.seen import Page, paged
from application.registers.history import history


@dataclass(frozen=True, slots=True)
class HistoryEvent:
    """An event as it was recorded. `details` are its own values; a page puts them into words."""

    position: int
    recorded_at: str
    by: str
    record_id: UUID
    record_kind: str
    topic: str
    related_id: UUID | None
    details: dict[str, Any]


def history_of(connection: Connection, record_id: UUID, *, limit: int = 500) -> list[HistoryEvent]:
    """Return what happened to a record, the latest first. For those who may see all that the record holds."""
    statement = select(history).where(history.c.record_id == record_id.hex)
    return [_event(row) for row in connection.execute(statement.order_by(history.c.position.desc()).limit(limit))]


def history_about(connection: Connection, record_ids: Sequence[UUID], *, limit: int = 500) -> list[HistoryEvent]:
    """Return what happened to these records or names one of them, the latest first."""
    wanted = [one.hex for one in record_ids]
    about = or_(history.c.record_id.in_(wanted), history.c.related_id.in_(wanted))
    statement = select(history).where(about).order_by(history.c.position.desc()).limit(limit)
    return [_event(row) for row in connection.execute(statement)]


def list_history(
    connection: Connection,
    *,
    after: int | None = None,
    by: str | None = None,
    topic: str | None = None,
    limit: int = 50,
) -> Page[HistoryEvent]:
    """Return the archive's history, the latest first, from below the position `after`. For officers and auditors."""
    statement = select(history)
    if after is not None:
        statement = statement.where(history.c.position < after)
    if by:
        statement = statement.where(history.c.by == by)
    if topic:
        statement = statement.where(history.c.topic == topic)
    found = [_event(row) for row in connection.execute(statement.order_by(history.c.position.desc()).limit(limit + 1))]
    return paged(found, limit, [str(one.position) for one in found])


def _event(row: Any) -> HistoryEvent:
    return HistoryEvent(
        position=row.position,
        recorded_at=row.recorded_at,
        by=row.by,
        record_id=UUID(row.record_id),
        record_kind=row.record_kind,
        topic=row.topic,
        related_id=UUID(row.related_id) if row.related_id else None,
        details=dict(row.details),
    )
