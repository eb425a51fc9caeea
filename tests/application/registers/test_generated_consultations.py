"""Whatever happens to consultations in whatever order, the register answers as replaying the events does."""

from random import Random
from typing import Any

from application.opened import OpenArchive
from application.questions.consultation_facts import facts_of_consultations, municipalities_of
from application.questions.consultation_lists import standings_of
from application.registers.consultations import register
from domain.access import Audience
from tests.application.conftest import SIZES
from tests.application.registers.reading import all_rows
from tests.application.registers.replaying import followed, record_among_each_other, replayed
from tests.domain.histories_of_consultations import BY, MUNICIPALITIES, History
from tests.domain.naive_consultations import municipality_on, state_on

pytestmark = SIZES

MANY = {"small": 30, "large": 6}


def test_the_register_agrees_with_replaying_the_events(opened: OpenArchive, size: str) -> None:
    chance, found = Random(5), 0
    events = record_among_each_other(opened, [_history(seed, chance) for seed in range(MANY[size])], chance)
    follower = followed(opened, register)
    with opened.stores.registers.connect() as connection:
        for position, told in replayed(events):
            if chance.random() > 0.25:
                continue
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
    before = all_rows(opened.stores.registers)
    follower.rebuild([register.name])
    assert all_rows(opened.stores.registers) == before


def _history(seed: int, chance: Random) -> list[Any]:
    consultation = History(seed).go_on(12)
    if chance.random() < 0.1:
        consultation.withdraw(reason="ført to ganger", by=BY)
    return list(consultation.collect_events())
