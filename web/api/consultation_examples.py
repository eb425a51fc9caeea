"""Examples of consultations as the API answers them, by the names of schemas; all invented."""

from collections.abc import Mapping
from typing import Any

_CASE, _ENTRY, _MUNICIPALITY, _DOCUMENT = (f"7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a000{number}" for number in (1, 2, 5, 6))
_CONSULTATION, _STATEMENT, _PRINCIPLES = (f"7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a00{number}" for number in (15, 16, 17))
_NAMED = {"organisation_id": _MUNICIPALITY, "name": "Prøvdal kommune"}
_ASKED: dict[str, Any] = {
    "id": _CONSULTATION,
    "reference": "2025/4",
    "title": "Høring: Regional transportplan",
    "about": "Tog og veg fram til 2037",
    "sender_id": None,
    "sender": "Prøvefylket",
    "their_reference": "24/1234-5",
    "subject_areas": ["Samferdsel"],
    "received_on": "2025-01-10",
    "deadline": "2025-03-20",
    "days_left": 38,
    "state": "asked",
    "is_open": True,
    "late": False,
    "way": "jointly",
    "answered_on": None,
    "published": True,
    "shielded": False,
    "address": "/horing/2025/4",
}

CONSULTATIONS: Mapping[str, Mapping[str, Any]] = {
    "ConsultationLine": _ASKED,
    "ConsultationOnDay": _ASKED
    | {"on": "2025-02-10", "position": 48_190, "dated_on": "2025-01-08", "case_id": _CASE, "entry_id": _ENTRY}
    | {"passed": None},
    "MunicipalityStand": {**_NAMED, "state": "input", "deadline": "2025-02-15", "agreeing": "agrees"},
    "ConsultationText": {"document_id": _DOCUMENT, "address": f"/dokument/{_DOCUMENT}"},
    "CitedPrinciple": {
        "principles_id": _PRINCIPLES,
        "reference": "2024/1",
        "version": 2,
        "point": "3",
        "text": "Regionrådet svarer for alle når saken berører alle kommunene likt.",
        "gone": False,
        "address": "/prinsipper/2024/1/versjon/2",
    },
    "ChosenWay": {"way": "jointly", "chosen_on": "2025-01-20", "reason": "Alle kommunene berøres."},
    "DeadlineMove": {"deadline": "2025-03-20", "moved_on": "2025-02-01", "note": "Utsatt i brev 1. februar"},
    "GivenInput": {
        **_NAMED,
        "kind": "input",
        "on": "2025-02-10",
        "deadline": None,
        "agreeing": "partly",
        "summary": "Vil ha flere avganger",
        "note": None,
    },
    "AnswerTreatment": {"body": "Regionrådet", "treated_on": "2025-03-05", "outcome": "amended", "note": "Enstemmig"},
    "AnsweringStatement": {
        "on": "2025-03-19",
        "note": None,
        "statement_id": _STATEMENT,
        "reference": "2025/7",
        "title": "Svar på høring av regional transportplan",
        "version": 1,
        "state": "adopted",
        "texts": [],
        "address": "/uttalelse/2025/7",
    },
    "ConsultationPassed": {"passed_on": "2025-03-01", "reason": "Angår oss ikke."},
    "ConsultationOutcome": {
        "known_on": "2025-11",
        "outcome": "Planen er vedtatt med timesavganger.",
        "heard": "partly",
        "address": "https://fylket.example/transportplan",
        "texts": [],
    },
    "AnsweredFor": {
        **_NAMED,
        "participant": True,
        "who": "council",
        "council_answers": True,
        "state": "input",
        "agreeing": "partly",
        "stance": "reserved",
        "reservation": "Ikke bomstasjon på brua",
    },
    "ConsultationFinding": {"kind": "input-late", "organisation_id": _MUNICIPALITY},
}
