"""Meetings as a line tells them, by reference, body and day; and by what somebody types to name one."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, or_, select

from application.questions.bodies import body_names
from application.questions.lookups import MOST, MOST_WORDS, bodies_called, exact_first
from application.questions.meetings import MeetingView, meetings_by_id
from application.questions.seen import has_words
from application.registers.columns import STILL_KNOWN
from application.registers.meeting_tables import meeting_bodies, meeting_spans, meetings
from domain.access import Audience
from domain.dates import PartialDate
from domain.errors import InvalidValueError
from domain.intervals import OPEN

_AS_SETTLED = (meeting_spans.c.valid_to == OPEN, meeting_spans.c.known_to == STILL_KNOWN)
"""The rows that tell when meetings are, as far as that is known now."""


@dataclass(frozen=True, slots=True)
class CalledMeeting:
    """A meeting with what its body is called today, and its day as that is settled now."""

    view: MeetingView
    body: str
    starts_on: str

    @property
    def name(self) -> str:
        """Its title, or else its body."""
        return self.view.title or self.body


def meetings_called(
    connection: Connection, typed: str, audience: Audience, *, limit: int = MOST
) -> list[CalledMeeting]:
    """Return meetings of which each word is in the reference, the title, the name of a body that meets, or the day.

    Of those registered by mistake none; the one whose reference it is first, then the latest.
    """
    conditions = [_of_word(connection, word) for word in typed.split()[:MOST_WORDS]]
    spans = meeting_spans.c
    asked = select(meetings.c.id).join(meeting_spans, spans.owner_id == meetings.c.id)
    asked = asked.where(meetings.c.withdrawn.is_(False), *_AS_SETTLED, *conditions)
    ordered = asked.order_by(exact_first(meetings.c.reference, typed), spans.starts_on.desc(), meetings.c.id)
    found = [UUID(row.id) for row in connection.execute(ordered.limit(limit))]
    views = called_meetings_by_id(connection, found, audience)
    return [views[one] for one in found if one in views]


def called_meetings_by_id(
    connection: Connection, identities: Iterable[UUID], audience: Audience
) -> dict[UUID, CalledMeeting]:
    """Return meetings by id, those that the asker may see; three queries."""
    views = meetings_by_id(connection, identities, audience)
    rows = meeting_spans.c
    wanted = rows.owner_id.in_(sorted(one.hex for one in views))
    asked = select(rows.owner_id, rows.starts_on).where(wanted, *_AS_SETTLED)
    days = {UUID(row.owner_id): row.starts_on for row in connection.execute(asked)}
    bodies = body_names(connection, {one.body_id for one in views.values()})
    return {
        one: CalledMeeting(view, bodies[view.body_id].name, days[one]) for one, view in views.items() if one in days
    }


def _of_word(connection: Connection, word: str) -> ColumnElement[bool]:
    begins = meetings.c.reference.startswith(word, autoescape=True)
    conditions = [begins, has_words(meetings.c.title, word)]
    if bodies := bodies_called(connection, word):
        rows = meeting_bodies.c
        meeting = select(rows.owner_id).where(rows.body_id.in_([one.hex for one in bodies]))
        conditions.append(meetings.c.id.in_(meeting.where(rows.known_to == STILL_KNOWN)))
    try:
        day = PartialDate.parse(word)
    except InvalidValueError:
        return or_(*conditions)
    return or_(*conditions, meeting_spans.c.starts_on.between(day.first.isoformat(), day.last.isoformat()))
