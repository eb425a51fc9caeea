"""`/api/v1/appointments`, and what people and organisations have: on a day, as it is known now or was known then."""

from typing import Any
from uuid import UUID

from marshmallow import Schema, fields

from application.questions.organisations import organisations_by_id
from application.questions.people import person_by_id
from application.questions.representation import HeldView, held_appointment, held_by_person, sent_by_organisation
from web.api.acting import Tagged, tag_of
from web.api.asking import asking, found_or_404
from web.api.blueprint import Blueprint
from web.api.held import HeldSchema, held_json
from web.api.on_and_known import OnAndKnownArguments, day_asked, known_asked

appointments = Blueprint("api_appointments", __name__, url_prefix="/api/v1/appointments", description="Appointments")
of_people = Blueprint("api_held", __name__, url_prefix="/api/v1/people", description="Appointments")
of_organisations = Blueprint("api_sent", __name__, url_prefix="/api/v1/organisations", description="Appointments")


class HeldListSchema(Schema):
    """Appointments on a day: `position` is that of the last event that the answer rests on."""

    data = fields.List(fields.Nested(HeldSchema))
    on = fields.String()
    position = fields.Integer(metadata={"description": "Ask with `known=nr…` and this number for the same answer"})


@appointments.get("/<uuid:appointment_id>")
@appointments.arguments(OnAndKnownArguments, location="query")
@appointments.response(200, HeldSchema)
def appointment(asked: dict[str, Any], appointment_id: UUID) -> Tagged:
    """One appointment, as it was on a day. Of one that was registered by mistake nothing is answered."""
    on = day_asked(asked["on"])
    with asking() as (connection, audience):
        known = known_asked(connection, asked["known"])
        found = held_appointment(connection, appointment_id, on, known.position, audience)
        view: HeldView = found_or_404("appointment", appointment_id, found)
    return held_json(view), 200, tag_of(appointment_id)


@of_people.get("/<uuid:person_id>/appointments")
@of_people.arguments(OnAndKnownArguments, location="query")
@of_people.response(200, HeldListSchema)
def held(asked: dict[str, Any], person_id: UUID) -> dict[str, Any]:
    """Everything a person holds and held, the latest begun first; with `on`, only what was theirs that day."""
    on = day_asked(asked["on"])
    with asking() as (connection, audience):
        found_or_404("person", person_id, person_by_id(connection, person_id))
        known = known_asked(connection, asked["known"])
        found = held_by_person(connection, person_id, on, known.position, audience)
    there = [one for one in found if one.is_on(on) or not asked["on"]]
    return {"data": [held_json(one) for one in there], "on": on, "position": known.position}


@of_organisations.get("/<uuid:organisation_id>/appointments")
@of_organisations.arguments(OnAndKnownArguments, location="query")
@of_organisations.response(200, HeldListSchema)
def sent(asked: dict[str, Any], organisation_id: UUID) -> dict[str, Any]:
    """Whom an organisation, and those that became part of it, sent where that day: by body and seat."""
    on = day_asked(asked["on"])
    with asking() as (connection, audience):
        wanted = organisations_by_id(connection, [organisation_id]).get(organisation_id)
        found_or_404("organisation", organisation_id, wanted)
        known = known_asked(connection, asked["known"])
        found = sent_by_organisation(connection, organisation_id, on, known.position, audience)
    return {"data": [held_json(one) for one in found], "on": on, "position": known.position}
