"""What bad input gets: every rule that is broken, at its field, and nothing recorded."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from domain.bodies import Body
from domain.cases import Case
from domain.dates import PartialDate
from domain.decisions import Decision
from domain.errors import DomainError, InvalidValueError, InvalidValuesError
from domain.journal import JournalEntry
from domain.organisations import Organisation
from tests.domain.given import a_case, a_decision, an_entry, new_decision

LONG = "x" * 1_000_000


def told(error: DomainError) -> list[tuple[str, str]]:
    errors = error.errors if isinstance(error, InvalidValuesError) else (error,)
    return [(one.values["field"], one.values.get("problem", one.code)) for one in errors]


@pytest.mark.parametrize("written", ["31.2.2025", "2025-02-30", "31.2.", "01.03.25", "1/3/2025", "29.02.2023", "0025"])
def test_a_date_that_is_none_is_refused(written: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        PartialDate.parse(written, field="decided_on")
    assert caught.value.values == {"field": "decided_on", "value": written, "problem": "bad-date"}


def open_badly() -> None:
    Case.open(reference="17", title=" ", public_title=LONG, opened_on="31.2.2025", by="kari")


def register_badly() -> None:
    JournalEntry.register(
        case_id=uuid4(),
        reference="2025/17-3",
        kind="letter",
        title=LONG,
        senders=[{"name": ""}],
        document_date="1.1.25",
        due="2025",
        by="kari",
    )


def record_badly() -> None:
    new_decision(
        decided_on="31.2.2025",
        number="RR",
        title="",
        outcome="maybe",
        text=LONG,
        proposals=[{"text": ""}],
        ballots=[{"method": "for-against", "counts": {"for": 1, "against": 0}, "votes": [{"party": "A", "count": 3}]}],
    )


@pytest.mark.parametrize(
    ("act", "wrong"),
    [
        (
            open_badly,
            [
                ("reference", "bad-case-reference"),
                ("title", "missing"),
                ("public_title", "too-long"),
                ("opened_on", "bad-date"),
            ],
        ),
        (
            register_badly,
            [
                ("kind", "unknown"),
                ("title", "too-long"),
                ("party", "missing"),
                ("document_date", "bad-date"),
                ("due", "not-a-day"),
            ],
        ),
        (
            record_badly,
            [
                ("decided_on", "bad-date"),
                ("number", "bad-item-number"),
                ("title", "missing"),
                ("text", "too-long"),
                ("outcome", "unknown"),
                ("proposal", "missing"),
                ("votes", "counts-disagree"),
            ],
        ),
        (
            lambda: Body.establish(name="", abbreviation="…", kind="x", established_on="31.2.2020", by="kari"),
            [("name", "missing"), ("abbreviation", "missing"), ("kind", "unknown"), ("established_on", "bad-date")],
        ),
        (
            lambda: Organisation.register(name=LONG, kind="x", valid_from="20", by="kari"),
            [("name", "too-long"), ("kind", "unknown"), ("valid_from", "bad-date")],
        ),
    ],
)
def test_all_that_is_wrong_is_told_at_once(act: Callable[[], object], wrong: list[tuple[str, str]]) -> None:
    with pytest.raises(InvalidValuesError) as caught:
        act()
    assert told(caught.value) == wrong


@pytest.mark.parametrize(
    ("make", "changes", "wrong"),
    [
        (a_case, {"title": "", "opened_on": "x"}, [("title", "missing"), ("opened_on", "bad-date")]),
        (an_entry, {"title": "", "sent_on": "x"}, [("title", "missing"), ("sent_on", "bad-date")]),
        (a_decision, {"title": "", "decided_on": "9999"}, [("title", "missing"), ("decided_on", "decision-in-future")]),
    ],
)
def test_all_that_is_wrong_with_a_correction_is_told_at_once(
    make: Callable[[], Any], changes: dict[str, str], wrong: list[tuple[str, str]]
) -> None:
    aggregate = make()
    more = {"case_began": a_case().began} if isinstance(aggregate, Decision) else {}
    with pytest.raises(InvalidValuesError) as caught:
        aggregate.correct(changes, reason=" ", by="ola", **more)
    assert told(caught.value) == [*wrong, ("reason", "missing")]
    assert aggregate.collect_events() == []


@pytest.mark.parametrize(
    ("decided_on", "code"), [("9999-01-01", "decision-in-future"), ("2024-12-31", "decision-before-case")]
)
def test_a_decision_is_neither_of_the_future_nor_from_before_its_case(decided_on: str, code: str) -> None:
    with pytest.raises(DomainError) as caught:
        new_decision(decided_on=decided_on)
    assert (caught.value.code, caught.value.values["field"]) == (code, "decided_on")
