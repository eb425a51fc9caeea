"""The archive: what is recorded together, who was first, and what a lost commit means."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from eventsourcing.persistence import IntegrityError, StoredEvent

from application.archive import Archive, RecordNotFoundError, StaleVersionError
from application.events.protocol import Recorder
from application.opened import OpenArchive
from domain.bodies import Body
from domain.cases import Case
from domain.references import Claim, ReferenceTakenError, case_claim
from tests.application.conftest import SIZES

pytestmark = SIZES


def opened_case(reference: str = "2025/17") -> tuple[Case, Claim]:
    case = Case.open(reference=reference, title="Ny bru", by="kari")
    return case, Claim.on(case_claim(reference), holder=case.id, by="kari")


def count(archive: Archive) -> int:
    return archive.recorder.count()


def test_what_is_recorded_together_is_read_back(archive: Archive) -> None:
    case, claim = opened_case()
    case.classify(["transport"], by="ola")
    assert archive.record(case, claim) == 3
    again = archive.load(Case, case.id)
    assert (again.reference, again.subject_areas, again.version) == ("2025/17", ["transport"], 2)
    assert archive.load(Case, case.id, expected=2).id == case.id
    assert archive.holds(case.id)


def test_nothing_pending_is_nothing_recorded(archive: Archive) -> None:
    case, claim = opened_case()
    archive.record(case, claim)
    assert archive.record(case, claim) is None
    assert archive.record() is None
    assert count(archive) == 2


def test_what_is_not_there_is_not_found(archive: Archive) -> None:
    identity = uuid4()
    assert not archive.holds(identity)
    with pytest.raises(RecordNotFoundError) as caught:
        archive.load(Case, identity)
    assert caught.value.values == {"kind": "case", "id": str(identity)}


def test_a_record_of_another_kind_is_not_found(archive: Archive) -> None:
    case, claim = opened_case()
    archive.record(case, claim)
    with pytest.raises(RecordNotFoundError):
        archive.load(Body, case.id)
    with pytest.raises(RecordNotFoundError):
        archive.load(Case, claim.id)


def test_another_version_than_expected_is_stale(archive: Archive) -> None:
    case, claim = opened_case()
    archive.record(case, claim)
    with pytest.raises(StaleVersionError) as caught:
        archive.load(Case, case.id, expected=2)
    assert caught.value.values == {"kind": "case", "id": str(case.id)}


def test_of_two_who_change_the_same_the_second_is_stale_and_records_nothing(archive: Archive) -> None:
    case, claim = opened_case()
    archive.record(case, claim)
    first, second = (archive.load(Case, case.id) for _ in range(2))
    first.close(by="kari")
    second.retitle(title="Bru", by="ola")
    other, its_claim = opened_case("2025/18")
    archive.record(first)
    with pytest.raises(StaleVersionError):
        archive.record(other, its_claim, second)
    assert count(archive) == 3
    assert not archive.holds(other.id)
    assert archive.load(Case, case.id).title == "Ny bru"


def test_a_reference_is_claimed_once_and_the_second_records_nothing(archive: Archive) -> None:
    archive.record(*opened_case())
    second, claim = opened_case()
    with pytest.raises(ReferenceTakenError) as caught:
        archive.record(second, claim)
    assert caught.value.values["reference"] == "2025/17"
    assert count(archive) == 2
    assert not archive.holds(second.id)


def test_a_reference_taken_is_told_before_a_record_that_is_missing(archive: Archive) -> None:
    """None of the second's events is there: that its number is taken is why, not that somebody changed it."""
    archive.record(*opened_case())
    second, claim = opened_case()
    with pytest.raises(ReferenceTakenError):
        archive.record(claim, second)


@dataclass
class LostCommit:
    """Stores in `below`, loses the answer and tries again."""

    below: Recorder

    def __getattr__(self, name: str) -> Any:
        return getattr(self.below, name)

    def insert_events(self, stored_events: Sequence[StoredEvent]) -> Sequence[int] | None:
        self.below.insert_events(stored_events)
        return self.below.insert_events(stored_events)


def test_a_commit_that_was_lost_on_the_way_back_has_succeeded(opened: OpenArchive) -> None:
    archive = Archive(LostCommit(opened.stores.recorder), opened.follower)
    case, claim = opened_case()
    assert archive.record(case, claim) == 2
    assert archive.recorder.count() == 2
    assert archive.load(Case, case.id).title == "Ny bru"
    assert {one.position for one in opened.follower.states()} == {2}


class HalfLost(LostCommit):
    """Claims that the events are there, and has stored the first one only."""

    def insert_events(self, stored_events: Sequence[StoredEvent]) -> Sequence[int] | None:
        self.below.insert_events(stored_events[:1])
        raise IntegrityError


def test_half_of_it_is_no_success(opened: OpenArchive) -> None:
    archive = Archive(HalfLost(opened.stores.recorder))
    with pytest.raises(StaleVersionError):
        archive.record(*opened_case())


def test_without_following_the_registers_are_left_behind(opened: OpenArchive) -> None:
    assert opened.for_much().record(*opened_case()) == 2
    assert {one.behind for one in opened.follower.states()} == {2}


def test_events_are_stored_as_json_that_says_who_and_when(archive: Archive) -> None:
    case, claim = opened_case()
    archive.record(case, claim)
    (stored,) = archive.recorder.select_events(case.id)
    assert stored.topic == "case.opened"
    assert b'"by":"kari"' in stored.state
    assert b'"_type_":"datetime_iso"' in stored.state
