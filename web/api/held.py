"""Appointments of people and organisations, as the API answers them."""

from typing import Any

from marshmallow import Schema, fields

from application.questions.holdings import HoldingView
from application.questions.representation import HeldView
from domain.appointments import Ground, State, Way
from domain.intervals import BEGINNING, OPEN, day_before
from domain.seats import Role
from web.addresses import appointment_address
from web.api.asking import one_of, plain
from web.api.bases import BasisSchema, basis_json


class SpanSchema(Schema):
    """What an appointment was on some days, both included; null is open."""

    state = fields.String(validate=one_of(State))
    certain = fields.Boolean(metadata={"description": "False where partial dates leave it open"})
    first_day = fields.String(allow_none=True)
    last_day = fields.String(allow_none=True)


class DeputySchema(Schema):
    """Who steps in for somebody that day."""

    appointment_id = fields.UUID()
    person_id = fields.UUID()
    name = fields.String()
    role = fields.String(validate=one_of(Role))
    number = fields.Integer(metadata={"description": "In which order those of one organisation step in"})
    acting = fields.Boolean(metadata={"description": "Whether they act in the seat that day"})


class HeldSchema(Schema):
    """An appointment, as it was on the day asked for, on its last day if it was over, on its first if it is to come."""

    id = fields.UUID()
    person_id = fields.UUID(metadata={"description": "Whoever was found to be the same as another is that other"})
    person = fields.String(metadata={"description": "What they were called that day"})
    registered_as = fields.String(allow_none=True, metadata={"description": "Another name it was registered by"})
    body_id = fields.UUID()
    body = fields.String(metadata={"description": "What the body was called that day"})
    seat_id = fields.UUID()
    role = fields.String(validate=one_of(Role))
    number = fields.Integer(allow_none=True, metadata={"description": "The seat's number"})
    organisation_id = fields.UUID(allow_none=True, metadata={"description": "On whose behalf"})
    organisation = fields.String(allow_none=True, metadata={"description": "What it was called that day"})
    state = fields.String(validate=one_of(State))
    certain = fields.Boolean(metadata={"description": "False where partial dates leave it open"})
    valid_from = fields.String(allow_none=True, metadata={"description": "First day, as it was written"})
    until = fields.String(allow_none=True, metadata={"description": "Last day, as it was written"})
    way = fields.String(allow_none=True, validate=one_of(Way))
    ground = fields.String(allow_none=True, validate=one_of(Ground), metadata={"description": "Why it ended"})
    spans = fields.List(fields.Nested(SpanSchema), metadata={"description": "All that it was, the earliest first"})
    deputies = fields.List(fields.Nested(DeputySchema), metadata={"description": "Of what holds on that day"})
    basis = fields.Nested(BasisSchema)
    recorded_at = fields.String(allow_none=True, metadata={"description": "When this was recorded"})
    known_from = fields.Integer(metadata={"description": "The position of the event that told it"})
    address = fields.String(metadata={"description": "Its page, on this site"})


def held_json(view: HeldView) -> dict[str, Any]:
    """Return an appointment as it is answered."""
    holding = view.holding
    return {
        "id": holding.appointment_id,
        "person_id": view.person_id,
        "person": view.person,
        "registered_as": view.registered_as,
        "body_id": view.body.id,
        "body": view.body_name,
        "seat_id": holding.seat_id,
        "role": holding.role,
        "number": view.seat.number if view.seat else None,
        "organisation_id": holding.organisation_id,
        "organisation": view.organisation,
        "state": holding.state,
        "certain": holding.certain,
        "valid_from": holding.term_from,
        "until": holding.term_until,
        "way": holding.way,
        "ground": holding.ground,
        "spans": [_span(one) for one in view.spans],
        "deputies": [plain(one) for one in view.deputies],
        "basis": basis_json(view.basis),
        "recorded_at": view.recorded_at,
        "known_from": holding.known_from,
        "address": appointment_address(holding.appointment_id),
    }


def _span(one: HoldingView) -> dict[str, Any]:
    return {
        "state": one.state,
        "certain": one.certain,
        "first_day": None if one.valid_from == BEGINNING else one.valid_from,
        "last_day": None if one.valid_to == OPEN else day_before(one.valid_to),
    }
