"""Histories recorded among each other, and replayed beside the register that follows them."""

from collections.abc import Iterable, Iterator
from random import Random
from typing import Any
from uuid import UUID

from application.opened import OpenArchive
from application.registers import access
from application.registers.follower import Follower
from application.registers.register import Register
from domain.recorded import Registered

ODD_BATCH = 17
"""So that what is remembered in a batch must often be read again."""

Facts = dict[UUID, dict[str, Any]]


class _Told:
    facts: dict[str, Any]


def record_among_each_other(opened: OpenArchive, histories: Iterable[Iterable[Any]], chance: Random) -> list[Any]:
    """Record the events of histories, each in its order, among those of the others; return them as they were recorded.

    Positions begin at 1 and have no gaps.
    """
    told = [list(events) for events in histories]
    whose = [number for number, events in enumerate(told) for _ in events]
    chance.shuffle(whose)
    events = [told[number].pop(0) for number in whose]
    mapper, recorder = opened.follower.mapper, opened.stores.recorder
    recorder.insert_events([mapper.to_stored_event(event) for event in events])
    return events


def followed(opened: OpenArchive, register: Register) -> Follower:
    """Return what has let the register follow all that is recorded."""
    ours = opened.follower
    follower = Follower(ours.engine, ours.recorder, ours.mapper, (register, access.register), batch=ODD_BATCH)
    follower.catch_up()
    assert {state.state for state in follower.states()} == {"live"}
    return follower


def replayed(events: Iterable[Any]) -> Iterator[tuple[int, Facts]]:
    """Yield each position, and what is known of all that is told by records at it."""
    told: dict[UUID, _Told] = {}
    for position, event in enumerate(events, start=1):
        if isinstance(event, Registered):
            told[event.originator_id] = _Told()
            told[event.originator_id].facts = event.begun()
        else:
            event.apply(told[event.originator_id])
        yield position, {one: it.facts for one, it in told.items()}
