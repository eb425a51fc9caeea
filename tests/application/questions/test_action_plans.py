"""Action plans asked for: the one in force, how far it has come, what is late, what came of it, what changed."""

import pytest
from sqlalchemy import Connection

from application.opened import OpenArchive
from application.questions.action_plan_arenas import arenas_on_day
from application.questions.action_plan_changes import changes_of
from application.questions.action_plan_links import measures_behind
from application.questions.action_plan_measures import late_measures, open_measures, plan_standing
from application.questions.action_plan_on_day import action_plans_in_force, action_plans_on_day, action_plans_resting_on
from application.questions.action_plans import action_plan_by_reference, list_action_plans
from application.questions.known import last_position
from application.questions.meeting_lists import held_in
from benchmarks.statements import statements
from domain.access import Audience
from tests.application.filled import Filled

PUBLIC, READER, OFFICER = Audience


@pytest.fixture
def connection(opened: OpenArchive, filled: Filled) -> Connection:
    with opened.stores.registers.connect() as connection:
        yield connection


def test_the_plan_of_a_day_is_told_with_who_answers_and_what_it_rests_on(connection: Connection) -> None:
    known = last_position(connection)
    (found,) = action_plans_in_force(connection, "2024-05-01", known, PUBLIC)
    version = found.in_force("2024-05-01")
    assert version is not None
    assert (version.number, version.year, version.last_day) == (1, 2024, "2024-12-31")
    assert [one.responsible.name if one.responsible else None for one in version.measures] == [
        "Regionrådet",
        None,
        "Campusstyret",
    ]
    assert [(one.name, one.meetings) for one in version.arenas] == [("Regionrådet", 6), ("Seminar", None)]
    assert action_plans_in_force(connection, "2025-01-15", known, PUBLIC) == []
    assert found.shown("2025-01-15") == version
    (later,) = action_plans_in_force(connection, "2025-03-01", known, PUBLIC)
    rests = later.in_force("2025-03-01")
    assert rests is not None
    assert rests.basis.decision is not None
    assert action_plans_in_force(connection, "2026-01-01", known, PUBLIC) == []
    ((plan, versions),) = action_plans_resting_on(connection, Filled.open_decision, known, PUBLIC)
    assert (plan.reference, versions) == ("2024/1", (2,))


def test_how_far_a_plan_has_come_is_told_for_each_day(connection: Connection) -> None:
    known = last_position(connection)
    then = plan_standing(connection, Filled.action_plan, "2024-08-15", known, PUBLIC)
    assert then is not None
    assert {one.measure.key: one.state for one in then.measures} == {
        "T1": "under-way",
        "T2": "not-started",
        "T3": "stopped",
    }
    assert [one.measure.key for one in then.late] == ["T2"]
    later = plan_standing(connection, Filled.action_plan, "2024-12-15", known, PUBLIC)
    assert later is not None
    assert {one.measure.key: (one.state, one.percent) for one in later.measures} == {
        "T1": ("carried-over", None),
        "T2": ("done", 100),
        "T3": ("stopped", None),
    }
    assert later.late == []
    assert [(one.area, one.done, one.measures) for one in later.areas] == [("Samferdsel", 1, 2), ("Utdanning", 0, 1)]
    new = plan_standing(connection, Filled.action_plan, "2025-07-01", known, PUBLIC)
    assert new is not None
    assert [(one.measure.key, one.state, one.late, list(one.versions)) for one in new.measures] == [
        ("T1", "not-started", True, [1, 2]),
        ("T4", "not-started", False, [2]),
    ]


def test_what_is_late_is_told_for_those_who_may_see_the_plan(connection: Connection) -> None:
    known = last_position(connection)
    late = {
        audience: [
            (version.reference, one.measure.key)
            for version, one in late_measures(connection, "2024-08-15", known, audience)
        ]
        for audience in (PUBLIC, OFFICER)
    }
    assert late[PUBLIC] == [("2024/1", "T2")]
    assert len(late[OFFICER]) == 2, "also of the plan that is shielded"
    assert [one.measure.key for _, one in open_measures(connection, "2024-05-01", known, PUBLIC)] == ["T2", "T1"]
    soon = open_measures(connection, "2024-05-01", known, PUBLIC, until="2024-06-30")
    assert [one.measure.key for _, one in soon] == ["T2"]


def test_what_came_of_measures_is_told_by_title_in_a_few_queries(connection: Connection) -> None:
    known = last_position(connection)
    with statements() as told:
        standing = plan_standing(connection, Filled.action_plan, "2024-12-15", known, OFFICER)
    assert len(told) < 30
    assert standing is not None
    kinds = {one.measure.key: [came.kind for came in one.came_of] for one in standing.measures}
    assert kinds == {
        "T1": ["decision", "agreement", "document"],
        "T2": ["statement", "consultation"],
        "T3": ["case", "appointment", "meeting"],
    }
    assert all(came.title for one in standing.measures for came in one.came_of)
    behind = measures_behind(connection, Filled.open_decision, known, PUBLIC)
    assert [(plan.reference, key) for plan, key in behind] == [("2024/1", "T1")]


def test_who_told_is_not_for_the_public(connection: Connection) -> None:
    known = last_position(connection)
    for audience, who in ((PUBLIC, None), (READER, "Kari")):
        standing = plan_standing(connection, Filled.action_plan, "2024-12-15", known, audience)
        assert standing is not None
        assert {line.told_by for one in standing.measures for line in one.told} == {who}


def test_the_archive_answers_as_it_knew_it_then(connection: Connection) -> None:
    known = last_position(connection)
    states = set()
    for position in range(known):
        standing = plan_standing(connection, Filled.action_plan, "2024-12-15", position, OFFICER, version=1)
        if standing is not None and (one := standing.measure("T2")) is not None:
            states.add(one.state)
    assert states == {"not-started", "done"}


def test_what_changed_from_one_version_to_the_next(connection: Connection) -> None:
    known = last_position(connection)
    plan = action_plans_on_day(connection, [Filled.action_plan], "2025-03-01", known, PUBLIC)[Filled.action_plan]
    second, first = plan.versions
    found = changes_of(first, second)
    assert [one.key for one in found.new] == ["T4"]
    assert [one.key for one in found.gone] == ["T2", "T3"]
    assert [(one.key, list(one.fields)) for one in found.changed] == [("T1", ["goal", "due"])]


def test_nobody_is_told_what_is_not_for_them(connection: Connection) -> None:
    known = last_position(connection)
    for audience, seen in ((PUBLIC, False), (READER, False), (OFFICER, True)):
        assert (
            Filled.hidden_action_plan
            in action_plans_on_day(connection, [Filled.hidden_action_plan], "2024-05-01", known, audience)
        ) is seen
        titles = {one.facts["title"] for one in action_plans_in_force(connection, "2024-05-01", known, audience)}
        assert ("Hemmelegheit" in titles) is seen
    assert [one.reference for one in list_action_plans(connection, PUBLIC).items] == ["2024/1"]
    assert {one.title for one in list_action_plans(connection, READER).items} == {"Strategi- og handlingsplan", None}
    assert action_plan_by_reference(connection, "2024/1", PUBLIC) is not None


def test_meetings_are_counted_against_the_plan(connection: Connection) -> None:
    known = last_position(connection)
    plan = action_plans_on_day(connection, [Filled.action_plan], "2026-12-01", known, OFFICER)[Filled.action_plan]
    found = arenas_on_day(connection, OFFICER, 2025, plan.versions[1].arenas, on="2025-12-01", known=known)
    of_body, seminar = found
    assert (of_body.arena.meetings, seminar.arena.meetings) == (6, None)
    everything = held_in(connection, OFFICER, 2025, on="2025-12-01", known=known)
    assert (of_body.held, of_body.called) == everything[Filled.council]
    assert everything[Filled.council][0] > 0
    assert (seminar.held, seminar.called) == (0, 1)
