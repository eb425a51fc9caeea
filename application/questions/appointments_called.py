"""Appointments by what somebody types to name one: words of the names of the person and of the body."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, or_, select

from application.questions.appointments import appointments_by_id
from application.questions.holdings import holdings_of_appointments
from application.questions.known import last_position
from application.questions.lookups import MOST, MOST_WORDS, bodies_called
from application.questions.people_named import Post
from application.questions.seen import has_words
from application.registers.appointment_tables import appointment_spans
from application.registers.columns import STILL_KNOWN
from application.registers.directory import names
from domain.appointments import State

_SPANS = appointment_spans.c
_MOST_ROWS = 300


@dataclass(frozen=True, slots=True)
class CalledAppointment:
    """An appointment with the name of the person, and what they are or were by it."""

    id: UUID
    person: str
    post: Post


def appointments_called(connection: Connection, typed: str, *, limit: int = MOST) -> list[CalledAppointment]:
    """Return appointments of which each word is in a name of the person or the body, the latest first.

    Of those that were annulled none.
    """
    conditions = [_of_word(connection, word) for word in typed.split()[:MOST_WORDS]]
    asked = select(_SPANS.appointment_id).where(*conditions, _SPANS.known_to == STILL_KNOWN)
    asked = asked.where(_SPANS.state != State.ANNULLED).order_by(_SPANS.valid_from.desc(), _SPANS.appointment_id)
    found = dict.fromkeys(UUID(row.appointment_id) for row in connection.execute(asked.limit(_MOST_ROWS)))
    return called_appointments_by_id(connection, list(found)[:limit])


def called_appointments_by_id(connection: Connection, identities: Sequence[UUID]) -> list[CalledAppointment]:
    """Return appointments in the order of their ids; those of whom nothing is known are left out."""
    views = appointments_by_id(connection, identities)
    told = holdings_of_appointments(connection, identities, last_position(connection))
    latest = {one.appointment_id: one for one in told}
    return [
        CalledAppointment(
            id=one,
            person=views[one].person,
            post=Post(
                role=latest[one].role,
                body=views[one].body,
                organisation=views[one].organisation,
                term_from=latest[one].term_from,
                term_until=latest[one].term_until,
            ),
        )
        for one in identities
        if one in latest
    ]


def _of_word(connection: Connection, word: str) -> ColumnElement[bool]:
    people = select(names.c.record_id).where(names.c.kind == "person", has_words(names.c.name, word))
    bodies = [one.hex for one in bodies_called(connection, word)]
    return or_(_SPANS.person_id.in_(people), _SPANS.body_id.in_(bodies))
