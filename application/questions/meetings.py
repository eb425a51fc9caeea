"""Meetings, as the asker may see them, and the bodies that meet."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, select

from application.questions.known import known_then
from application.questions.numbered import numbered
from application.questions.seen import ACCESS_COLUMNS, Access
from application.registers.meeting_tables import meeting_bodies, meetings
from domain.access import Audience

MEETING_COLUMNS = (
    meetings.c.id,
    meetings.c.reference,
    meetings.c.slug,
    meetings.c.body_id,
    meetings.c.kind,
    meetings.c.title,
    meetings.c.public_title,
    meetings.c.plan_id,
    meetings.c.withdrawn,
    meetings.c.registered_at,
    meetings.c.changed_at,
    *ACCESS_COLUMNS,
)
"""What `meeting_view` reads."""


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting as the asker may see it; `title` is None for one without, and where it is shielded from them."""

    id: UUID
    reference: str
    slug: str
    body_id: UUID
    kind: str
    title: str | None
    plan_id: UUID | None
    withdrawn: bool
    registered_at: str
    changed_at: str
    access: Access
    sees_content: bool


def meeting_by_reference(connection: Connection, reference: str, audience: Audience) -> MeetingView | None:
    """Return the meeting `2026/12`, None when there is none for this asker."""
    found = _select(connection, audience, meetings.c.reference == reference)
    return found[0] if found else None


def meetings_by_id(connection: Connection, identities: Iterable[UUID], audience: Audience) -> dict[UUID, MeetingView]:
    """Return the meetings with these ids that the asker may see, by id, in one query."""
    wanted = sorted({one.hex for one in identities})
    if not wanted:
        return {}
    return {one.id: one for one in _select(connection, audience, meetings.c.id.in_(wanted))}


def bodies_of(connection: Connection, identities: Iterable[UUID], known: int) -> dict[UUID, list[UUID]]:
    """Return by meeting the bodies that meet together with its own; one query."""
    rows = meeting_bodies.c
    found: dict[UUID, list[UUID]] = {}
    wanted = sorted({one.hex for one in identities})
    if wanted:
        asked = select(rows.owner_id, rows.body_id).where(rows.owner_id.in_(wanted), rows.joint.is_(True))
        for row in connection.execute(asked.where(*known_then(rows, known)).order_by(rows.known_from, rows.piece)):
            found.setdefault(UUID(row.owner_id), []).append(UUID(row.body_id))
    return found


def meeting_view(row: Any, audience: Audience) -> MeetingView:
    """Return the meeting that a row with MEETING_COLUMNS tells of, as the asker may see it."""
    of_it = Access.of(row)
    sees = audience >= of_it.content
    return MeetingView(
        id=UUID(row.id),
        reference=row.reference,
        slug=row.slug,
        body_id=UUID(row.body_id),
        kind=row.kind,
        title=row.title if sees else row.public_title,
        plan_id=UUID(row.plan_id) if row.plan_id else None,
        withdrawn=row.withdrawn,
        registered_at=row.registered_at,
        changed_at=row.changed_at,
        access=of_it,
        sees_content=sees,
    )


def _select(connection: Connection, audience: Audience, wanted: ColumnElement[bool]) -> list[MeetingView]:
    asked = numbered(meetings, MEETING_COLUMNS, audience, wanted)
    return [meeting_view(row, audience) for row in connection.execute(asked)]
