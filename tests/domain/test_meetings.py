"""Meetings: how one stands on a day, its agenda and numbers, and what others than the office know of it."""

from typing import Any

import pytest

from domain.errors import DomainError, InvalidValueError
from domain.meetings import (
    ItemUnknownError,
    Meeting,
    MeetingCancelledError,
    MeetingDecidedError,
    MeetingHeldError,
    MinutesApprovedError,
    NoMinutesError,
    agenda,
    for_the_public,
    papers_kept_closed,
    standing_on,
    standings,
    without_closed,
)
from domain.meetings.closing import shielding_basis
from tests.domain.given import known
from tests.domain.histories_of_meetings import History
from tests.domain.naive_meetings import agenda_of, state_on

BY = "kari"


def planned(**more: Any) -> Meeting:
    return Meeting.plan(reference="2025/1", body_id=known(1), starts_on="2025-03-20", by=BY, **more)


def with_minutes(**treatment: Any) -> tuple[Meeting, int]:
    one = planned()
    item = one.set_item(title="Sak", by=BY, **treatment)
    one.hold(held_on="2025-03-20", by=BY)
    told = {"attendance": [], "treatments": {str(item): {"state": "treated", "text": "Hemmelig"}}}
    one.draft_minutes(told, drafted_on="2025-03-21", by=BY)
    return one, item


@pytest.mark.parametrize("seed", range(40))
def test_a_meeting_stands_as_told_plainly_for_each_day_and_so_does_its_agenda(seed: int) -> None:
    facts = History(seed).go_on(25).facts
    spans = standings(facts)
    for month in range(1, 13):
        day = f"2024-{month:02}-15"
        stands = standing_on(facts, day)
        assert (stands and (stands.state, stands.starts_on)) == state_on(facts, day)
        assert [one.fact for one in spans if day in one.days] == [stands]
    assert [(one.item, one.number, one.title) for one in agenda(facts)] == agenda_of(facts)


def test_items_keep_their_numbers_when_they_are_arranged_otherwise() -> None:
    one = planned()
    first, second = one.set_item(title="Én", by=BY), one.set_item(title="To", by=BY)
    one.arrange([{"item": second, "number": "24-25"}, {"item": first, "number": "23/2025"}], by=BY)
    assert [(each.title, each.number) for each in agenda(one.facts)] == [("To", "24/2025"), ("Én", "23/2025")]
    one.arrange([{"item": first}], by=BY)
    assert [each.number for each in agenda(one.facts)] == ["23/2025", "24/2025"]
    with pytest.raises(InvalidValueError, match="item-number-twice"):
        one.arrange([{"item": second, "number": "23/2025"}], by=BY)
    one.arrange([{"item": second, "number": "23-2025a"}], by=BY)
    assert agenda(one.facts)[0].number == "23/2025a"
    one.drop_item(first, by=BY)
    with pytest.raises(ItemUnknownError):
        one.set_item(item=first, title="Borte", by=BY)


def test_what_was_held_is_neither_moved_nor_cancelled_and_what_is_cancelled_takes_no_more() -> None:
    held, cancelled = planned(), planned()
    held.hold(held_on="2025-03-20", by=BY)
    with pytest.raises(MeetingHeldError):
        held.move(moved_on="2025-03-21", reason="x", starts_on="2025-04-01", by=BY)
    cancelled.cancel(cancelled_on="2025-03-01", reason="ingen saker", by=BY)
    with pytest.raises(MeetingCancelledError):
        cancelled.hold(held_on="2025-03-20", by=BY)
    cancelled.take_back(2, reason="saker likevel", by=BY)
    cancelled.convene(sent_on="2025-03-10", by=BY)


def test_minutes_come_in_their_order() -> None:
    one = planned()
    with pytest.raises(NoMinutesError):
        one.draft_minutes({}, drafted_on="2025-03-21", by=BY)
    one, item = with_minutes()
    with pytest.raises(NoMinutesError):
        one.publish_minutes(published_on="2025-03-22", by=BY)
    one.approve_minutes(approved_on="2025-04-10", by=BY)
    with pytest.raises(MinutesApprovedError):
        one.draft_minutes({}, drafted_on="2025-04-11", by=BY)
    with pytest.raises(DomainError):
        one.drop_item(item, by=BY)


def test_what_decisions_rest_on_is_not_withdrawn() -> None:
    one, item = with_minutes()
    one.approve_minutes(approved_on="2025-04-10", by=BY)
    approved = one.version
    one.decide(item, known(7), by=BY)
    with pytest.raises(MeetingDecidedError):
        one.withdraw(reason="Feil", by=BY)
    one.take_back(approved, reason="Feil", by=BY)
    one.withdraw(reason="Feil", by=BY)


def test_nothing_of_a_closed_item_is_for_others_than_the_office() -> None:
    one, item = with_minutes(
        public_title="Tomt", papers=[known(7)], closed={"section": "offl. § 23", "reason": "forhandling"}
    )
    for seen in (without_closed(one.facts), for_the_public(one.facts)):
        (line,) = agenda(seen)
        assert (line.title, line.papers, line.closed) == ("Tomt", (), {"section": "offl. § 23", "reason": None})
        assert "Hemmelig" not in repr(seen)
        assert "forhandling" not in repr(seen)
    assert papers_kept_closed(one.facts) == {known(7).hex}
    assert not any(record["kind"] == "minutes" for record in for_the_public(one.facts)["records"].values())
    one.approve_minutes(approved_on="2025-04-10", by=BY)
    one.publish_minutes(published_on="2025-04-12", by=BY)
    minutes = [each for each in for_the_public(one.facts)["records"].values() if each["kind"] == "minutes"]
    assert minutes[0]["minutes"]["treatments"][str(item)]["state"] == "treated"


@pytest.mark.parametrize(
    ("cited", "section"),
    [
        ("offl. § 23", "23"),
        ("§ 25", "25"),
        ("offl. § 23 første ledd", "23"),
        ("offentleglova § 13, jf. fvl. § 13", "13"),
        ("offl. § 13", None),
        ("koml. § 11-5", None),
        ("hemmelig", None),
        ("", None),
    ],
)
def test_a_decision_is_shielded_on_the_section_that_is_cited(cited: str, section: str | None) -> None:
    basis = shielding_basis(cited)
    assert (basis and basis["section"]) == section


def test_times_that_cannot_be_are_refused_all_at_once() -> None:
    with pytest.raises(DomainError) as wrong:
        planned(starts_at="25:00", ends_on="tull", link="ikke en lenke", form="telepati")
    assert {one.values["field"] for one in wrong.value.errors} == {"starts_at", "ends_on", "link", "form"}  # type: ignore[attr-defined]
    with pytest.raises(InvalidValueError, match="before-start"):
        planned(starts_at="12:00", ends_at="09:00")
