"""Who sits where in the demo archive: of every kind something, and those who voted sat there that day."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection, select

from application.demo import council
from application.demo.agreed import agreed
from application.demo.build import build
from application.demo.content import stories
from application.demo.names import demo_id
from application.engines import initialise
from application.office.facts import ArchiveKind
from application.opened import OpenArchive, open_archive
from application.questions.binding import bound_on
from application.questions.holdings import HoldingView, holdings_of_body, same_person
from application.questions.known import known_at
from application.questions.people import people_names
from application.questions.seats import seats_of
from application.registers.appointment_tables import appointment_changes, appointments
from application.registers.directory import people
from domain.access import Audience
from domain.appointments import Appointment, Ground
from domain.bodies import Body
from domain.decisions import Decision
from domain.people import Person
from tests.application.demo.conftest import OFFICERS, PUBLISHER, TODAY, settings_for


@pytest.fixture(scope="module")
def events(demo: OpenArchive) -> list[Any]:
    found = demo.stores.recorder.select_notifications(1, 100_000)
    return [demo.follower.mapper.to_domain_event(one) for one in found]


def sitting(connection: Connection, code: str, on: str, known: str = "") -> list[HoldingView]:
    position = known_at(connection, known).position
    return [one for one in holdings_of_body(connection, demo_id("body", code), on, position) if one.holds]


@pytest.mark.parametrize(
    "kind",
    [
        *(Appointment.Nominated, Appointment.Made, Appointment.Extended, Appointment.LeaveGranted, Appointment.Ended),
        *(Appointment.DeputySteppedIn, Appointment.EndingTakenBack, Appointment.Corrected, Appointment.Withdrawn),
        *(Body.SeatAdded, Body.SeatAbolished, Body.SeatingSet, Person.FoundSame),
    ],
)
def test_there_is_something_of_every_kind(events: list[Any], kind: type) -> None:
    assert any(isinstance(event, kind) for event in events)


def test_appointments_ended_for_all_but_one_of_the_grounds(events: list[Any]) -> None:
    grounds = {event.ground for event in events if isinstance(event, Appointment.Ended)}
    assert grounds == set(Ground) - {Ground.EXPIRED}


def test_who_is_named_in_a_vote_sat_there_that_day(demo: OpenArchive, events: list[Any]) -> None:
    votes = 0
    with demo.stores.registers.connect() as connection:
        for event in events:
            if not isinstance(event, Decision.Recorded) or len(event.decided_on) < len("2026-01-01"):
                continue
            named = {one["attended"] for ballot in event.ballots for one in ballot["votes"]}
            if named:
                code = next(code for code in council.BODIES if demo_id("body", code) == event.body_id)
                there = sitting(connection, code, event.decided_on)
                ids = [demo_id("person", name.removesuffix(" Tankestad")) for name in named]
                assert set(ids) <= {one.person_id for one in there}, (code, event.decided_on, named)
                votes += len(named)
    assert votes > 100


def test_more_than_four_sit_in_the_council_and_its_executive_today(demo: OpenArchive) -> None:
    with demo.stores.registers.connect() as connection:
        there = {code: sitting(connection, code, TODAY.isoformat()) for code in ("RR", "OU")}
    assert len(there["RR"]) >= 16
    assert {one.role for one in there["OU"]} == {
        *("leader", "deputy-leader", "member", "personal-deputy", "secretary"),
    }


@pytest.mark.parametrize(("on", "known"), [("2022-03-01", "2024-06-01"), ("2025-03-01", "2025-06-01")])
def test_the_executive_of_a_day_past_differs_between_what_was_known_then_and_now(
    demo: OpenArchive, on: str, known: str
) -> None:
    with demo.stores.registers.connect() as connection:
        then, now = (
            {(one.seat_id, one.person_id, one.state, one.valid_from) for one in sitting(connection, "OU", on, asked)}
            for asked in (known, "")
        )
        before = sitting(connection, "OU", on, "2022-06-01")
    assert then - now
    assert now - then
    assert before == []


def test_seats_are_left_empty_and_without_deputies(demo: OpenArchive) -> None:
    empty = Counter[str]()
    with demo.stores.registers.connect() as connection:
        now = known_at(connection).position
        for code in council.BODIES:
            held = {one.seat_id for one in sitting(connection, code, TODAY.isoformat())}
            seats = seats_of(connection, demo_id("body", code), TODAY.isoformat(), now)
            empty.update(seat.role for seat in seats if seat.id not in held)
    assert {"member", "numbered-deputy", "personal-deputy", "leader"} <= set(empty)


def test_some_have_no_basis_and_one_was_elected_by_the_wrong_ones(demo: OpenArchive) -> None:
    with demo.stores.registers.connect() as connection:
        facts = [json.loads(told) for told in connection.execute(select(appointments.c.facts)).scalars()]
        deputy = next(
            one for one in sitting(connection, "OU", TODAY.isoformat()) if one.basis.get("elector") == "participant"
        )
        seat = next(
            one
            for one in seats_of(connection, deputy.body_id, TODAY.isoformat(), known_at(connection).position)
            if one.id == deputy.seat_id
        )
    kinds = Counter(one["basis"]["kind"] for one in facts if one["basis"])
    assert kinds["none-found"] >= 3
    assert kinds["decision"] >= 10
    assert seat.elector == "assembly"


def test_much_was_recorded_late_and_some_corrected(demo: OpenArchive) -> None:
    changes = appointment_changes.c
    with demo.stores.registers.connect() as connection:
        late = connection.execute(select(changes.days_late).where(changes.days_late > 60)).scalars().all()
        corrected = connection.execute(select(changes.position).where(changes.correction)).scalars().all()
    assert len(late) > 50
    assert max(late) > 1000
    assert len(corrected) >= 5


def test_two_names_are_one_person_and_two_others_not_yet(demo: OpenArchive) -> None:
    with demo.stores.registers.connect() as connection:
        now = known_at(connection).position
        _, same = same_person(connection, demo_id("person", "Hallvard Hypotese"), now)
        _, alike = same_person(connection, demo_id("person", "Geir Gjetning"), now)
        names = people_names(connection, [UUID(one) for one in connection.execute(select(people.c.id)).scalars()])
    assert same == [demo_id("person", name) for name in ("Hallvard Hypotese", "Hallvard Hypothese")]
    assert len(alike) == 1
    assert {"Geir Gjetning", "Geir Gjettning"} <= set(names.values())


@pytest.mark.parametrize("today", [date(2027, 1, 1), date(2028, 2, 29), date(2030, 8, 2)], ids=str)
def test_bodies_are_seated_and_agreements_bind_on_whatever_day(tmp_path: Path, today: date) -> None:
    settings = settings_for(tmp_path / "archive")
    initialise(settings, ArchiveKind.DEMO, council.NAME)
    keys = {"konstituering", "oppnevning-eksterne", "folkehelse"}
    keys |= {decision.split()[0] for plan in agreed() for decision in plan.rests_on()}
    some = [story for story in stories() if story.key in keys]
    with open_archive(settings) as opened:
        build(opened, today=today, officers=OFFICERS, publisher=PUBLISHER, told=some)
        with opened.stores.registers.connect() as connection:
            assert len(sitting(connection, "RR", today.isoformat())) >= 16
            ours, now = [demo_id("organisation", code) for code in council.MUNICIPALITIES], known_at(connection)
            bound = bound_on(connection, ours, today.isoformat(), now.position, Audience.PUBLIC)
    assert {one.organisation_id for one in bound} == set(ours)
