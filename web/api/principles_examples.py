"""Examples of what is sent to the API about principles and answered, by the names of schemas; all invented."""

from collections.abc import Mapping
from typing import Any

_DOCUMENT = "7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a0006"
_PRINCIPLES = "7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a0032"
_POINT: dict[str, Any] = {"number": "3", "text": "Hver kommune svarer om egne arealer.", "way": "each"}
_TITLE = "Prinsipper for felles høringssvar"
_WHAT: dict[str, Any] = {"title": _TITLE, "public_title": None, "about": "Når regionrådet svarer på høringer"}
_TOLD: dict[str, Any] = {
    "label": "Etter valget",
    "adopted_on": "2025-02-20",
    "valid_from": "2025-03-01",
    "valid_until": None,
    "note": "Enstemmig",
}
_VERSION: dict[str, Any] = {
    **{name: value for name, value in _TOLD.items() if name != "valid_until"},
    "principles_id": _PRINCIPLES,
    "reference": "2021/1",
    "title": _TITLE,
    "number": 2,
    "record": 5,
    "state": "in-force",
    "until": None,
    "address": "/prinsipper/2021/1/versjon/2",
}
_WHOLE: dict[str, Any] = {
    "id": _PRINCIPLES,
    "reference": "2021/1",
    "title": _TITLE,
    "about": "Når regionrådet svarer på høringer",
    "address": "/prinsipper/2021/1",
}

PRINCIPLES: Mapping[str, Mapping[str, Any]] = {
    "AnsweringPoint": _POINT,
    "DecidedBy": {"kind": "decision", "decision_id": "RR 23/2025", "authority": None, "reference": None, "note": None}
    | {"decided_on": None},
    "PrinciplePoint": _POINT,
    "PrinciplesPaper": {"document_id": _DOCUMENT, "address": f"/dokument/{_DOCUMENT}"},
    "FiledPaper": {"document_id": _DOCUMENT},
    "PrinciplesVersion": _VERSION,
    "PrinciplesRepealed": {"record": 7, "repealed_on": "2028-01-01", "note": None},
    "Principles": _WHOLE,
    "PrinciplesOnDay": _WHOLE | {"on": "2026-03-01", "position": 48_190},
    "RegisterPrinciplesWithFiles": _WHAT | _TOLD | {"reference": None},
    "AdoptPrinciplesWithFiles": _TOLD | {"number": 3},
    "RepealPrinciples": {"repealed_on": "2028-01-01", "note": "Erstattes ikke"},
    "CorrectPrinciples": _WHAT | {"reason": "Tittelen manglet et ord."},
    "CorrectPrinciplesRecord": _TOLD | {"number": 5, "repealed_on": "2028-01-01", "reason": "Datoen var skrevet feil."},
    "WithdrawPrinciples": {"reason": "Ført to ganger."},
}
