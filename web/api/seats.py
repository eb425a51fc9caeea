"""`/api/v1/bodies/ID/seats`: who sat in each seat of a body on a day, as it is known now or was known then."""

from typing import Any
from uuid import UUID

from marshmallow import Schema, fields

from application.questions.board import SeatOnDay, Sitter, board_on
from application.questions.bodies import body_by_id
from application.questions.vacancies import Vacancy
from domain.appointments import State
from domain.seats import Role
from web.api.asking import asking, found_or_404, one_of, plain
from web.api.bases import BasisSchema, basis_json
from web.api.blueprint import Blueprint
from web.api.on_and_known import OnAndKnownArguments, day_asked, known_asked

blueprint = Blueprint("api_seats", __name__, url_prefix="/api/v1/bodies", description="Seats")


class SitterSchema(Schema):
    """Somebody in a seat, by the name borne that day."""

    appointment_id = fields.UUID()
    person_id = fields.UUID(metadata={"description": "Whoever was found to be the same as another is that other"})
    name = fields.String()
    organisation_id = fields.UUID(allow_none=True, metadata={"description": "On whose behalf"})
    state = fields.String(validate=one_of(State))
    certain = fields.Boolean(metadata={"description": "False where partial dates leave it open"})
    valid_from = fields.String(allow_none=True, metadata={"description": "First day, as it was written"})
    until = fields.String(allow_none=True, metadata={"description": "Last day, as it was written"})
    recorded_on = fields.String(metadata={"description": "The day from which this was known"})
    known_since = fields.Integer(metadata={"description": "The position of the event that first told it"})
    basis = fields.Nested(BasisSchema)


class VacancySchema(Schema):
    """How long a seat was empty; null is not known, or still so."""

    since = fields.String(allow_none=True, metadata={"description": "The first day that it was empty"})
    until = fields.String(allow_none=True, metadata={"description": "The last day that it was empty"})
    last_person = fields.String(allow_none=True, metadata={"description": "Who had left it"})


class SeatSchema(Schema):
    """A seat of a body on a day."""

    id = fields.UUID()
    role = fields.String(validate=one_of(Role))
    number = fields.Integer(metadata={"description": "Its number among those of this role and organisation"})
    label = fields.String(allow_none=True)
    organisation_id = fields.UUID(allow_none=True)
    organisation = fields.String(allow_none=True, metadata={"description": "What it was called that day"})
    deputy_for = fields.UUID(allow_none=True, metadata={"description": "The seat that a personal deputy stands in for"})
    elector = fields.String(allow_none=True, metadata={"description": "Who elects to it"})
    rights = fields.List(fields.String())
    votes_for = fields.String(allow_none=True, metadata={"description": "Whose vote it carries"})
    holder = fields.Nested(SitterSchema, allow_none=True)
    basis = fields.Nested(BasisSchema, allow_none=True, metadata={"description": "On what its holder sits there"})
    holders = fields.List(
        fields.Nested(SitterSchema), metadata={"description": "All who held it: more than one is a finding"}
    )
    acting = fields.List(fields.Nested(SitterSchema), metadata={"description": "Who acts in it while it is held"})
    nominated = fields.List(fields.Nested(SitterSchema), metadata={"description": "For those with a token"})
    vacancy = fields.Nested(VacancySchema, allow_none=True)


class SeatsSchema(Schema):
    """The seats of a body on a day: `position` is that of the last event that the answer rests on."""

    data = fields.List(fields.Nested(SeatSchema))
    on = fields.String()
    position = fields.Integer(metadata={"description": "Ask with `known=nr…` and this number for the same answer"})


@blueprint.get("/<uuid:body_id>/seats")
@blueprint.arguments(OnAndKnownArguments, location="query")
@blueprint.response(200, SeatsSchema)
def seats(asked: dict[str, Any], body_id: UUID) -> dict[str, Any]:
    """Each seat of a body on a day, with who held it and on what basis."""
    on = day_asked(asked["on"])
    with asking() as (connection, audience):
        found_or_404("body", body_id, body_by_id(connection, body_id))
        known = known_asked(connection, asked["known"])
        board = board_on(connection, body_id, on, known.position, audience)
    return {"data": [seat_json(one) for one in board.seats], "on": on, "position": known.position}


def seat_json(one: SeatOnDay) -> dict[str, Any]:
    """Return a seat as it is answered."""
    holder = one.holder
    return plain(
        one.seat,
        organisation=one.organisation,
        holder=_sitter(holder) if holder else None,
        basis=basis_json(holder.basis) if holder else None,
        holders=[_sitter(each) for each in one.holders],
        acting=[_sitter(each) for each in one.acting],
        nominated=[_sitter(each) for each in one.nominated],
        vacancy=_vacancy(one.vacancy) if one.vacancy else None,
    )


def _sitter(one: Sitter) -> dict[str, Any]:
    holding = one.holding
    return {
        "appointment_id": holding.appointment_id,
        "person_id": one.person_id,
        "name": one.person,
        "organisation_id": holding.organisation_id,
        "state": holding.state,
        "certain": holding.certain,
        "valid_from": holding.term_from,
        "until": holding.term_until,
        "recorded_on": one.recorded_on,
        "known_since": one.known_since,
        "basis": basis_json(one.basis),
    }


def _vacancy(one: Vacancy) -> dict[str, Any]:
    return {"since": one.since, "until": one.until, "last_person": one.last_person}
