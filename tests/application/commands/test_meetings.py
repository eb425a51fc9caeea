"""Meetings that are planned, whose items get numbers, and whose minutes become decisions."""

from typing import Any
from uuid import UUID

import pytest

from application.archive import Archive
from application.commands.agendas import (
    ArrangeAgenda,
    ConveneMeeting,
    DropItem,
    SetItem,
    arrange_agenda,
    convene_meeting,
    drop_item,
    set_item,
)
from application.commands.approving import ApproveMinutes, approve_minutes
from application.commands.becoming import decision_of
from application.commands.bodies import EstablishBody, establish_body
from application.commands.decisions import RecordDecision, record_decision
from application.commands.meetings import PlanMeeting, plan_meeting
from application.commands.minutes import DraftMinutes, PublishMinutes, draft_minutes, publish_minutes
from domain.decisions import Decision
from domain.errors import InvalidRowsError
from domain.meetings import Meeting, RecordKind, agenda
from domain.recorded import records_of
from domain.references import ReferenceTakenError
from tests.application.commands.conftest import Refused
from tests.application.filled import BY, Filled, named

pytestmark = pytest.mark.usefixtures("ids")


def planned(archive: Archive, name: str = "møte", body: UUID = Filled.council) -> dict[str, Any]:
    about: dict[str, Any] = {"meeting_id": named(name), "by": BY}
    plan_meeting(archive, PlanMeeting(body_id=body, starts_on="2024-03-01", **about))
    return about


def of(archive: Archive, about: dict[str, Any]) -> Meeting:
    return archive.load(Meeting, about["meeting_id"])


def items(archive: Archive, about: dict[str, Any]) -> list[Any]:
    return agenda(of(archive, about).facts)


def minuted(archive: Archive, about: dict[str, Any], **treatment: Any) -> None:
    told = {"state": "treated", "ballots": [{"method": "unanimous"}], "outcome": "amended", "text": "Bru bygges."}
    treatments = {str(one.item): {**told, **treatment} for one in items(archive, about)}
    person = {"key": "p1", "name": "Kari Eksempel", "role": "leader", "votes": True, "presence": "present"}
    minutes = {"attendance": [person], "treatments": treatments}
    draft_minutes(archive, DraftMinutes(minutes=minutes, drafted_on="2024-03-02", held_on="2024-03-01", **about))


def test_one_case_gets_a_number_of_each_body_that_treats_it(archive: Archive) -> None:
    third = named("third body")
    establish_body(archive, EstablishBody(body_id=third, name="Tredje", abbreviation="TR", kind="political", by=BY))
    for place, (body, before) in enumerate(((Filled.council, 23), (Filled.executive, 7), (third, 1))):
        about = planned(archive, f"møte {place}", body)
        set_item(archive, SetItem(title="Ny bru", case_id=Filled.case, **about))
        convene_meeting(archive, ConveneMeeting(sent_on="2024-02-20", next_number=before, **about))
        minuted(archive, about)
        approve_minutes(archive, ApproveMinutes(approved_on="2024-04-01", **about))
    made = [archive.load(Decision, decision_of(named(f"møte {place}"), 2)) for place in range(3)]
    assert [one.reference for one in made] == ["RR 23/2024", "AU 7/2024", "TR 1/2024"]
    assert {one.case_id for one in made} == {Filled.case}


def test_a_number_is_given_once_and_is_free_again_when_its_item_is_dropped(archive: Archive, refused: Refused) -> None:
    one, other = planned(archive), planned(archive, "annet møte")
    for about in (one, other):
        set_item(archive, SetItem(title="Sak", **about))
    (item,) = items(archive, one)
    (second,) = items(archive, other)
    arrange_agenda(archive, ArrangeAgenda(items=({"item": item.item, "number": "23/2024"},), **one))
    taken = ArrangeAgenda(items=({"item": second.item, "number": "23-24"},), **other)
    with refused(ReferenceTakenError):
        arrange_agenda(archive, taken)
    convene_meeting(archive, ConveneMeeting(sent_on="2024-02-20", next_number=23, **other))
    assert [each.number for each in items(archive, other)] == ["24/2024"]
    drop_item(archive, DropItem(item=item.item, **one))
    arrange_agenda(archive, taken)
    assert [each.number for each in items(archive, other)] == ["23/2024"]


def test_a_decision_that_has_the_number_already_is_the_one_that_the_item_became(archive: Archive) -> None:
    command = RecordDecision(
        decision_id=Filled.open_decision,
        case_id=Filled.case,
        body_id=Filled.council,
        decided_on="2024-03-01",
        number="23/2024",
        title="Ny bru",
        outcome="as-recommended",
        by=BY,
    )
    record_decision(archive, command)
    about = planned(archive)
    set_item(archive, SetItem(title="Ny bru", case_id=Filled.case, **about))
    (item,) = items(archive, about)
    arrange_agenda(archive, ArrangeAgenda(items=({"item": item.item, "number": "23/2024"},), **about))
    minuted(archive, about)
    approve_minutes(archive, ApproveMinutes(approved_on="2024-04-01", **about))
    told = [record["decision_id"] for _, record in records_of(of(archive, about).facts, RecordKind.DECIDED)]
    assert told == [Filled.open_decision.hex]
    assert not archive.holds(decision_of(about["meeting_id"], item.item))


def test_approving_tells_of_each_item_that_can_be_no_decision(archive: Archive, refused: Refused) -> None:
    about = planned(archive)
    set_item(archive, SetItem(title="Med sak", case_id=Filled.case, **about))
    set_item(archive, SetItem(title="Uten sak", **about))
    set_item(archive, SetItem(title="Lukket", case_id=Filled.case, closed={"section": "koml. § 11-5"}, **about))
    convene_meeting(archive, ConveneMeeting(sent_on="2024-02-20", **about))
    minuted(archive, about)
    with refused(InvalidRowsError) as wrong:
        approve_minutes(archive, ApproveMinutes(approved_on="2024-04-01", **about))
    rows = wrong.value.rows  # type: ignore[attr-defined]
    assert {place: error.values["problem"] for place, error in rows.items()} == {
        1: "item-without-case",
        2: "closed-not-exempt",
    }


def test_minutes_that_are_published_let_the_decisions_of_open_items_out(archive: Archive) -> None:
    about = planned(archive)
    set_item(archive, SetItem(title="Åpen", case_id=Filled.case, **about))
    closed = {"section": "offl. § 23"}
    set_item(archive, SetItem(title="Lukket", public_title="Tomt", case_id=Filled.case, closed=closed, **about))
    convene_meeting(archive, ConveneMeeting(sent_on="2024-02-20", **about))
    task = {"text": "Send brev", "due": "2024-05-01"}
    minuted(archive, about, tasks=[task])
    approve_minutes(archive, ApproveMinutes(approved_on="2024-04-01", **about))
    publish_minutes(archive, PublishMinutes(published_on="2024-04-02", **about))
    shown, hidden = (
        archive.load(Decision, decision_of(about["meeting_id"], one.item)) for one in items(archive, about)
    )
    assert (shown.is_published, shown.shielding) == (True, None)
    assert not hidden.is_published
    assert hidden.shielding is not None
    assert [one["text"] for one in shown.follow_ups.values()] == ["Send brev"]
    assert of(archive, about).is_published
