"""Minutes of a meeting of four municipalities with the items 3, 5 and 8, in that order, for the tests to alter."""

from collections.abc import Mapping
from typing import Any

ITEMS = (3, 8, 5)
KARI, ASE, BJORN, TURID = "p1", "p2", "p3", "p4"


def attendance() -> list[dict[str, Any]]:
    return [
        {"key": KARI, "name": "Kari Eksempel", "role": "leader", "party": "Indre Østfold"},
        {"key": ASE, "name": "Åse Tenkt", "role": "member", "party": "Marker", "until_item": 3},
        {"key": BJORN, "name": "Bjørn Påfunn", "role": "deputy", "deputy_for": ASE, "from_item": 8},
        {"key": TURID, "name": "Turid Liksom", "role": "member", "party": "Skiptvet"},
        {"name": "Arne Arkivdal", "role": "secretary"},
    ]


def minutes_of(treatments: Mapping[str, Any] | None = None, **told: Any) -> dict[str, Any]:
    return {
        "opened_at": "9",
        "closed_at": "11.30",
        "chair": "Kari Eksempel",
        "attendance": attendance(),
        "treatments": {"3": {}} if treatments is None else treatments,
        **told,
    }
