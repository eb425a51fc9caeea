"""Was an item of a meeting validly decided? By the minutes, and by how many seats the body had that day."""

from uuid import UUID

from sqlalchemy import Connection

from application.questions.board import board_on
from application.questions.meeting_facts import meeting_facts
from domain.access import Audience
from domain.meetings.agenda import agenda
from domain.meetings.attendance import MEMBERS
from domain.meetings.facts import RecordKind
from domain.meetings.standing import held_on
from domain.meetings.validity import Validity, validity_of
from domain.recorded import records_of
from domain.seats import Role

_MEMBERS = frozenset({Role.LEADER, Role.DEPUTY_LEADER, Role.MEMBER})


def item_validity(connection: Connection, meeting_id: UUID, known: int, audience: Audience) -> dict[int, Validity]:
    """Return by item what can be said of how it was decided, as known at a position; nothing before there are minutes.

    A body whose seats nobody registered has as many members as the minutes name; a member who leads it is one.
    """
    facts = meeting_facts(connection, meeting_id, known, audience)
    day = held_on(facts) if facts else None
    if facts is None or day is None:
        return {}
    bodies = [UUID(facts["body_id"]), *(UUID(one) for one in facts["bodies"])]
    boards = [board_on(connection, one, day, known, audience) for one in bodies]
    members = sum(one.seat.role in _MEMBERS for board in boards for one in board.rows)
    if not members:
        told = [record["minutes"]["attendance"] for _, record in records_of(facts, RecordKind.MINUTES)]
        members = sum(one["role"] in MEMBERS for one in told[-1]) if told else 0
    found = ((one.item, validity_of(facts, one.item, members=members)) for one in agenda(facts))
    return {item: one for item, one in found if one is not None}
