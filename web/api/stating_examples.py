"""Examples of what is sent to the API about statements and answered, by the names of schemas; all invented."""

from collections.abc import Mapping
from typing import Any

_CASE, _ENTRY, _MUNICIPALITY, _PERSON = (f"7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a000{number}" for number in (1, 2, 5, 4))
_CONSULTATION, _STATEMENT, _EARLIER = (f"7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a00{number}" for number in (15, 16, 18))

_WHOLE: dict[str, Any] = {
    "kind": "consultation-answer",
    "title": "Svar på høring om regional transportplan",
    "public_title": None,
    "summary": "Regionrådet vil ha dobbeltspor til Prøvdal før 2030",
    "subject_areas": ["Samferdsel"],
    "case_id": _CASE,
    "consultation_id": _CONSULTATION,
}
_SENT: dict[str, Any] = {"how": "e-mail", "sent_on": "2025-03-19", "entry_id": _ENTRY, "note": None}
_PUBLISHED: dict[str, Any] = {
    "channel": "website",
    "outlet": "Prøveregionen",
    "address": "https://example.no/svar",
    "published_on": "2025-03-20",
    "note": None,
}
_ADOPTED: dict[str, Any] = {
    "adopted_by": "leader",
    "person_id": _PERSON,
    "authority": "Delegering, RR 4/2024",
    "basis": None,
    "adopted_on": "2025-03-18",
}

STATING: Mapping[str, Mapping[str, Any]] = {
    "RegisterStatementWithFiles": {
        **_WHOLE,
        "reference": None,
        "replaces": [{"statement_id": _EARLIER}],
        "text": "Regionrådet ber om dobbeltspor til Prøvdal innen 2030.",
        "drafted_on": "2025-02-20",
    },
    "ReplacedStatement": {"statement_id": _EARLIER},
    "CorrectStatement": {"summary": "Regionrådet vil ha dobbeltspor før 2032", "reason": "Feil årstall."},
    "DraftStatementVersionWithFiles": {
        "number": 2,
        "label": "Etter møtet i Regionrådet",
        "drafted_on": "2025-03-10",
        "corrects": None,
        "summary": "Krever flere avganger",
        "note": None,
        "text": "Regionrådet ber om dobbeltspor til Prøvdal innen 2030, og tog hver halvtime.",
    },
    "AdoptStatement": {"of_version": 2, **_ADOPTED},
    "StateStandpoints": {"of_version": None, "stated_on": "2025-03-18", "basis": None},
    "ParticipantStands": {
        "organisation_id": _MUNICIPALITY,
        "stance": "reserved",
        "text": "Prøvdal vil ikke ha bom på veien.",
    },
    "SendStatement": {"of_version": 2, "recipients": [{"organisation_id": _MUNICIPALITY}], **_SENT},
    "Recipient": {"organisation_id": _MUNICIPALITY},
    "PublishStatement": {"of_version": 2, **_PUBLISHED},
    "RecordReplyWithFiles": {
        "organisation_id": _MUNICIPALITY,
        "replied_on": "2025-11-01",
        "summary": "Dobbeltsporet er tatt inn i planen",
        "entry_id": _ENTRY,
    },
    "Retract": {"retracted_on": "2026-01-01", "reason": "Ny kunnskap om grunnen", "basis": None},
    "WithdrawStatement": {"reason": "Ført to ganger."},
    "CorrectStatementRecord": {
        "number": 4,
        "label": "Til Regionrådet",
        "drafted_on": "2025-02-20",
        "stated_on": "2025-03-18",
        "replied_on": "2025-11-01",
        "retracted_on": "2026-01-01",
        "organisation_id": _MUNICIPALITY,
        "stance": "behind",
        "because": "Ny kunnskap om grunnen",
        **_ADOPTED,
        **_SENT,
        **_PUBLISHED,
        "reason": "Datoen var skrevet feil.",
    },
    "RecordedStatement": {
        **_WHOLE,
        "id": _STATEMENT,
        "reference": "2025/7",
        "replaced_ids": [_EARLIER],
        "address": "/uttalelse/2025/7",
    },
    "StatementRecord": {
        "number": 4,
        "kind": "sending",
        "version": 2,
        "told": {**_SENT, "recipients": [_MUNICIPALITY.replace("-", "")]},
    },
}
"""As web/api/examples.py tells."""
