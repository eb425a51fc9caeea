"""A long history of invented appointments, recorded without commands: seats that change hands for forty years."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from random import Random
from typing import Any
from uuid import UUID

from eventsourcing.persistence import Mapper, StoredEvent

from application.events.protocol import Recorder
from domain import clock
from domain.appointments import Appointment
from domain.base import ArchiveAggregate
from domain.bodies import Body
from domain.organisations import Organisation
from domain.people import Person

BY = "benchmark"
SEATS, HOLDERS = 25, 20
"""Of a body, and of a seat one after another, two years each."""
EVENTS_OF_AN_APPOINTMENT = 10
FIRST_YEAR, YEARS_HELD = 1985, 2
APPOINTMENTS_OF_A_PERSON = 5
_AT_ONCE = 1000
"""So many appointments go on beside each other: the events of one lie as far apart."""
_BEGAN = datetime(1985, 1, 2, 9, tzinfo=UTC)
_BETWEEN = timedelta(minutes=20)
_ORGANISATIONS = [UUID(int=(2 << 100) + number) for number in range(12)]


def bodies_of(appointments: int) -> int:
    """Return how many bodies have so many appointments."""
    return max(appointments // (SEATS * HOLDERS), 1)


def body_id(number: int) -> UUID:
    """Return the id of a body."""
    return UUID(int=(1 << 100) + number)


def person_id(number: int) -> UUID:
    """Return the id of a person."""
    return UUID(int=(3 << 100) + number)


def record_appointments(recorder: Recorder, mapper: Mapper[UUID], appointments: int) -> int:
    """Record so many appointments, with ten events each, and return how many events all are."""
    recorded = 0
    for events in _together(_directory(appointments), 1):
        recorded += _insert(recorder, mapper, events)
    for number, events in enumerate(_together(_lives(appointments), _AT_ONCE)):
        with clock.clock_set_to(_BEGAN + number * _AT_ONCE * _BETWEEN):
            recorded += _insert(recorder, mapper, events)
    return recorded


def _insert(recorder: Recorder, mapper: Mapper[UUID], events: list[Any]) -> int:
    stored: list[StoredEvent] = [mapper.to_stored_event(event) for event in events]
    for start in range(0, len(stored), 1000):
        recorder.insert_events(stored[start : start + 1000])
    return len(stored)


def _together(aggregates: Iterator[ArchiveAggregate], at_once: int) -> Iterator[list[Any]]:
    """Yield the events of several aggregates: the first of each, then the second of each, and so on."""
    while some := list(islice(aggregates, at_once)):
        events = [list(one.collect_events()) for one in some]
        yield [of[place] for place in range(max(map(len, events))) for of in events if place < len(of)]


def _directory(appointments: int) -> Iterator[ArchiveAggregate]:
    for number, one in enumerate(_ORGANISATIONS):
        yield Organisation.register(name=f"Kommune {number}", kind="municipality", by=BY, id=one)
    for number in range(appointments // APPOINTMENTS_OF_A_PERSON + 1):
        yield Person.register(name=f"Kari Eksempel {number}", by=BY, id=person_id(number))
    for number in range(bodies_of(appointments)):
        body = Body.establish(
            name=f"Utvalg {number}", abbreviation=f"U{number}", kind="political", by=BY, id=body_id(number)
        )
        body.set_seating({"elector": "assembly", "term_months": 48}, valid_from=str(FIRST_YEAR), by=BY)
        for seat in range(SEATS):
            described = {
                "role": "member" if seat < SEATS // 2 else "numbered-deputy",
                "number": seat + 1,
                "organisation_id": _ORGANISATIONS[seat % len(_ORGANISATIONS)],
            }
            body.add_seat(_seat_id(number, seat), described, valid_from=str(FIRST_YEAR), by=BY)
        yield body


def _lives(appointments: int) -> Iterator[ArchiveAggregate]:
    chance = Random(6)
    people = appointments // APPOINTMENTS_OF_A_PERSON
    for number in range(appointments):
        turn, place = divmod(number, bodies_of(appointments) * SEATS)
        body, seat = divmod(place, SEATS)
        yield _life(body, seat, FIRST_YEAR + YEARS_HELD * (turn % HOLDERS), chance.randrange(people))


def _life(body: int, seat: int, year: int, person: int) -> Appointment:
    """Return an appointment with ten events: made, corrected, on leave, extended, ended, taken back and ended again."""
    end = year + YEARS_HELD - 1
    basis = {
        "kind": "other",
        "authority": "Prøvdal kommunestyre",
        "reference": f"KS {seat}/{year}",
        "decided_on": f"{year}-01-10",
        "elector": "participant",
    }
    one = Appointment.register(
        person_id=person_id(person),
        body_id=body_id(body),
        seat_id=_seat_id(body, seat),
        role="member" if seat < SEATS // 2 else "numbered-deputy",
        organisation_id=_ORGANISATIONS[seat % len(_ORGANISATIONS)],
        by=BY,
    )
    one.make(
        valid_from=str(year), until=f"{year}-12-31", decided_on=f"{year}-01-10", way="settlement", basis=basis, by=BY
    )
    one.correct({"valid_from": f"{year}-01-15"}, reason="Dagen er funnet", by=BY)
    one.grant_leave(valid_from=f"{year}-03-01", until=f"{year}-05-31", basis=basis, by=BY)
    one.correct({"until": f"{year}-06-15"}, number=one.version, reason="Avskrift", by=BY)
    one.extend(until=f"{end}-12-31", decided_on=f"{year}-11-20", basis=basis, by=BY)
    one.end(ground="resigned", ended_on=f"{end}-10", basis=basis, by=BY)
    one.take_back_ending(reason="Feil person", by=BY)
    one.correct({"decided_on": f"{year}-01-11"}, reason="Avskrift", by=BY)
    one.end(ground="replaced", ended_on=f"{end}-11-30", basis=basis, by=BY)
    return one


def _seat_id(body: int, seat: int) -> UUID:
    return UUID(int=(4 << 100) + body * 1000 + seat)
