"""`/api/v1/statements/<id>/comparisons/<from>/<to>`: two versions of a statement compared."""

from typing import Any
from uuid import UUID

from marshmallow import fields

from application.office.openings import ShownAs
from application.questions.statements import StatementView, statements_by_id
from web.addresses import statement_comparison_address
from web.api.asking import asking, found_or_404
from web.api.blueprint import Blueprint
from web.api.comparisons import ComparisonArguments, ComparisonSchema, comparison_json
from web.api.on_and_known import OnAndKnownArguments, known_asked
from web.comparison.statements_compared import ComparedStatement, compared_statement
from web.services import current_services
from web.shielded_openings import note_opening

blueprint = Blueprint(
    "api_statement_comparisons",
    __name__,
    url_prefix="/api/v1/statements",
    description="Versions of statements compared",
)


class StatementComparisonArguments(ComparisonArguments):
    """How much of a comparison to answer with, and as known when."""

    known = OnAndKnownArguments().fields["known"]


class StatementComparisonSchema(ComparisonSchema):
    """Two versions of a statement compared. `position` is that of the last event that the answer rests on."""

    position = fields.Integer(metadata={"description": "Ask with `known=nr…` and this number for the same answer"})


@blueprint.get("/<uuid:statement_id>/comparisons/<int:old>/<int:new>")
@blueprint.arguments(StatementComparisonArguments, location="query")
@blueprint.response(200, StatementComparisonSchema)
def comparison(asked: dict[str, Any], statement_id: UUID, old: int, new: int) -> dict[str, Any]:
    """Two versions of a statement compared: the texts as far as you may read them."""
    with asking() as (connection, audience):
        known = known_asked(connection, asked["known"])
        there = statements_by_id(connection, [statement_id], audience).get(statement_id)
        view: StatementView = found_or_404("statement", statement_id, there)
        places = current_services().texts, current_services().comparisons
        compared = compared_statement(connection, *places, view, (old, new), known.position, audience)
    found: ComparedStatement = found_or_404("statement-version", f"{statement_id} {old} {new}", compared)
    note_opening("statement", view.id, view.access, ShownAs.API)
    sides = (str(old), found.before), (str(new), found.after)
    asked_known = {"known": known.asked} if known.asked else {}
    return comparison_json(*sides, found.comparison, asked["scope"]) | {
        "position": known.position,
        "address": statement_comparison_address(view.reference, old, new, **asked_known),
    }
