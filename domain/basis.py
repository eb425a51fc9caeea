"""On what a fact rests (hjemmel), as a mapping that events hold: a decision of ours, another authority's, or none.

`{"kind": "decision", "decision_id": "…"}`; `{"kind": "other", "authority": "Marker kommunestyre", "organisation_id":
"…"|None, "reference": "KS 70/2021"|None, "decided_on": "2021-11-23"|None, "elector": "participant"|None}`; or
`{"kind": "none-found", "note": "…"|None}`, which is a finding. `elector` says as what the other authority decided.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from domain.base import optional_text, require_one_of, require_text
from domain.dates import iso
from domain.errors import gathered
from domain.seats import Elector
from domain.values import hexed, require_hexed


class BasisKind(StrEnum):
    """What a fact rests on."""

    DECISION = "decision"
    OTHER = "other"
    NONE_FOUND = "none-found"


NONE_FOUND: dict[str, Any] = {"kind": str(BasisKind.NONE_FOUND), "note": None}


def basis(given: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return a basis as events hold it; none at all is NONE_FOUND.

    InvalidValueError for `basis`, `decision_id`, `authority`, `organisation`, `decided_on` and `elector`: all at once.
    """
    if not given:
        return dict(NONE_FOUND)
    kind = require_one_of("basis", str(given.get("kind") or ""), frozenset(BasisKind))
    if kind == BasisKind.NONE_FOUND:
        return {"kind": kind, "note": optional_text(given.get("note"), "note")}
    if kind == BasisKind.DECISION:
        return {"kind": kind, "decision_id": require_hexed("decision_id", given.get("decision_id"))}
    with gathered() as each:
        authority = each(require_text, "authority", given.get("authority"))
        decided_on = each(iso, given.get("decided_on"), field="decided_on")
        elector = each(_elector, given.get("elector"))
        reference = each(optional_text, given.get("reference"), "reference")
        whose = each(hexed, "organisation", given.get("organisation_id"))
    return {
        "kind": kind,
        "authority": authority,
        "organisation_id": whose,
        "reference": reference,
        "decided_on": decided_on,
        "elector": elector,
    }


def _elector(value: Any) -> str | None:
    return require_one_of("elector", str(value), frozenset(Elector)) if value else None
