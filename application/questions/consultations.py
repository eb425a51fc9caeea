"""Consultations, as the asker may see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection

from application.questions.numbered import numbered
from application.questions.seen import ACCESS_COLUMNS, Access, shown_title
from application.registers.consultation_tables import consultations
from domain.access import Audience

CONSULTATION_COLUMNS = (
    consultations.c.id,
    consultations.c.reference,
    consultations.c.slug,
    consultations.c.title,
    consultations.c.public_title,
    consultations.c.about,
    consultations.c.sender_id,
    consultations.c.sender,
    consultations.c.their_reference,
    consultations.c.received_on,
    consultations.c.case_id,
    consultations.c.entry_id,
    consultations.c.withdrawn,
    consultations.c.registered_at,
    consultations.c.changed_at,
    *ACCESS_COLUMNS,
)
"""What `consultation_view` reads."""


@dataclass(frozen=True, slots=True)
class ConsultationView:
    """A consultation as the asker may see it: `title` and what it holds are None where they are shielded from them."""

    id: UUID
    reference: str
    slug: str
    title: str | None
    about: str | None
    sender_id: UUID | None
    sender: str | None
    their_reference: str | None
    received_on: str
    case_id: UUID | None
    entry_id: UUID | None
    withdrawn: bool
    registered_at: str
    changed_at: str
    access: Access
    sees_content: bool


def consultation_by_reference(connection: Connection, reference: str, audience: Audience) -> ConsultationView | None:
    """Return the consultation `2025/3`, None when there is none for this asker."""
    found = _select(connection, audience, consultations.c.reference == reference)
    return found[0] if found else None


def consultations_by_id(
    connection: Connection, identities: Iterable[UUID], audience: Audience
) -> dict[UUID, ConsultationView]:
    """Return the consultations with these ids that the asker may see, by id, in one query."""
    wanted = sorted({one.hex for one in identities})
    if not wanted:
        return {}
    return {one.id: one for one in _select(connection, audience, consultations.c.id.in_(wanted))}


def consultation_view(row: Any, audience: Audience) -> ConsultationView:
    """Return the consultation that a row with CONSULTATION_COLUMNS tells of, as the asker may see it."""
    of_it = Access.of(row)
    sees = audience >= of_it.content
    return ConsultationView(
        id=UUID(row.id),
        reference=row.reference,
        slug=row.slug,
        title=shown_title(row.title, row.public_title, audience, of_it),
        about=row.about if sees else None,
        sender_id=UUID(row.sender_id) if row.sender_id and sees else None,
        sender=row.sender if sees else None,
        their_reference=row.their_reference if sees else None,
        received_on=row.received_on,
        case_id=UUID(row.case_id) if row.case_id and sees else None,
        entry_id=UUID(row.entry_id) if row.entry_id and sees else None,
        withdrawn=row.withdrawn,
        registered_at=row.registered_at,
        changed_at=row.changed_at,
        access=of_it,
        sees_content=sees,
    )


def _select(connection: Connection, audience: Audience, wanted: ColumnElement[bool]) -> list[ConsultationView]:
    asked = numbered(consultations, CONSULTATION_COLUMNS, audience, wanted)
    return [consultation_view(row, audience) for row in connection.execute(asked)]
