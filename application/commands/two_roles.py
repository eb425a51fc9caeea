"""Nobody holds two roles of the same seat at once, such as member and personal deputy: asked of the register."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, select

from application.archive import Archive
from application.registers.appointment_tables import appointment_spans
from application.registers.columns import STILL_KNOWN
from domain.appointments import HOLDS, Appointment, TwoRolesError, timeline
from domain.bodies import Body
from domain.intervals import OPEN, Interval, day_before
from domain.people import Person


def require_one_role(archive: Archive, appointment: Appointment, beside: Sequence[Appointment] = ()) -> None:
    """Raise TwoRolesError when its person certainly holds another role of its seat on one of its days.

    What is recorded `beside` it is read as it will be. Two who record the same at the same moment may both get through;
    findings tell of that.
    """
    if archive.follower is None:
        return
    facts = appointment.facts
    body = archive.load(Body, UUID(facts["body_id"]))
    principal = body.seats[facts["seat_id"]]["deputy_for"] or facts["seat_id"]
    of_it = [one for one, seat in body.seats.items() if one == principal or seat["deputy_for"] == principal]
    held = [days for one in beside if _concerns(one, facts["person_id"], of_it) for days in _certain_days(one)]
    with archive.follower.reading.connect() as connection:
        held += _held(connection, facts["person_id"], of_it, [one.id.hex for one in (appointment, *beside)])
    for days in _certain_days(appointment):
        taken = next((one & days for one in held if one.overlaps(days)), None)
        if taken is not None:
            person = _name(archive, UUID(facts["person_id"]))
            last = None if taken.end == OPEN else day_before(taken.end)
            raise TwoRolesError(field="person_id", person=person, since=taken.start, until=last)


def _name(archive: Archive, person_id: UUID) -> str:
    """Return what a person is called, nothing for one who is to be registered."""
    return archive.load(Person, person_id).name if archive.holds(person_id) else ""


def _concerns(appointment: Appointment, person_id: str, seats: list[str]) -> bool:
    return appointment.facts["person_id"] == person_id and appointment.facts["seat_id"] in seats


def _certain_days(appointment: Appointment) -> list[Interval]:
    spans = timeline(appointment.facts)
    return [span.days for span in spans if span.fact.state in HOLDS and span.fact.certain]


def _held(connection: Connection, person_id: str, seats: list[str], but: list[str]) -> list[Interval]:
    spans = appointment_spans.c
    statement = select(spans.valid_from, spans.valid_to).where(
        spans.person_id == person_id,
        spans.known_to == STILL_KNOWN,
        spans.seat_id.in_(seats),
        spans.state.in_(sorted(HOLDS)),
        spans.certain,
        spans.appointment_id.not_in(but),
    )
    return [Interval(row.valid_from, row.valid_to) for row in connection.execute(statement)]
