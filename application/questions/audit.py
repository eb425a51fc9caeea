"""What was recorded about appointments between two dates, on either axis: when it was recorded, or when it happened."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from application.questions.history import HistoryEvent, event_of
from application.questions.holdings import same_person
from application.questions.known import last_position
from application.questions.seen import Page, below, paged
from application.registers.appointment_tables import appointment_changes
from application.registers.history import history
from domain.dates import PartialDate

AXES = ("recorded", "happened", "late", "corrected")
"""By when it was recorded; by when it happened; recorded late, most days first; corrections by when they were made."""

_CHANGES = appointment_changes.c
_DAY, _NUMBER = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII), re.compile(r"-?\d{1,9}", re.ASCII)
_CURSOR = re.compile(r"(-?[\d-]{1,10})_(\d{1,15})", re.ASCII)


@dataclass(frozen=True, slots=True)
class AuditLine:
    """A change of an appointment. `days_late` is from the decision until it was recorded; `happened_on` may be partial.

    `moved_days` is by how many days a correction moved a date, the later ones above nought; None where it moved none.
    """

    event: HistoryEvent
    body_id: UUID
    person_id: UUID
    organisation_id: UUID | None
    decided_on: str | None
    happened_on: str | None
    recorded_on: str
    days_late: int | None
    moved_days: int | None


@dataclass(frozen=True, slots=True)
class AuditQuestion:
    """What an audit is of: an axis between two ISO days; of whom; later than so many days."""

    axis: str = "recorded"
    first_day: str | None = None
    last_day: str | None = None
    body_id: UUID | None = None
    person_id: UUID | None = None
    organisation_id: UUID | None = None
    late_days: int = 0


def audited(
    connection: Connection, audit: AuditQuestion, *, after: str | None = None, limit: int = 50
) -> Page[AuditLine]:
    """Return changes of appointments, the last first, or those recorded most days late, from below `after`.

    A cursor is what they are sorted by, and the position.
    """
    late = audit.axis == "late"
    by = _CHANGES.days_late if late else _CHANGES.happened_on if audit.axis == "happened" else _CHANGES.recorded_on
    statement = select(appointment_changes).where(*_conditions(connection, audit))
    if after:
        match = _CURSOR.fullmatch(after)
        if match is None or (late and not _NUMBER.fullmatch(match[1])):
            return Page(())
        at = int(match[1]) if late else match[1]
        statement = statement.where(below(by, _CHANGES.position, at, int(match[2])))
    rows = list(connection.execute(statement.order_by(by.desc(), _CHANGES.position.desc()).limit(limit + 1)))
    page = paged(rows, limit, [f"{getattr(row, by.name)}_{row.position}" for row in rows])
    return Page(_lines(connection, page.items), page.next)


def count_audited(connection: Connection, audit: AuditQuestion) -> int:
    """Return how many changes there are."""
    statement: Select[Any] = select(func.count()).select_from(appointment_changes)
    return int(connection.scalar(statement.where(*_conditions(connection, audit))) or 0)


def moved_days(changes: dict[str, dict[str, Any]]) -> int | None:
    """Return by how many days a correction moved the date it moved most: between the first days they can mean."""
    moved = [days for change in changes.values() if (days := _moved(change)) is not None]
    return max(moved, key=abs, default=None)


def _conditions(connection: Connection, audit: AuditQuestion) -> list[ColumnElement[bool]]:
    day = _CHANGES.happened_on if audit.axis == "happened" else _CHANGES.recorded_on
    conditions: list[ColumnElement[bool]] = []
    if audit.first_day:  # a year or a month may mean a day in the span, and sorts before its days
        conditions.append(or_(day >= audit.first_day, day.in_([audit.first_day[:4], audit.first_day[:7]])))
    if audit.last_day:
        conditions.append(day <= audit.last_day)
    if audit.axis == "happened":
        conditions.append(day.is_not(None))
    if audit.axis == "late":
        conditions.append(_CHANGES.days_late > audit.late_days)
    if audit.axis == "corrected":
        conditions.append(_CHANGES.correction)
    if audit.body_id is not None:
        conditions.append(_CHANGES.body_id == audit.body_id.hex)
    if audit.person_id is not None:
        _, same = same_person(connection, audit.person_id, last_position(connection))
        conditions.append(_CHANGES.person_id.in_([one.hex for one in same]))
    if audit.organisation_id is not None:
        conditions.append(_CHANGES.organisation_id == audit.organisation_id.hex)
    return conditions


def _lines(connection: Connection, rows: Sequence[Any]) -> list[AuditLine]:
    events = _events(connection, [row.position for row in rows])
    return [_line(row, events[row.position]) for row in rows if row.position in events]


def _line(row: Any, event: HistoryEvent) -> AuditLine:
    return AuditLine(
        event=event,
        body_id=UUID(row.body_id),
        person_id=UUID(row.person_id),
        organisation_id=UUID(row.organisation_id) if row.organisation_id else None,
        decided_on=row.decided_on,
        happened_on=row.happened_on,
        recorded_on=row.recorded_on,
        days_late=row.days_late,
        moved_days=moved_days(event.details["changes"]) if row.correction and "changes" in event.details else None,
    )


def _events(connection: Connection, positions: Iterable[int]) -> dict[int, HistoryEvent]:
    rows = connection.execute(select(history).where(history.c.position.in_(list(positions))))
    return {row.position: event_of(row) for row in rows}


def _moved(change: dict[str, Any]) -> int | None:
    before, after = change.get("before"), change.get("after")
    if not isinstance(before, str) or not isinstance(after, str) or not (_is_day(before) and _is_day(after)):
        return None
    return (PartialDate.parse(after).first - PartialDate.parse(before).first).days


def _is_day(written: str) -> bool:
    return _DAY.fullmatch(written) is not None
