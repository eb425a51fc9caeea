"""Reports from representatives: when they are due, which were delivered, and that overdue ones are findings."""

from collections.abc import Iterator

import pytest

from application.commands.in_office import EndAppointment, end_appointment
from application.commands.reports import DeliverReport, TakeBackReport, deliver_report, take_back_report
from application.opened import OpenArchive
from application.questions.known import last_position
from application.questions.reports import ReportView, reports_due
from domain.appointments import Appointment
from domain.clock import clock_set_to
from domain.errors import InvalidValueError
from tests.application.filled import BY, named
from tests.application.questions.assembly import BEGUN, BODY, Assembly

MEMBER = "Marker member"
SITS = named(f"{MEMBER} in {MEMBER} None")


@pytest.fixture
def assembly(opened: OpenArchive) -> Iterator[Assembly]:
    with clock_set_to(BEGUN):
        assembly = Assembly(opened)
        assembly.seated(report_months=12)
        yield assembly


def due(assembly: Assembly, on: str, known: int | None = None) -> list[ReportView]:
    with assembly.opened.stores.registers.connect() as connection:
        found = reports_due(connection, on, last_position(connection) if known is None else known)
    return [one for one in found if one.appointment_id == SITS]


def days(found: list[ReportView]) -> list[tuple[str, str | None]]:
    return [(one.due_on, one.delivered_on) for one in found]


def deliver(assembly: Assembly, due_on: str) -> None:
    report = DeliverReport(appointment_id=SITS, due_on=due_on, delivered_on="2024-10-20", note="Muntlig", by=BY)
    deliver_report(assembly.archive, report)


def test_a_report_is_due_so_often_and_when_somebody_leaves(assembly: Assembly) -> None:
    assert days(due(assembly, "2024-01-01")) == [("2024-10-15", None)]
    assert days(due(assembly, "2025-01-01")) == [("2024-10-15", None), ("2025-10-15", None)]
    gone = EndAppointment(appointment_id=SITS, ground="resigned", ended_on="2025-03-31", by=BY)
    end_appointment(assembly.archive, gone)
    assert days(due(assembly, "2026-01-01")) == [("2024-10-15", None), ("2025-03-31", None)]


def test_what_is_not_delivered_in_time_is_a_finding_until_it_is(assembly: Assembly) -> None:
    assert "report-overdue" not in [one.kind for one in assembly.found("2024-10-15")]
    overdue = [one for one in assembly.found("2024-11-14") if one.appointment_id == SITS]
    assert [(one.kind, one.since, one.values["days"]) for one in overdue] == [("report-overdue", "2024-10-16", 30)]
    before = assembly.position()
    deliver(assembly, "2024-10-15")
    assert SITS not in [one.appointment_id for one in assembly.found("2024-11-14")]
    assert SITS in [one.appointment_id for one in assembly.found("2024-11-14", known=before)]
    assert days(due(assembly, "2024-11-14"))[0] == ("2024-10-15", "2024-10-20")


def test_a_report_that_was_not_delivered_after_all_is_taken_back(assembly: Assembly) -> None:
    deliver(assembly, "2024-10-15")
    then = assembly.position()
    taken = TakeBackReport(appointment_id=SITS, due_on="2024-10-15", reason="feil verv", by=BY)
    take_back_report(assembly.archive, taken)
    assert days(due(assembly, "2024-11-14"))[0] == ("2024-10-15", None)
    assert days(due(assembly, "2024-11-14", known=then))[0] == ("2024-10-15", "2024-10-20")
    version = assembly.archive.load(Appointment, SITS).version
    with pytest.raises(InvalidValueError):
        take_back_report(assembly.archive, taken)
    assert assembly.archive.load(Appointment, SITS).version == version


def test_nothing_is_due_where_nobody_is_to_report(assembly: Assembly) -> None:
    assembly.seated(report_months=None)
    assert due(assembly, "2026-01-01") == []
    assert assembly.everything("2024-11-14", body_id=BODY) == []
