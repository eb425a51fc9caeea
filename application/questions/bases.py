"""On what appointments rest, as the asker may see it: our decisions by reference and title, or what others decided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from application.questions.decisions import DecisionView, decisions_by_id
from domain.access import Audience
from domain.basis import BasisKind


@dataclass(frozen=True, slots=True)
class BasisView:
    """On what an appointment rests. `decision` is None where the asker may not know of it.

    `reference` and `decided_on` are those of the decision, ours or another authority's.
    """

    kind: str
    decision: DecisionView | None = None
    authority: str | None = None
    organisation_id: UUID | None = None
    reference: str | None = None
    decided_on: str | None = None
    elector: str | None = None
    note: str | None = None

    @property
    def is_missing(self) -> bool:
        """Whether no decision was found."""
        return self.kind == BasisKind.NONE_FOUND

    @property
    def is_hidden(self) -> bool:
        """Whether it is a decision that the asker may not know of."""
        return self.kind == BasisKind.DECISION and self.decision is None


def decisions_of_bases(
    connection: Connection, bases: Iterable[Mapping[str, Any]], audience: Audience
) -> dict[UUID, DecisionView]:
    """Return the decisions of ours that bases name and the asker may see, by id, in one query or none."""
    named = {UUID(one["decision_id"]) for one in bases if one["kind"] == BasisKind.DECISION}
    return decisions_by_id(connection, sorted(named), audience) if named else {}


def basis_view(basis: Mapping[str, Any], decisions: Mapping[UUID, DecisionView]) -> BasisView:
    """Return a basis (as domain/basis.py tells) as it is shown, with the decisions that may be seen."""
    if basis["kind"] == BasisKind.DECISION:
        decision = decisions.get(UUID(basis["decision_id"]))
        if decision is None:
            return BasisView(str(BasisKind.DECISION))
        day = decision.decided_on
        return BasisView(str(BasisKind.DECISION), decision, reference=decision.reference, decided_on=day)
    if basis["kind"] == BasisKind.NONE_FOUND:
        return BasisView(str(BasisKind.NONE_FOUND), note=basis["note"])
    return BasisView(
        kind=str(BasisKind.OTHER),
        authority=basis["authority"],
        organisation_id=UUID(basis["organisation_id"]) if basis["organisation_id"] else None,
        reference=basis["reference"],
        decided_on=basis["decided_on"],
        elector=basis["elector"],
    )
