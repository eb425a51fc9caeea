"""`/api/v1/agreements/<id>/comparisons/<from>/<to>`: two versions of an agreement compared, and who must adopt."""

from typing import Any
from uuid import UUID

from marshmallow import Schema, fields

from application.office.openings import ShownAs
from application.questions.agreements import AgreementView, agreements_by_id
from domain.agreements import Stand
from web.addresses import comparison_address
from web.api.agreement_shapes import AdoptionRuleSchema
from web.api.asking import asking, found_or_404, one_of
from web.api.blueprint import Blueprint
from web.api.comparisons import ComparisonArguments, ComparisonSchema, comparison_json
from web.api.on_and_known import OnAndKnownArguments, known_asked
from web.comparison.agreements_compared import ComparedVersions, compared_versions
from web.services import current_services
from web.shielded_openings import note_opening

blueprint = Blueprint(
    "api_agreement_comparisons",
    __name__,
    url_prefix="/api/v1/agreements",
    description="Versions of agreements compared",
)


class AgreementComparisonArguments(ComparisonArguments):
    """How much of a comparison to answer with, and as known when."""

    known = OnAndKnownArguments().fields["known"]


class TouchedPointSchema(Schema):
    """A point of kommuneloven § 18-4 that the change touches, by what is recorded or by where the text changed."""

    point = fields.String(attribute="key")
    recorded = fields.Boolean(metadata={"description": "Whether a version is recorded as one that changes it"})
    text_changed = fields.Boolean(metadata={"description": "Whether the text changed where the point stands"})


class MustAdoptVersionSchema(Schema):
    """One who must adopt the newer version, and how they stand to it."""

    organisation_id = fields.UUID(attribute="id", allow_none=True, metadata={"description": "Null for the assembly"})
    organisation = fields.String(attribute="name", allow_none=True)
    stand = fields.String(validate=one_of(Stand))


class AgreementComparisonSchema(ComparisonSchema):
    """Two versions of an agreement compared. `position` is that of the last event that the answer rests on."""

    points = fields.List(fields.Nested(TouchedPointSchema))
    adoption = fields.Nested(AdoptionRuleSchema, metadata={"description": "How the newer version is adopted"})
    adopters = fields.List(fields.Nested(MustAdoptVersionSchema))
    position = fields.Integer(metadata={"description": "Ask with `known=nr…` and this number for the same answer"})


@blueprint.get("/<uuid:agreement_id>/comparisons/<int:old>/<int:new>")
@blueprint.arguments(AgreementComparisonArguments, location="query")
@blueprint.response(200, AgreementComparisonSchema)
def comparison(asked: dict[str, Any], agreement_id: UUID, old: int, new: int) -> dict[str, Any]:
    """Two versions of an agreement compared: the texts as far as you may read them, and who must adopt the newer."""
    with asking() as (connection, audience):
        known = known_asked(connection, asked["known"])
        there = agreements_by_id(connection, [agreement_id], audience).get(agreement_id)
        view: AgreementView = found_or_404("agreement", agreement_id, there)
        places = current_services().texts, current_services().comparisons
        compared = compared_versions(connection, *places, view, (old, new), known.position, audience)
    found: ComparedVersions = found_or_404("agreement-version", f"{agreement_id} {old} {new}", compared)
    note_opening("agreement", view.id, view.access, ShownAs.API)
    sides = (str(old), found.before), (str(new), found.after)
    asked_known = {"known": known.asked} if known.asked else {}
    return comparison_json(*sides, found.comparison, asked["scope"]) | {
        "points": [
            {"key": one.key, "recorded": one.recorded, "text_changed": one.number is not None} for one in found.points
        ],
        "adoption": found.rule,
        "adopters": found.adopting,
        "position": known.position,
        "address": comparison_address(view.reference, old, new, **asked_known),
    }
