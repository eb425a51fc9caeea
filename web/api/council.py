"""`/api/v1/council` and `/api/v1/subject-areas`: whose archive this is, and what its cases are put under. Public."""

from typing import Any
from uuid import UUID

from marshmallow import Schema, fields

from application.questions.council import AreaView, all_areas, participants, the_council
from domain.councils import COUNCIL_ID
from web.api.acting import Tagged, add_actions, add_creation, tag_of
from web.api.asking import asking, found_or_404, page_schema, plain
from web.api.blueprint import Blueprint
from web.forms import councils, subject_areas

council = Blueprint("api_council", __name__, url_prefix="/api/v1/council", description="The council")
areas = Blueprint("api_subject_areas", __name__, url_prefix="/api/v1/subject-areas", description="Subject areas")


class ParticipantSchema(Schema):
    """An organisation's time in the council."""

    organisation_id = fields.UUID()
    name = fields.String()
    joined_on = fields.String(allow_none=True, metadata={"description": "A date, a month or a year"})
    left = fields.Boolean(metadata={"description": "Whether it takes part no longer"})
    left_on = fields.String(allow_none=True)


class CouncilSchema(Schema):
    """The council whose archive this is."""

    id = fields.UUID()
    name = fields.String()
    legal_form = fields.String(allow_none=True)
    archive_creator = fields.String(allow_none=True)
    participants = fields.List(fields.Nested(ParticipantSchema))


class SubjectAreaSchema(Schema):
    """A subject area by its name now."""

    id = fields.UUID()
    name = fields.String()
    closed = fields.Boolean(metadata={"description": "Whether it is offered no longer"})
    earlier_names = fields.List(fields.String())


@council.get("")
@council.response(200, CouncilSchema)
def the_council_itself() -> Tagged:
    """The council."""
    return _council(COUNCIL_ID), 200, tag_of(COUNCIL_ID)


@areas.get("")
@areas.response(200, page_schema(SubjectAreaSchema))
def subject_areas_in_order() -> dict[str, Any]:
    """Subject areas by name, in Norwegian order; all in one page."""
    found = _registered()
    return {"data": [_area_json(one, found) for one in found if one.renamed_to is None], "next": None}


@areas.get("/<uuid:area_id>")
@areas.response(200, SubjectAreaSchema)
def subject_area(area_id: UUID) -> Tagged:
    """One subject area."""
    return _area(area_id), 200, tag_of(area_id)


def _council(council_id: UUID) -> dict[str, Any]:
    with asking() as (connection, _):
        view = found_or_404("council", council_id, the_council(connection) if council_id == COUNCIL_ID else None)
        return plain(view, id=COUNCIL_ID, participants=participants(connection))


def _area(area_id: UUID) -> dict[str, Any]:
    found = _registered()
    view = next((one for one in found if one.id == area_id and one.renamed_to is None), None)
    return _area_json(found_or_404("subject-area", area_id, view), found)


def _registered() -> list[AreaView]:
    # What is only used by cases is left out: the case may not be for everybody.
    with asking() as (connection, _):
        return [one for one in all_areas(connection) if one.id is not None]


def _area_json(view: AreaView, every: list[AreaView]) -> dict[str, Any]:
    earlier = [one.name for one in every if one.id == view.id and one.renamed_to is not None]
    return plain(view, earlier_names=earlier)


add_actions(council, councils.ACTIONS, CouncilSchema, _council)
add_creation(areas, subject_areas.REGISTER, SubjectAreaSchema, _area)
add_actions(areas, subject_areas.ACTIONS, SubjectAreaSchema, _area)
