"""`/api/v1/cases`: cases, who treated each, and the papers in it, as far as the asker may see them."""

from typing import Any
from uuid import UUID

from marshmallow import Schema, fields, validate
from sqlalchemy import Connection

from application.questions.cases import CaseView, case_by_id, case_by_reference, list_cases
from application.questions.decisions import decisions_of_case
from application.questions.journal import entries_of_case
from domain.access import Audience
from web.addresses import case_address
from web.api.acting import Tagged, add_actions, add_creation, tag_of
from web.api.asking import ListArguments, asking, found_or_404, page_schema, plain, require_cursor
from web.api.blueprint import Blueprint
from web.api.decisions import DecisionSchema, decision_json
from web.api.journal import JournalEntrySchema, entry_json
from web.forms import cases as forms

blueprint = Blueprint("api_cases", __name__, url_prefix="/api/v1/cases", description="Cases")

_CURSOR = r"\d{4}/\d{1,6}"


class CaseSchema(Schema):
    """A case; its public title stands in for its title where that says too much."""

    id = fields.UUID()
    reference = fields.String()
    title = fields.String()
    opened_on = fields.String(allow_none=True, metadata={"description": "A date, a month or a year"})
    recorded_at = fields.String()
    subject_areas = fields.List(fields.String())
    closed = fields.Boolean()
    closed_on = fields.String(allow_none=True)
    published = fields.Boolean(metadata={"description": "Whether anything in it is"})
    address = fields.String(metadata={"description": "Its page, on this site"})


class WholeCaseSchema(CaseSchema):
    """A case with one decision per body that treated it, oldest first, and its first 1000 journal entries."""

    decisions = fields.List(fields.Nested(DecisionSchema))
    journal_entries = fields.List(fields.Nested(JournalEntrySchema))


class CaseArguments(ListArguments):
    """A page of cases, of one year."""

    year = fields.Integer(load_default=None, validate=validate.Range(1000, 9999))


@blueprint.get("")
@blueprint.arguments(CaseArguments, location="query")
@blueprint.response(200, page_schema(CaseSchema))
def cases(asked: dict[str, Any]) -> dict[str, Any]:
    """Cases, the newest reference first."""
    with asking() as (connection, audience):
        after = require_cursor(asked["cursor"], _CURSOR)
        page = list_cases(connection, audience, after=after, year=asked["year"], limit=asked["limit"])
    return {"data": [case_json(one) for one in page.items], "next": page.next}


@blueprint.get("/<uuid:case_id>")
@blueprint.response(200, WholeCaseSchema)
def case(case_id: UUID) -> Tagged:
    """One case."""
    return _answered(case_id), 200, tag_of(case_id)


@blueprint.get("/<int:year>/<int:sequence>")
@blueprint.response(200, WholeCaseSchema)
def case_of_reference(year: int, sequence: int) -> Tagged:
    """One case, by its reference `2025/17`."""
    reference = f"{year}/{sequence}"
    with asking() as (connection, audience):
        found = _whole(connection, case_by_reference(connection, reference, audience), reference, audience)
    return found, 200, tag_of(found["id"])


def _answered(case_id: UUID) -> dict[str, Any]:
    with asking() as (connection, audience):
        return _whole(connection, case_by_id(connection, case_id, audience), case_id, audience)


def case_json(view: CaseView) -> dict[str, Any]:
    """Return a case as it is answered."""
    return plain(view, address=case_address(view.reference))


def _whole(connection: Connection, view: CaseView | None, wanted: object, audience: Audience) -> dict[str, Any]:
    found: CaseView = found_or_404("case", wanted, view)
    return case_json(found) | {
        "decisions": [decision_json(one) for one in decisions_of_case(connection, found.id, audience)],
        "journal_entries": [entry_json(one) for one in entries_of_case(connection, found.id, audience)],
    }


add_creation(blueprint, forms.OPEN, WholeCaseSchema, _answered)
add_actions(blueprint, forms.ACTIONS, WholeCaseSchema, _answered)
