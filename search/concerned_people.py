"""Which people and appointments events concern: those that have a name, an office or a basis that changed."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Connection, select

from application.questions.held import same_as, shown_as
from application.registers.appointment_tables import appointment_spans
from application.registers.register import Fact
from domain.appointments import Appointment
from domain.bodies import Body
from domain.decisions import Decision
from domain.organisations import Organisation
from domain.people import Person
from search.awaiting import Affected

_SPANS = appointment_spans.c
_CALLED = (
    Body.Renamed,
    Body.EarlierNameNoted,
    Body.NameCorrected,
    Body.Corrected,
    Organisation.Renamed,
    Organisation.EarlierNameNoted,
    Organisation.NameCorrected,
    Organisation.Corrected,
)
_REFERRED = (Decision.ReferenceCorrected, Decision.Published)
_AT_ONCE = 500


def add_people_and_appointments(connection: Connection, found: Affected, facts: Iterable[Fact]) -> None:
    """Add the people and the appointments whose entries these events may have changed."""
    people: set[UUID] = set()
    called: set[UUID] = set()
    referred: set[UUID] = set()
    told: set[UUID] = set()
    for fact in facts:
        event: Any = fact.event
        if isinstance(event, Person.Event):
            people.add(event.originator_id)
            if isinstance(event, Person.FoundSame | Person.FoundDifferent):
                people.add(event.person_id)
        elif isinstance(event, Appointment.Event):
            told.add(event.originator_id)
        elif isinstance(event, _CALLED):
            called.add(event.originator_id)
        elif isinstance(event, _REFERRED):
            referred.add(event.originator_id)
    found["appointment"] |= told
    # Rows of what was known before are there too: whoever an appointment was of by mistake is among them.
    holding = {person for _, person in _appointments(connection, _SPANS.appointment_id, told)}
    for column, ids in ((_SPANS.body_id, called), (_SPANS.organisation_id, called), (_SPANS.decision_id, referred)):
        for appointment, person in _appointments(connection, column, ids):
            found["appointment"].add(appointment)
            if ids is called:
                holding.add(person)
    everybody = {one for group in _alike(connection, people) for one in group}
    found["appointment"] |= {one for one, _ in _appointments(connection, _SPANS.person_id, everybody)}
    found["person"] |= everybody | holding | set(shown_as(connection, holding).values())


def _alike(connection: Connection, people: set[UUID]) -> Iterator[list[UUID]]:
    """Yield everybody who is the same as one of these people, and these."""
    yield list(people)
    shown = set(shown_as(connection, people).values())
    yield from same_as(connection, sorted(shown)).values()


def _appointments(connection: Connection, column: Column[str], ids: set[UUID]) -> Iterator[tuple[UUID, UUID]]:
    """Yield appointments with whose they are, of all that was ever known."""
    wanted = sorted(one.hex for one in ids)
    statement = select(_SPANS.appointment_id, _SPANS.person_id).distinct()
    for start in range(0, len(wanted), _AT_ONCE):
        rows = connection.execute(statement.where(column.in_(wanted[start : start + _AT_ONCE])))
        yield from ((UUID(row.appointment_id), UUID(row.person_id)) for row in rows)
