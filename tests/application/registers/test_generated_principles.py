"""Whatever is recorded about principles in whatever order, the register answers as replaying the events does."""

from random import Random
from typing import Any
from uuid import UUID

from application.opened import OpenArchive
from application.questions.principles_facts import facts_of_principles
from application.questions.principles_on_day import principles_on
from application.registers import access
from application.registers.follower import Follower
from application.registers.principles import register
from domain.access import Audience
from domain.principles import Principles
from tests.application.conftest import SIZES
from tests.application.registers.reading import all_rows
from tests.domain.histories_of_principles import BY, History
from tests.domain.naive_principles import in_force_on

pytestmark = SIZES

MANY = {"small": 25, "large": 6}
ODD_BATCH = 17
"""So that what is remembered in a batch must often be read again."""


class _Replayed:
    facts: dict[str, Any]


def test_the_register_agrees_with_replaying_the_events(opened: OpenArchive, size: str) -> None:
    chance, replayed, found = Random(3), dict[UUID, _Replayed](), 0
    events = _record(opened, MANY[size], chance)
    follower = _followed(opened)
    with opened.stores.registers.connect() as connection:
        for position, event in enumerate(events, 1):
            _apply(replayed, event)
            if chance.random() > 0.3:
                continue
            told = {one: it.facts for one, it in replayed.items()}
            assert facts_of_principles(connection, told, position) == told
            day = f"{chance.randint(2019, 2026)}-{chance.randint(1, 12):02}-15"
            expected = {(one, held) for one, facts in told.items() if (held := in_force_on(facts, day)) is not None}
            asked = principles_on(connection, day, position, Audience.OFFICER)
            assert {(one.principles_id, one.number) for one in asked} == expected, (day, position)
            found += len(expected)
    assert found > 20
    followed = all_rows(opened.stores.registers)
    follower.rebuild([register.name])
    assert all_rows(opened.stores.registers) == followed


def _record(opened: OpenArchive, many: int, chance: Random) -> list[Any]:
    """Record so many histories among each other; positions begin at 1 and have no gaps."""
    told = []
    for seed in range(many):
        principles = History(seed).go_on(10)
        if chance.random() < 0.2:
            principles.withdraw(reason="ført to ganger", by=BY)
        told.append(list(principles.collect_events()))
    whose = [number for number, events in enumerate(told) for _ in events]
    chance.shuffle(whose)
    events = [told[number].pop(0) for number in whose]
    mapper, recorder = opened.follower.mapper, opened.stores.recorder
    recorder.insert_events([mapper.to_stored_event(event) for event in events])
    return events


def _followed(opened: OpenArchive) -> Follower:
    ours = opened.follower
    follower = Follower(ours.engine, ours.recorder, ours.mapper, (register, access.register), batch=ODD_BATCH)
    follower.catch_up()
    assert {state.state for state in follower.states()} == {"live"}
    return follower


def _apply(replayed: dict[UUID, _Replayed], event: Any) -> None:
    if isinstance(event, Principles.Registered):
        replayed[event.originator_id] = _Replayed()
        replayed[event.originator_id].facts = event.begun()
    else:
        event.apply(replayed[event.originator_id])
