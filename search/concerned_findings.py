"""Of which bodies events may have changed what is found about their seats."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from application.registers.appointment_tables import appointment_spans
from application.registers.register import Fact
from domain.appointments import Appointment
from domain.bodies import Body
from domain.councils import Council
from domain.decisions import Decision
from domain.organisations import Organisation
from domain.people import Person
from search.awaiting import Affected
from search.day_by_day import seated
from search.kinds.findings import findings_id

_SPANS = appointment_spans.c
_FOR_ALL = (
    Body.SeatingSet,  # which body is the assembly is part of what is asked of the others
    Council.ParticipantJoined,
    Council.ParticipantLeft,
    Council.ParticipationCorrected,
    Organisation.Renamed,
    Organisation.NameCorrected,
)
_AT_ONCE = 500


def add_findings(connection: Connection, found: Affected, facts: Iterable[Fact]) -> None:
    """Add the findings of the bodies that these events concern, of all where it may be any."""
    bodies: set[UUID] = set()
    ids: dict[str, set[str]] = {"appointment_id": set(), "decision_id": set(), "person_id": set()}
    is_for_all = False
    for fact in facts:
        event: Any = fact.event
        is_for_all = is_for_all or isinstance(event, _FOR_ALL)
        if isinstance(event, Body.Event):
            bodies.add(event.originator_id)
        elif isinstance(event, Appointment.Event):
            ids["appointment_id"].add(event.originator_id.hex)
        elif isinstance(event, Decision.Event):
            ids["decision_id"].add(event.originator_id.hex)
        elif isinstance(event, Person.Event):
            ids["person_id"].add(event.originator_id.hex)
    if is_for_all:
        bodies.update(seated(connection))
    else:
        for column, some in ids.items():
            bodies.update(_bodies(connection, column, sorted(some)))
    found["finding"].update(map(findings_id, bodies))


def _bodies(connection: Connection, column: str, ids: list[str]) -> Iterable[UUID]:
    statement = select(_SPANS.body_id).distinct()
    for start in range(0, len(ids), _AT_ONCE):
        rows = connection.execute(statement.where(_SPANS[column].in_(ids[start : start + _AT_ONCE])))
        yield from (UUID(one) for one in rows.scalars())
