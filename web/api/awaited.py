"""`/api/v1/organisations/ID/waiting`: what waits for an organisation to be done. Public, as all it rests on is."""

from typing import Any
from uuid import UUID

from marshmallow import Schema, fields, validate

from application.questions.agreements_of import ToAdopt, to_adopt
from application.questions.awaited import Awaited, AwaitedKind, awaited_of
from application.questions.consultation_lists import ListedConsultation
from application.questions.decision_treatments import AwaitedTreatment
from application.questions.families import organisation_family
from application.questions.organisations import organisations_by_id
from domain.seats import Role
from web.api.asking import asking, found_or_404, one_of
from web.api.blueprint import Blueprint
from web.api.on_and_known import OnAndKnownArguments, day_asked, known_asked
from web.municipality.agreements import ADOPT, adoption_lines
from web.municipality.consultations import INPUT, input_lines
from web.municipality.decisions import TREAT, decision_lines
from web.municipality.waiting import WaitingLine, waiting_lines

blueprint = Blueprint("api_awaited", __name__, url_prefix="/api/v1/organisations", description="Organisations")


class AwaitedSeatSchema(Schema):
    """A seat that is to be filled."""

    id = fields.UUID()
    role = fields.String(validate=one_of(Role))
    number = fields.Integer()
    label = fields.String(allow_none=True)


class AwaitedSchema(Schema):
    """Something that waits: a version to adopt, a decision to treat, an input, a seat, an election, or a report."""

    kind = fields.String(validate=validate.OneOf([ADOPT, TREAT, INPUT, *map(str, AwaitedKind)]))
    text = fields.String(metadata={"description": "What is to be done, in the language that was asked for"})
    status = fields.String(metadata={"description": "How that stands, in the same language"})
    due = fields.String(allow_none=True, metadata={"description": "The last day for it; null for no day"})
    is_late = fields.Boolean(metadata={"description": "Whether that day is past"})
    since = fields.String(allow_none=True, metadata={"description": "Since when a seat is vacant; null for always"})
    organisation_id = fields.UUID(metadata={"description": "Whose it was: it may have merged since"})
    agreement_id = fields.UUID(allow_none=True, metadata={"description": "The agreement that is to be adopted"})
    version = fields.Integer(allow_none=True, metadata={"description": "Its version"})
    decision_id = fields.UUID(allow_none=True, metadata={"description": "The decision that it must treat itself"})
    consultation_id = fields.UUID(allow_none=True, metadata={"description": "The consultation that asks for its input"})
    meets_on = fields.String(allow_none=True, metadata={"description": "When it is to be treated"})
    body_id = fields.UUID(allow_none=True)
    body = fields.String(allow_none=True)
    seats = fields.List(fields.Nested(AwaitedSeatSchema))
    person_id = fields.UUID(allow_none=True, metadata={"description": "Who had the seat before, or is to report"})
    person = fields.String(allow_none=True)
    appointment_id = fields.UUID(allow_none=True)
    address = fields.String(metadata={"description": "Where it is seen, on this site"})


class AwaitedListSchema(Schema):
    """What waits on a day: `position` is that of the last event that the answer rests on."""

    data = fields.List(fields.Nested(AwaitedSchema))
    on = fields.String()
    position = fields.Integer(metadata={"description": "Ask with `known=nr…` and this number for the same answer"})


@blueprint.get("/<uuid:organisation_id>/waiting")
@blueprint.arguments(OnAndKnownArguments, location="query")
@blueprint.response(200, AwaitedListSchema)
def waiting(asked: dict[str, Any], organisation_id: UUID) -> dict[str, Any]:
    """What waits for an organisation, and for what became part of it, that day: what is due first comes first.

    Terms are told of half a year before they run out, and decisions that must be treated, as they are known now;
    agreements and decisions that the asker may see.
    """
    on = day_asked(asked["on"])
    with asking() as (connection, audience):
        wanted = organisations_by_id(connection, [organisation_id]).get(organisation_id)
        found_or_404("organisation", organisation_id, wanted)
        known = known_asked(connection, asked["known"])
        family = organisation_family(connection, organisation_id)
        found = awaited_of(connection, [organisation_id], on, known.position)[organisation_id]
        asked_for = to_adopt(connection, family, on, known.position, audience)
        to_treat = decision_lines(connection, family, audience)
        inputs = input_lines(connection, family, audience, on, known.position)
    told = [
        *zip(map(_adoption, asked_for), adoption_lines(asked_for), strict=True),
        *((_treatment(one), line) for one, line in to_treat),
        *((_input(one, organisation_id), line) for one, line in inputs),
        *zip(map(_seated, found), waiting_lines(found, organisation_id), strict=True),
    ]
    data = [_NOTHING | facts | _line(line, on) for facts, line in told]
    data.sort(key=lambda one: (one["due"] is None, one["due"] or ""))
    return {"data": data, "on": on, "position": known.position}


_NOTHING: dict[str, Any] = dict.fromkeys(AwaitedSchema().fields) | {"seats": []}


def _line(line: WaitingLine, on: str) -> dict[str, Any]:
    is_late = line.due is not None and line.due < on
    told = {"kind": line.kind, "text": line.what, "status": line.status, "due": line.due}
    return told | {"is_late": is_late, "address": line.url}


def _input(one: ListedConsultation, organisation_id: UUID) -> dict[str, Any]:
    return {"organisation_id": organisation_id, "consultation_id": one.consultation.id}


def _adoption(one: ToAdopt) -> dict[str, Any]:
    return {
        "organisation_id": one.binding.organisation_id,
        "agreement_id": one.agreement.id,
        "version": one.binding.version,
        "meets_on": one.meets_on,
        "body": one.body,
    }


def _treatment(one: AwaitedTreatment) -> dict[str, Any]:
    return {"organisation_id": one.organisation_id, "decision_id": one.decision_id, "meets_on": one.meets_on}


def _seated(one: Awaited) -> dict[str, Any]:
    return {
        "since": one.since,
        "organisation_id": one.organisation_id,
        "body_id": one.body.id,
        "body": one.body.name,
        "seats": one.seats,
        "person_id": one.person_id,
        "person": one.person,
        "appointment_id": one.appointment_id,
    }
