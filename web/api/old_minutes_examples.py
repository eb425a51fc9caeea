"""Examples of what is proposed about old minutes, by the names of schemas; all invented."""

from collections.abc import Mapping
from typing import Any

_SPOT: dict[str, Any] = {"page": 1, "line": 13, "read_from": "Sak 23-2025 Høring om ny holdeplass"}
_TEXT: dict[str, Any] = {"page": 1, "line": 16, "last_page": 1, "last_line": 17, "doubts": []}
_BLOCK: dict[str, Any] = {"text": "Regionrådet støtter forslaget til ny holdeplass.", **_TEXT}
_FILE, _BODY = "7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a0030", "7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a0004"

OLD_MINUTES: Mapping[str, Mapping[str, Any]] = {
    "ProposedValue": {"value": "23-2025", **_SPOT, "doubts": [], "others": []},
    "ProposedOther": {"value": "23-2025", **_SPOT, "doubts": ["differ"]},
    "ProposedText": _BLOCK,
    "ProposedMeeting": {"body_id": _BODY, "kind": "ordinary", "form": "in-person"},
    "ProposedAttendee": {
        "name": "Kari Eksempel",
        "page": 1,
        "line": 6,
        "read_from": "Kari Eksempel, Prøvdal (leder)",
        "role": "leader",
        "presence": "present",
        "votes": True,
        "party": "Prøvdal",
        "office": None,
        "deputy_for": None,
        "from_item": None,
        "until_item": None,
        "excuse": None,
        "in_sheet": False,
        "doubts": [],
    },
    "ProposedMotion": {"by": "Ola Nordmann", "party": "Tenkeby", "text": "Saken utsettes.", **_TEXT},
    "ProposedVote": {
        "method": "for-against",
        "options": ["for", "against"],
        "counts": {"for": 6, "against": 2},
        "named": ["Tenkeby"],
        "side": "against",
        "casting_vote": None,
        "adopted": "for",
        "doubts": [],
        "page": 1,
        "line": 15,
        "read_from": "Vedtatt mot 2 stemmer (Tenkeby).",
    },
    "ProposedTask": {
        "task": "Send uttalelsen til departementet.",
        "responsible_name": "Sekretariatet",
        "due": "2025-05-01",
        "page": 1,
        "line": 18,
        "read_from": "Sekretariatet sender uttalelsen innen 01.05.2025.",
    },
    "ProposedDisqualified": {
        "name": "Ola Nordmann",
        "rule": "§ 6",
        "left": True,
        "page": 1,
        "line": 14,
        "read_from": "Ola Nordmann fratrådte som inhabil (forvaltningsloven § 6).",
    },
    "ProposedItem": {"place": 1, "number": "23/2025", "kind": "decision", "state": "treated", "doubts": []}
    | {"case_reference": "2025/17", "outcome": "as-recommended", "closed": None}
    | {"recommendation": _BLOCK, "decision": _BLOCK, "discussion": None, "case_paper": None},
    "ProposedMinutes": {"file_id": _FILE, "name": "protokoll.pdf", "language": "nb", "is_minutes": True}
    | {"not_understood": [], "rows_not_understood": [], "registered_ids": [], "same_day_ids": []},
}
