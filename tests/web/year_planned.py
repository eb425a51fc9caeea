"""Meeting plans over the archive of tests/web/archive.py, for tests of their pages.

| plan | is |
|---|---|
| 2026 OU | 8 meetings, adopted by RR 23/2025; one moved, one cancelled, one added; published |
| 2026 RR | 6 meetings, adopted by others, published; 2026 KDU the same |
| 2027 OU | proposed and sent, one answer that it does not fit; not published |
| 2027 KDU | none: due since August |
"""

from datetime import date
from typing import Any

from application.commands.meeting_plans import (
    BeginMeetingPlan,
    ReplyToMeetingPlan,
    SendMeetingPlan,
    begin_meeting_plan,
    reply_to_meeting_plan,
    send_meeting_plan,
)
from application.commands.meeting_plans_adopted import AdoptMeetingPlan, adopt_meeting_plan, meeting_of_date
from application.commands.meetings import (
    CancelMeeting,
    MoveMeeting,
    PlanMeeting,
    cancel_meeting,
    move_meeting,
    plan_meeting,
)
from domain.meeting_plans import MeetingPlan
from domain.meetings import Meeting
from tests.web.filing import UNPUBLISHED, Filing, the

OURS = {"kind": "decision", "decision_id": the("RR 23/2025")}
THEIRS = {"kind": "other", "authority": "Styringsgruppa", "reference": "2/2025"}
TIMES = {"starts_at": "09:00", "ends_at": "11:30", "place": "Rådhuset i Prøvdal"}
WEEKS = {"OU": (5, 9, 14, 20, 24, 36, 41, 46), "RR": (7, 11, 18, 25, 38, 49), "KDU": (4, 12, 19, 35, 42, 47)}
WEEKDAYS = {"OU": 4, "RR": 4, "KDU": 2}


def plan_years(filing: Filing) -> None:
    """File the plans; the id of each is `the("møteplan 2026 OU")`."""
    for number, (body, basis) in enumerate((("OU", OURS), ("RR", THEIRS), ("KDU", THEIRS))):
        dates = [_date(body, week) for week in WEEKS[body]]
        if body == "RR":
            trip = {"starts_on": "2026-09-15", "ends_on": "2026-09-17", "kind": "study-trip", "title": "Studietur"}
            dates.append(trip)
        _plan(filing, body, 2026, dates, moment="2025-08-20T09:00")
        with filing.at("2025-11-21T09:00"):
            told: dict[str, Any] = {"adopted_on": "2025-11-20", "basis": basis, "publish": True}
            adopted = AdoptMeetingPlan(next_sequence=1 + 10 * number, **told, **_about(filing, body))
            adopt_meeting_plan(filing.opened.archive, adopted)
    _change(filing)
    _plan(filing, "OU", 2027, [_date("OU", week, 2027) for week in WEEKS["OU"][:6]], moment="2026-08-20T09:00")
    with filing.at("2026-08-25T09:00"):
        about = _about(filing, "OU", 2027)
        to = (the("Prøvdal"), the("Eksempelvik"))
        send_meeting_plan(filing.opened.archive, SendMeetingPlan(organisations=to, sent_on="2026-08-25", **about))
        answer = ReplyToMeetingPlan(organisation_id=to[0], fits=False, note=f"Vinterferie, {UNPUBLISHED}", **about)
        reply_to_meeting_plan(filing.opened.archive, answer)


def meeting(filing: Filing, body: str, place: int) -> Any:
    """Return the id of the meeting that the date at a place of a body's plan for 2026 became."""
    found = filing.opened.archive.load(MeetingPlan, the(f"møteplan 2026 {body}"))
    return meeting_of_date(found.id, str(place + 1), 3)


def _change(filing: Filing) -> None:
    archive, by = filing.opened.archive, filing.by
    with filing.at("2026-06-01T09:00"):
        moved = MoveMeeting(
            meeting_id=meeting(filing, "OU", 7),
            when={"starts_on": "2026-12-03"},
            moved_on="2026-06-01",
            reason="Stortinget behandler statsbudsjettet",
            by=by,
        )
        move_meeting(archive, moved)
        cancelled = CancelMeeting(
            meeting_id=meeting(filing, "OU", 2), cancelled_on="2026-03-20", reason="Skjærtorsdag", by=by
        )
        cancel_meeting(archive, cancelled)
        extra = PlanMeeting(
            meeting_id=the("ekstra møte"),
            body_id=the("OU"),
            starts_on="2026-06-25",
            kind="extra",
            title="Om togtilbudet",
            by=by,
        )
        plan_meeting(archive, extra)
        filing.publish("meeting", "ekstra møte")
    with filing.at("2026-02-20T09:00"):
        for body in WEEKS:
            for place in (0, 1):
                one = archive.load(Meeting, meeting(filing, body, place))
                one.hold(held_on=one.facts["starts_on"], by=by)
                archive.record(one)


def _plan(filing: Filing, body: str, year: int, dates: list[dict[str, Any]], *, moment: str) -> None:
    with filing.at(moment):
        begun = BeginMeetingPlan(
            body_id=the(body), year=year, wanted=len(dates), dates=tuple(dates), **_about(filing, body, year)
        )
        begin_meeting_plan(filing.opened.archive, begun)


def _about(filing: Filing, body: str, year: int = 2026) -> dict[str, Any]:
    return {"plan_id": the(f"møteplan {year} {body}"), "by": filing.by}


def _date(body: str, week: int, year: int = 2026) -> dict[str, Any]:
    return {"starts_on": date.fromisocalendar(year, week, WEEKDAYS[body]).isoformat(), **TIMES}
