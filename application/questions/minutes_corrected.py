"""When what the minutes of a meeting say was put right, as the archive knew it at a position."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from application.questions.history import event_of
from application.registers.history import history
from domain.meetings import Meeting, RecordKind
from domain.recorded import records_of


def minutes_corrected(connection: Connection, meeting_id: UUID, facts: Mapping[str, Any], known: int) -> list[int]:
    """Return the positions of the corrections of minutes, until `known`; `facts` are what was known then."""
    drafted = {number for number, _ in records_of(facts, RecordKind.MINUTES)}
    if not drafted:
        return []
    wanted = (
        history.c.record_id == meeting_id.hex,
        history.c.correction.is_(True),
        history.c.topic == Meeting.Corrected.TOPIC,
        history.c.position <= known,
    )
    found = map(event_of, connection.execute(select(history).where(*wanted).order_by(history.c.position)))
    return [one.position for one in found if one.details["number"] in drafted and "minutes" in one.details["changes"]]
