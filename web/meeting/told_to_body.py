"""Whether a body was told, in a later meeting, of what somebody decided alone for it (kommuneloven § 11-8)."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from application.questions.decisions import DecisionView
from application.questions.known import last_position
from application.questions.meeting_facts import ItemInMeeting, items_of_cases
from application.questions.meeting_lists import TO_COME, list_meetings
from domain import clock
from domain.access import Audience
from domain.meetings import TOOK_PLACE, ItemKind
from web.addresses import meeting_address

_TELLS = (ItemKind.REPORT, ItemKind.INFORMATION)


@dataclass(frozen=True)
class ToldToBody:
    """By which item the body was told, or will be; `next_meeting` is the reference of its next one, where none is."""

    item: ItemInMeeting | None
    next_meeting: str | None

    @property
    def is_told(self) -> bool:
        """Whether the meeting was held."""
        return self.item is not None and _is_held(self.item)

    @property
    def day(self) -> str:
        """The day of the meeting."""
        return self.item.listed.starts_on if self.item else ""

    @property
    def named(self) -> str:
        """The number of the item, or the meeting where it has none."""
        return (self.item.line.number or self.item.listed.meeting.reference) if self.item else ""

    @property
    def address(self) -> str:
        """Where the item is, or the next meeting."""
        if self.item:
            return meeting_address(self.item.listed.meeting.reference, self.item.line.item)
        return meeting_address(self.next_meeting) if self.next_meeting else ""


def told_to_body(connection: Connection, decision: DecisionView, audience: Audience) -> ToldToBody | None:
    """Return how a decision stands to its body; None for one that is not urgent, and where the asker may not know.

    Only the office is told that the body was not: others do not see every item.
    """
    if decision.urgent is None:
        return None
    on, known = clock.today().isoformat(), last_position(connection)
    item = told_to_bodies(connection, [decision], audience, on=on, known=known).get(decision.id)
    if item is None and audience < Audience.OFFICER:
        return None
    following: str | None = None
    if item is None:
        to_come = list_meetings(
            connection, audience, on=on, known=known, bodies=[decision.body_id], state="to-come", limit=1
        )
        following = next((one.meeting.reference for one in to_come.items), None)
    return ToldToBody(item, following)


def told_to_bodies(
    connection: Connection, urgent: Sequence[DecisionView], audience: Audience, *, on: str, known: int
) -> dict[UUID, ItemInMeeting]:
    """Return by decision the first item that told its body of it, or will; a constant number of questions.

    It is an item of the case, a report or information, in a meeting of the body since the day of the decision.
    """
    items = items_of_cases(connection, {one.case_id for one in urgent}, audience, on=on, known=known)
    found: dict[UUID, ItemInMeeting] = {}
    for one in urgent:
        those = [item for item in items if _tells(item, one)]
        if those:
            found[one.id] = next(filter(_is_held, those), those[0])
    return found


def _is_held(item: ItemInMeeting) -> bool:
    return item.listed.state in TOOK_PLACE


def _tells(item: ItemInMeeting, decision: DecisionView) -> bool:
    meeting, line = item.listed, item.line
    return (
        line.case_id == decision.case_id
        and line.kind in _TELLS
        and line.treated in (None, "treated")
        and meeting.meeting.body_id == decision.body_id
        and meeting.starts_on >= decision.decided_on
        and meeting.state in (*TO_COME, *TOOK_PLACE)
    )
