"""`/api/v1/consultations`: which there are, and one on a day, as it is known now or was known then."""

from typing import Any
from uuid import UUID

from marshmallow import fields, validate

from application.office.openings import ShownAs
from application.questions.consultation_lines import lines_of_consultations
from application.questions.consultation_lists import list_consultations
from application.questions.consultation_on_day import consultation_on_day
from application.questions.consultations import ConsultationView, consultations_by_id
from application.questions.families import organisation_family
from domain.consultations import State
from domain.ways import AnsweringWay
from web.api.acting import Tagged, tag_of
from web.api.asking import ListArguments, asking, found_or_404, one_of, page_schema, require_cursor
from web.api.blueprint import Blueprint
from web.api.consultation_shapes import ConsultationLineSchema, ConsultationOnDaySchema, line_json, on_day_json
from web.api.on_and_known import OnAndKnownArguments, day_asked, known_asked
from web.shielded_openings import note_opening

blueprint = Blueprint("api_consultations", __name__, url_prefix="/api/v1/consultations", description="Consultations")

STATES = ("open", "late", "closed", *map(str, State))
"""How a consultation stands on a day: `list_consultations` says what each is."""
_CURSOR = r"\d{4}(-\d\d(-\d\d)?)?_[0-9a-f]{32}"


class ConsultationArguments(ListArguments, OnAndKnownArguments):
    """A page of consultations, by how they stand on a day, the way, who asks, a municipality, a subject area."""

    state = fields.String(
        load_default=None,
        validate=validate.OneOf(STATES),
        metadata={"description": "`open` and `late` come by deadline, all others by when they were received"},
    )
    way = fields.String(load_default=None, validate=one_of(AnsweringWay))
    sender = fields.UUID(load_default=None, metadata={"description": "The organisation that asks"})
    municipality = fields.UUID(
        load_default=None, metadata={"description": "An organisation that was asked for input, or gave it"}
    )
    area = fields.String(load_default=None, metadata={"description": "The name of a subject area"})


@blueprint.get("")
@blueprint.arguments(ConsultationArguments, location="query")
@blueprint.response(200, page_schema(ConsultationLineSchema))
def consultations(asked: dict[str, Any]) -> dict[str, Any]:
    """Consultations with how each municipality stands: open ones by deadline, all others the last received first."""
    on = day_asked(asked["on"])
    with asking() as (connection, audience):
        known = known_asked(connection, asked["known"]).position
        page = list_consultations(
            connection,
            audience,
            on=on,
            known=known,
            state=asked["state"],
            way=asked["way"],
            sender=organisation_family(connection, asked["sender"]) if asked["sender"] else (),
            municipality=organisation_family(connection, asked["municipality"]) if asked["municipality"] else (),
            area=asked["area"],
            after=require_cursor(asked["cursor"], _CURSOR),
            limit=asked["limit"],
        )
        lines = lines_of_consultations(connection, page, on, known)
    return {"data": [line_json(one, lines.columns, on) for one in lines.page.items], "next": page.next}


@blueprint.get("/<uuid:consultation_id>")
@blueprint.arguments(OnAndKnownArguments, location="query")
@blueprint.response(200, ConsultationOnDaySchema)
def consultation(asked: dict[str, Any], consultation_id: UUID) -> Tagged:
    """One consultation on a day: letter, inputs, way and principle, answer, outcome, and who answers for whom."""
    on = day_asked(asked["on"])
    with asking() as (connection, audience):
        known = known_asked(connection, asked["known"]).position
        found = consultations_by_id(connection, [consultation_id], audience).get(consultation_id)
        view: ConsultationView = found_or_404("consultation", consultation_id, found)
        note_opening("consultation", view.id, view.access, ShownAs.API)
        day = consultation_on_day(connection, view, on, known, audience) if view.sees_content else None
        return on_day_json(view, day, on, known), 200, tag_of(consultation_id)
