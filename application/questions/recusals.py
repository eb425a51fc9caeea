"""Who was not impartial when a decision was made."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from application.registers.decision_tables import recusals


@dataclass(frozen=True, slots=True)
class Recusal:
    """Somebody who was not impartial; `number` is what commands know it by, `person_id` None for one not registered."""

    number: int
    person_id: UUID | None
    name: str
    section: str | None
    ground: str | None
    left_room: str


def recusals_of(connection: Connection, decision_id: UUID) -> list[Recusal]:
    """Return who was not impartial, in the order noted; for those who see the decision's content."""
    statement = select(recusals).where(recusals.c.decision_id == decision_id.hex, ~recusals.c.withdrawn)
    return [
        Recusal(
            number=row.number,
            person_id=UUID(row.person_id) if row.person_id else None,
            name=row.name,
            section=row.section,
            ground=row.ground,
            left_room=row.left_room,
        )
        for row in connection.execute(statement.order_by(recusals.c.number))
    ]
