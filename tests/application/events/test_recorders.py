"""What both recorders promise: nothing stored is changed, nobody who follows misses anything, one wins each race."""

import random
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from uuid import UUID, uuid4

import pytest
from eventsourcing.persistence import IntegrityError, StoredEvent

from application.archive import Archive, event_mapper
from application.events.protocol import Recorder
from domain.cases import Case
from domain.references import Claim, ReferenceTakenError, case_claim
from tests.application.events.conftest import Place


def an_event(version: int = 1, *, id: UUID | None = None, state: bytes = b"{}") -> StoredEvent:
    return StoredEvent(originator_id=id or uuid4(), originator_version=version, topic="case.opened", state=state)


def test_positions_begin_at_1_and_an_empty_one_has_none(recorder: Recorder) -> None:
    assert recorder.max_notification_id() is None
    assert recorder.insert_events([an_event(), an_event()]) == [1, 2]
    assert recorder.max_notification_id() == 2


FORGERIES = (
    "UPDATE stored_events SET topic = 'forged'",
    "DELETE FROM stored_events",
    "INSERT INTO stored_events (originator_id, originator_version, topic, state) "
    "SELECT originator_id, originator_version, 'forged', state FROM stored_events",
    "INSERT INTO stored_events (originator_id, originator_version, topic, state) "
    "SELECT originator_id, originator_version, 'forged', state FROM stored_events WHERE true "
    "ON CONFLICT (originator_id, originator_version) DO UPDATE SET topic = 'forged'",
)


@pytest.mark.parametrize("statement", FORGERIES)
def test_the_database_refuses_to_change_what_is_stored(place: Place, recorder: Recorder, statement: str) -> None:
    event = an_event()
    recorder.insert_events([event])
    with pytest.raises(place.refused):
        place.forge(statement)
    assert recorder.select_events(event.originator_id) == [event]
    assert [one.topic for one in recorder.select_notifications(1, 10)] == ["case.opened"]


def test_events_are_read_back_by_id_and_version(recorder: Recorder) -> None:
    first, second = an_event(1), an_event(7, state=b"other")
    recorder.insert_events([first, second])
    keys = [(first.originator_id, 1), (second.originator_id, 7), (second.originator_id, 8), (uuid4(), 1)]
    assert recorder.stored(keys) == {keys[0]: first, keys[1]: second}


def test_a_lost_race_stores_nothing_of_the_loser(recorder: Recorder) -> None:
    winner, other, after = an_event(), an_event(), an_event()
    recorder.insert_events([winner])
    with pytest.raises(IntegrityError):
        recorder.insert_events([other, an_event(id=winner.originator_id, state=b"loser")])
    assert recorder.stored([(winner.originator_id, 1), (other.originator_id, 1)]) == {(winner.originator_id, 1): winner}
    recorder.insert_events([after])
    assert [one.originator_id for one in recorder.select_notifications(1, 10)] == [
        winner.originator_id, after.originator_id
    ]  # fmt: skip


def test_the_event_at_a_position_is_told(recorder: Recorder) -> None:
    event = an_event()
    (position,) = recorder.insert_events([event])
    found = recorder.at_position(position)
    assert (found.originator_id, found.originator_version) == (event.originator_id, event.originator_version)
    assert recorder.at_position(position + 1) is None


WRITERS, TIMES = 4, 40


def test_who_follows_concurrent_writers_misses_nothing(place: Place) -> None:
    """Some of the transactions are lost races, so that there are gaps; the follower never goes back."""
    taken = an_event()
    place.recorder().insert_events([taken])

    def write(recorder: Recorder, dice: random.Random) -> list[tuple[UUID, int]]:
        written = []
        for _ in range(TIMES):
            identity = uuid4()
            events = [an_event(version, id=identity) for version in range(1, dice.randint(2, 5))]
            if dice.random() < 0.2:
                with pytest.raises(IntegrityError):
                    recorder.insert_events([*events, taken])
            else:
                recorder.insert_events(events)
                written += [(one.originator_id, one.originator_version) for one in events]
        return written

    follower, seen, last = place.recorder(), [], 1
    recorders = [place.recorder() for _ in range(WRITERS)]
    with ThreadPoolExecutor(WRITERS) as pool:
        writing = [pool.submit(write, one, random.Random(number)) for number, one in enumerate(recorders)]
        for _ in count():
            done = all(one.done() for one in writing)
            found = follower.select_notifications(last, 50, inclusive_of_start=False)
            seen += found
            last = found[-1].id if found else last
            if done and not found:
                break
    expected = [key for one in writing for key in one.result()]
    assert sorted((one.originator_id, one.originator_version) for one in seen) == sorted(expected)
    assert [one.id for one in seen] == sorted({one.id for one in seen})


def test_of_many_who_claim_a_number_at_once_one_gets_it(place: Place) -> None:
    def claim(recorder: Recorder) -> bool:
        archive = Archive(recorder, mapper=event_mapper())
        case = Case.open(reference="2025/17", title="Ny bru", by="kari")
        try:
            archive.record(case, Claim.on(case_claim("2025/17"), holder=case.id, by="kari"))
        except ReferenceTakenError:
            assert not archive.holds(case.id)
            return False
        return archive.holds(case.id)

    recorders = [place.recorder() for _ in range(6)]
    with ThreadPoolExecutor(len(recorders)) as pool:
        assert sorted(pool.map(claim, recorders)) == [False] * 5 + [True]
    assert len(recorders[0].select_notifications(1, 10)) == 2
