"""Approved minutes that are put right: what they say, the decisions that came of them, and when the meeting was."""

from typing import Any

import pytest

from application.archive import Archive
from application.commands.agendas import ConveneMeeting, SetItem, convene_meeting, set_item
from application.commands.approving import ApproveMinutes, approve_minutes
from application.commands.becoming import decision_of
from application.commands.decisions import CorrectDecision, correct_decision
from application.commands.meetings_put_right import CorrectMeeting, correct_meeting
from domain.decisions import Decision
from domain.errors import InvalidValueError
from domain.meetings import Meeting, RecordKind
from domain.recorded import records_of
from tests.application.commands.conftest import Refused
from tests.application.commands.test_meetings import items, minuted, of, planned
from tests.application.filled import BY, Filled

pytestmark = pytest.mark.usefixtures("ids")


def approved(archive: Archive, name: str = "rettet") -> dict[str, Any]:
    about = planned(archive, name)
    for title in ("Bru", "Vei"):
        set_item(archive, SetItem(title=title, case_id=Filled.case, **about))
    convene_meeting(archive, ConveneMeeting(sent_on="2024-02-20", **about))
    minuted(archive, about)
    approve_minutes(archive, ApproveMinutes(approved_on="2024-04-01", **about))
    return about


def correcting(meeting: Meeting, **treatment: Any) -> CorrectMeeting:
    """Return what corrects the first item of the minutes, and when the meeting was closed."""
    number, record = list(records_of(meeting.facts, RecordKind.MINUTES))[-1]
    first, *others = record["minutes"]["treatments"].items()
    treatments = dict([(first[0], {**first[1], **treatment}), *others])
    minutes = {**record["minutes"], "closed_at": "15:00", "treatments": treatments}
    return CorrectMeeting(
        meeting_id=meeting.id, number=number, changes={"minutes": minutes}, reason="Feil skrevet", by=BY
    )


def test_what_minutes_say_is_put_right_in_the_decision_and_in_nothing_else(archive: Archive) -> None:
    about = approved(archive)
    first, second = (decision_of(about["meeting_id"], one.item) for one in items(archive, about))
    changes = {"recommendation": "Ja."}
    correct_decision(archive, CorrectDecision(decision_id=first, changes=changes, reason="Manglet", by=BY))
    votes = [{"method": "for-against", "counts": {"for": 5, "against": 1}}]
    position = correct_meeting(archive, correcting(of(archive, about), text="Bru rives.", ballots=votes))
    decision, meeting = archive.load(Decision, first), of(archive, about)
    assert position is not None
    assert decision.content["text"] == "Bru rives."
    assert decision.content["ballots"][0]["counts"] == {"for": 5, "against": 1}
    assert decision.content["recommendation"] == "Ja."  # what the correction leaves alone
    assert archive.load(Decision, second).content["text"] == "Bru bygges."
    assert [one["closed_at"] for _, one in records_of(meeting.facts, RecordKind.HELD)] == ["15:00"]


def test_an_item_that_became_a_decision_was_treated(archive: Archive, refused: Refused) -> None:
    meeting = of(archive, approved(archive))
    with refused(InvalidValueError) as wrong:
        correct_meeting(archive, correcting(meeting, state="not-treated", outcome=None, text="", ballots=[]))
    assert wrong.value.values["problem"] == "decided-already"  # type: ignore[attr-defined]
