"""By when those who were asked about a consultation are to tell what they think: the deadlines we set ourselves."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from application.questions.consultation_lists import ListedConsultation, standings_of
from application.questions.known import known_then
from application.registers.consultation_tables import consultation_municipalities
from domain.access import Audience

_ROWS = consultation_municipalities.c


@dataclass(frozen=True, slots=True)
class InnerDeadline:
    """Who was asked about a consultation and has not answered; `deadline` is a partial date."""

    listed: ListedConsultation
    organisation_id: UUID
    deadline: str


def inner_deadlines(
    connection: Connection, audience: Audience, first: str, last: str, *, on: str, known: int, limit: int = 200
) -> list[InnerDeadline]:
    """Return those who had not answered on the day `on`, whose deadline lies between two ISO days, the first due first.

    In consultations that are open that day and whose content the asker may see; two queries at the most.
    """
    within = (_ROWS.deadline >= first, _ROWS.deadline <= last, _ROWS.state == "asked")
    that_day = (_ROWS.valid_from <= on, _ROWS.valid_to > on, *known_then(_ROWS, known))
    asked = select(_ROWS.owner_id, _ROWS.organisation_id, _ROWS.deadline).where(*within, *that_day)
    order = (_ROWS.deadline, _ROWS.owner_id, _ROWS.organisation_id)
    rows = connection.execute(asked.order_by(*order).limit(limit)).all()
    of_them = {UUID(row.owner_id) for row in rows}
    standing = standings_of(connection, of_them, audience, on=on, known=known)
    found = ((standing.get(UUID(row.owner_id)), row) for row in rows)
    return [
        InnerDeadline(listed, UUID(row.organisation_id), row.deadline)
        for listed, row in found
        if listed is not None and listed.is_open and listed.consultation.sees_content
    ]
