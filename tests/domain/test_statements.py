"""What we said, and when it stands: each rule by an example, and random histories beside a telling of each day."""

import itertools
from datetime import date, timedelta
from typing import Any

import pytest

from domain.access import AlreadyPublishedError
from domain.errors import DomainError, InvalidValueError, InvalidValuesError
from domain.identity_numbers import IdentityNumberError
from domain.put_right import RegisteredByMistakeError
from domain.statements import (
    AlreadyAdoptedError,
    AlreadyRetractedError,
    AlreadyStatedError,
    NothingSaidError,
    Statement,
    StatementVersionTakenError,
    drafts,
    findings,
    in_force_on,
    said_on,
    standing,
    standing_on,
    supporters,
    texts_of_drafts,
    without_drafts,
)
from tests.domain.given import known
from tests.domain.histories_of_statements import ORGANISATIONS, History
from tests.domain.naive_statements import standing_on as naively

BY = "test"
A, B = known(6), known(7)
DECISION = {"kind": "decision", "decision_id": known(5)}
DAYS = [(date(2019, 12, 25) + timedelta(days=step)).isoformat() for step in range(0, 365 * 6, 11)]


@pytest.fixture
def statement() -> Statement:
    one = Statement.register(reference="2025/7", kind="letter", title="Om jernbanen", by=BY)
    one.draft(drafted_on="2025-01-10", texts=[{"document_id": known(3), "sha256": "a" * 64}], by=BY)
    one.collect_events()
    return one


def refused(statement: Statement, error: type[DomainError], act: Any) -> DomainError:
    """Return the error by which something is refused; nothing of it is recorded."""
    before = statement.facts
    with pytest.raises(error) as caught:
        act()
    assert statement.facts == before
    assert statement.collect_events() == []
    return caught.value


def on(statement: Statement, day: str) -> tuple[int, str] | None:
    found = standing_on(statement.facts, day)
    return (found.version, str(found.state)) if found else None


def found_in(statement: Statement) -> list[tuple[str, int]]:
    return [(str(one.kind), one.version) for one in findings(statement.facts)]


def test_a_version_stands_from_the_day_it_is_adopted_until_another_is_or_it_is_retracted(statement: Statement) -> None:
    statement.adopt(1, adopted_on="2025-02-01", basis=DECISION, by=BY)
    statement.draft(drafted_on="2025-03-01", corrects=1, by=BY)
    statement.adopt(2, adopted_on="2025-03-10", adopted_by="leader", authority="RR 4/2020", by=BY)
    statement.retract(retracted_on="2025-06", reason="ny kunnskap", by=BY)
    assert on(statement, "2025-01-09") is None
    assert on(statement, "2025-01-31") == (1, "drafted")
    assert on(statement, "2025-03-09") == (1, "adopted")
    assert on(statement, "2025-03-10") == (2, "adopted")
    assert on(statement, "2025-06-01") == (2, "retracted")
    assert (in_force_on(statement.facts, "2025-05-31"), in_force_on(statement.facts, "2025-06-01")) == (2, None)


def test_what_was_sent_without_being_adopted_is_said_and_is_a_finding(statement: Statement) -> None:
    statement.send(1, sent_on="2025-02-01", recipients=[A], by=BY)
    assert on(statement, "2025-02-01") == (1, "out")
    assert said_on(statement.facts) == "2025-02-01"
    statement.adopt(1, adopted_on="2025-02-10", basis=DECISION, by=BY)
    statement.publish_in_channel(1, published_on="2025-02-10", channel="website", by=BY)
    assert found_in(statement) == [("sent-unadopted", 1)]


def test_a_decision_that_was_not_found_and_what_is_said_after_a_retraction_are_findings(statement: Statement) -> None:
    statement.adopt(1, adopted_on="2025-02-01", by=BY)
    statement.retract(retracted_on="2025-03-01", reason="feil tall", by=BY)
    statement.publish_in_channel(1, published_on="2025-04", channel="newspaper", outlet="Avisa", by=BY)
    assert found_in(statement) == [("no-decision", 1), ("after-retraction", 1)]
    statement.withdraw(reason="ført to ganger", by=BY)
    assert found_in(statement) == []


def test_leader_and_secretary_need_an_authority_that_is_named(statement: Statement) -> None:
    for who in ("leader", "secretary"):
        adopt = {"adopted_on": "2025-02-01", "adopted_by": who, "by": BY}
        error = refused(statement, InvalidValueError, lambda told=adopt: statement.adopt(1, **told))
        assert error.values["problem"] == "no-authority"
    statement.adopt(1, adopted_on="2025-02-01", adopted_by="leader", authority="RR 4/2020", by=BY)
    statement.collect_events()
    error = refused(
        statement, InvalidValueError, lambda: statement.correct({"authority": ""}, number=3, reason="x", by=BY)
    )
    assert error.values["problem"] == "no-authority"


def test_what_cannot_have_been_is_refused_with_the_reason(statement: Statement) -> None:
    refused(statement, StatementVersionTakenError, lambda: statement.draft(version=1, by=BY))
    too_early = {"sent_on": "2025-01-09", "recipients": [A], "by": BY}
    assert (
        refused(statement, InvalidValueError, lambda: statement.send(1, **too_early)).values["problem"]
        == "before-start"
    )
    unknown = refused(statement, InvalidValueError, lambda: statement.adopt(2, adopted_on="2025-02-01", by=BY))
    assert unknown.values["problem"] == "unknown-statement-version"
    refused(statement, InvalidValueError, lambda: statement.draft(corrects=4, by=BY))
    refused(statement, NothingSaidError, lambda: statement.retract(retracted_on="2025-03-01", reason="feil", by=BY))
    nobody = {"sent_on": "2025-02-01", "recipients": [], "how": "dove", "by": BY}
    assert (
        refused(statement, InvalidValuesError, lambda: statement.send(1, **nobody)).values["fields"]
        == "recipients, how"
    )
    page = {"published_on": "2025-02-01", "channel": "website", "address": "javascript:alert(1)", "by": BY}
    bad = refused(statement, InvalidValueError, lambda: statement.publish_in_channel(1, **page))
    assert bad.values["problem"] == "bad-address"


def test_what_is_there_once_is_corrected_and_not_told_again(statement: Statement) -> None:
    statement.adopt(1, adopted_on="2025-02-01", basis=DECISION, by=BY)
    statement.state_support(A, by=BY)
    statement.retract(retracted_on="2025-03-01", reason="feil tall", by=BY)
    statement.collect_events()
    refused(statement, AlreadyAdoptedError, lambda: statement.adopt(1, adopted_on="2025-02-02", by=BY))
    refused(statement, AlreadyStatedError, lambda: statement.state_support(A, stance="dissent", by=BY))
    refused(statement, AlreadyRetractedError, lambda: statement.retract(retracted_on="2025-04", reason="x", by=BY))
    statement.state_support(A, stance="dissent", version=1, by=BY)


def test_nothing_is_adopted_after_it_was_retracted(statement: Statement) -> None:
    statement.adopt(1, adopted_on="2025-02-01", basis=DECISION, by=BY)
    statement.retract(retracted_on="2025-03-01", reason="feil tall", by=BY)
    statement.draft(by=BY)
    statement.collect_events()
    late = refused(statement, InvalidValueError, lambda: statement.adopt(2, adopted_on="2025-03-02", by=BY))
    assert late.values["problem"] == "retracted-then"


def test_a_correction_cannot_make_it_impossible(statement: Statement) -> None:
    statement.send(1, sent_on="2025-02-01", recipients=[A], by=BY)
    statement.collect_events()
    later = {"drafted_on": "2025-02-02"}
    refused(statement, InvalidValueError, lambda: statement.correct(later, number=2, reason="avskrift", by=BY))
    refused(statement, InvalidValueError, lambda: statement.take_back(2, reason="feil", by=BY))
    statement.correct({"recipients": [A, B], "how": "letter"}, number=3, reason="glemt", by=BY)
    assert statement.facts["records"]["3"]["recipients"] == [A.hex, B.hex]
    statement.take_back(3, reason="aldri sendt", by=BY)
    assert said_on(statement.facts) is None


def test_who_stands_behind_it_is_told_of_the_version_of_the_day(statement: Statement) -> None:
    statement.adopt(1, adopted_on="2025-02-01", basis=DECISION, by=BY)
    statement.draft(by=BY)
    statement.adopt(2, adopted_on="2025-04-01", basis=DECISION, by=BY)
    statement.state_support(A, stated_on="2025-02-01", by=BY)
    statement.state_support(B, stance="reserved", text="Ikke bom", stated_on="2025-02-15", by=BY)
    statement.state_support(A, stance="dissent", version=2, text="For dyrt", by=BY)

    def stances(day: str) -> dict[str, str]:
        return {one.organisation_id: str(one.stance) for one in supporters(statement.facts, day)}

    assert stances("2025-02-14") == {A.hex: "behind"}
    assert stances("2025-03-01") == {A.hex: "behind", B.hex: "reserved"}
    assert stances("2025-04-01") == {A.hex: "dissent", B.hex: "reserved"}


def test_a_text_that_no_version_has_any_more_stays_closed(statement: Statement) -> None:
    first, second = ([{"document_id": known(one), "sha256": str(one) * 64}] for one in (4, 5))
    statement.draft(texts=first, by=BY)
    number = max(int(one) for one in statement.facts["records"])
    statement.correct({"texts": second}, number=number, reason="feil fil", by=BY)
    assert texts_of_drafts(statement.facts) >= {known(4).hex, known(5).hex}
    statement.take_back(number, reason="aldri laget", by=BY)
    assert texts_of_drafts(statement.facts) >= {known(4).hex, known(5).hex}
    statement.draft(texts=first, by=BY)
    statement.publish_in_channel(2, published_on="2025-03-01", channel="website", by=BY)
    closed = texts_of_drafts(statement.facts)
    assert (known(4).hex in closed, known(5).hex in closed) == (False, True)


def test_the_public_knows_nothing_of_versions_only_drafted(statement: Statement) -> None:
    statement.draft(texts=[{"document_id": known(4), "sha256": "b" * 64}], corrects=1, note="hemmelig", by=BY)
    statement.state_support(A, version=2, by=BY)
    assert drafts(statement.facts) == {1, 2}
    statement.adopt(1, adopted_on="2025-02-01", basis=DECISION, by=BY)
    assert texts_of_drafts(statement.facts) == {known(4).hex}
    assert [one["kind"] for one in without_drafts(statement.facts)["records"].values()] == ["version", "adoption"]
    statement.publish_in_channel(2, published_on="2025-03-01", channel="website", by=BY)
    assert without_drafts(statement.facts) == statement.facts


def test_identity_numbers_are_refused_where_the_public_would_read_them(statement: Statement) -> None:
    number = "01010012356"
    statement.draft(note=number, by=BY)
    statement.publish(by=BY)
    with pytest.raises(AlreadyPublishedError):
        statement.publish(by=BY)
    statement.collect_events()
    refused(statement, IdentityNumberError, lambda: statement.adopt(2, adopted_on="2025-02-01", by=BY))
    told = {"replied_on": "2025-02-01", "summary": f"Svar fra {number}", "by": BY}
    refused(statement, IdentityNumberError, lambda: statement.record_reply(A, **told))


def test_what_was_registered_by_mistake_takes_no_more(statement: Statement) -> None:
    statement.withdraw(reason="ført to ganger", by=BY)
    statement.collect_events()
    refused(statement, RegisteredByMistakeError, lambda: statement.draft(by=BY))


def test_random_histories_stand_on_each_day_as_the_records_of_that_day_tell() -> None:
    seen = set()
    for seed in range(40):
        facts = History(seed).go_on(30).facts
        spans = standing(facts)
        assert all(one.days for one in spans)
        assert all(one.days.end == other.days.start for one, other in itertools.pairwise(spans))
        for day in DAYS:
            found = standing_on(facts, day)
            told = (found.version, str(found.state)) if found else None
            assert told == naively(facts, day), (seed, day)
            seen.add(told and told[1])
        organisations = [one.organisation_id for one in supporters(facts, "2023-01-01")]
        assert len(organisations) == len(set(organisations)) <= len(ORGANISATIONS)
    assert seen == {None, "drafted", "out", "adopted", "retracted"}
