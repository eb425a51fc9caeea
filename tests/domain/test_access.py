from typing import Any

import pytest

from domain.access import (
    Accessible,
    AlreadyPublishedError,
    Audience,
    NotShieldedError,
    content_audience,
    line_audience,
)
from domain.errors import InvalidValueError
from domain.identity_numbers import IdentityNumberError
from domain.journal import party
from domain.legal_bases import LegalBasis
from tests.domain.given import IDENTITY_NUMBER, a_decision, a_document, an_entry, recorded

BASIS = {"section": "13", "paragraph": 1, "letter": None, "rule": "fvl. § 13"}
OTHER = {"section": "26", "paragraph": None, "letter": None, "rule": None}


@pytest.fixture(params=[an_entry, a_decision, a_document])
def record(request: pytest.FixtureRequest) -> Accessible:
    made: Accessible = request.param()
    return made


@pytest.mark.parametrize(
    ("published", "shielded", "line", "content"),
    [
        (True, False, Audience.PUBLIC, Audience.PUBLIC),
        (False, False, Audience.READER, Audience.READER),
        (True, True, Audience.PUBLIC, Audience.OFFICER),
        (False, True, Audience.READER, Audience.OFFICER),
    ],
)
def test_published_and_shielded_are_two_facts(
    *, published: bool, shielded: bool, line: Audience, content: Audience
) -> None:
    assert line_audience(published=published) is line
    assert content_audience(published=published, shielded=shielded) is content


def test_a_record_begins_neither_published_nor_shielded(record: Accessible) -> None:
    assert not record.is_published
    assert record.shielding is None


def test_a_record_is_published_once(record: Accessible) -> None:
    record.publish(by="kari")
    (event,) = record.pending_events
    assert (event.TOPIC, event.by) == (f"{record.TOPIC}.published", "kari")  # type: ignore[attr-defined]
    assert record.published_at == event.timestamp
    record.collect_events()
    with pytest.raises(AlreadyPublishedError):
        record.publish(by="kari")
    assert record.collect_events() == []


def test_a_record_is_shielded_on_a_legal_basis(record: Accessible) -> None:
    record.shield(scope="whole", basis=BASIS, by="kari")
    record.shield(scope="part", basis=LegalBasis("26"), by="kari")
    assert [told for _, told in recorded(record)] == [
        {"scope": "whole", "basis": BASIS, "before": None},
        {"scope": "part", "basis": OTHER, "before": {"scope": "whole", "basis": BASIS}},
    ]
    assert record.shielding == {"scope": "part", "basis": OTHER}


def test_the_same_shielding_again_changes_nothing(record: Accessible) -> None:
    for _ in range(2):
        record.shield(scope="whole", basis=BASIS, by="kari")
    assert len(record.collect_events()) == 1


@pytest.mark.parametrize(
    ("scope", "basis"),
    [
        ("some", BASIS),
        ("whole", {"section": "internt"}),
        ("whole", {"section": "16"}),
        ("whole", {"section": "13"}),
        ("whole", {}),
    ],
)
def test_internal_is_no_ground(record: Accessible, scope: str, basis: dict[str, Any]) -> None:
    with pytest.raises(InvalidValueError):
        record.shield(scope=scope, basis=basis, by="kari")
    assert record.collect_events() == []
    assert record.shielding is None


def test_a_shielding_is_lifted(record: Accessible) -> None:
    record.shield(scope="whole", basis=BASIS, by="kari")
    record.collect_events()
    record.lift_shielding(reason=" saken er ferdig ", by="ola")
    ((kind, told),) = recorded(record)
    assert f"{record.TOPIC}.shielding-lifted" == kind.TOPIC  # type: ignore[attr-defined]
    assert told == {"reason": "saken er ferdig", "before": {"scope": "whole", "basis": BASIS}}
    assert record.shielding is None
    with pytest.raises(NotShieldedError):
        record.lift_shielding(reason=None, by="ola")
    assert record.collect_events() == []


def test_publishing_leaves_the_shielding_and_the_other_way_round(record: Accessible) -> None:
    record.shield(scope="whole", basis=BASIS, by="kari")
    record.publish(by="kari")
    assert record.shielding is not None
    record.lift_shielding(reason=None, by="kari")
    assert record.is_published


def test_the_public_line_of_an_entry_holds_no_identity_number() -> None:
    for entry in (
        an_entry(title=f"Klage {IDENTITY_NUMBER}"),
        an_entry(senders=[party(f"Kari Eksempel {IDENTITY_NUMBER}")]),
        an_entry(recipients=[party(f"Kari Eksempel {IDENTITY_NUMBER}")]),
    ):
        with pytest.raises(IdentityNumberError):
            entry.publish(by="kari")
        assert entry.collect_events() == []
    behind = an_entry(
        title=f"Klage {IDENTITY_NUMBER}", public_title="Klage", senders=[party(IDENTITY_NUMBER, shielded=True)]
    )
    behind.shield(scope="whole", basis=BASIS, by="kari")
    behind.publish(by="kari")
    assert behind.is_published
