"""Whatever is recorded about principles in whatever order, the register answers as replaying the events does."""

from random import Random
from typing import Any

from application.opened import OpenArchive
from application.questions.principles_facts import facts_of_principles
from application.questions.principles_on_day import principles_on
from application.registers.principles import register
from domain.access import Audience
from tests.application.conftest import SIZES
from tests.application.registers.reading import all_rows
from tests.application.registers.replaying import followed, record_among_each_other, replayed
from tests.domain.histories_of_principles import BY, History
from tests.domain.naive_principles import in_force_on

pytestmark = SIZES

MANY = {"small": 25, "large": 6}


def test_the_register_agrees_with_replaying_the_events(opened: OpenArchive, size: str) -> None:
    chance, found = Random(3), 0
    events = record_among_each_other(opened, [_history(seed, chance) for seed in range(MANY[size])], chance)
    follower = followed(opened, register)
    with opened.stores.registers.connect() as connection:
        for position, told in replayed(events):
            if chance.random() > 0.3:
                continue
            assert facts_of_principles(connection, told, position) == told
            day = f"{chance.randint(2019, 2026)}-{chance.randint(1, 12):02}-15"
            expected = {(one, held) for one, facts in told.items() if (held := in_force_on(facts, day)) is not None}
            asked = principles_on(connection, day, position, Audience.OFFICER)
            assert {(one.principles_id, one.number) for one in asked} == expected, (day, position)
            found += len(expected)
    assert found > 20
    before = all_rows(opened.stores.registers)
    follower.rebuild([register.name])
    assert all_rows(opened.stores.registers) == before


def _history(seed: int, chance: Random) -> list[Any]:
    principles = History(seed).go_on(10)
    if chance.random() < 0.2:
        principles.withdraw(reason="ført to ganger", by=BY)
    return list(principles.collect_events())
