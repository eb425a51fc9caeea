"""What binds whom in the demo archive: agreements of every kind, in every state that pages show."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection

from application.demo import council
from application.demo.agreed import FOLDER, agreed
from application.demo.names import demo_id
from application.demo.plan_days import agreed_day
from application.demo.step_plans import text
from application.opened import OpenArchive
from application.questions.agreement_facts import agreement_facts, replaced_by, texts_of_agreement
from application.questions.agreement_reminders import list_reminders
from application.questions.agreements import agreement_by_reference, list_agreements
from application.questions.binding import BindingView, awaiting_on, bound_on
from application.questions.documents import documents_of
from application.questions.known import known_at
from domain.access import Audience
from domain.agreement_rules import POINT_KEYS
from domain.agreements import (
    Agreement,
    AgreementKind,
    ForceRule,
    Records,
    ReminderKind,
    ReservationEffect,
    Stand,
    adopters,
    treatment,
)
from search.extraction.limits import Limits
from search.extraction.result import Outcome
from search.extraction.routes import read
from tests.application.demo.conftest import TODAY

TODAYS, OLD = demo_id("agreement", "samarbeid"), demo_id("agreement", "samarbeid-2012")
ON = TODAY.isoformat()


@pytest.fixture(scope="module")
def events(demo: OpenArchive) -> list[Any]:
    found = demo.stores.recorder.select_notifications(1, 100_000)
    return [event for event in map(demo.follower.mapper.to_domain_event, found) if event.TOPIC.startswith("agreement.")]


def bound(connection: Connection, code: str, on: str = ON) -> dict[UUID, BindingView]:
    known = known_at(connection).position
    found = bound_on(connection, [demo_id("organisation", code)], on, known, Audience.OFFICER)
    by_agreement = {one.agreement_id: one for one in found}
    assert len(by_agreement) == len(found)
    return by_agreement


def facts(connection: Connection, agreement: UUID, audience: Audience = Audience.OFFICER) -> dict[str, Any]:
    found = agreement_facts(connection, agreement, known_at(connection).position, audience)
    assert found is not None
    return found


def test_there_are_agreements_of_every_kind_all_public(demo: OpenArchive) -> None:
    with demo.stores.registers.connect() as connection:
        found = list_agreements(connection, Audience.PUBLIC).items
    assert len(found) == len(agreed())
    assert {one.kind for one in found} == set(AgreementKind)
    assert sum(not one.sees_content for one in found) == 1


def test_what_can_happen_to_an_agreement_happens(events: list[Any]) -> None:
    happened = {type(event) for event in events}
    corrections = {Agreement.TakenBack, Agreement.Withdrawn, Agreement.ShieldingLifted}
    moved = {Agreement.DocumentMoved, Agreement.DocumentReturned}
    settled = {Agreement.VersionInForce, Agreement.VersionSuperseded}
    every = {one for one in vars(Agreement).values() if isinstance(one, type) and hasattr(one, "TOPIC")}
    assert every - happened == corrections | moved | settled
    drafted = [event for event in events if isinstance(event, Agreement.VersionDrafted)]
    assert {event.force["rule"] for event in drafted} == set(ForceRule)
    reserved = [event.reservation for event in events if isinstance(event, Agreement.VersionAdopted)]
    assert {one["effect"] for one in reserved if one} == set(ReservationEffect)


@pytest.mark.parametrize("code", council.MUNICIPALITIES)
def test_each_municipality_is_bound_today(demo: OpenArchive, code: str) -> None:
    with demo.stores.registers.connect() as connection:
        found = bound(connection, code)
    assert len(found) >= 6
    assert found[TODAYS].version == 2
    assert OLD not in found


def test_three_versions_one_after_another_and_the_agreement_before(demo: OpenArchive) -> None:
    with demo.stores.registers.connect() as connection:
        versions = [
            (bound(connection, "TEN", on).get(OLD), bound(connection, "TEN", on).get(TODAYS))
            for on in ("2012-06-01", "2016-06-01", "2022-06-01", "2024-12-01", ON)
        ]
        assert replaced_by(connection, [OLD], known_at(connection).position)[OLD] == [TODAYS]
    assert [(old and old.version, new and new.version) for old, new in versions] == [
        *((1, None), (2, None), (3, None)),
        *((None, 1), (None, 2)),
    ]


def test_one_has_a_reservation_about_a_paragraph(demo: OpenArchive) -> None:
    with demo.stores.registers.connect() as connection:
        clauses = {code: bound(connection, code)[TODAYS] for code in council.MUNICIPALITIES}
    assert {code: (one.except_clauses, one.but_from) for code, one in clauses.items() if one.but_from} == {
        "PRØ": (("§ 7",), 1)
    }


def test_the_third_version_awaits_two_of_four_with_a_deadline_and_meetings_to_come(demo: OpenArchive) -> None:
    with demo.stores.registers.connect() as connection:
        records = Records(facts(connection, TODAYS))
        known = known_at(connection).position
        ours = [demo_id("organisation", code) for code in council.MUNICIPALITIES]
        awaited = awaiting_on(connection, ours, ON, known, Audience.PUBLIC)
    stands = [treatment(records, 3, one) for one in adopters(records, 3)]
    assert Counter(one.stand for one in stands) == {Stand.ADOPTED: 2, Stand.AWAITING: 2}
    told = records.facts["records"]
    meetings = [told[str(one.planned)]["meets_on"] for one in stands if one.planned]
    assert len(meetings) == 2
    assert {(one.agreement_id, one.version) for one in awaited} == {(TODAYS, 3)}
    assert all(ON < meeting <= str(awaited[0].deadline) for meeting in meetings)


def test_decisions_of_ours_are_what_versions_rest_on(events: list[Any]) -> None:
    bases = [getattr(event, "basis", None) for event in events if not isinstance(event, Agreement.Shielded)]
    kinds = Counter(basis["kind"] for basis in bases if basis)
    assert kinds["decision"] >= 15
    assert {"decision", "other", "none-found"} <= set(kinds)


def test_points_of_the_law_are_looked_up_and_one_is_missing(demo: OpenArchive) -> None:
    with demo.stores.registers.connect() as connection:
        told = facts(connection, TODAYS)["records"].values()
    points = [one for one in told if one["kind"] == "point" and one["version"] == 2]
    assert {one["point"] for one in points} == POINT_KEYS
    assert [one["point"] for one in points if not one["found"]] == ["dissolution"]
    assert all(one["document_id"] and one["page"] for one in points if one["found"])
    assert len({one["page"] for one in points}) > 2


def test_the_versions_can_be_read_but_for_one_attachment(demo: OpenArchive) -> None:
    with demo.stores.registers.connect() as connection:
        texts = texts_of_agreement(connection, TODAYS, known_at(connection).position)
        names = {
            version.sha256: (version.media_type, version.name)
            for document in documents_of(connection, [TODAYS])[TODAYS]
            for version in document.versions
        }
    outcomes: dict[int, list[Outcome]] = {}
    for one in texts:
        with demo.stores.files.path(one.sha256) as path:
            outcomes.setdefault(one.version, []).append(read(Path(path), *names[one.sha256], Limits()).outcome)
    assert outcomes == {1: [Outcome.TEXT], 2: [Outcome.TEXT, Outcome.EMPTY], 3: [Outcome.TEXT]}


def test_versions_differ_in_a_few_paragraphs_of_which_one_moved_and_some_got_another_number() -> None:
    def paragraphs(version: int) -> dict[str, tuple[int, tuple[str, ...]]]:
        found = [one for page in text(FOLDER / "texts" / f"samarbeid-{version}.txt") for one in page if one.heading]
        return {one.heading.split(" ", 2)[2]: (int(one.heading.split()[1]), one.paragraphs) for one in found}

    first, second, third = (paragraphs(version) for version in (1, 2, 3))
    assert len(second) >= 12
    assert {name for name in first if first[name] != second[name]} == {
        *("Ledelse", "Kostnadsfordeling", "Myndighet", "Uttreden"),
    }
    assert (second["Sekretariat"][0], third["Sekretariat"][0]) == (9, 6)
    assert (second["Uttreden"], third["Uttreden"]) == ((10, second["Uttreden"][1]), (11, second["Uttreden"][1]))
    assert third.keys() - second.keys() == {"Digitalt arkiv", "Oppløsning og arkiv"}
    assert second.keys() - third.keys() == {"Oppløsning", "Overgangsregler"}


def test_owners_are_bound_by_different_versions_and_somebody_has_given_notice(demo: OpenArchive) -> None:
    company = demo_id("agreement", "renovasjon")
    with demo.stores.registers.connect() as connection:
        found = {code: bound(connection, code).get(company) for code in council.MUNICIPALITIES}
        known = known_at(connection).position
        to_come = list_reminders(connection, ON, "2100-01-01", known, Audience.OFFICER).items
    assert {code: one and one.version for code, one in found.items()} == {"EKS": None, "PRØ": 1, "TEN": 2, "LIK": 1}
    assert {one.kind for one in to_come} == set(ReminderKind)


def test_a_draft_is_not_for_the_public(demo: OpenArchive) -> None:
    county = demo_id("agreement", "partnerskap")
    with demo.stores.registers.connect() as connection:
        seen = [Records(facts(connection, county, one)).versions for one in (Audience.PUBLIC, Audience.OFFICER)]
        old = agreement_by_reference(connection, "2020/1", Audience.PUBLIC)
        assert old is not None
        assert replaced_by(connection, [old.id], known_at(connection).position)[old.id] == [county]
    assert seen == [[1], [1, 2]]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("m+4", "2027-03-01"),
        ("e+3", "2027-02-28"),
        ("e-9", "2026-02-28"),
        ("KSP+1", "2026-12-15"),
        ("KSE-1 -50", "2026-09-23"),
        ("-1-03", "2025-03"),
        ("2012-01-01", "2012-01-01"),
    ],
)
def test_days_in_plans(written: str, day: str) -> None:
    assert agreed_day(written, date(2026, 11, 24), {}) == day
