"""Whatever happens to consultations in whatever order, the register answers as replaying the events does."""

from random import Random
from typing import Any
from uuid import UUID

from application.opened import OpenArchive
from application.questions.consultation_facts import facts_of_consultations, municipalities_of
from application.questions.consultation_lists import standings_of
from application.registers import access
from application.registers.consultations import register
from application.registers.follower import Follower
from domain.access import Audience
from domain.consultations import Consultation
from tests.application.conftest import SIZES
from tests.application.registers.reading import all_rows
from tests.domain.histories_of_consultations import BY, MUNICIPALITIES, History
from tests.domain.naive_consultations import municipality_on, state_on

pytestmark = SIZES

MANY = {"small": 30, "large": 6}
ODD_BATCH = 17
"""So that what is remembered in a batch must often be read again."""


class _Replayed:
    facts: dict[str, Any]


def test_the_register_agrees_with_replaying_the_events(opened: OpenArchive, size: str) -> None:
    chance, replayed, found = Random(5), dict[UUID, _Replayed](), 0
    events = _record(opened, MANY[size], chance)
    follower = _followed(opened)
    with opened.stores.registers.connect() as connection:
        for position, event in enumerate(events, 1):
            _apply(replayed, event)
            if chance.random() > 0.25:
                continue
            told = {one: it.facts for one, it in replayed.items()}
            assert facts_of_consultations(connection, told, position, Audience.OFFICER) == told
            day = f"2024-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            asked = standings_of(connection, told, Audience.OFFICER, on=day, known=position)
            stands = {one: (it.state, it.is_open, it.way, it.deadline) for one, it in asked.items()}
            expected = {one: how for one, facts in told.items() if (how := state_on(facts, day)) is not None}
            assert {one: how for one, how in expected.items() if one in stands} == stands, (day, position)
            those = municipalities_of(connection, told, on=day, known=position)
            for one, facts in told.items():
                of_it = {each.organisation_id: (each.state, each.deadline) for each in those.get(one, ())}
                wanted = {who: how for who in MUNICIPALITIES if (how := municipality_on(facts, who.hex, day))}
                assert of_it == wanted, (day, position)
            found += len(stands)
    assert found > 40
    followed = all_rows(opened.stores.registers)
    follower.rebuild([register.name])
    assert all_rows(opened.stores.registers) == followed


def _record(opened: OpenArchive, many: int, chance: Random) -> list[Any]:
    """Record so many histories among each other; positions begin at 1 and have no gaps."""
    told = []
    for seed in range(many):
        consultation = History(seed).go_on(12)
        if chance.random() < 0.1:
            consultation.withdraw(reason="ført to ganger", by=BY)
        told.append(list(consultation.collect_events()))
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
    if isinstance(event, Consultation.Received):
        replayed[event.originator_id] = _Replayed()
        replayed[event.originator_id].facts = event.begun()
    else:
        event.apply(replayed[event.originator_id])
