"""Examples of what is sent to the API about meeting plans and answered, by the names of schemas; all invented."""

from collections.abc import Mapping
from typing import Any

_PLAN = "7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a0041"
_BODY = "7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a0003"
_ORGANISATION = "7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a0005"
_DATE: dict[str, Any] = {
    "key": "1",
    "starts_on": "2026-02-12",
    "ends_on": None,
    "starts_at": "09:00",
    "ends_at": "11:30",
    "place": "Rådhuset i Prøvdal",
    "kind": "ordinary",
    "title": None,
}
_WHOLE: dict[str, Any] = {
    "id": _PLAN,
    "reference": "2026/1",
    "body_id": _BODY,
    "year": 2026,
    "wanted": 8,
    "about": "Etter ønske fra kommunene",
    "state": "adopted",
    "proposed_on": "2025-08-20",
    "address": "/moteplan/2026/1",
}

MEETING_PLANS: Mapping[str, Mapping[str, Any]] = {
    "PlannedDate": _DATE,
    "DateOfPlan": _DATE,
    "Asked": {"organisation_id": _ORGANISATION},
    "PlanSent": {"record": 3, "sent_on": "2025-08-25", "organisations": [_ORGANISATION], "note": "Svar innen 15.09."},
    "PlanReply": {
        "record": 4,
        "organisation_id": _ORGANISATION,
        "replied_on": "2025-09-10",
        "fits": False,
        "note": "12.02. er i vinterferien",
    },
    "PlanAdopted": {"record": 5, "adopted_on": "2025-11-20", "note": None},
    "MeetingPlan": _WHOLE,
    "MeetingPlanOnDay": _WHOLE | {"on": "2026-03-01", "position": 48_190},
    "BeginMeetingPlan": {"body_id": _BODY, "year": 2026, "wanted": 8, "about": None, "note": None},
    "ProposeDates": {"note": "Som i fjor"},
    "SendMeetingPlan": {"sent_on": "2025-08-25", "note": "Svar innen 15.09."},
    "Reply": {"organisation_id": _ORGANISATION, "fits": "no", "replied_on": "2025-09-10", "note": "Vinterferie"},
    "AdoptMeetingPlan": {"adopted_on": None, "note": None, "publish": True},
    "CorrectMeetingPlan": {"wanted": 6, "about": None, "reason": "Tallet var skrevet feil."},
    "CorrectMeetingPlanRecord": {
        "number": 4,
        "proposed_on": "2025-08-20",
        "sent_on": "2025-08-25",
        "replied_on": "2025-09-10",
        "adopted_on": "2025-11-20",
        "organisation_id": _ORGANISATION,
        "fits": "yes",
        "note": None,
        "reason": "Datoen var skrevet feil.",
    },
    "WithdrawMeetingPlan": {"reason": "Ført to ganger."},
}
