"""The demo archive has principles: what is in force today rests on a decision there is, what was before on another."""

from application.opened import OpenArchive
from application.questions.known import last_position
from application.questions.principles_on_day import principles_on
from domain.access import Audience
from domain.ways import AnsweringWay
from tests.application.demo.conftest import TODAY


def test_principles_are_public_and_in_force_by_a_decision_of_ours(demo: OpenArchive) -> None:
    with demo.stores.registers.connect() as connection:
        known = last_position(connection)
        (today,) = principles_on(connection, TODAY.isoformat(), known, Audience.PUBLIC)
        (before,) = principles_on(connection, f"{TODAY.year - 4}-06-01", known, Audience.PUBLIC)
    assert (today.number, before.number) == (2, 1)
    assert today.basis.decision is not None
    assert before.basis.reference == f"RR 14/{TODAY.year - 6}"
    assert {one.way for one in today.points} == set(AnsweringWay)
