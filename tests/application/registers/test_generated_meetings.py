"""Whatever happens to meetings in whatever order, the register answers as replaying the events does."""

from random import Random
from typing import Any

from application.opened import OpenArchive
from application.questions.meeting_facts import facts_of_meetings, items_of_meetings
from application.questions.meeting_lists import meetings_standing
from application.registers.meetings import register
from domain.access import Audience
from tests.application.conftest import SIZES
from tests.application.registers.reading import all_rows
from tests.application.registers.replaying import followed, record_among_each_other, replayed
from tests.domain.histories_of_meetings import BY, History
from tests.domain.naive_meetings import agenda_of, state_on

pytestmark = SIZES

MANY = {"small": 25, "large": 5}


def test_the_register_agrees_with_replaying_the_events(opened: OpenArchive, size: str) -> None:
    chance, found = Random(5), 0
    events = record_among_each_other(opened, [_history(seed, chance) for seed in range(MANY[size])], chance)
    follower = followed(opened, register)
    with opened.stores.registers.connect() as connection:
        for position, told in replayed(events):
            if chance.random() > 0.2:
                continue
            assert facts_of_meetings(connection, told, position, Audience.OFFICER) == told
            day = f"2024-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            asked = meetings_standing(connection, told, Audience.OFFICER, on=day, known=position)
            stands = {one: (it.state, it.starts_on) for one, it in asked.items()}
            assert stands == {one: how for one, facts in told.items() if (how := state_on(facts, day)) is not None}
            lines = items_of_meetings(connection, told, position, Audience.OFFICER)
            of_each = {one: [(it.item, it.number, it.title) for it in of_it] for one, of_it in lines.items()}
            expected = {one: agenda_of(facts) for one, facts in told.items() if not facts["is_withdrawn"]}
            assert of_each == {one: items for one, items in expected.items() if items}
            found += len(stands)
    assert found > 20
    before = all_rows(opened.stores.registers)
    follower.rebuild([register.name])
    assert all_rows(opened.stores.registers) == before


def _history(seed: int, chance: Random) -> list[Any]:
    meeting = History(seed).go_on(18)
    if chance.random() < 0.1:
        meeting.withdraw(reason="ført to ganger", by=BY)
    return list(meeting.collect_events())
