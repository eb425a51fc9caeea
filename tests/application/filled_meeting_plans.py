"""Meeting plans of the archive with one of everything: each kind of event that they have."""

from typing import Any

from application.archive import Archive
from application.commands.access import LiftShielding, Publish, Shield, lift_shielding, publish, shield
from application.commands.meeting_plans import (
    BeginMeetingPlan,
    ProposeDates,
    ReplyToMeetingPlan,
    SendMeetingPlan,
    begin_meeting_plan,
    propose_dates,
    reply_to_meeting_plan,
    send_meeting_plan,
)
from application.commands.meeting_plans_adopted import AdoptMeetingPlan, adopt_meeting_plan
from application.commands.meeting_plans_put_right import (
    CorrectMeetingPlan,
    TakeBackMeetingPlanRecord,
    WithdrawMeetingPlan,
    correct_meeting_plan,
    take_back_meeting_plan_record,
    withdraw_meeting_plan,
)

FIRST = {"starts_on": "2025-02-13", "starts_at": "09:00", "ends_at": "11:30", "place": "Rådhuset"}
SECOND = {"starts_on": "2025-09-11", "starts_at": "09.00", "kind": "seminar", "title": "Fellesseminar"}
_SHIELDED = {"section": "14", "paragraph": 1}


def fill_meeting_plans(archive: Archive, ids: Any, by: str) -> None:
    """Let everything that can happen to a meeting plan happen."""
    about: dict[str, Any] = {"plan_id": ids.meeting_plan, "by": by}
    begun = BeginMeetingPlan(
        body_id=ids.council, year=2025, wanted=8, about="som i fjor", dates=(FIRST,), proposed_on="2024-08-20", **about
    )
    begin_meeting_plan(archive, begun)
    propose_dates(archive, ProposeDates(dates=(FIRST, SECOND), proposed_on="2024-08-25", note="med seminar", **about))
    to = (ids.municipality, ids.merged)
    papers = (ids.open_paper,)
    sent = SendMeetingPlan(organisations=to, sent_on="2024-09-01", documents=papers, note="frist 01.10.", **about)
    send_meeting_plan(archive, sent)
    for organisation, fits in ((ids.municipality, True), (ids.merged, False)):
        answer = ReplyToMeetingPlan(organisation_id=organisation, fits=fits, replied_on="2024-09-20", **about)
        reply_to_meeting_plan(archive, answer)
    take_back_meeting_plan_record(archive, TakeBackMeetingPlanRecord(number=6, reason="gjaldt noe annet", **about))
    correct_meeting_plan(archive, CorrectMeetingPlan(changes={"wanted": 6}, reason="avskrift", **about))
    ours = {"kind": "decision", "decision_id": ids.open_decision}
    adopted = AdoptMeetingPlan(adopted_on="2024-11-20", note="enstemmig", basis=ours, next_sequence=60, **about)
    adopt_meeting_plan(archive, adopted)
    publish(archive, Publish(kind="meeting-plan", record_id=ids.meeting_plan, by=by))
    _hidden(archive, ids, by)


def _hidden(archive: Archive, ids: Any, by: str) -> None:
    """Begin a plan that is shielded, and one by mistake."""
    about: dict[str, Any] = {"plan_id": ids.hidden_meeting_plan, "by": by}
    begin_meeting_plan(archive, BeginMeetingPlan(body_id=ids.executive, year=2025, wanted=4, **about))
    what: dict[str, Any] = {"kind": "meeting-plan", "record_id": ids.hidden_meeting_plan, "by": by}
    shield(archive, Shield(scope="whole", basis=_SHIELDED, **what))
    lift_shielding(archive, LiftShielding(**what))
    shield(archive, Shield(scope="whole", basis=_SHIELDED, **what))
    mistaken: dict[str, Any] = {"plan_id": ids.mistaken_meeting_plan, "by": by}
    begin_meeting_plan(archive, BeginMeetingPlan(body_id=ids.executive, year=2026, **mistaken))
    withdraw_meeting_plan(archive, WithdrawMeetingPlan(reason="ført to ganger", **mistaken))
