"""What appointments rest on: that a decision of ours is there, and when it was decided."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from application.archive import Archive
from domain.decisions import Decision
from domain.values import require_hexed

Basis = Mapping[str, Any] | None
"""As domain/basis.py tells; nothing is that none was found."""


def require_basis(archive: Archive, basis: Basis) -> Decision | None:
    """Return the decision of ours that something rests on, if it does. UnknownRecordError."""
    if not (basis and basis.get("kind") == "decision" and basis.get("decision_id")):
        return None
    named = require_hexed("decision_id", basis["decision_id"])
    return archive.require(Decision, UUID(named), field="decision_id")


def decided(archive: Archive, basis: Basis, given: str | None) -> str | None:
    """Return when something was decided: as is given, otherwise when that was decided which it rests on."""
    decision = require_basis(archive, basis)
    if given:
        return given
    if decision is not None:
        return str(decision.content["decided_on"])
    return (basis or {}).get("decided_on") or None
