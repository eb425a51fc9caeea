"""Examples of what is sent to the API about meetings and answered, by the names of schemas; all invented."""

from collections.abc import Mapping
from typing import Any

_CASE, _ENTRY, _DECISION, _BODY = (f"7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a000{number}" for number in (1, 2, 3, 4))
_DOCUMENT, _PERSON, _MEETING = (f"7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a00{number}" for number in ("06", "09", "18"))

_AGREEMENT = "7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a0013"

_WHEN: dict[str, Any] = {
    "starts_on": "2026-03-12",
    "starts_at": "09:00",
    "ends_on": None,
    "ends_at": "12:00",
    "place": "Rådhuset, Prøvdal",
    "link": "https://mote.example.no/rr",
    "form": "hybrid",
}
_PLANNED: dict[str, Any] = {
    "body_id": _BODY,
    "kind": "ordinary",
    **_WHEN,
    "title": None,
    "about": "Møte nr. 1 i 2026",
    "public_title": None,
}
_ITEM: dict[str, Any] = {
    "title": "Høring om regional transportplan",
    "item_kind": "decision",
    "case_id": _CASE,
    "recommendation": "Regionrådet støtter planen.",
    "closed_section": None,
    "closed_reason": None,
    "public_title": None,
    "outside_agenda": False,
}
_MINUTES: dict[str, Any] = {
    "opened_at": "09:00",
    "closed_at": "11:30",
    "chair": "Kari Nordmann",
    "secretary": "Sekretær Prøve",
    "pauses": [{"from": "10:15", "until": "10:30"}],
    "attendance": [
        {
            "key": "p1",
            "person_id": _PERSON,
            "name": "Kari Nordmann",
            "party": "Marker",
            "role": "leader",
            "votes": True,
            "presence": "present",
        }
    ],
    "treatments": {
        "2": {
            "state": "treated",
            "ballots": [{"method": "unanimous"}],
            "outcome": "as-recommended",
            "text": "Regionrådet støtter planen.",
        }
    },
}
_NAMES = ["Kari Nordmann", "Ola Nordmann"]
_TOLD_MINUTES = ["Prøvdal kommune", "Kontrollutvalget i Prøvdal kommune"]

CONDUCTING: Mapping[str, Mapping[str, Any]] = {
    "PlanMeeting": {**_PLANNED, "reference": None},
    "CorrectMeeting": {**_PLANNED, "reason": "Stedet var skrevet feil."},
    "MoveMeeting": {**_WHEN, "moved_on": "2026-02-20", "reason": "Kollisjon med fylkestinget"},
    "CancelMeeting": {"cancelled_on": "2026-03-05", "reason": "Ingen saker"},
    "OtherBody": {"body_id": _BODY},
    "SetItemWithFiles": {**_ITEM, "item": None, "new_case": False},
    "DropItem": {"item": 2, "reason": "Utsatt til neste møte"},
    "ArrangeAgenda": {"number_them": True},
    "PlacedItem": {"item": 2, "number": "23/2026"},
    "ConveneMeetingWithFiles": {"sent_on": "2026-03-05", "recipients": _NAMES, "make_paper": True, "note": None},
    "SendExtractWithFiles": {
        "item": 2,
        "sent_on": "2026-04-18",
        "recipients": ["Prøvdal kommune"],
        "make_paper": True,
        "journal_it": True,
        "entry_id": None,
    },
    "HoldMeeting": {"held_on": "2026-03-12", "opened_at": "09:00", "closed_at": "11:30"},
    "DraftMinutes": {"minutes": _MINUTES, "drafted_on": "2026-03-13", "held_on": "2026-03-12", "note": None},
    "ApproveWithDecisions": {"approved_on": "2026-04-16", "how": "in-meeting", "approved_in": _MEETING, "note": None},
    "Elected": {"item": 2, "valid_from": "2026-03-12", "until": None, "new_person": False},
    "Adopted": {"item": 3, "agreement_id": _AGREEMENT, "version": 2},
    "SignMinutes": {"signed_on": "2026-04-17", "names": ["Kari Nordmann"]},
    "PublishMinutesWithFiles": {"published_on": "2026-04-18", "recipients": _TOLD_MINUTES, "make_paper": True},
    "WithdrawMeeting": {"reason": "Ført to ganger."},
    "CorrectMeetingRecord": {
        **_WHEN,
        "number": 4,
        "moved_on": "2026-02-20",
        "cancelled_on": "2026-03-05",
        "title": "Høring om regional transportplan",
        "item_kind": "decision",
        "case_id": _CASE,
        "recommendation": "Regionrådet støtter planen.",
        "public_title": None,
        "outside_agenda": False,
        "sent_on": "2026-03-05",
        "recipients": _NAMES,
        "note": None,
        "held_on": "2026-03-12",
        "opened_at": "09:00",
        "closed_at": "11:30",
        "drafted_on": "2026-03-13",
        "minutes": _MINUTES,
        "approved_on": "2026-04-16",
        "how": "in-meeting",
        "meeting_id": _MEETING,
        "signed_on": "2026-04-17",
        "names": ["Kari Nordmann"],
        "published_on": "2026-04-18",
        "decision_id": _DECISION,
        "entry_id": _ENTRY,
        "because": "Kollisjon med fylkestinget",
        "reason": "Dagen var skrevet feil.",
    },
    "RecordedMeeting": {
        **_PLANNED,
        "id": _MEETING,
        "reference": "2026/12",
        "bodies": [],
        "plan_id": None,
        "address": "/mote/2026/12",
    },
    "MeetingRecord": {
        "number": 4,
        "kind": "convened",
        "told": {
            "sent_on": "2026-03-05",
            "recipients": _NAMES,
            "note": None,
            "texts": [
                {"document_id": _DOCUMENT, "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}
            ],
        },
    },
}
"""As web/api/examples.py tells."""
