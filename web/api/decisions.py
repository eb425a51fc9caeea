"""`/api/v1/decisions`: what bodies decided, as far as the asker may see it."""

from typing import Any
from uuid import UUID

from marshmallow import Schema, fields, validate
from sqlalchemy import Connection

from application.office.openings import ShownAs
from application.questions.decision_treatments import treatments_of
from application.questions.decisions import DecisionView, decision_by_slug, decisions_by_id, list_decisions
from application.questions.journal import entries_by_id
from application.questions.recusals import recusals_of
from domain.access import Audience
from web.addresses import decision_address
from web.api.acting import Tagged, add_actions, add_creation, tag_of
from web.api.asking import ListArguments, asking, found_or_404, page_schema, plain, require_cursor
from web.api.bases import BasisSchema, basis_json
from web.api.blueprint import Blueprint
from web.api.documents import documents_of_record
from web.api.shapes import AccessSchema, DocumentSchema, ReferenceSchema
from web.filing import by_programs
from web.forms import decisions as forms
from web.forms.offered import ACTIONS
from web.shielded_openings import note_opening

blueprint = Blueprint("api_decisions", __name__, url_prefix="/api/v1/decisions", description="Decisions")

_CURSOR = r"\d{4}(-\d\d){0,2}_[0-9a-f]{32}"


class DecidedUrgentlySchema(Schema):
    """Who decided alone in an urgent matter, for a body that could not be called in time."""

    decided_by = fields.String()
    delegation = fields.String(allow_none=True, metadata={"description": "The decision that gave the power"})
    reason = fields.String(metadata={"description": "Why the body could not be called"})


class DecisionSchema(Schema):
    """A decision. Title and texts are null when they are shielded."""

    id = fields.UUID()
    reference = fields.String()
    case_id = fields.UUID()
    case_reference = fields.String()
    body_id = fields.UUID()
    body_name = fields.String(metadata={"description": "What the body is called now"})
    body_abbreviation = fields.String()
    body_then = fields.String(allow_none=True, metadata={"description": "What it was called then, if that was another"})
    decided_on = fields.String(metadata={"description": "A date; of old papers perhaps a month or a year"})
    number = fields.String(allow_none=True, metadata={"description": "The body's own number of the item"})
    title = fields.String(allow_none=True)
    recommendation = fields.String(allow_none=True)
    text = fields.String(allow_none=True)
    outcome = fields.String(allow_none=True)
    proposals = fields.List(fields.Dict(keys=fields.String()))
    ballots = fields.List(fields.Dict(keys=fields.String()))
    urgent = fields.Nested(
        DecidedUrgentlySchema,
        allow_none=True,
        metadata={"description": "Null for what the body decided itself, and when it is shielded"},
    )
    recorded_at = fields.String()
    corrected_at = fields.String(allow_none=True)
    ended = fields.String(allow_none=True, metadata={"description": "`rescinded`, `superseded`, or null: it stands"})
    ended_on = fields.String(allow_none=True)
    access = fields.Nested(AccessSchema)
    address = fields.String(metadata={"description": "Its page, on this site"})


class RecusalSchema(Schema):
    """Somebody who was not impartial; `number` is what `withdraw-recusal` knows it by."""

    number = fields.Integer()
    person_id = fields.UUID(allow_none=True, metadata={"description": "Null for one who is not registered"})
    name = fields.String()
    section = fields.String(
        allow_none=True, metadata={"description": "`fvl-6`, `koml-11-10`, or null where it is not stated"}
    )
    ground = fields.String(allow_none=True)
    left_room = fields.String(metadata={"description": "`yes`, `no` or `not-told`"})


class TreatmentSchema(Schema):
    """How an organisation stands to a decision; `number` is what `withdraw-treatment` knows what it decided by."""

    organisation_id = fields.UUID()
    is_asked = fields.Boolean(metadata={"description": "Whether it was asked to treat it"})
    deadline = fields.String(allow_none=True)
    number = fields.Integer(allow_none=True)
    outcome = fields.String(
        allow_none=True, metadata={"description": "`adopted`, `amended`, `declined`, `noted`; null: nothing yet"}
    )
    decided_on = fields.String(allow_none=True)
    meets_on = fields.String(allow_none=True, metadata={"description": "When it will treat it, if that is planned"})
    body = fields.String(allow_none=True)
    note = fields.String(allow_none=True)
    basis = fields.Nested(BasisSchema, allow_none=True)


class WholeDecisionSchema(DecisionSchema):
    """A decision with its papers and documents, and what took its place."""

    ended_by = fields.Nested(ReferenceSchema, allow_none=True)
    papers = fields.List(
        fields.Nested(ReferenceSchema), metadata={"description": "The journal entries put before the body"}
    )
    documents = fields.List(fields.Nested(DocumentSchema))
    recusals = fields.List(
        fields.Nested(RecusalSchema), metadata={"description": "Who was not impartial; empty when it is shielded"}
    )
    treatments = fields.List(
        fields.Nested(TreatmentSchema),
        metadata={"description": "Those who must treat it themselves, and who has; empty when it is shielded"},
    )


class DecisionArguments(ListArguments):
    """A page of decisions, of one body or one year."""

    body_id = fields.UUID(load_default=None, metadata={"description": "Only those of this body"})
    year = fields.Integer(load_default=None, validate=validate.Range(1000, 9999))


@blueprint.get("")
@blueprint.arguments(DecisionArguments, location="query")
@blueprint.response(200, page_schema(DecisionSchema))
def decisions(asked: dict[str, Any]) -> dict[str, Any]:
    """Decisions, the latest first."""
    with asking() as (connection, audience):
        page = list_decisions(
            connection,
            audience,
            after=require_cursor(asked["cursor"], _CURSOR),
            body_id=asked["body_id"],
            year=asked["year"],
            limit=asked["limit"],
        )
    return {"data": [decision_json(one) for one in page.items], "next": page.next}


@blueprint.get("/<uuid:decision_id>")
@blueprint.response(200, WholeDecisionSchema)
def decision(decision_id: UUID) -> Tagged:
    """One decision."""
    return _answered(decision_id), 200, tag_of(decision_id)


@blueprint.get("/<reference>")
@blueprint.response(200, WholeDecisionSchema)
def decision_by_reference(reference: str) -> Tagged:
    """One decision, by its reference with hyphens: `RR-23-2025`."""
    with asking() as (connection, audience):
        found = _whole(connection, decision_by_slug(connection, reference, audience), reference, audience)
    return found, 200, tag_of(found["id"])


def _answered(decision_id: UUID) -> dict[str, Any]:
    with asking() as (connection, audience):
        view = decisions_by_id(connection, [decision_id], audience).get(decision_id)
        return _whole(connection, view, decision_id, audience)


def decision_json(view: DecisionView) -> dict[str, Any]:
    """Return a decision as it is answered."""
    note_opening("decision", view.id, view.access, ShownAs.API)
    return plain(view, address=decision_address(view.slug))


def _whole(connection: Connection, view: DecisionView | None, wanted: object, audience: Audience) -> dict[str, Any]:
    """Return a decision with what belongs to it, as far as the asker may see that too."""
    found: DecisionView = found_or_404("decision", wanted, view)
    papers = entries_by_id(connection, found.papers if found.sees_content else (), audience)
    ending = [found.ended_by_id] if found.ended_by_id and found.sees_content else []
    ended_by = decisions_by_id(connection, ending, audience)
    return decision_json(found) | {
        "ended_by": next((plain(one, kind="decision") for one in ended_by.values()), None),
        "papers": [
            {"id": one, "kind": "journal-entry", "reference": papers[one].reference}
            for one in found.papers
            if one in papers
        ],
        "documents": documents_of_record(connection, found.id, audience),
        "recusals": [plain(one) for one in recusals_of(connection, found.id)] if found.sees_content else [],
        "treatments": _treatments(connection, found, audience),
    }


def _treatments(connection: Connection, found: DecisionView, audience: Audience) -> list[dict[str, Any]]:
    many = treatments_of(connection, found.id, audience) if found.sees_content else []
    return [plain(one, basis=basis_json(one.basis) if one.basis else None) for one in many]


add_creation(blueprint, forms.RECORD, WholeDecisionSchema, _answered)
add_actions(blueprint, (*ACTIONS["decision"], *by_programs.DECISION), WholeDecisionSchema, _answered)
