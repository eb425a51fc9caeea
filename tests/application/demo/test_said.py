"""What the demo archive was asked and said answers the four questions about hearings and statements."""

from datetime import timedelta

from application.demo.names import demo_id
from application.demo.said import said
from application.opened import OpenArchive
from application.questions.consultation_facts import consultation_facts, municipalities_of
from application.questions.consultation_lists import list_consultations
from application.questions.known import last_position
from application.questions.statement_authority import adopted_under_authority
from application.questions.statement_lines import what_was_said
from application.questions.statements import list_statements
from domain.access import Audience
from domain.consultations import answers_for, findings
from domain.statements import StatementKind
from tests.application.demo.conftest import TODAY

DAY = TODAY.isoformat()


def test_everything_is_told_only_with_what_it_names(demo: OpenArchive) -> None:
    assert {one.kind for one in said(set())} == {"statement", "consultation"}
    assert all(one.key not in ("ruteplan", "nattog", "ruteplan-svar") for one in said(set()))
    with demo.stores.registers.connect() as connection:
        statements = list_statements(connection, Audience.OFFICER, limit=100).items
    assert {one.kind for one in statements} == {str(kind) for kind in StatementKind}


def test_what_was_said_about_the_railway_since_2020(demo: OpenArchive) -> None:
    with demo.stores.registers.connect() as connection:
        known = last_position(connection)
        lines = what_was_said(
            connection, Audience.PUBLIC, DAY, known, area="Samferdsel", first_day="2020-01-01", limit=50
        ).items
    assert len(lines) >= 8


def test_who_answered_for_whom_and_what_is_open(demo: OpenArchive) -> None:
    plan, night_train = demo_id("consultation", "transportplan"), demo_id("consultation", "nattog")
    tenkeby, lik = demo_id("organisation", "TEN"), demo_id("organisation", "LIK")
    with demo.stores.registers.connect() as connection:
        known = last_position(connection)
        facts = consultation_facts(connection, plan, known, Audience.PUBLIC)
        still_open = list_consultations(connection, Audience.OFFICER, on=DAY, known=known, state="open").items
        asked = municipalities_of(connection, [night_train], on=DAY, known=known)[night_train]
    assert facts is not None
    assert answers_for(facts, tenkeby.hex, DAY) == "both"
    assert answers_for(facts, lik.hex, DAY) == "council"
    assert "input-late" in {found.kind for found in findings(facts, DAY)}
    days_left = [(one.deadline, one.due < DAY) for one in still_open]
    assert days_left == sorted(days_left)
    assert [late for _, late in days_left].count(True) == 1
    assert (TODAY + timedelta(days=12)).isoformat() in {deadline for deadline, _ in days_left}
    assert {one.state for one in asked} == {"asked", "input", "declined"}


def test_what_was_said_under_authority_without_a_decision(demo: OpenArchive) -> None:
    with demo.stores.registers.connect() as connection:
        found = adopted_under_authority(connection, Audience.OFFICER, last_position(connection))
    assert len(found.items) >= 5


def test_nothing_takes_the_place_of_a_statement_before_it_was_said(demo: OpenArchive) -> None:
    resolution = [demo_id("statement", "jernbane-2020")]
    with demo.stores.registers.connect() as connection:
        known = last_position(connection)
        told = [
            what_was_said(connection, Audience.PUBLIC, day, known, identities=resolution).items[0].replaced_by
            for day in ("2022-11-24", "2022-11-25")
        ]
    assert [len(one) for one in told] == [0, 1]
