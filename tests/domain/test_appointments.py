"""Appointments: what may happen to them, what is refused, and what they say of each day."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest

from domain.appointments import (
    Appointment,
    AppointmentEndedError,
    AppointmentMadeError,
    AppointmentNotMadeError,
    AppointmentWithdrawnError,
    State,
    timeline,
)
from domain.errors import DomainError, InvalidValueError
from tests.domain.given import recorded, settled

KS = {"kind": "other", "authority": "Prøvdal kommunestyre", "reference": "KS 4/2020", "decided_on": "29.01.2020"}


def put_down(*, role: str = "member") -> Appointment:
    given = {"person_id": uuid4(), "body_id": uuid4(), "seat_id": uuid4(), "organisation_id": uuid4()}
    return settled(Appointment.register(role=role, by="kari", **given))  # type: ignore[arg-type]


def sitting(*, role: str = "member", until: str | None = "2023-09-30", valid_from: str | None = "2020-01-29") -> Any:
    one = put_down(role=role)
    again = Appointment.register(
        person_id=UUID(one.facts["person_id"]),
        body_id=UUID(one.facts["body_id"]),
        seat_id=UUID(one.facts["seat_id"]),
        role=role,
        by="kari",
    )
    again.make(valid_from=valid_from, until=until, decided_on="2020-01-29", basis=KS, by="kari")
    return settled(again)


def days(one: Appointment) -> list[tuple[str, str, str, bool]]:
    return [(span.days.start, span.days.end, str(span.fact.state), span.fact.certain) for span in timeline(one.facts)]


def test_somebody_is_elected_with_a_basis() -> None:
    one = put_down()
    one.make(
        valid_from="29.01.2020", until="30.09.2023", decided_on="29.01.2020", way="settlement", basis=KS, by="kari"
    )
    ((event, values),) = recorded(one)
    assert event is Appointment.Made
    assert values["valid_from"] == "2020-01-29"
    assert values["basis"] == {**KS, "decided_on": "2020-01-29", "organisation_id": None, "elector": None}


def test_no_basis_is_recorded_as_none_found() -> None:
    one = put_down()
    one.make(valid_from="2020", by="kari")
    assert one.facts["basis"] == {"kind": "none-found", "note": None}


@pytest.mark.parametrize(
    ("act", "error"),
    [
        (lambda one: one.make(valid_from="2022", by="kari"), AppointmentMadeError),
        (lambda one: one.nominate(by="kari"), AppointmentMadeError),
        (lambda one: one.extend(until="2023-09-30", by="kari"), InvalidValueError),
        (lambda one: one.end(ground="resigned", ended_on="2019", by="kari"), InvalidValueError),
        (lambda one: one.end(ground="resigned", by="kari"), InvalidValueError),
        (lambda one: one.end(ground="bored", ended_on="2021", by="kari"), DomainError),
        (lambda one: one.grant_leave(valid_from="2021-02-01", until="2021-01-01", by="kari"), InvalidValueError),
        (lambda one: one.grant_leave(valid_from="2018", by="kari"), InvalidValueError),
        (lambda one: one.step_in(for_seat_id=uuid4(), valid_from="2021", by="kari"), InvalidValueError),
        (lambda one: one.correct({"until": "2019-12-31"}, reason="x", by="kari"), InvalidValueError),
        (lambda one: one.correct({"is_made": False}, reason="x", by="kari"), InvalidValueError),
        (lambda one: one.correct({"until": "2022"}, reason=" ", by="kari"), InvalidValueError),
        (lambda one: one.correct({"until": "2022"}, number=9, reason="x", by="kari"), InvalidValueError),
        (lambda one: one.take_back_ending(reason="x", by="kari"), InvalidValueError),
    ],
)
def test_what_cannot_be_is_refused(act: Callable[[Any], None], error: type[DomainError]) -> None:
    one = sitting()
    with pytest.raises(error):
        act(one)
    assert one.collect_events() == []


def test_who_is_not_elected_cannot_be_extended() -> None:
    one = put_down()
    with pytest.raises(AppointmentNotMadeError):
        one.extend(until="2024", by="kari")
    assert one.collect_events() == []


def test_what_has_ended_ends_once_unless_it_is_taken_back() -> None:
    one = sitting()
    one.end(ground="resigned", ended_on="2022-01-14", by="kari")
    with pytest.raises(AppointmentEndedError):
        one.end(ground="died", ended_on="2022-02-01", by="kari")
    one.take_back_ending(reason="feil person", by="kari")
    assert one.facts["ground"] is None
    one.end(ground="died", ended_on="2022-02-01", by="kari")
    assert days(one) == [("2020-01-29", "2022-02-02", "sitting", True)]


def test_a_mistake_says_nothing_of_any_day_and_stays_a_mistake() -> None:
    one = sitting()
    one.withdraw(reason="ført to ganger", by="kari")
    assert days(one) == []
    with pytest.raises(AppointmentWithdrawnError):
        one.correct({"until": "2022"}, reason="x", by="kari")


def test_partial_dates_leave_days_open() -> None:
    one = sitting(valid_from="2019", until="2023-09")
    assert days(one) == [
        ("2019-01-01", "2019-12-31", "sitting", False),
        ("2019-12-31", "2023-09-02", "sitting", True),
        ("2023-09-02", "2023-10-01", "sitting", False),
    ]


def test_an_extension_goes_on_where_the_term_ended() -> None:
    one = sitting(until="2023-09")
    one.extend(until="2023-12-31", by="kari")
    assert days(one)[0] == ("2020-01-29", "2023-10-01", "sitting", True)
    assert days(one)[-1][1] == "2024-01-01"
    assert {state for *_, state, certain in days(one) if certain} == {"sitting"}


def test_a_leave_lies_within_the_term() -> None:
    one = sitting()
    one.grant_leave(valid_from="2023-09-01", until="2024-03-31", by="kari")
    assert days(one) == [
        ("2020-01-29", "2023-09-01", "sitting", True),
        ("2023-09-01", "2023-10-01", "on-leave", True),
    ]


def test_a_deputy_acts_in_another_seat() -> None:
    one, seat = sitting(role="personal-deputy"), uuid4()
    one.step_in(for_seat_id=seat, valid_from="2021-01-01", until="2021-06-30", by="kari")
    acting = [span for span in timeline(one.facts) if span.fact.state == State.ACTING]
    assert [(span.days.start, span.days.end, span.fact.acting_for) for span in acting] == [
        ("2021-01-01", "2021-07-01", seat.hex)
    ]


def test_what_is_annulled_never_held() -> None:
    one = sitting()
    one.end(ground="annulled", by="kari")
    assert days(one) == [("2020-01-29", "2023-10-01", "annulled", True)]


def test_a_correction_tells_before_after_and_why() -> None:
    one = sitting()
    one.correct({"valid_from": "01.02.2020", "way": "lot"}, reason="avskrift", by="kari")
    ((event, values),) = recorded(one)
    assert event is Appointment.Corrected
    assert values["changes"] == {
        "valid_from": {"before": "2020-01-29", "after": "2020-02-01"},
        "way": {"before": None, "after": "lot"},
    }
    assert values["reason"] == "avskrift"


def test_a_part_is_put_right_by_its_number() -> None:
    one = sitting()
    one.grant_leave(valid_from="2021-01-01", until="2021-06-30", by="kari")
    one.correct({"until": "2021-08-31"}, number=one.version, reason="avskrift", by="kari")
    assert ("2021-01-01", "2021-09-01", "on-leave", True) in days(one)


@pytest.mark.parametrize(("kind", "begins"), [("leave", None), ("extension", "2023-01-01")])
def test_only_an_extension_has_no_first_day(kind: str, begins: str | None) -> None:
    one = sitting(until="2022-12-31")
    if kind == "leave":
        one.grant_leave(valid_from="2021-01-01", until="2021-06-30", by="kari")
    else:
        one.extend(until="2023-12-31", by="kari")
    with pytest.raises(InvalidValueError, match="field=valid_from"):
        one.correct({"valid_from": begins}, number=one.version, reason="avskrift", by="kari")


def test_a_leave_granted_beyond_the_term_lasts_into_an_extension() -> None:
    one = sitting(until="2022-12-31")
    one.grant_leave(valid_from="2022-10-01", until="2023-03-31", by="kari")
    one.extend(until="2023-12-31", by="kari")
    assert days(one) == [
        ("2020-01-29", "2022-10-01", "sitting", True),
        ("2022-10-01", "2023-04-01", "on-leave", True),
        ("2023-04-01", "2024-01-01", "sitting", True),
    ]


def test_a_leave_of_vague_days_stays_vague_when_the_term_is_extended() -> None:
    one = sitting(until="2021-12-31")
    one.grant_leave(valid_from="2021-06-01", until="2021", by="kari")
    one.extend(until="2022-06-30", by="kari")
    assert days(one) == [
        ("2020-01-29", "2021-06-01", "sitting", True),
        ("2021-06-01", "2022-01-01", "on-leave", False),
        ("2022-01-01", "2022-07-01", "sitting", True),
    ]
