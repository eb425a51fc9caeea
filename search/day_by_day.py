"""Which records look otherwise on another day, though nothing has happened: their entries are made anew then."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import Connection, select

from application.registers.appointment_tables import appointment_spans
from application.registers.columns import STILL_KNOWN
from domain.intervals import OPEN
from search.awaiting import Affected
from search.kinds.findings import SEATED, findings_id


def add_of_the_day(connection: Connection, found: Affected, before: str, today: str) -> None:
    """Add the records of which something else is so today than on the day `before`; "" is no day at all."""
    if before != today:
        found["finding"].update(findings_id(one) for one in seated(connection))
    if before[:4] != today[:4]:
        for appointment_id, person_id in _without_end(connection):
            found["appointment"].add(appointment_id)
            found["person"].add(person_id)


def seated(connection: Connection) -> list[UUID]:
    """Return the bodies that have seats, or had."""
    return [UUID(one) for one in connection.execute(SEATED).scalars()]


def _without_end(connection: Connection) -> Iterator[tuple[UUID, UUID]]:
    """Yield appointments that no end is known of, with whose they are: they are found by the year it is now."""
    spans = appointment_spans.c
    statement = select(spans.appointment_id, spans.person_id).where(
        spans.known_to == STILL_KNOWN, spans.valid_to == OPEN
    )
    for row in connection.execute(statement):
        yield UUID(row.appointment_id), UUID(row.person_id)
