"""What happened last with what organisations have in the archive: their appointments, their names, and corrections."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, and_, or_, select

from application.questions.agreements_of import latest_changes_of_party
from application.questions.history import HistoryEvent, events_at
from application.registers.appointment_tables import appointment_changes
from application.registers.history import history
from domain.access import Audience
from domain.appointments import Appointment
from domain.councils import COUNCIL_ID

_CHANGES, _HISTORY = appointment_changes.c, history.c


def latest_events_of(
    connection: Connection, organisations: Sequence[UUID], audience: Audience, *, limit: int = 20
) -> list[HistoryEvent]:
    """Return what was recorded last about those whom organisations sent, their names and numbers, and taking part.

    And of the agreements that the asker sees to which they are parties. The latest first; not that somebody was put
    down for a seat, which tells nothing before the election does.
    """
    ids = [one.hex for one in organisations]
    sent = select(_CHANGES.position).where(
        _CHANGES.organisation_id.in_(ids), _CHANGES.topic != Appointment.Registered.TOPIC
    )
    positions = list(connection.execute(sent.order_by(_CHANGES.position.desc()).limit(limit)).scalars())
    positions += latest_changes_of_party(connection, organisations, audience, limit=limit)
    taking_part = and_(_HISTORY.record_id == COUNCIL_ID.hex, _HISTORY.related_id.in_(ids))
    own = select(_HISTORY.position).where(or_(_HISTORY.record_id.in_(ids), taking_part))
    positions += connection.execute(own.order_by(_HISTORY.position.desc()).limit(limit)).scalars()
    return events_at(connection, sorted(set(positions), reverse=True)[:limit])


def latest_corrections_of(connection: Connection, record_ids: Sequence[UUID], *, limit: int = 20) -> list[HistoryEvent]:
    """Return what was put right last of some records, the latest first. For those who see everything of them."""
    if not record_ids:
        return []
    events = select(_HISTORY.position, _HISTORY.correction).where(
        _HISTORY.record_id.in_([one.hex for one in record_ids])
    )
    # Told apart here: asked for them alone, the database goes through every correction there ever was.
    found = sorted((row.position for row in connection.execute(events) if row.correction), reverse=True)
    return events_at(connection, found[:limit])
