"""Appointments as forms name them: by the person, with what they are or were by it."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection

from application.questions.appointments_called import (
    CalledAppointment,
    appointments_called,
    called_appointments_by_id,
)
from application.questions.lookups import Named
from web.forms.people_told import told_apart
from web.seat_roles import post_in_words


def named(connection: Connection, typed: str) -> list[Named]:
    """Return the appointments that what is typed may mean: `Kari Nordmann`, `Medlem i Regionrådet 2019–2023`."""
    return told_apart([_named(one) for one in appointments_called(connection, typed)])


def by_id(connection: Connection, identities: Sequence[UUID]) -> dict[UUID, Named]:
    """Return appointments by id, as forms name them."""
    found = [_named(one) for one in called_appointments_by_id(connection, identities)]
    return {one.id: one for one in found}


def _named(one: CalledAppointment) -> Named:
    return Named(one.id, one.person, post_in_words(one.post))
