"""Killed at any instant, an archive loses nothing that was acknowledged, and its registers equal its events again."""

import random
import time
from collections.abc import Callable, Iterator

import pytest

from application.commands.bodies import EstablishBody, establish_body
from application.opened import OpenArchive, open_archive
from application.settings import Settings
from domain.cases import Case
from domain.decisions import Decision
from domain.journal import JournalEntry
from tests.application.conftest import SIZES
from tests.application.registers.reading import ALL_LIVE, Rows, all_rows, standing
from tests.application.registers.recording import COUNCIL, Acknowledged, Recording

KINDS = {"case": Case, "entry": JournalEntry, "decision": Decision}
TABLES = {"case": "cases", "entry": "journal_entries", "decision": "decisions"}
KILLS = 10

Start = Callable[[str, int], Recording]


@pytest.fixture
def start(begun: Settings) -> Iterator[Start]:
    with open_archive(begun) as opened:
        council = EstablishBody(body_id=COUNCIL, name="Regionrådet", abbreviation="RR", kind="political", by="kari")
        establish_body(opened.archive, council)
    started: list[Recording] = []

    def begin(who: str, most: int) -> Recording:
        started.append(Recording(begun, who, most))
        return started[-1]

    yield begin
    for recording in started:
        recording.process.kill()
        recording.process.join()


@SIZES
def test_no_acknowledged_fact_is_lost_and_the_registers_equal_the_events(begun: Settings, start: Start) -> None:
    chance = random.Random(7)
    acknowledged: list[Acknowledged] = []
    for number in range(KILLS):
        recording = start(f"killed {number}", 10_000)
        recording.wait_until_ready()
        recording.wait_for(chance.randrange(5))
        time.sleep(chance.uniform(0, 0.02))
        recording.process.kill()
        acknowledged += recording.end()
    with open_archive(begun) as opened:
        for kind, identity in acknowledged:
            assert opened.archive.load(KINDS[kind], identity).id == identity
        opened.follower.catch_up()
        assert_registers_equal_events(opened, acknowledged)
    assert len(acknowledged) > KILLS


@SIZES
def test_several_processes_record_and_follow_at_the_same_time(begun: Settings, start: Start) -> None:
    """They want the same numbers of cases and of decisions, and each gets its own."""
    most = 8
    started = [start(f"writer {number}", most) for number in range(3)]
    for recording in started:
        recording.wait_until_ready()
    acknowledged = [one for recording in started for one in recording.end()]
    assert [recording.process.exitcode for recording in started] == [0, 0, 0]
    assert len(acknowledged) == 3 * 3 * most
    with open_archive(begun) as opened:
        assert standing(opened) == ALL_LIVE
        rows = assert_registers_equal_events(opened, acknowledged)
    assert len({row[1] for row in rows["cases"]}) == 3 * most
    assert len({row[5] for row in rows["decisions"]}) == 3 * most


def assert_registers_equal_events(opened: OpenArchive, acknowledged: list[Acknowledged]) -> Rows:
    live = all_rows(opened.stores.registers)
    for kind, table in TABLES.items():
        ids = {row[0].strip("'") for row in live[table]}
        assert {identity.hex for one, identity in acknowledged if one == kind} <= ids
    sequences = sorted(int(row[15]) for row in live["journal_entries"])
    assert sequences == list(range(1, len(sequences) + 1))
    opened.follower.rebuild()
    assert all_rows(opened.stores.registers) == live
    assert standing(opened) == ALL_LIVE
    return live
