"""`/api/v1/bodies` and `/api/v1/organisations`: all of them public, with their names over time."""

from typing import Any
from uuid import UUID

from marshmallow import Schema, fields

from application.questions.bodies import BodyView, body_by_abbreviation, body_by_id, list_bodies
from application.questions.organisations import (
    OrganisationView,
    list_organisations,
    organisation_by_number,
    organisations_by_id,
)
from domain.bodies import BodyKind
from domain.organisations import OrganisationKind
from web.addresses import body_address, organisation_address
from web.api.acting import Tagged, add_actions, add_creation, tag_of
from web.api.asking import ListArguments, asking, found_or_404, one_of, page_schema, plain, require_id
from web.api.blueprint import Blueprint
from web.api.shapes import NameSchema
from web.forms import bodies as body_forms
from web.forms import organisations as organisation_forms
from web.forms import seats as seat_forms
from web.forms import terms

bodies = Blueprint("api_bodies", __name__, url_prefix="/api/v1/bodies", description="Bodies")
organisations = Blueprint(
    "api_organisations", __name__, url_prefix="/api/v1/organisations", description="Organisations"
)


class BodySchema(Schema):
    """A body; its abbreviation is its reference."""

    id = fields.UUID()
    reference = fields.String()
    name = fields.String()
    abbreviation = fields.String()
    kind = fields.String()
    established_on = fields.String(allow_none=True)
    dissolved = fields.Boolean()
    dissolved_on = fields.String(allow_none=True)
    owner_id = fields.UUID(allow_none=True, metadata={"description": "The organisation that owns it"})
    convener_id = fields.UUID(allow_none=True, metadata={"description": "The organisation that calls its meetings"})
    agenda = fields.String(allow_none=True, metadata={"description": "Who has the agenda of its meetings, in words"})
    chair = fields.String(allow_none=True, metadata={"description": "Who chairs them"})
    follow_up = fields.String(allow_none=True, metadata={"description": "Who follows up what comes of them"})
    names = fields.List(fields.Nested(NameSchema), metadata={"description": "All its names, the oldest first"})
    address = fields.String(metadata={"description": "Its page, on this site"})


class NumberSchema(Schema):
    """A number in a public register, and from when it was borne."""

    kind = fields.String()
    number = fields.String()
    valid_from = fields.String(allow_none=True)


class OrganisationSchema(Schema):
    """An organisation; its latest number is its reference, empty when it has none."""

    id = fields.UUID()
    reference = fields.String()
    name = fields.String()
    kind = fields.String()
    merged_into = fields.UUID(allow_none=True)
    merged_on = fields.String(allow_none=True)
    merged_from = fields.List(fields.UUID())
    names = fields.List(fields.Nested(NameSchema), metadata={"description": "All its names, the oldest first"})
    numbers = fields.List(fields.Nested(NumberSchema))
    address = fields.String(metadata={"description": "Its page, on this site"})


class BodyArguments(ListArguments):
    """A page of bodies, of one kind."""

    kind = fields.String(load_default=None, validate=one_of(BodyKind))


class OrganisationArguments(ListArguments):
    """A page of organisations, of one kind."""

    kind = fields.String(load_default=None, validate=one_of(OrganisationKind))


@bodies.get("")
@bodies.arguments(BodyArguments, location="query")
@bodies.response(200, page_schema(BodySchema))
def all_bodies(asked: dict[str, Any]) -> dict[str, Any]:
    """Bodies by name, in Norwegian order."""
    with asking() as (connection, _):
        after = require_id(asked["cursor"])
        page = list_bodies(connection, kind=asked["kind"], after=after, limit=asked["limit"])
    return {"data": [body_json(one) for one in page.items], "next": page.next}


@bodies.get("/<uuid:body_id>")
@bodies.response(200, BodySchema)
def body(body_id: UUID) -> Tagged:
    """One body."""
    return _answered_body(body_id), 200, tag_of(body_id)


@bodies.get("/<abbreviation>")
@bodies.response(200, BodySchema)
def body_of_abbreviation(abbreviation: str) -> Tagged:
    """One body, by its abbreviation now or an earlier one."""
    with asking() as (connection, _):
        found = body_json(found_or_404("body", abbreviation, body_by_abbreviation(connection, abbreviation)))
    return found, 200, tag_of(found["id"])


@organisations.get("")
@organisations.arguments(OrganisationArguments, location="query")
@organisations.response(200, page_schema(OrganisationSchema))
def all_organisations(asked: dict[str, Any]) -> dict[str, Any]:
    """Organisations by name, in Norwegian order."""
    with asking() as (connection, _):
        after = require_id(asked["cursor"])
        page = list_organisations(connection, kind=asked["kind"], after=after, limit=asked["limit"])
    return {"data": [organisation_json(one) for one in page.items], "next": page.next}


@organisations.get("/<uuid:organisation_id>")
@organisations.response(200, OrganisationSchema)
def organisation(organisation_id: UUID) -> Tagged:
    """One organisation."""
    return _answered_organisation(organisation_id), 200, tag_of(organisation_id)


@organisations.get("/<number>")
@organisations.response(200, OrganisationSchema)
def organisation_of_number(number: str) -> Tagged:
    """One organisation, by a number it has or had in a public register."""
    with asking() as (connection, _):
        found = organisation_json(found_or_404("organisation", number, organisation_by_number(connection, number)))
    return found, 200, tag_of(found["id"])


def _answered_body(body_id: UUID) -> dict[str, Any]:
    with asking() as (connection, _):
        return body_json(found_or_404("body", body_id, body_by_id(connection, body_id)))


def _answered_organisation(organisation_id: UUID) -> dict[str, Any]:
    with asking() as (connection, _):
        view = organisations_by_id(connection, [organisation_id]).get(organisation_id)
        return organisation_json(found_or_404("organisation", organisation_id, view))


def body_json(view: BodyView) -> dict[str, Any]:
    """Return a body as it is answered."""
    return plain(view, reference=view.abbreviation, address=body_address(view.abbreviation))


def organisation_json(view: OrganisationView) -> dict[str, Any]:
    """Return an organisation as it is answered."""
    reference = view.numbers[-1].number if view.numbers else ""
    return plain(view, reference=reference, address=organisation_address(view.id))


add_creation(bodies, body_forms.ESTABLISH, BodySchema, _answered_body)
add_actions(bodies, (*body_forms.ACTIONS, *seat_forms.ACTIONS, terms.NEW_TERM), BodySchema, _answered_body)
add_creation(organisations, organisation_forms.REGISTER, OrganisationSchema, _answered_organisation)
add_actions(organisations, organisation_forms.ACTIONS, OrganisationSchema, _answered_organisation)
