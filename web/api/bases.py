"""On what appointments rest, as the API answers it."""

from typing import Any

from marshmallow import Schema, fields

from application.questions.bases import BasisView
from domain.basis import BasisKind
from web.addresses import decision_address
from web.api.asking import one_of


class BasisSchema(Schema):
    """A decision of the archive's own, another authority's decision, or none that was found.

    Of a decision that is not for whoever asks, only the kind is answered.
    """

    kind = fields.String(validate=one_of(BasisKind))
    decision_id = fields.UUID(allow_none=True, metadata={"description": "The decision, if it is in this archive"})
    reference = fields.String(allow_none=True)
    title = fields.String(allow_none=True)
    authority = fields.String(allow_none=True, metadata={"description": "Who decided, when it was another authority"})
    organisation_id = fields.UUID(allow_none=True)
    decided_on = fields.String(allow_none=True)
    elector = fields.String(allow_none=True, metadata={"description": "As what the other authority decided"})
    note = fields.String(allow_none=True)
    address = fields.String(allow_none=True, metadata={"description": "The page of the decision, on this site"})


def basis_json(view: BasisView) -> dict[str, Any]:
    """Return a basis as it is answered."""
    decision = view.decision
    return {
        "kind": view.kind,
        "decision_id": decision.id if decision else None,
        "reference": view.reference,
        "title": decision.title if decision else None,
        "authority": view.authority,
        "organisation_id": view.organisation_id,
        "decided_on": view.decided_on,
        "elector": view.elector,
        "note": view.note,
        "address": decision_address(decision.slug) if decision else None,
    }
