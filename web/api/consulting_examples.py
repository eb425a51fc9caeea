"""Examples of what is sent to the API about consultations and answered, by the names of schemas; all invented."""

from collections.abc import Mapping
from typing import Any

_CASE, _ENTRY, _MUNICIPALITY, _DOCUMENT = (f"7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a000{number}" for number in (1, 2, 5, 6))
_CONSULTATION, _STATEMENT = (f"7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a00{number}" for number in (15, 16))
_PRINCIPLE = {"principles_id": "7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a0017", "version": 2, "point": "3"}

_LETTER: dict[str, Any] = {
    "title": "Høring: Regional transportplan",
    "public_title": None,
    "about": "Tog og veg fram til 2037",
    "sender_id": _MUNICIPALITY,
    "sender": None,
    "their_reference": "24/1234-5",
    "dated_on": "2025-01-08",
    "received_on": "2025-01-10",
    "deadline": "2025-03-01",
    "case_id": _CASE,
    "entry_id": _ENTRY,
}

CONSULTING: Mapping[str, Mapping[str, Any]] = {
    "ReceiveConsultationWithFiles": {**_LETTER, "reference": None},
    "CorrectConsultation": {"title": "Høring: Regional transportplan 2026–2037", "reason": "Tittelen manglet et ord."},
    "NewDeadline": {"deadline": "2025-03-20", "moved_on": "2025-02-01", "note": "Utsatt i brev 1. februar"},
    "ChooseWay": {
        "chosen_on": "2025-01-20",
        "way": "jointly",
        "principle": _PRINCIPLE,
        "reason": "Alle kommunene berøres.",
        "basis": None,
    },
    "AskForInput": {
        "organisations": [_MUNICIPALITY],
        "asked_on": "2025-01-15",
        "deadline": "2025-02-15",
        "note": None,
    },
    "MunicipalityTold": {
        "organisation_id": _MUNICIPALITY,
        "told": "input",
        "day": "2025-02-10",
        "agreeing": "partly",
        "summary": "Vil ha flere avganger",
        "document_id": None,
        "body": "Prøvdal formannskap",
        "reference": "FS 12/2025",
        "decided_on": "2025-02-10",
    },
    "TakeInputWithFiles": {
        "organisation_id": _MUNICIPALITY,
        "received_on": "2025-02-10",
        "agreeing": "partly",
        "summary": "Vil ha flere avganger",
        "basis": None,
    },
    "DeclineInput": {"organisation_id": _MUNICIPALITY, "declined_on": "2025-02-12", "note": None},
    "AnswerItselfWithFiles": {
        "organisation_id": _MUNICIPALITY,
        "answered_on": "2025-03-18",
        "summary": "Vil ha flere avganger",
        "basis": None,
    },
    "DraftAnswerWithFiles": {"drafted_on": "2025-02-20", "statement_id": _STATEMENT, "note": None},
    "TreatAnswer": {
        "body": None,
        "outcome": "amended",
        "treated_on": "2025-03-05",
        "note": "Enstemmig",
        "basis": None,
    },
    "AnswerConsultation": {"statement_id": _STATEMENT, "answered_on": "2025-03-19", "note": None},
    "LetPass": {"reason": "Høringen gjaldt ikke oss.", "passed_on": "2025-02-01", "basis": None},
    "TellOutcomeWithFiles": {
        "known_on": "2025-11-01",
        "outcome": "Planen ble vedtatt med flere avganger.",
        "heard": "partly",
        "address": "https://example.no/plan",
    },
    "WithdrawConsultation": {"reason": "Ført to ganger."},
    "CorrectConsultationRecord": {
        "number": 4,
        "deadline": "2025-03-25",
        "moved_on": "2025-02-01",
        "chosen_on": "2025-01-20",
        "asked_on": "2025-01-15",
        "received_on": "2025-02-10",
        "declined_on": "2025-02-12",
        "answered_on": "2025-03-19",
        "drafted_on": "2025-02-20",
        "treated_on": "2025-03-05",
        "passed_on": "2025-02-01",
        "known_on": "2025-11-01",
        "because": "Alle kommunene berøres.",
        "principle": _PRINCIPLE,
        "statement_id": _STATEMENT,
        "body": None,
        "outcome": "adopted",
        "summary": "Vil ha flere avganger",
        "address": "https://example.no/plan",
        "reason": "Fristen var skrevet feil.",
    },
    "RecordedConsultation": {
        **_LETTER,
        "id": _CONSULTATION,
        "reference": "2025/4",
        "document_ids": [_DOCUMENT],
        "address": "/horing/2025/4",
    },
    "ConsultationRecord": {
        "number": 4,
        "kind": "deadline",
        "told": {"deadline": "2025-03-20", "moved_on": "2025-02-01", "note": None},
    },
}
"""As web/api/examples.py tells."""
