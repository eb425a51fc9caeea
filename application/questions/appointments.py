"""Appointments by id: what is known of each now, whom it is of and where."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, Connection, bindparam, func, select

from application.questions.bodies import body_names
from application.questions.organisations import organisation_names
from application.questions.people import people_names
from application.registers.appointment_tables import appointment_changes, appointments
from domain.appointments import Appointment

_CHANGES = appointment_changes.c
_IDS: BindParameter[str] = bindparam("ids", expanding=True)
_BY_ID = select(appointments).where(appointments.c.id.in_(_IDS))
_MADE = (
    select(_CHANGES.appointment_id, func.min(_CHANGES.position).label("position"))
    .where(_CHANGES.appointment_id.in_(_IDS), _CHANGES.topic == Appointment.Made.TOPIC)
    .group_by(_CHANGES.appointment_id)
)


@dataclass(frozen=True, slots=True)
class AppointmentView:
    """An appointment as it stands: `facts` are as domain/appointments/facts.py tells, the names those of today."""

    id: UUID
    version: int
    facts: dict[str, Any]
    person: str
    body: str
    abbreviation: str
    organisation: str | None

    @property
    def person_id(self) -> UUID:
        """Whose it is."""
        return UUID(self.facts["person_id"])

    @property
    def body_id(self) -> UUID:
        """Where it is."""
        return UUID(self.facts["body_id"])

    @property
    def seat_id(self) -> UUID:
        """The seat."""
        return UUID(self.facts["seat_id"])

    @property
    def organisation_id(self) -> UUID | None:
        """On whose behalf it is."""
        return UUID(self.facts["organisation_id"]) if self.facts["organisation_id"] else None


@dataclass(frozen=True, slots=True)
class ChangeView:
    """Something recorded about an appointment: the day it was decided and recorded, and how many days lie between."""

    topic: str
    decided_on: str | None
    recorded_on: str
    days_late: int | None
    correction: bool


def changes_of(connection: Connection, appointment_id: UUID) -> list[ChangeView]:
    """Return what was recorded about an appointment, the latest first."""
    changes = appointment_changes.c
    columns = (changes.topic, changes.decided_on, changes.recorded_on, changes.days_late, changes.correction)
    statement = select(*columns).where(changes.appointment_id == appointment_id.hex)
    return [ChangeView(*row) for row in connection.execute(statement.order_by(changes.position.desc()))]


def made_at(connection: Connection, identities: Sequence[UUID]) -> dict[UUID, int]:
    """Return the position at which each appointment was first made; those that are only nominated are left out."""
    rows = connection.execute(_MADE, {"ids": [one.hex for one in identities]}).all()
    return {UUID(row.appointment_id): row.position for row in rows}


def appointments_by_id(connection: Connection, identities: Sequence[UUID]) -> dict[UUID, AppointmentView]:
    """Return appointments by id, by a constant number of queries."""
    wanted = [one.hex for one in identities]
    rows = connection.execute(_BY_ID, {"ids": wanted}).all()
    told = {UUID(row.id): (row.version, json.loads(row.facts)) for row in rows}
    people = people_names(connection, [UUID(facts["person_id"]) for _, facts in told.values()])
    bodies = body_names(connection, [UUID(facts["body_id"]) for _, facts in told.values()])
    senders = [UUID(facts["organisation_id"]) for _, facts in told.values() if facts["organisation_id"]]
    organisations = organisation_names(connection, senders)
    return {
        identity: AppointmentView(
            id=identity,
            version=version,
            facts=facts,
            person=people.get(UUID(facts["person_id"]), ""),
            body=bodies[UUID(facts["body_id"])].name,
            abbreviation=bodies[UUID(facts["body_id"])].abbreviation,
            organisation=organisations[UUID(facts["organisation_id"])] if facts["organisation_id"] else None,
        )
        for identity, (version, facts) in told.items()
    }
