"""Examples of meetings as the API answers them, by the names of schemas; all invented."""

from collections.abc import Mapping
from typing import Any

_CASE, _BODY, _PERSON = (f"7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a000{number}" for number in (1, 3, 7))
_MEETING = "7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a0021"
_LINE: dict[str, Any] = {
    "id": _MEETING,
    "reference": "2025/12",
    "body_id": _BODY,
    "body": "Regionrådet",
    "kind": "ordinary",
    "title": None,
    "state": "published",
    "starts_on": "2025-03-20",
    "starts_at": "09:00",
    "ends_on": None,
    "ends_at": "12:00",
    "place": "Rådhuset",
    "form": "in-person",
    "moved": False,
    "published": True,
    "shielded": False,
    "address": "/mote/2025/12",
}

MEETINGS: Mapping[str, Mapping[str, Any]] = {
    "MeetingLine": _LINE,
    "MeetingOnDay": _LINE
    | {"on": "2025-04-10", "position": 48_190, "link": None, "about": None, "bodies": [], "minutes": None},
    "MeetingItem": {
        "item": 2,
        "number": "23/2025",
        "reference": "RR 23/2025",
        "kind": "decision",
        "title": "Regional transportplan",
        "case_id": _CASE,
        "closed": False,
        "outside_agenda": False,
        "treated": "treated",
        "outcome": "amended",
        "decision_id": None,
        "address": "/mote/2025/12/sak/2",
    },
    "Attendance": {
        "person_id": _PERSON,
        "name": "Kari Eksempel",
        "party": "Prøvdal",
        "body_id": _BODY,
        "body": "Regionrådet",
        "present": 5,
        "as_deputy": 0,
        "absent": 1,
    },
}
