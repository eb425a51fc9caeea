"""Meetings on the pages of what they are about: a case before its bodies, a decision's meeting, a body's meetings."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from application.questions.bodies import CalledBody, body_names
from application.questions.known import last_position
from application.questions.meeting_facts import ItemInMeeting, items_of_case, meetings_of_decisions
from application.questions.meeting_lists import ListedMeeting, list_meetings
from domain import clock
from domain.access import Audience
from web.addresses import meeting_address

_FEW = 5


@dataclass(frozen=True)
class BeforeBody:
    """An item by which a case is to be treated, or was, and is no decision in the archive yet."""

    found: ItemInMeeting
    body: CalledBody

    @property
    def reference(self) -> str:
        """What the item is known by; nothing before it has a number."""
        return f"{self.body.abbreviation} {self.found.line.number}" if self.found.line.number else ""

    @property
    def address(self) -> str:
        """Where the item is."""
        return meeting_address(self.found.listed.meeting.reference, self.found.line.item)


@dataclass(frozen=True)
class MeetingsOfBody:
    """The next meetings of a body, the soonest first, and those it held last."""

    next: Sequence[ListedMeeting]
    last: Sequence[ListedMeeting]


def before_bodies(
    connection: Connection, case_id: UUID, decided: Sequence[str], audience: Audience
) -> list[BeforeBody]:
    """Return the items of agendas that a case is on, but for those that are to the asker the decisions named."""
    today, known = clock.today().isoformat(), last_position(connection)
    found = items_of_case(connection, case_id, audience, on=today, known=known)
    bodies = body_names(connection, {one.listed.meeting.body_id for one in found})
    rows = [BeforeBody(one, bodies[one.listed.meeting.body_id]) for one in found]
    return [one for one in rows if one.reference not in decided and one.found.listed.state != "cancelled"]


def meeting_of_decision(connection: Connection, decision_id: UUID, audience: Audience) -> tuple[str, str] | None:
    """Return the reference of the meeting that a decision was made in, and where its item is."""
    found = meetings_of_decisions(connection, [decision_id], last_position(connection), audience).get(decision_id)
    return (found.meeting.reference, meeting_address(found.meeting.reference, found.item)) if found else None


def meetings_of_body(connection: Connection, body_id: UUID, audience: Audience) -> MeetingsOfBody:
    """Return the meetings of a body that are nearest today."""
    now: dict[str, Any] = {"on": clock.today().isoformat(), "known": last_position(connection), "bodies": [body_id]}
    following = list_meetings(connection, audience, state="to-come", limit=_FEW, **now)
    past = list_meetings(connection, audience, state="took-place", limit=_FEW, **now)
    return MeetingsOfBody(following.items, past.items)
