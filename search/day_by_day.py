"""Which records look otherwise on another day, though nothing has happened: their entries are made anew then."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import Connection, and_, or_, select

from application.questions.agreements_found import ids_of_versions
from application.registers.agreement_tables import agreement_spans
from application.registers.appointment_tables import appointment_spans
from application.registers.columns import STILL_KNOWN
from domain.intervals import OPEN
from search.awaiting import Affected
from search.kinds.findings import SEATED, findings_id


def add_of_the_day(connection: Connection, found: Affected, before: str, today: str) -> None:
    """Add the records of which something else is so today than on the day `before`; "" is no day at all."""
    if before != today:
        found["finding"].update(findings_id(one) for one in seated(connection))
        found["agreement"] |= ids_of_versions(connection, _with_a_turn(connection, before, today))
    if before[:4] != today[:4]:
        for appointment_id, person_id in _without_end(connection):
            found["appointment"].add(appointment_id)
            found["person"].add(person_id)


def _with_a_turn(connection: Connection, before: str, today: str) -> set[UUID]:
    """Return the agreements of which something came into force, ended or fell due after the day `before`."""
    spans = agreement_spans.c
    begun = and_(spans.valid_from > before, spans.valid_from <= today)
    ended = and_(spans.valid_to > before, spans.valid_to <= today)
    wanted = [begun, ended]
    if before[:4] != today[:4]:  # what lasts is found by the year it is now
        wanted.append(spans.valid_to > before)
    asked = select(spans.agreement_id).where(spans.known_to == STILL_KNOWN, or_(*wanted)).distinct()
    return {UUID(one) for one in connection.execute(asked).scalars()}


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
