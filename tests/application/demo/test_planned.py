"""The demo archive has an action plan: two versions, followed measure by measure, and public."""

from application.demo.names import demo_id
from application.opened import OpenArchive
from application.questions.action_plan_measures import plan_standing
from application.questions.action_plan_on_day import action_plans_in_force
from application.questions.known import last_position
from domain.access import Audience
from domain.action_plans import LinkKind
from tests.application.demo.conftest import TODAY


def test_the_plan_of_each_year_is_public_and_rests_on_a_decision(demo: OpenArchive) -> None:
    with demo.stores.registers.connect() as connection:
        known = last_position(connection)
        (today,) = action_plans_in_force(connection, TODAY.isoformat(), known, Audience.PUBLIC)
        (before,) = action_plans_in_force(connection, f"{TODAY.year - 1}-06-01", known, Audience.PUBLIC)
    now, then = today.in_force(TODAY.isoformat()), before.in_force(f"{TODAY.year - 1}-06-01")
    assert now is not None
    assert then is not None
    assert (now.number, then.number) == (2, 1)
    assert (len(then.measures), len(now.measures)) == (14, 10)
    assert all(one.basis.decision is not None for one in (now, then))
    assert [(one.name, one.meetings) for one in now.arenas if one.body_id][:3] == [
        ("Ordførerutvalget", 8),
        ("Kommunedirektørutvalget", 8),
        ("Regionrådet", 6),
    ]


def test_one_page_can_tell_what_became_of_each_plan(demo: OpenArchive) -> None:
    plan = demo_id("action-plan", "strategi")
    with demo.stores.registers.connect() as connection:
        known = last_position(connection)
        last_year = plan_standing(connection, plan, f"{TODAY.year - 1}-12-31", known, Audience.PUBLIC)
        today = plan_standing(connection, plan, TODAY.isoformat(), known, Audience.OFFICER)
    assert last_year is not None
    assert today is not None
    assert last_year.done == 7
    assert last_year.late != []
    assert {one.kind for measure in last_year.measures for one in measure.came_of} >= {
        LinkKind.DECISION,
        LinkKind.AGREEMENT,
        LinkKind.STATEMENT,
        LinkKind.CASE,
    }
    assert today.done == 2
    assert {one.measure.key for one in today.late} == {"T4", "T11", "T13"}
    assert all(one.title for measure in today.measures for one in measure.came_of)
