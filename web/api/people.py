"""`/api/v1/people`: people in public roles by their names over time, all of them public."""

from typing import Any
from uuid import UUID

from marshmallow import Schema, fields

from application.questions.people import PersonView, list_people, person_by_id
from web.addresses import person_address
from web.api.acting import Tagged, add_actions, add_creation, tag_of
from web.api.asking import ListArguments, asking, found_or_404, page_schema, plain, require_id
from web.api.blueprint import Blueprint
from web.api.shapes import NameSchema
from web.forms import people as forms

blueprint = Blueprint("api_people", __name__, url_prefix="/api/v1/people", description="People")


class PersonSchema(Schema):
    """A person in a public role."""

    id = fields.UUID()
    name = fields.String(metadata={"example": "Kari Nordmann"})
    names = fields.List(fields.Nested(NameSchema), metadata={"description": "All their names, as they were recorded"})
    same_as = fields.UUID(
        allow_none=True, metadata={"description": "The person they were found to be, under whom all of theirs is shown"}
    )
    address = fields.String(metadata={"description": "Their page, on this site"})


class PeopleArguments(ListArguments):
    """A page of people, of those who bear or bore a name."""

    name = fields.String(load_default=None, metadata={"description": "Words of a name, or beginnings of them"})


@blueprint.get("")
@blueprint.arguments(PeopleArguments, location="query")
@blueprint.response(200, page_schema(PersonSchema))
def people(asked: dict[str, Any]) -> dict[str, Any]:
    """People by name, in Norwegian order."""
    with asking() as (connection, _):
        after = require_id(asked["cursor"])
        page = list_people(connection, named=asked["name"], after=after, limit=asked["limit"])
    return {"data": [person_json(one) for one in page.items], "next": page.next}


@blueprint.get("/<uuid:person_id>")
@blueprint.response(200, PersonSchema)
def person(person_id: UUID) -> Tagged:
    """One person."""
    return _answered(person_id), 200, tag_of(person_id)


def _answered(person_id: UUID) -> dict[str, Any]:
    with asking() as (connection, _):
        found: PersonView = found_or_404("person", person_id, person_by_id(connection, person_id))
    return person_json(found)


def person_json(view: PersonView) -> dict[str, Any]:
    """Return a person as it is answered."""
    return plain(view, address=person_address(view.id))


add_creation(blueprint, forms.REGISTER, PersonSchema, _answered)
add_actions(blueprint, (*forms.ACTIONS, forms.TELL_APART), PersonSchema, _answered)
