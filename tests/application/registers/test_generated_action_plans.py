"""Whatever is recorded about action plans in whatever order, the register answers as replaying the events does."""

from random import Random
from typing import Any

from application.opened import OpenArchive
from application.questions.action_plan_facts import facts_of_action_plans
from application.questions.action_plan_on_day import action_plans_in_force
from application.registers.action_plans import register
from domain.access import Audience
from tests.application.conftest import SIZES
from tests.application.registers.reading import all_rows
from tests.application.registers.replaying import followed, record_among_each_other, replayed
from tests.domain.histories_of_action_plans import BY, History
from tests.domain.naive_principles import in_force_on

pytestmark = SIZES

MANY = {"small": 20, "large": 5}


def test_the_register_agrees_with_replaying_the_events(opened: OpenArchive, size: str) -> None:
    chance, found = Random(4), 0
    events = record_among_each_other(opened, [_history(seed, chance) for seed in range(MANY[size])], chance)
    follower = followed(opened, register)
    with opened.stores.registers.connect() as connection:
        for position, told in replayed(events):
            if chance.random() > 0.2:
                continue
            assert facts_of_action_plans(connection, told, position) == told
            day = f"{chance.randint(2019, 2026)}-{chance.randint(1, 12):02}-15"
            expected = {(one, held) for one, facts in told.items() if (held := in_force_on(facts, day)) is not None}
            asked = plans_in_force_on(connection, day, position)
            assert asked == expected, (day, position)
            found += len(expected)
    assert found > 10
    before = all_rows(opened.stores.registers)
    follower.rebuild([register.name])
    assert all_rows(opened.stores.registers) == before


def plans_in_force_on(connection: Any, day: str, position: int) -> set[tuple[Any, int]]:
    found = action_plans_in_force(connection, day, position, Audience.OFFICER)
    return {(one.id, version.number) for one in found if (version := one.in_force(day)) is not None}


def _history(seed: int, chance: Random) -> list[Any]:
    plan = History(seed).go_on(12)
    if chance.random() < 0.2:
        plan.withdraw(reason="ført to ganger", by=BY)
    return list(plan.collect_events())
