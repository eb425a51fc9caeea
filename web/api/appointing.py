"""What programs may do with appointments: made and nominated by `POST`, changed as web/api/acting.py tells."""

from typing import Any
from uuid import UUID

from marshmallow import Schema, fields

from application.questions.appointments import AppointmentView, appointments_by_id
from domain.appointments import Ground, PartKind, Way, last_day
from domain.seats import Role
from web.addresses import appointment_address
from web.api.acting import Tagged, add_actions, add_creation, tag_of
from web.api.asking import asking, found_or_404, one_of
from web.api.blueprint import Blueprint
from web.forms import appointments, terms

blueprint = Blueprint("api_appointing", __name__, url_prefix="/api/v1/appointments", description="Appointments")


_AS_THEY_ARE = (
    "seat_id",
    "role",
    "organisation_id",
    "nominated_on",
    "valid_from",
    "decided_on",
    "way",
    "ground",
    "ended_on",
)


class AppointmentSchema(Schema):
    """An appointment as it is recorded now, whatever the day."""

    id = fields.UUID()
    person_id = fields.UUID()
    person = fields.String()
    body_id = fields.UUID()
    seat_id = fields.UUID()
    role = fields.String(validate=one_of(Role))
    organisation_id = fields.UUID(allow_none=True, metadata={"description": "On whose behalf"})
    nominated_on = fields.String(allow_none=True)
    made = fields.Boolean(metadata={"description": "Whether the person was elected or appointed"})
    valid_from = fields.String(allow_none=True, metadata={"description": "First day, as it was written"})
    until = fields.String(allow_none=True, metadata={"description": "Last day as it stands, as it was written"})
    decided_on = fields.String(allow_none=True)
    way = fields.String(allow_none=True, validate=one_of(Way))
    ground = fields.String(allow_none=True, validate=one_of(Ground), metadata={"description": "Why it ended"})
    ended_on = fields.String(allow_none=True, metadata={"description": "The last day of one that ended"})
    withdrawn = fields.Boolean(metadata={"description": "Whether it was registered by mistake"})
    address = fields.String(metadata={"description": "Its page, on this site"})


class PartSchema(Schema):
    """An extension, a leave, a suspension or a time of acting, as it is recorded now."""

    number = fields.Integer(metadata={"description": "What `correct-part` names it by"})
    kind = fields.String(validate=one_of(PartKind))
    valid_from = fields.String(allow_none=True, metadata={"description": "First day; an extension has none"})
    until = fields.String(allow_none=True, metadata={"description": "Last day, as it was written"})
    decided_on = fields.String(allow_none=True)
    for_seat_id = fields.UUID(allow_none=True, metadata={"description": "The seat that a deputy acts in"})


class PartListSchema(Schema):
    """The parts of an appointment, in the order in which they were recorded."""

    data = fields.List(fields.Nested(PartSchema))


@blueprint.get("/<uuid:appointment_id>/parts")
@blueprint.response(200, PartListSchema)
def parts(appointment_id: UUID) -> Tagged:
    """Its extensions, leaves, suspensions and times of acting. Of one registered by mistake nothing is answered."""
    with asking() as (connection, _):
        found = appointments_by_id(connection, [appointment_id]).get(appointment_id)
        there = found if found and found.facts["is_made"] and not found.facts["is_withdrawn"] else None
        view: AppointmentView = found_or_404("appointment", appointment_id, there)
    data = [{**part, "number": int(number)} for number, part in view.facts["parts"].items()]
    return {"data": data}, 200, tag_of(appointment_id)


def _answered(appointment_id: UUID) -> dict[str, Any]:
    with asking() as (connection, _):
        found = appointments_by_id(connection, [appointment_id]).get(appointment_id)
        view: AppointmentView = found_or_404("appointment", appointment_id, found)
    facts = view.facts
    return {
        **{name: facts[name] for name in _AS_THEY_ARE},
        "id": view.id,
        "person_id": view.person_id,
        "person": view.person,
        "body_id": view.body_id,
        "until": last_day(facts),
        "made": facts["is_made"],
        "withdrawn": facts["is_withdrawn"],
        "address": appointment_address(view.id),
    }


add_creation(blueprint, appointments.MAKE, AppointmentSchema, _answered)
add_creation(blueprint, appointments.NOMINATE, AppointmentSchema, _answered, path="/nominations")
add_actions(blueprint, (*terms.ACTIONS, *appointments.ACTIONS), AppointmentSchema, _answered)
