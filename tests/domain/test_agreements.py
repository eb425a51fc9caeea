"""What binds whom: each rule by an example, and random histories beside a telling of every day by itself."""

import itertools
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from domain.agreement_rules import adoption_by_law, points_for
from domain.agreements import (
    Agreement,
    AlreadyPartyError,
    AlreadyTreatedError,
    Records,
    Stand,
    VersionTakenError,
    VersionWithdrawnError,
    awaiting,
    bindings,
    reminders,
    treatment,
)
from domain.errors import InvalidValueError
from domain.intervals import fact_on
from tests.domain.given import known
from tests.domain.histories_of_agreements import PARTIES, History
from tests.domain.naive_agreements import bound_on

BY = "test"
A, B, C = (known(50 + number) for number in range(3))
DAYS = [(date(2019, 12, 1) + timedelta(days=step)).isoformat() for step in range(0, 365 * 6, 13)]


@pytest.fixture
def agreement() -> Agreement:
    one = Agreement.register(reference="2024/1", kind="cooperation", title="Samarbeidsavtale", by=BY)
    for party in (A, B, C):
        one.join(party, joined_on="2024-01-01", by=BY)
    return one


def bound(agreement: Agreement, party: UUID, day: str) -> Any:
    return fact_on(bindings(Records(agreement.facts))[party.hex], day)


def version_on(agreement: Agreement, party: UUID, day: str) -> int | None:
    found = bound(agreement, party, day)
    return found.version if found else None


def adopt_all(agreement: Agreement, version: int, *days: str) -> None:
    for party, day in zip((A, B, C), days, strict=False):
        agreement.adopt(version, organisation_id=party, decided_on=day, by=BY)


def test_it_is_in_force_for_all_when_the_last_has_adopted_it(agreement: Agreement) -> None:
    agreement.draft(force={"rule": "all-adopted", "earliest": "2024-02-01"}, by=BY)
    adopt_all(agreement, 1, "2024-01-10", "2024-01-20")
    assert version_on(agreement, A, "2024-06-01") is None
    agreement.adopt(1, organisation_id=C, decided_on="2024-03-05", by=BY)
    assert version_on(agreement, A, "2024-03-04") is None
    assert [version_on(agreement, party, "2024-03-05") for party in (A, B, C)] == [1, 1, 1]


def test_those_with_whom_it_begins_adopt_it_before_it_does(agreement: Agreement) -> None:
    agreement.draft(force={"rule": "all-adopted", "earliest": "2024-01-01"}, by=BY)
    agreement.send(1, sent_on="2023-10-01", by=BY)
    adopt_all(agreement, 1, "2023-11-01", "2023-11-20")
    assert version_on(agreement, A, "2024-06-01") is None
    agreement.adopt(1, organisation_id=C, decided_on="2023-12-20", by=BY)
    assert [version_on(agreement, A, day) for day in ("2023-12-31", "2024-01-01")] == [None, 1]


def test_it_is_not_in_force_before_the_day_it_names(agreement: Agreement) -> None:
    agreement.draft(force={"rule": "all-adopted", "earliest": "2024-07-01"}, by=BY)
    adopt_all(agreement, 1, "2024-01-10", "2024-01-20", "2024-02-01")
    assert version_on(agreement, B, "2024-06-30") is None
    assert version_on(agreement, B, "2024-07-01") == 1


def test_a_reservation_leaves_the_clauses_of_the_version_before(agreement: Agreement) -> None:
    agreement.draft(by=BY)
    adopt_all(agreement, 1, "2024-01-10", "2024-01-20", "2024-02-01")
    agreement.draft(force={"rule": "all-adopted", "earliest": "2025-07-01"}, by=BY)
    adopt_all(agreement, 2, "2025-05-14", "2025-05-20")
    reservation = {"text": "§ 7 tas ikke i bruk", "clauses": "§ 7"}
    agreement.adopt(2, organisation_id=C, decided_on="2025-06-18", reservation=reservation, by=BY)
    found = bound(agreement, C, "2025-08-01")
    assert (found.version, found.except_clauses, found.but_from) == (2, ("§ 7",), 1)
    agreement.lift_reservation(2, organisation_id=C, lifted_on="2026-01-01", by=BY)
    assert bound(agreement, C, "2025-12-31").except_clauses == ("§ 7",)
    assert bound(agreement, C, "2026-01-01").except_clauses == ()


def test_a_reservation_that_suspends_holds_it_back_for_all_until_it_is_lifted(agreement: Agreement) -> None:
    agreement.draft(by=BY)
    adopt_all(agreement, 1, "2024-01-10", "2024-01-20")
    suspended = {"text": "under forutsetning av budsjett", "effect": "suspensive"}
    agreement.adopt(1, organisation_id=C, decided_on="2024-02-01", reservation=suspended, by=BY)
    assert version_on(agreement, A, "2024-12-01") is None
    agreement.lift_reservation(1, organisation_id=C, lifted_on="2024-05-01", by=BY)
    assert [version_on(agreement, party, "2024-05-01") for party in (A, B, C)] == [1, 1, 1]


def test_each_is_bound_when_it_has_adopted_it_where_the_agreement_says_so(agreement: Agreement) -> None:
    agreement.draft(force={"rule": "each-adopts"}, by=BY)
    adopt_all(agreement, 1, "2024-01-10", "2024-03-20")
    on = "2024-02-01"
    assert [version_on(agreement, party, on) for party in (A, B, C)] == [1, None, None]


def test_an_old_version_never_comes_back(agreement: Agreement) -> None:
    agreement.draft(force={"rule": "date", "earliest": "2024-01-01"}, by=BY)
    agreement.draft(force={"rule": "date", "earliest": "2025-01-01"}, valid_until="2025-12-31", by=BY)
    assert [version_on(agreement, A, day) for day in ("2024-06-01", "2025-06-01", "2026-06-01")] == [1, 2, None]


def test_the_assembly_adopts_by_two_thirds_of_the_votes_cast(agreement: Agreement) -> None:
    rule = adoption_by_law("cooperation", is_first=False, points=[], day=date(2024, 5, 1))
    assert rule
    assert (rule["by"], rule["majority"], rule["clause"]) == ("assembly", "two-thirds", "§ 18-4")
    agreement.draft(adoption=rule, by=BY)
    agreement.adopt(1, decided_on="2024-05-01", votes={"for": 7, "cast": 11}, by=BY)
    assert treatment(Records(agreement.facts), 1, None).stand == Stand.TOO_FEW_VOTES
    assert version_on(agreement, A, "2024-06-01") is None
    number = max(int(one) for one in agreement.facts["records"])
    agreement.correct({"votes": {"for": 8, "cast": 12}}, number=number, reason="talt på nytt", by=BY)
    assert version_on(agreement, A, "2024-06-01") == 1


def test_the_law_says_who_adopts() -> None:
    day = date(2024, 5, 1)
    first = adoption_by_law("cooperation", is_first=True, points=[], day=day)
    changed = adoption_by_law("cooperation", is_first=False, points=["shares"], day=day)
    assert first
    assert changed
    assert first["by"] == changed["by"] == "parties"
    assert adoption_by_law("membership", is_first=True, points=[], day=day) is None
    assert adoption_by_law("cooperation", is_first=True, points=[], day=date(2018, 1, 1)) is None
    assert len(points_for("cooperation", day)) == 8
    assert points_for("budget", day) == ()


def test_who_leaves_is_bound_no_more_and_can_come_back(agreement: Agreement) -> None:
    agreement.draft(force={"rule": "date", "earliest": "2024-01-01"}, by=BY)
    agreement.leave(B, notice_on="2024-06-01", left_on="2024-12-31", by=BY)
    agreement.join(B, joined_on="2026-01-01", by=BY)
    on = ("2024-12-31", "2025-06-01", "2026-01-01")
    assert [version_on(agreement, B, day) for day in on] == [1, None, 1]


def test_what_waits_stops_waiting_when_it_is_decided(agreement: Agreement) -> None:
    agreement.draft(by=BY)
    assert awaiting(Records(agreement.facts)) == {}
    agreement.send(1, sent_on="2024-02-01", deadline="2024-04-30", by=BY)
    agreement.adopt(1, organisation_id=A, decided_on="2024-03-01", by=BY)
    told = awaiting(Records(agreement.facts))
    assert fact_on(told[A.hex], "2024-02-15") is not None
    assert fact_on(told[A.hex], "2024-03-01") is None
    assert fact_on(told[B.hex], "2024-06-01") is not None
    records = Records(agreement.facts)
    found = reminders(records, bindings(records), told)
    assert [(one.kind, one.day, one.organisation_id) for one in found] == [
        ("adoption", "2024-04-30", B.hex),
        ("adoption", "2024-04-30", C.hex),
    ]


def test_reminders_of_the_version_in_force(agreement: Agreement) -> None:
    agreement.draft(
        force={"rule": "date", "earliest": "2024-01-01"},
        valid_until="2027-12-31",
        notice_months=12,
        notice_clause="§ 10",
        review_on="2027-06-01",
        by=BY,
    )
    records = Records(agreement.facts)
    found = reminders(records, bindings(records), awaiting(records))
    assert [(one.kind, one.day, one.clause) for one in found] == [
        ("notice", "2026-12-31", "§ 10"),
        ("review", "2027-06-01", None),
        ("expiry", "2027-12-31", None),
    ]


def test_what_is_refused(agreement: Agreement) -> None:
    agreement.draft(by=BY)
    agreement.adopt(1, organisation_id=A, decided_on="2024-02-01", by=BY)
    with pytest.raises(AlreadyTreatedError):
        agreement.adopt(1, organisation_id=A, decided_on="2024-03-01", by=BY)
    with pytest.raises(VersionTakenError):
        agreement.draft(version=1, by=BY)
    with pytest.raises(AlreadyPartyError):
        agreement.join(A, joined_on="2025-01-01", by=BY)
    with pytest.raises(InvalidValueError, match="not-party"):
        agreement.adopt(1, organisation_id=known(99), decided_on="2024-03-01", by=BY)
    with pytest.raises(InvalidValueError, match="unknown-version"):
        agreement.send(7, sent_on="2024-03-01", by=BY)
    with pytest.raises(InvalidValueError, match="has-records"):
        agreement.take_back(5, reason="feil", by=BY)
    with pytest.raises(InvalidValueError, match="before-start"):
        agreement.draft(force={"rule": "date", "earliest": "2025-01-01"}, valid_until="2024-12-31", by=BY)
    agreement.withdraw_version(1, withdrawn_on="2024-04-01", by=BY)
    with pytest.raises(VersionWithdrawnError):
        agreement.adopt(1, organisation_id=B, decided_on="2024-05-01", by=BY)


@pytest.mark.parametrize("seed", range(60))
def test_random_histories_bind_as_a_telling_of_each_day_does(seed: int) -> None:
    agreement = History(seed).go_on(40)
    told = bindings(Records(agreement.facts))
    for party in PARTIES:
        spans = told.get(party.hex, [])
        assert all(one.days.end <= other.days.start for one, other in itertools.pairwise(spans))
        for day in DAYS:
            found = fact_on(spans, day)
            shown = (found.version, found.certain, found.except_clauses) if found else None
            assert shown == bound_on(agreement.facts, party.hex, day), (party, day)
