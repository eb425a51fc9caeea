"""The audit of appointments: what was recorded or happened between two days, how late, and what was put right."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from application.commands.appointments_put_right import CorrectAppointment, correct_appointment
from application.opened import OpenArchive
from application.questions.audit import AuditLine, AuditQuestion, audited, count_audited, moved_days
from domain.clock import clock_set_to
from tests.application.filled import BY, named
from tests.application.questions.assembly import BEGUN, MARKER, Assembly, by_participant

MEMBER = "Marker member"
SITS = named(f"{MEMBER} in {MEMBER} None")
LATER = datetime(2025, 5, 14, 12, tzinfo=UTC)


@pytest.fixture
def assembly(opened: OpenArchive) -> Iterator[Assembly]:
    with clock_set_to(BEGUN):
        assembly = Assembly(opened)
    with clock_set_to(LATER):
        changes = {"valid_from": "2023-10-12"}
        correct_appointment(
            opened.archive, CorrectAppointment(appointment_id=SITS, changes=changes, reason="avskrift", by=BY)
        )
        assembly.made("Ny", MEMBER, valid_from="2024", decided_on="2024-05-14", basis=by_participant(MARKER))
        yield assembly


def asked(assembly: Assembly, *question: Any, **narrowing: Any) -> list[AuditLine]:
    audit = AuditQuestion(*question, **narrowing)
    found: list[AuditLine] = []
    with assembly.opened.stores.registers.connect() as connection:
        after = None
        while True:
            page = audited(connection, audit, after=after, limit=2)
            found += page.items
            after = page.next
            if after is None:
                break
        assert count_audited(connection, audit) == len(found)
    return found


def topics(lines: list[AuditLine]) -> list[str]:
    return [one.event.topic.partition(".")[2] for one in lines]


def test_what_was_recorded_between_two_days_the_last_first(assembly: Assembly) -> None:
    assert topics(asked(assembly, "recorded", "2025-05-14", "2025-05-14")) == ["made", "registered", "corrected"]
    assert len(asked(assembly)) == 11
    assert asked(assembly, "recorded", "2025-05-15") == []


def test_what_happened_between_two_days_whenever_it_was_recorded(assembly: Assembly) -> None:
    assert topics(asked(assembly, "happened", "2024-03-01", "2024-03-31")) == ["made"]  # some time in 2024
    assert topics(asked(assembly, "happened", "2023-10-12", "2023-10-14")) == ["corrected"]


def test_what_was_recorded_late_the_latest_first(assembly: Assembly) -> None:
    late = asked(assembly, "late")
    assert [one.days_late for one in late] == [365, 10, 10, 10, 10]
    assert asked(assembly, "late", late_days=365) == []


def test_what_was_corrected_in_a_year_and_by_how_many_days(assembly: Assembly) -> None:
    corrected = asked(assembly, "corrected", "2025-01-01", "2025-12-31")
    assert [(one.moved_days, one.event.details["reason"]) for one in corrected] == [(-3, "avskrift")]
    assert asked(assembly, "corrected", "2024-01-01", "2024-12-31") == []


def test_it_is_of_a_person_a_body_or_an_organisation(assembly: Assembly) -> None:
    assert len(asked(assembly, person_id=named(f"person {MEMBER}"))) == 3
    assert len(asked(assembly, organisation_id=MARKER)) == 7
    assert asked(assembly, body_id=named("nobody's")) == []


@pytest.mark.parametrize(
    ("before", "after", "days"),
    [("2021-06-01", "2021-06-16", 15), ("2021", "2021-01-12", 11), (None, "2021", None), ("leader", "member", None)],
)
def test_by_how_many_days_a_date_was_moved(before: str | None, after: str, days: int | None) -> None:
    assert moved_days({"valid_from": {"before": before, "after": after}}) == days
