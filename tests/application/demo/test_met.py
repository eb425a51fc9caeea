"""The meetings of the demo archive: two years of them in every state, hanging together with what was decided."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, select

from application.demo.content import stories
from application.demo.meeting_days import BODIES, PLANNED, plan_of, timed_meetings
from application.demo.names import Names, demo_id
from application.demo.timetable import timetable
from application.opened import OpenArchive
from application.questions.known import last_position
from application.questions.meeting_lists import list_meetings
from application.registers.decision_tables import decisions
from application.registers.meeting_tables import meeting_decisions, meeting_items, meetings
from domain.access import Audience
from domain.meeting_plans import MeetingPlan, PlanRecord
from domain.meetings import ItemKind, Meeting, MeetingKind, State, agenda, standings
from domain.meetings.validity import validity_of
from domain.recorded import records_of
from tests.application.demo.conftest import TODAY


@pytest.fixture
def connection(demo: OpenArchive) -> Iterator[Connection]:
    with demo.stores.registers.connect() as connection:
        yield connection


@pytest.fixture(scope="module")
def met(demo: OpenArchive) -> list[Meeting]:
    with demo.stores.registers.connect() as connection:
        identities = [one.id for one in timed_meetings(timetable(stories(), Names(TODAY)), TODAY)]
        assert set(connection.execute(select(meetings.c.id)).scalars()) == {one.hex for one in identities}
    return [demo.archive.load(Meeting, one) for one in identities]


def test_the_councils_own_bodies_met_as_often_as_their_plan_says(met: list[Meeting]) -> None:
    found = Counter((one.facts["body_id"], int(_day(one)[:4])) for one in met if one.facts["kind"] == "ordinary")
    for year in (TODAY.year - 1, TODAY.year):
        assert [found[demo_id("body", code).hex, year] for code in BODIES] == [6, 8, 8, 3, 3]


def test_there_are_meetings_of_every_kind_and_they_were_in_every_state(met: list[Meeting]) -> None:
    assert {one.facts["kind"] for one in met} == set(MeetingKind)
    assert {span.fact.state for one in met for span in standings(one.facts)} == set(State)


def test_the_public_reads_the_minutes_that_are_published_and_sees_what_is_to_come(connection: Connection) -> None:
    about: dict[str, Any] = {"on": TODAY.isoformat(), "known": last_position(connection), "limit": 200}
    assert len(list_meetings(connection, Audience.PUBLIC, state="published", **about).items) > 40
    assert len(list_meetings(connection, Audience.PUBLIC, state="to-come", **about).items) > 25


def test_the_meetings_of_each_year_were_planned_by_a_plan_that_the_executive_adopted(
    demo: OpenArchive, met: list[Meeting]
) -> None:
    for year, decision in ((TODAY.year, "moteplan"), (TODAY.year + 1, "moteplan2")):
        for code in PLANNED:
            plan = demo.archive.load(MeetingPlan, plan_of(code, year))
            (adopted,) = (record for _, record in records_of(plan.facts, PlanRecord.ADOPTED))
            told = {story.plan.key: story for story in timetable(stories(), Names(TODAY))}[decision].decisions
            assert adopted["basis"]["decision_id"] == next(one.id.hex for one in told if one.plan.body == "OU")
            ours = [one for one in met if one.facts["plan_id"] == plan.id.hex]
            assert len(ours) == {"RR": 6, "OU": 8, "KDU": 8}[code]


def test_items_are_of_every_kind_and_some_were_closed_or_came_up_in_the_meeting(connection: Connection) -> None:
    rows = connection.execute(select(meeting_items)).all()
    assert {row.item_kind for row in rows} == set(ItemKind)
    assert any(row.closed and row.public_title for row in rows)
    assert any(row.outside_agenda for row in rows)


def test_every_decision_of_the_councils_bodies_was_made_in_a_meeting_of_that_day(
    demo: OpenArchive, met: list[Meeting]
) -> None:
    with demo.stores.registers.connect() as connection:
        rows = connection.execute(select(decisions)).all()
        became = set(connection.execute(select(meeting_decisions.c.decision_id)).scalars())
    days = {(one.facts["body_id"], _day(one)) for one in met}
    ours = [
        row
        for row in rows
        if row.body_id in {demo_id("body", code).hex for code in BODIES}
        and f"{TODAY.year - 1}-01-01" <= row.decided_on <= f"{TODAY.year}-10-01"
    ]
    assert len(ours) > 80
    assert all((row.body_id, row.decided_on) in days for row in ours)
    assert {row.id for row in ours} == became & {row.id for row in ours}


def test_some_decisions_came_of_minutes_that_were_approved(demo: OpenArchive) -> None:
    with demo.stores.registers.connect() as connection:
        titles = connection.execute(select(decisions.c.title)).scalars().all()
    assert {f"Valg av leder og nestleder fra 1. november {TODAY.year - 1}", "Bussruter i sommerferien"} <= set(titles)


def test_one_case_has_three_numbers_in_three_meetings(met: list[Meeting]) -> None:
    case = demo_id("case", "samarbeidsavtale-rev").hex
    found = [(one.facts["body_id"], item.number) for one in met for item in agenda(one.facts) if item.case_id == case]
    year = TODAY.year - 1
    told = {"KDU": f"11/{year}", "OU": f"23/{year}", "RR": f"23/{year}"}
    assert dict(found) == {demo_id("body", code).hex: number for code, number in told.items()}


def test_nothing_that_was_decided_would_be_asked_about(met: list[Meeting]) -> None:
    members = {demo_id("body", "RR").hex: 8}
    for one in met:
        for item in agenda(one.facts):
            found = validity_of(one.facts, item.item, members=members.get(one.facts["body_id"], 4))
            assert found is None or not found.findings, (one.reference, item.title)


@pytest.mark.parametrize("today", [date(2027, 1, 1), date(2028, 2, 29), date(2027, 5, 17), date(2030, 8, 2)], ids=str)
def test_on_any_day_no_two_items_of_a_body_have_the_same_number(today: date) -> None:
    found = timed_meetings(timetable(stories(), Names(today)), today)
    numbers = [(one.body, item.number) for one in found for item in one.items if item.number]
    assert len(set(numbers)) == len(numbers)
    assert len({one.id for one in found}) == len(found)


def _day(one: Meeting) -> str:
    moved = [record["starts_on"] for record in one.facts["records"].values() if record["kind"] == "moved"]
    return str(moved[-1] if moved else one.facts["starts_on"])
