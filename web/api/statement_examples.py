"""Examples of what the API answers about statements, by the names of schemas; all invented."""

from collections.abc import Mapping
from typing import Any

_DOCUMENT = "7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a0006"
_STATEMENT = "7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a0042"
_COUNTY = "7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a0043"
_PERSON = "7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a0044"
_CASE = "7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a0001"
_NAMED: dict[str, Any] = {
    "id": _STATEMENT,
    "reference": "2025/7",
    "title": "Svar på høring om transportplanen",
    "kind": "consultation-answer",
    "address": "/uttalelse/2025/7",
}
_ORGANISATION: dict[str, Any] = {"organisation_id": _COUNTY, "name": "Liksomfylket"}
_ADOPTED: dict[str, Any] = {
    "adopted_by": "leader",
    "adopted_on": "2025-11-11",
    "authority": "Delegering, RR 4/2020",
    "person_id": _PERSON,
    "person": "Gro Ordfører",
}
_LINE: dict[str, Any] = (
    _NAMED
    | _ADOPTED
    | {
        "summary": "Vi vil ha dobbeltspor til Prøvdal før 2030",
        "said_on": "2025-10-20",
        "version": 2,
        "state": "adopted",
        "subject_areas": ["Samferdsel"],
        "channels": ["website"],
        "retracted_on": None,
    }
)

STATEMENTS: Mapping[str, Mapping[str, Any]] = {
    "NamedStatement": _NAMED,
    "NamedOrganisation": _ORGANISATION,
    "Standpoint": _ORGANISATION
    | {"stance": "reserved", "text": "Vil ikke ha bom på veien", "stated_on": "2025-10-20", "record": 4},
    "StatementReply": _ORGANISATION
    | {"replied_on": "2026-01-15", "summary": "Dobbeltsporet er tatt inn i planen", "record": 9},
    "AnsweredConsultation": {
        "id": "7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a0045",
        "reference": "2025/1",
        "title": "Høring om transportplanen",
        "sender": "Liksomfylket",
        "deadline": "2025-10-31",
        "outcome": "Fylket tok inn dobbeltsporet",
        "known_on": "2026-02-01",
        "heard": "partly",
        "address": "/horing/2025/1",
    },
    "StatementLine": _LINE,
    "StatementText": {"document_id": _DOCUMENT, "address": f"/dokument/{_DOCUMENT}"},
    "StatementVersion": {
        "number": 2,
        "record": 7,
        "state": "adopted",
        "label": None,
        "summary": None,
        "note": "Riktig årstall",
        "drafted_on": "2025-11-10",
        "corrects": 1,
        "address": "/uttalelse/2025/7/versjon/2",
    },
    "StatementAdoption": _ADOPTED | {"record": 8, "version": 2},
    "StatementSending": {"record": 5, "version": 1, "sent_on": "2025-10-22", "how": "e-mail", "note": None},
    "StatementPublication": {
        "record": 6,
        "version": 1,
        "published_on": "2025-10-23",
        "channel": "website",
        "outlet": "Prøverådet",
        "url": "https://proveradet.example/svar",
        "note": None,
    },
    "StatementRetraction": {"record": 10, "retracted_on": "2027-03-01", "reason": "Ny kunnskap"},
    "StatementFinding": {"kind": "sent-unadopted", "version": 1, "day": "2025-10-22", "record": 5},
    "StatementOnDay": _LINE | {"on": "2026-03-01", "position": 48_190, "case_id": _CASE},
    "UnderAuthority": _ADOPTED | {"version": 2, "record": 8, "decided_on": None},
    "StatementComparison": {"is_compared": True, "is_same": False, "changed": 1, "position": 48_190}
    | {"address": "/uttalelse/2025/7/sammenlign/1/2"},
}
