"""Questions about the history: what happened, by whom and when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, FromClause, Select, bindparam, func, literal, or_, select, union_all

from application.questions.seen import Page, paged
from application.registers.columns import day_begins
from application.registers.documents import record_documents
from application.registers.history import history
from domain.access import Audience

FOR_THE_SIGNED_IN = frozenset(
    {"journal-entry.answer-expected", "journal-entry.responsible-assigned"}
    | {f"decision.follow-up-{what}" for what in ("noted", "done", "reopened", "corrected")}
    | {"consultation.drafted"}
    | {f"meeting.{what}" for what in ("item-set", "item-dropped", "agenda-arranged", "decided", "extracted")}
    | {f"meeting.minutes-{what}" for what in ("drafted", "approved", "signed")}
    | {"meeting.corrected", "meeting.record-taken-back"}
    | {
        f"{kind}.document-{what}"
        for kind in (
            "action-plan",
            "agreement",
            "consultation",
            "decision",
            "journal-entry",
            "meeting",
            "principles",
            "statement",
        )
        for what in ("attached", "moved", "returned")
    }
)
"""The stored names of events that nobody is told of who is signed out, even of what is public."""

FOR_THE_OFFICE = frozenset(f"meeting.{what}" for what in ("item-set", "item-dropped", "corrected", "decided"))
"""Those that only those who see everything are told of: they may tell of what was treated behind closed doors."""


def not_told(audience: Audience) -> frozenset[str]:
    """Return the stored names of events that an audience is not told of."""
    if audience == Audience.PUBLIC:
        return FOR_THE_SIGNED_IN | FOR_THE_OFFICE
    return FOR_THE_OFFICE if audience < Audience.OFFICER else frozenset()


_AT = (
    select(history)
    .where(history.c.position.in_(bindparam("positions", expanding=True)))
    .order_by(history.c.position.desc())
)
_REGISTERED = select(history.c.record_id, history.c.recorded_at).where(
    history.c.position.in_(
        select(func.min(history.c.position))
        .where(history.c.record_id.in_(bindparam("ids", expanding=True)))
        .group_by(history.c.record_id)
    )
)


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
    correction: bool
    details: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """Which events are asked for: everything that is not None must hold. Days are those at the office, included.

    `record_id` is a record together with its documents and with what names it.
    """

    by: str | None = None
    topic: str | None = None
    record_kind: str | None = None
    record_id: UUID | None = None
    first_day: date | None = None
    last_day: date | None = None


def history_of(connection: Connection, record_id: UUID, *, limit: int = 500) -> list[HistoryEvent]:
    """Return what happened to a record, the latest first. For those who may see all that the record holds."""
    return _latest(connection, select(history).where(history.c.record_id == record_id.hex), limit)


def history_with_documents(connection: Connection, record_id: UUID, *, limit: int = 500) -> list[HistoryEvent]:
    """Return what happened to a record and to its documents, the latest first; whoever asks."""
    return _latest(connection, select(history).where(_of_record_or_its_documents(record_id)), limit)


def history_about(connection: Connection, record_ids: Sequence[UUID], *, limit: int = 500) -> list[HistoryEvent]:
    """Return what happened to these records or names one of them, the latest first."""
    wanted = [one.hex for one in record_ids]
    about = or_(history.c.record_id.in_(wanted), history.c.related_id.in_(wanted))
    return _latest(connection, select(history).where(about), limit)


def events_at(connection: Connection, positions: Iterable[int]) -> list[HistoryEvent]:
    """Return the events at these positions, the latest first."""
    rows = connection.execute(_AT, {"positions": sorted(set(positions))}).all()
    return [event_of(row) for row in rows]


def list_history(
    connection: Connection, narrowing: Narrowing | None = None, *, after: int | None = None, limit: int = 50
) -> Page[HistoryEvent]:
    """Return the archive's history, the latest first, from below the position `after`. For those who see everything."""
    wanted = narrowing or Narrowing()
    statement = select(history).where(*narrowed(wanted), *_in_span(connection, wanted.first_day, wanted.last_day))
    if after is not None:
        statement = statement.where(history.c.position < after)
    found = _latest(connection, statement, limit + 1)
    return paged(found, limit, [str(one.position) for one in found])


def narrowed(narrowing: Narrowing) -> list[ColumnElement[bool]]:
    """Return the conditions that a narrowing puts, but for its days."""
    conditions: list[ColumnElement[bool]] = []
    if narrowing.by is not None:
        conditions.append(history.c.by == narrowing.by)
    if narrowing.topic is not None:
        conditions.append(history.c.topic == narrowing.topic)
    if narrowing.record_kind is not None:
        conditions.append(history.c.record_kind == narrowing.record_kind)
    if narrowing.record_id is not None:
        happened, naming = history.alias("happened"), history.alias("naming")
        of_record = select(happened.c.position).where(_of_record_or_its_documents(narrowing.record_id, happened))
        naming_it = select(naming.c.position).where(naming.c.related_id == narrowing.record_id.hex)
        conditions.append(history.c.position.in_(union_all(of_record, naming_it)))
    return conditions


def registered_when(connection: Connection, record_ids: Sequence[UUID]) -> dict[UUID, str]:
    """Return the moment at which each record was first recorded, in one query."""
    rows = connection.execute(_REGISTERED, {"ids": [one.hex for one in record_ids]}).all()
    return {UUID(row.record_id): row.recorded_at for row in rows}


def recorded_when(connection: Connection, positions: Sequence[int]) -> dict[int, str]:
    """Return the moments at which events at positions of the log were recorded."""
    statement = select(history.c.position, history.c.recorded_at).where(history.c.position.in_(list(positions)))
    return {row.position: row.recorded_at for row in connection.execute(statement)}


def in_days(first: date | None, last: date | None) -> list[ColumnElement[bool]]:
    """Return the conditions that an event was recorded on one of these days at the office."""
    conditions: list[ColumnElement[bool]] = []
    if first is not None:
        conditions.append(history.c.recorded_at >= day_begins(first))
    if last is not None and last < date.max:
        conditions.append(history.c.recorded_at < day_begins(last + timedelta(days=1)))
    return conditions


def _in_span(connection: Connection, first: date | None, last: date | None) -> list[ColumnElement[bool]]:
    """Return the conditions for a span: between two positions, which come in order, and recorded in these days.

    Moments alone would be looked for by their own index and then sorted, a year's events for one page.
    """
    days = in_days(first, last)
    if not days:
        return []
    lowest, highest = connection.execute(
        select(func.min(history.c.position), func.max(history.c.position)).where(*days)
    ).one()
    return [history.c.position.between(lowest or 0, highest or -1), *days]


def _of_record_or_its_documents(record_id: UUID, events: FromClause = history) -> ColumnElement[bool]:
    """Return the condition as one list of ids: between two conditions neither has its index used, in PostgreSQL."""
    documents = select(record_documents.c.document_id).where(record_documents.c.record_id == record_id.hex)
    return events.c.record_id.in_(union_all(select(literal(record_id.hex)), documents))


def _latest(connection: Connection, statement: Select[Any], limit: int) -> list[HistoryEvent]:
    return [event_of(row) for row in connection.execute(statement.order_by(history.c.position.desc()).limit(limit))]


def event_of(row: Any) -> HistoryEvent:
    """Return an event from a row of the history."""
    return HistoryEvent(
        position=row.position,
        recorded_at=row.recorded_at,
        by=row.by,
        record_id=UUID(row.record_id),
        record_kind=row.record_kind,
        topic=row.topic,
        related_id=UUID(row.related_id) if row.related_id else None,
        correction=row.correction,
        details=dict(row.details),
    )
