"""Whatever is recorded about appointments in whatever order, the registers answer as replaying the events does."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from typing import Any

from sqlalchemy import Connection

from application.opened import OpenArchive
from application.questions.holdings import (
    HoldingView,
    holdings_of_body,
    holdings_of_organisations,
    holdings_of_people,
    same_person,
)
from application.questions.known import known_at
from application.questions.seats import seats_of
from application.registers import appointments, directory, recorded_times, seats
from application.registers.follower import Follower
from domain.intervals import day_after
from tests.application.conftest import SIZES
from tests.application.registers.generated import Generated
from tests.application.registers.naive import Held, Replay

pytestmark = SIZES

COMMANDS = {"small": 10_000, "large": 1_500}
ASKED = {"small": 1_000, "large": 150}
REGISTERS = (appointments.register, seats.register, recorded_times.register, directory.register)
ODD_BATCH = 331
"""So that what is remembered in a batch must often be read again."""

_OTHERWISE = 0.25
"""How often organisations, seats and who is the same are compared too."""


@dataclass
class Asked:
    """One question: about a day, as known at a position."""

    on: str
    known: int


def test_the_registers_agree_with_replaying_the_events(opened: OpenArchive, size: str) -> None:
    history = Generated(opened.stores.recorder, seed=6)
    history.record(COMMANDS[size])
    follower = _followed(opened)
    events = [fact.event for fact in follower.log.facts(opened.stores.recorder.select_notifications(1, 100_000))]
    assert len(events) > 0.5 * COMMANDS[size]
    chance = Random(1)
    asked = sorted(
        (Asked(history.day(), chance.randrange(len(events) + 1)) for _ in range(ASKED[size])), key=lambda one: one.known
    )
    held = 0
    with opened.stores.registers.connect() as connection:
        for question, replay in _replayed(events, asked):
            held += _compare(connection, history, replay, question, chance)
        _compare_times(connection, events, chance)
    assert held > 5 * ASKED[size]


def _followed(opened: OpenArchive) -> Follower:
    ours = opened.follower
    follower = Follower(ours.engine, ours.recorder, ours.mapper, REGISTERS, ours.alone, batch=ODD_BATCH)
    follower.catch_up()
    assert {state.state for state in follower.states()} == {"live"}
    return follower


def _replayed(events: list[Any], asked: list[Asked]) -> Iterator[tuple[Asked, Replay]]:
    """Yield each question with what had been replayed by its position; positions begin at 1 and have no gaps."""
    replay, done = Replay(), 0
    for question in asked:
        for event in events[done : question.known]:
            replay.apply(event)
        done = question.known
        yield question, replay


def _compare(connection: Connection, history: Generated, replay: Replay, asked: Asked, chance: Random) -> int:
    """Compare what is held, by body and person, now and then the rest; return how much was held."""
    body, person = chance.choice(history.bodies), chance.choice(history.people)
    on, known = asked.on, asked.known
    in_body = _told(holdings_of_body(connection, body, on, known))
    assert in_body == replay.held("body_id", body, on), asked
    day = {"first": on, "end": day_after(on)}
    of_person = _told(holdings_of_people(connection, [person], known, **day))
    assert of_person == replay.held("person_id", person, on), asked
    if chance.random() < _OTHERWISE:
        organisation = chance.choice(history.organisations)
        sent = _told(holdings_of_organisations(connection, [organisation], known, **day))
        assert sent == replay.held("organisation_id", organisation, on), asked
        there = {one.id.hex: (one.role, one.number, one.elector) for one in seats_of(connection, body, on, known)}
        expected = replay.seats_on(body, on).items()
        assert there == {seat: (one["role"], one["number"], one["elector"]) for seat, one in expected}, asked
        assert set(same_person(connection, person, known)[1]) == replay.all_the_same(person), asked
    return len(in_body) + len(of_person)


def _told(views: list[HoldingView]) -> list[Held]:
    return sorted(
        (
            one.appointment_id.hex,
            one.seat_id.hex,
            one.person_id.hex,
            one.organisation_id.hex if one.organisation_id else None,
            one.role,
            str(one.state),
            one.certain,
            one.acting_for.hex if one.acting_for else None,
            one.basis.get("reference"),
        )
        for one in views
    )


def _compare_times(connection: Connection, events: list[Any], chance: Random) -> None:
    """Compare the position that a time is, for times between those of events too."""
    latest: list[datetime] = []
    for event in events:
        latest.append(max(event.timestamp, latest[-1]) if latest else event.timestamp)
    for _ in range(200):
        moment = datetime.fromtimestamp(
            chance.uniform(latest[0].timestamp() - 1e5, latest[-1].timestamp() + 1e5), tz=UTC
        )
        asked = chance.choice((moment, chance.choice(events).timestamp)).astimezone(UTC)
        expected = sum(one <= asked for one in latest)
        assert known_at(connection, asked.isoformat()).position == expected, asked
