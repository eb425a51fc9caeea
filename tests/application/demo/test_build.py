"""What the demo archive holds, when it was recorded, and that it is the same each time."""

from datetime import datetime, time
from pathlib import Path

import pytest
from eventsourcing.persistence import Notification
from sqlalchemy import select

from application.demo import council
from application.demo.build import NotEmptyError, build
from application.demo.content import stories
from application.engines import initialise
from application.office.facts import ArchiveKind
from application.opened import OpenArchive, open_archive
from application.registers.cases import cases
from application.registers.decision_tables import decisions
from domain.clock import OFFICE_ZONE
from tests.application.demo.conftest import OFFICERS, PUBLISHER, TODAY, settings_for


def everything(opened: OpenArchive) -> list[Notification]:
    return list(opened.stores.recorder.select_notifications(1, 100_000))


def test_time_runs_forward_through_three_years_and_stops_before_today(demo: OpenArchive) -> None:
    events = [demo.follower.mapper.to_domain_event(one) for one in everything(demo)]
    moments = [event.timestamp for event in events]
    assert moments == sorted(moments)
    assert moments[-1] <= datetime.combine(TODAY, time(), tzinfo=OFFICE_ZONE)
    assert (moments[0].year, moments[0].month) == (TODAY.year - 3, TODAY.month)


def test_the_same_day_gives_the_same_archive(tmp_path: Path) -> None:
    some = [story for story in stories() if "Helse" in story.areas]
    made = []
    for name in ("once", "again"):
        settings = settings_for(tmp_path / name)
        initialise(settings, ArchiveKind.DEMO, council.NAME)
        with open_archive(settings) as opened:
            build(opened, today=TODAY, officers=OFFICERS, publisher=PUBLISHER, told=some)
            made.append((everything(opened), list(opened.stores.files.digests())))
    assert made[0] == made[1]


def test_an_archive_that_holds_something_is_refused(demo: OpenArchive) -> None:
    before = demo.stores.recorder.max_notification_id()
    with pytest.raises(NotEmptyError):
        build(demo, today=TODAY, officers=OFFICERS, publisher=PUBLISHER)
    assert demo.stores.recorder.max_notification_id() == before


def test_every_story_is_told(demo: OpenArchive) -> None:
    with demo.stores.registers.connect() as connection:
        assert connection.execute(select(cases.c.id)).all().__len__() == len(stories())
        numbers = connection.execute(select(decisions.c.reference)).scalars().all()
    assert len(set(numbers)) == len(numbers)


def test_registers_hold_all_that_is_recorded(demo: OpenArchive) -> None:
    assert all(state.state == "live" and not state.behind for state in demo.follower.states())
