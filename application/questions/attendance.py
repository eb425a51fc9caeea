"""Who was there: attendance by person and year, as the minutes tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from application.norwegian_order import norwegian_key
from application.questions.known import known_then
from application.registers.access import access
from application.registers.meeting_tables import meeting_attendance, meeting_spans, meetings
from domain.access import Audience
from domain.intervals import OPEN
from domain.meetings import State


@dataclass(frozen=True, slots=True)
class Attendance:
    """How often somebody was at the meetings of a body in a year.

    `as_deputy` of the meetings `present` at; `absent` those they were called to and did not come to.
    """

    person_id: UUID | None
    name: str
    party: str | None
    body_id: UUID
    present: int
    as_deputy: int
    absent: int


def attendance_of_year(
    connection: Connection, audience: Audience, year: int, *, known: int, bodies: Sequence[UUID] = ()
) -> list[Attendance]:
    """Return attendance by person and body, in Norwegian order of names; one query.

    One who is no registered person is told apart by name and party. Guests and secretaries are not among them. The
    public knows of meetings whose minutes are published.
    """
    who, span, line = meeting_attendance.c, meeting_spans.c, meetings.c
    asked = (
        select(who.person_id, who.name, who.party, who.role, who.presence, who.deputy_for, line.body_id)
        .join(meetings, line.id == who.owner_id)
        .join(meeting_spans, span.owner_id == who.owner_id)
        .join(access, access.c.record_id == who.owner_id)
        .where(
            who.role.not_in(("secretary", "guest", "observer")),
            line.withdrawn.is_(False),
            span.valid_to == OPEN,
            span.starts_on >= f"{year:04d}",
            span.starts_on < f"{year + 1:04d}",
            *known_then(who, known),
            *known_then(span, known),
        )
    )
    if bodies:
        asked = asked.where(line.body_id.in_(sorted(one.hex for one in bodies)))
    if audience == Audience.PUBLIC:
        shown = (access.c.published_at.is_not(None), access.c.scope.is_(None))
        asked = asked.where(*shown, span.public_state == str(State.PUBLISHED))
    counted: dict[tuple[str, str], list[int]] = {}
    told: dict[tuple[str, str], tuple[str | None, str, str | None]] = {}
    for row in connection.execute(asked):
        key = (row.person_id or f"{row.name} ({row.party})", row.body_id)
        told[key] = (row.person_id, row.name, row.party)
        counts = counted.setdefault(key, [0, 0, 0])
        is_present = row.presence == "present"
        counts[0] += is_present
        counts[1] += is_present and row.deputy_for is not None
        counts[2] += not is_present
    found = [
        Attendance(UUID(told[key][0]) if told[key][0] else None, told[key][1], told[key][2], UUID(key[1]), *counts)
        for key, counts in counted.items()
    ]
    return sorted(found, key=lambda one: (norwegian_key(one.name), one.party or "", one.body_id))
