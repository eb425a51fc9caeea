"""The approval of minutes taken back: its decisions are annulled and elections withdrawn, or it is refused."""

from dataclasses import replace

import pytest

from application.archive import Archive
from application.commands.approval_taken_back import TakeBackApproval, take_back_approval
from application.commands.approving import ApproveMinutes, approve_minutes
from application.commands.becoming import decision_of
from application.commands.endings import RescindDecision, rescind_decision
from application.commands.minutes import SignMinutes, sign_minutes
from application.questions.resting import RestingOn
from domain.decisions import Decision
from domain.errors import InvalidValuesError
from domain.meetings import Meeting, RecordKind
from domain.recorded import records_of
from tests.application.commands.conftest import Refused
from tests.application.commands.test_meetings import items, minuted, of
from tests.application.commands.test_minutes_corrected import approved
from tests.application.filled import BY

pytestmark = pytest.mark.usefixtures("ids")


def taking_back(meeting: Meeting) -> TakeBackApproval:
    number, _ = list(records_of(meeting.facts, RecordKind.APPROVED))[-1]
    return TakeBackApproval(meeting_id=meeting.id, number=number, reason="Ikke godkjent", by=BY)


def test_decisions_go_with_the_approval_and_are_in_force_again_when_it_comes(archive: Archive) -> None:
    about = approved(archive)
    take_back_approval(archive, taking_back(of(archive, about)))
    made = [decision_of(about["meeting_id"], one.item) for one in items(archive, about)]
    assert [archive.load(Decision, one).is_in_force for one in made] == [False, False]
    left = of(archive, about)
    assert not list(records_of(left.facts, RecordKind.APPROVED, RecordKind.DECIDED))
    minuted(archive, about, text="Bru males.")
    approve_minutes(archive, ApproveMinutes(approved_on="2024-05-01", **about))
    again = [archive.load(Decision, one) for one in made]
    assert [(one.is_in_force, one.content["text"]) for one in again] == [(True, "Bru males.")] * 2


def test_nothing_is_taken_back_while_something_rests_on_it(archive: Archive, refused: Refused) -> None:
    about = approved(archive)
    first, second = (decision_of(about["meeting_id"], one.item) for one in items(archive, about))
    rescind_decision(archive, RescindDecision(decision_id=first, reason="Omgjort", by=BY))
    sign_minutes(archive, SignMinutes(signed_on="2024-04-02", names=("Kari Eksempel",), **about))
    command = replace(taking_back(of(archive, about)), resting={second: RestingOn(others=("2024/1",))})
    with refused(InvalidValuesError) as wrong:
        take_back_approval(archive, command)
    problems = [one.values["problem"] for one in wrong.value.errors]  # type: ignore[attr-defined]
    assert problems == ["approved-and-signed", "decision-ended-since", "rests-on-decision"]
