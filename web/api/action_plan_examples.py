"""Examples of what is sent to the API about action plans and answered, by the names of schemas; all invented."""

from collections.abc import Mapping
from typing import Any

_DOCUMENT = "7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a0006"
_DECISION = "7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a0005"
_BODY = "7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a0007"
_PLAN = "7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a0036"
_TITLE = "Strategi- og handlingsplan"
_WHAT: dict[str, Any] = {"title": _TITLE, "public_title": None, "about": "Det rådet styrer etter"}
_SECTION: dict[str, Any] = {"key": "1", "heading": "Formål", "text": "Utvikle regionen."}
_GOAL: dict[str, Any] = {"key": "M1", "area": "Samferdsel", "text": "Raskere og sikrere reiser"}
_RESPONSIBLE: dict[str, Any] = {"kind": "body", "id": _BODY, "name": "Regionrådet"}
_MEASURE: dict[str, Any] = {
    "key": "T1",
    "area": "Samferdsel",
    "goal": "M1",
    "due": "2025-12",
    "text": "Lage en felles transportplan",
}
_LINE: dict[str, Any] = {"key": "F1", "text": "Utspill og kronikker"}
_ARENA: dict[str, Any] = {"kind": "joint", "name": "Felles formannskapsmøte", "meetings": 1, "note": None}
_TOLD: dict[str, Any] = {
    "label": "2025",
    "adopted_on": "2025-02-20",
    "valid_from": "2025",
    "valid_until": "2025",
    "note": "Enstemmig",
}
_PROGRESS: dict[str, Any] = {
    "state": "under-way",
    "percent": 40,
    "told_on": "2025-05-02",
    "told_by": None,
    "note": "Utkast er laget",
}
_VERSION: dict[str, Any] = {
    **{name: value for name, value in _TOLD.items() if name != "valid_until"},
    "number": 1,
    "record": 2,
    "state": "in-force",
    "until": "2025-12-31",
    "address": "/handlingsplan/2025/1/versjon/1",
}
_WHOLE: dict[str, Any] = {
    "id": _PLAN,
    "reference": "2025/1",
    "title": _TITLE,
    "about": "Det rådet styrer etter",
    "in_force": 1,
    "address": "/handlingsplan/2025/1",
}

ACTION_PLANS: Mapping[str, Mapping[str, Any]] = {
    "PlanSectionText": _SECTION,
    "PlanSection": _SECTION,
    "PlanGoalTold": _GOAL,
    "PlanGoal": _GOAL,
    "PlanLineTold": _LINE,
    "PlanLine": _LINE,
    "PlanResponsible": _RESPONSIBLE,
    "PlanArenaTold": _ARENA | {"body_id": None},
    "PlanArena": _ARENA | {"body_id": None},
    "PlanProgressTold": _PROGRESS | {"record": 5},
    "PlanCameOf": {
        "record": 6,
        "kind": "decision",
        "id": _DECISION,
        "reference": "RR 23/2025",
        "title": "Felles transportplan",
        "day": "2025-10-31",
        "note": None,
        "address": "/vedtak/RR-23-2025",
    },
    "PlanMeasure": _MEASURE | {"responsible": "Regionrådet"},
    "PlanMeasureOnDay": _MEASURE
    | {
        "responsible": _RESPONSIBLE,
        "plan": "2025/1",
        "version": 1,
        "state": "under-way",
        "percent": 40,
        "late": False,
        "versions": [1, 2],
    }
    | {"address": "/handlingsplan/2025/1/tiltak/T1"},
    "PlanVersionTold": _VERSION,
    "PlanAreaCount": {"area": "Samferdsel", "measures": 5, "done": 2, "late": 1},
    "PlanStanding": _VERSION | {"counts": {"not-started": 1, "under-way": 2, "done": 2}},
    "PlanArenaHeld": _ARENA | {"body_id": None, "held": 1},
    "PlanReportFiles": {
        "pdf": "/handlingsplan/2025/1/arsrapport.pdf?on=2025-11-01&known=nr48190",
        "docx": "/handlingsplan/2025/1/arsrapport.docx?on=2025-11-01&known=nr48190",
    },
    "PlanYearReport": _VERSION
    | {"counts": {"not-started": 1, "under-way": 2, "done": 2}}
    | {"id": _PLAN, "reference": "2025/1", "title": _TITLE, "on": "2025-11-01", "position": 48_190, "year": 2025},
    "PlanRepealTold": {"record": 9, "repealed_on": "2026-06-01", "note": None},
    "Plan": _WHOLE,
    "PlanOnDay": _WHOLE | {"on": "2025-11-01", "position": 48_190},
    "RegisterPlanWithFiles": _WHAT | _TOLD | {"reference": None},
    "AdoptPlanWithFiles": _TOLD | {"number": 2},
    "Progress": {"measure": "T1", **_PROGRESS},
    "LinkMeasure": {"measure": "T1", "to": {"kind": "decision", "id": _DECISION}, "note": None},
    "RepealPlan": {"repealed_on": "2026-06-01", "note": "Erstattes ikke"},
    "CorrectPlan": _WHAT | {"reason": "Tittelen manglet et ord."},
    "CorrectActionPlanRecord": _TOLD
    | _PROGRESS
    | {"number": 5, "measure": "T1", "repealed_on": "2026-06-01", "reason": "Datoen var skrevet feil."},
    "WithdrawPlan": {"reason": "Ført to ganger."},
}
