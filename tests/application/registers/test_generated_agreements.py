"""Whatever is recorded about agreements in whatever order, the register answers as replaying the events does."""

import json
from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from application.opened import OpenArchive
from application.questions.agreement_facts import agreement_facts
from application.questions.agreement_reminders import list_reminders
from application.questions.binding import awaiting_on, bound_on
from application.registers import access
from application.registers.agreements import register
from application.registers.follower import Follower
from domain.access import Audience
from domain.agreements import Agreement, Records, awaiting, bindings, reminders
from domain.intervals import fact_on
from domain.recorded import Recorded
from tests.application.conftest import SIZES
from tests.domain.histories_of_agreements import BY, PARTIES, History
from tests.domain.naive_agreements import bound_on as naively_bound

pytestmark = SIZES

AGREEMENTS, STEPS = {"small": 50, "large": 12}, 55
ASKED = {"small": 120, "large": 40}
ODD_BATCH = 37
"""So that what is remembered in a batch must often be read again."""
ALWAYS = ("2000-01-01", "2100-01-01")


class Replayed:
    """What the events up to a position tell of each agreement, one event after another."""

    def __init__(self) -> None:
        self.agreements: dict[UUID, _Told] = {}

    def apply(self, event: Any) -> None:
        if isinstance(event, Agreement.Registered):
            self.agreements[event.originator_id] = _Told(event.begun())
        elif isinstance(event, (Recorded, Agreement.Corrected, Agreement.TakenBack, Agreement.Withdrawn)):
            event.apply(self.agreements[event.originator_id])


class _Told:
    def __init__(self, facts: dict[str, Any]) -> None:
        self.facts = facts


def test_the_register_agrees_with_replaying_the_events(opened: OpenArchive, size: str) -> None:
    chance = Random(7)
    events = _record(opened, AGREEMENTS[size], chance)
    follower = _followed(opened)
    asked = sorted(chance.randrange(1, len(events) + 1) for _ in range(ASKED[size]))
    found = Counter[str]()
    with opened.stores.registers.connect() as connection:
        for position, replay in _replayed(events, [*asked, len(events)]):
            found += _compare(connection, replay, position, chance)
    assert min(found[kind] for kind in ("bound", "awaiting", "reminder")) > 5, found
    assert found["reserved"] > 5 or size == "large", found
    followed = _rows(opened)
    follower.rebuild([register.name])
    assert _rows(opened) == followed


def _record(opened: OpenArchive, agreements: int, chance: Random) -> list[Any]:
    """Record the histories of so many agreements among each other; positions begin at 1 and have no gaps."""
    told = []
    for seed in range(agreements):
        agreement = History(seed).go_on(STEPS)
        if chance.random() < 0.1:
            agreement.withdraw(reason="ført to ganger", by=BY)
        told.append(list(agreement.collect_events()))
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


def _replayed(events: list[Any], positions: list[int]) -> Iterator[tuple[int, Replayed]]:
    replay, done = Replayed(), 0
    for position in positions:
        for event in events[done:position]:
            replay.apply(event)
        done = position
        yield position, replay


def _compare(connection: Connection, replay: Replayed, known: int, chance: Random) -> Counter[str]:
    party, on = chance.choice(PARTIES), f"{chance.randint(2019, 2026)}-{chance.randint(1, 12):02}-15"
    now = replay.agreements
    # One that was registered by mistake later is left out of what binds at any time.
    there = {one: told.facts for one, told in now.items() if not _withdrawn(connection, one)}
    bound = _bound(connection, party, on, known)
    expected = {one: naively_bound(facts, party.hex, on) for one, facts in there.items()}
    assert bound == {one: told for one, told in expected.items() if told}, (party, on, known)
    awaited = {
        (one.agreement_id, one.version, one.deadline)
        for one in awaiting_on(connection, [party], on, known, Audience.OFFICER)
    }
    assert awaited == {
        (one, span.version, span.deadline)
        for one, facts in there.items()
        if (span := fact_on(awaiting(Records(facts)).get(party.hex, []), on))
    }, (party, on, known)
    found = Counter(bound=len(bound), reserved=sum(bool(one[2]) for one in bound.values()), awaiting=len(awaited))
    return found + Counter(reminder=_compare_one(connection, replay, known, chance))


def _compare_one(connection: Connection, replay: Replayed, known: int, chance: Random) -> int:
    """Compare all that is known of some agreement; return how much is to be remembered of it."""
    one = chance.choice(list(replay.agreements))
    facts = replay.agreements[one].facts
    assert agreement_facts(connection, one, known, Audience.OFFICER) == facts
    records = Records(facts)
    expected = reminders(records, bindings(records), awaiting(records)) if not facts["is_withdrawn"] else []
    asked = list_reminders(connection, *ALWAYS, known, Audience.OFFICER, agreement_id=one, limit=1000).items
    told = {
        (it.kind, it.day, it.version, who and who.hex, it.clause)
        for it in asked
        for who, _ in it.organisations or ((None, ""),)
    }
    assert told == {(it.kind, it.day, it.version, it.organisation_id, it.clause) for it in expected}
    return len(told)


def _bound(connection: Connection, party: UUID, on: str, known: int) -> dict[UUID, Any]:
    """Return what binds a party by the register, at most one version of an agreement."""
    views = bound_on(connection, [party], on, known, Audience.OFFICER)
    told = {one.agreement_id: (one.version, one.certain, one.except_clauses) for one in views}
    assert len(told) == len(views)
    return told


def _withdrawn(connection: Connection, one: UUID) -> bool:
    facts = agreement_facts(connection, one, 2**60, Audience.OFFICER)
    return facts is not None and bool(facts["is_withdrawn"])


def _rows(opened: OpenArchive) -> dict[str, list[str]]:
    """Return every row of the register, in order."""
    with opened.stores.registers.connect() as connection:
        return {
            table.name: sorted(json.dumps(list(row), default=str) for row in connection.execute(select(table)))
            for table in register.metadata.sorted_tables
        }
