"""`/api/v1/agreements`, and what binds organisations: on a day, as it is known now or was known then."""

from typing import Any
from uuid import UUID

from marshmallow import fields, validate
from sqlalchemy import Connection

from application.office.openings import ShownAs
from application.questions.agreement_lines import lines_of
from application.questions.agreement_on_day import AgreementOnDay, agreement_on_day
from application.questions.agreement_versions import version_on_day
from application.questions.agreements import AgreementView, agreements_by_id, list_agreements
from application.questions.agreements_of import agreements_binding
from application.questions.families import organisation_family
from application.questions.known import last_position
from application.questions.organisations import organisations_by_id
from domain import clock
from domain.access import Audience
from domain.agreements import AgreementKind
from web.api.acting import Tagged, tag_of
from web.api.agreement_shapes import (
    AgreementLineSchema,
    AgreementOnDaySchema,
    AgreementVersionSchema,
    BindsListSchema,
    binds_json,
    line_json,
    on_day_json,
    version_json,
)
from web.api.asking import ListArguments, asking, found_or_404, one_of, page_schema, require_cursor
from web.api.blueprint import Blueprint
from web.api.on_and_known import OnAndKnownArguments, day_asked, known_asked
from web.shielded_openings import note_opening

blueprint = Blueprint("api_agreements", __name__, url_prefix="/api/v1/agreements", description="Agreements")
of_organisations = Blueprint(
    "api_agreements_of", __name__, url_prefix="/api/v1/organisations", description="Agreements"
)

STATES = ("in-force", "awaiting", "ended")
"""How an agreement stands on a day: `list_agreements` says what each is."""
_CURSOR = r"\d{4}/\d{1,6}"


class AgreementArguments(ListArguments):
    """A page of agreements, of a kind, of a party, with a counterpart, about a subject area, by how they stand."""

    kind = fields.String(load_default=None, validate=one_of(AgreementKind))
    party = fields.UUID(load_default=None, metadata={"description": "An organisation that is or was a party"})
    counterpart = fields.UUID(load_default=None, metadata={"description": "An organisation they are made with"})
    area = fields.String(load_default=None, metadata={"description": "The name of a subject area"})
    state = fields.String(load_default=None, validate=validate.OneOf(STATES))
    on = fields.String(load_default=None, metadata={"description": "The day of `state`; today if it is not given"})


@blueprint.get("")
@blueprint.arguments(AgreementArguments, location="query")
@blueprint.response(200, page_schema(AgreementLineSchema))
def agreements(asked: dict[str, Any]) -> dict[str, Any]:
    """Agreements, the newest number first, with what of each is in force on the day."""
    on = day_asked(asked["on"])
    with asking() as (connection, audience):
        page = list_agreements(
            connection,
            audience,
            kind=asked["kind"],
            party=organisation_family(connection, asked["party"]) if asked["party"] else (),
            counterpart=organisation_family(connection, asked["counterpart"]) if asked["counterpart"] else (),
            area=asked["area"],
            state=asked["state"],
            on=on,
            after=require_cursor(asked["cursor"], _CURSOR),
            limit=asked["limit"],
        )
        lines = lines_of(connection, page, on, last_position(connection))
    return {"data": [line_json(one) for one in lines.items], "next": page.next}


@blueprint.get("/<uuid:agreement_id>")
@blueprint.arguments(OnAndKnownArguments, location="query")
@blueprint.response(200, AgreementOnDaySchema)
def agreement(asked: dict[str, Any], agreement_id: UUID) -> Tagged:
    """One agreement on a day: what binds each party, its versions, and who has adopted which."""
    return _answered(agreement_id, asked["on"], asked["known"]), 200, tag_of(agreement_id)


@blueprint.get("/<uuid:agreement_id>/versions/<int:number>")
@blueprint.arguments(OnAndKnownArguments, location="query")
@blueprint.response(200, AgreementVersionSchema)
def version(asked: dict[str, Any], agreement_id: UUID, number: int) -> dict[str, Any]:
    """One version of an agreement, as it stands on a day."""
    on = day_asked(asked["on"])
    with asking() as (connection, audience):
        known = known_asked(connection, asked["known"]).position
        _, day = _on_day(connection, agreement_id, on, known, audience)
        there = day if day is not None and number in day.records.versions else None
        found: AgreementOnDay = found_or_404("agreement-version", f"{agreement_id} {number}", there)
        return version_json(found, version_on_day(found, number))


@of_organisations.get("/<uuid:organisation_id>/agreements")
@of_organisations.arguments(OnAndKnownArguments, location="query")
@of_organisations.response(200, BindsListSchema)
def binding(asked: dict[str, Any], organisation_id: UUID) -> dict[str, Any]:
    """What binds an organisation, and those that became part of it, on a day: the newest agreement first."""
    on = day_asked(asked["on"])
    with asking() as (connection, audience):
        wanted = organisations_by_id(connection, [organisation_id]).get(organisation_id)
        found_or_404("organisation", organisation_id, wanted)
        known = known_asked(connection, asked["known"])
        family = organisation_family(connection, organisation_id)
        found = agreements_binding(connection, family, on, known.position, audience)
    return {"data": [binds_json(one) for one in found], "on": on, "position": known.position}


def whole_agreement(agreement_id: UUID) -> dict[str, Any]:
    """Return an agreement as it is answered today, as it is known now."""
    return _answered(agreement_id, None, None)


def _answered(agreement_id: UUID, asked_on: str | None, asked_known: str | None) -> dict[str, Any]:
    on = day_asked(asked_on or clock.today().isoformat())
    with asking() as (connection, audience):
        known = known_asked(connection, asked_known).position
        view, day = _on_day(connection, agreement_id, on, known, audience)
        return on_day_json(view, day, on, known)


def _on_day(
    connection: Connection, agreement_id: UUID, on: str, known: int, audience: Audience
) -> tuple[AgreementView, AgreementOnDay | None]:
    view: AgreementView = found_or_404(
        "agreement", agreement_id, agreements_by_id(connection, [agreement_id], audience).get(agreement_id)
    )
    note_opening("agreement", view.id, view.access, ShownAs.API)
    return view, agreement_on_day(connection, view, on, known, audience) if view.sees_content else None
