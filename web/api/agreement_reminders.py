"""`/api/v1/agreements/reminders`: what agreements ask to be remembered between two days."""

from typing import Any

from marshmallow import Schema, fields

from application.questions.agreement_reminders import CURSOR, Remembered, list_reminders
from application.questions.families import organisation_family
from application.questions.known import last_position
from domain import clock
from domain.agreements import ReminderKind
from domain.intervals import days_after
from web.addresses import agreement_address
from web.api.agreement_shapes import NamedAgreementSchema
from web.api.asking import ListArguments, asking, day, one_of, page_schema, require_cursor
from web.api.blueprint import Blueprint

blueprint = Blueprint("api_agreement_reminders", __name__, url_prefix="/api/v1/agreements", description="Agreements")

A_YEAR = 365
"""So many days ahead is told of where no other day is asked for."""


class ReminderArguments(ListArguments):
    """A page of what is to be remembered: between two days, of a kind, an agreement, or that concerns a party."""

    from_ = fields.Date(
        load_default=None,
        data_key="from",
        metadata={"description": "The first day; today if it is not given, and what is overdue comes first then"},
    )
    to = day("The last day; a year after the first one if it is not given")
    kind = fields.String(load_default=None, validate=one_of(ReminderKind))
    party = fields.UUID(load_default=None, metadata={"description": "What concerns this organisation"})
    agreement = fields.UUID(load_default=None, metadata={"description": "Of this agreement alone"})


class RememberedPartySchema(Schema):
    """Whom it concerns; null for the assembly."""

    organisation_id = fields.UUID(allow_none=True)
    name = fields.String()


class ReminderSchema(Schema):
    """Something to remember on a day; `parties` are empty where it is all of them."""

    day = fields.String()
    kind = fields.String(validate=one_of(ReminderKind))
    version = fields.Integer(allow_none=True)
    clause = fields.String(allow_none=True)
    agreement = fields.Nested(NamedAgreementSchema)
    parties = fields.List(fields.Nested(RememberedPartySchema))


@blueprint.get("/reminders")
@blueprint.arguments(ReminderArguments, location="query")
@blueprint.response(200, page_schema(ReminderSchema))
def reminders(asked: dict[str, Any]) -> dict[str, Any]:
    """What agreements ask to be remembered, the first day first."""
    first = (asked["from_"] or clock.today()).isoformat()
    last = asked["to"].isoformat() if asked["to"] else days_after(first, A_YEAR)
    with asking() as (connection, audience):
        page = list_reminders(
            connection,
            first,
            last,
            last_position(connection),
            audience,
            on=None if asked["from_"] else first,
            kind=asked["kind"],
            organisations=organisation_family(connection, asked["party"]) if asked["party"] else (),
            agreement_id=asked["agreement"],
            after=require_cursor(asked["cursor"], CURSOR),
            limit=asked["limit"],
        )
    return {"data": [reminder_json(one) for one in page.items], "next": page.next}


def reminder_json(one: Remembered) -> dict[str, Any]:
    """Return what is to be remembered as it is answered."""
    view = one.agreement
    named = {"id": view.id, "reference": view.reference, "title": view.title, "kind": view.kind}
    return {
        "day": one.day,
        "kind": one.kind,
        "version": one.version,
        "clause": one.clause,
        "agreement": {**named, "address": agreement_address(view.reference)},
        "parties": [{"organisation_id": identity, "name": name} for identity, name in one.organisations],
    }
