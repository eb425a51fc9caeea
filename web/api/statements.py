"""`/api/v1/statements`: what was said, to whom and where, and what came of it, on a day as it was known then."""

from datetime import date
from typing import Any
from uuid import UUID

from marshmallow import fields
from sqlalchemy import Connection

from application.office.openings import ShownAs
from application.questions.families import organisation_family
from application.questions.statement_lines import lines_of_statements
from application.questions.statements import StatementView, list_statements, statements_by_id
from domain import clock
from domain.statements import UNDER_AUTHORITY, AdoptedBy, Channel, State, StatementKind
from web.api.acting import Tagged, tag_of
from web.api.asking import ListArguments, asking, day, found_or_404, one_of, page_schema, require_cursor
from web.api.blueprint import Blueprint
from web.api.on_and_known import OnAndKnownArguments, day_asked, known_asked
from web.api.statement_shapes import (
    StatementLineSchema,
    StatementOnDaySchema,
    UnderAuthoritySchema,
    line_json,
    on_day_json,
    under_authority_json,
)
from web.shielded_openings import note_opening
from web.statement.lines import shown_lines
from web.statement.page import statement_page
from web.statement.under_authority import AskedUnderAuthority

blueprint = Blueprint("api_statements", __name__, url_prefix="/api/v1/statements", description="Statements")

_CURSOR = r"\d{4}-\d\d-\d\d_[0-9a-f]{32}"


class StatementArguments(OnAndKnownArguments, ListArguments):
    """A page of statements, by what they are, where they went, who stands behind them, and how they stand."""

    kind = fields.String(load_default=None, validate=one_of(StatementKind))
    area = fields.String(load_default=None, metadata={"description": "The name of a subject area"})
    recipient = fields.UUID(load_default=None, metadata={"description": "An organisation that it was sent to"})
    channel = fields.String(load_default=None, validate=one_of(Channel))
    supporter = fields.UUID(load_default=None, metadata={"description": "An organisation that stands behind it"})
    adopted_by = fields.String(load_default=None, validate=one_of(AdoptedBy))
    state = fields.String(
        load_default=None, validate=one_of(State), metadata={"description": "How it stands on the day"}
    )
    case_id = fields.UUID(load_default=None)
    since = day("What was said from that day")
    until = day("What was said until that day, itself included")


class UnderAuthorityArguments(ListArguments):
    """A page of what was adopted under an authority."""

    adopted_by = fields.String(load_default=None, validate=one_of(AdoptedBy))
    year = fields.Integer(load_default=None)
    person_id = fields.UUID(load_default=None, metadata={"description": "Who adopted it"})
    also_decided = fields.Boolean(
        load_default=False, metadata={"description": "Also statements that were adopted by a decision too"}
    )
    known = OnAndKnownArguments().fields["known"]


@blueprint.get("")
@blueprint.arguments(StatementArguments, location="query")
@blueprint.response(200, page_schema(StatementLineSchema))
def statements(asked: dict[str, Any]) -> dict[str, Any]:
    """Statements, those only drafted first and then those said last, with how each stands on the day."""
    on = day_asked(asked["on"])
    with asking() as (connection, audience):
        known = known_asked(connection, asked["known"]).position
        page = list_statements(
            connection,
            audience,
            known=known,
            kind=asked["kind"],
            area=asked["area"],
            recipient=_family(connection, asked["recipient"]),
            channel=asked["channel"],
            supporter=_family(connection, asked["supporter"]),
            adopted_by=asked["adopted_by"],
            state=asked["state"],
            on=on,
            case_id=asked["case_id"],
            first_day=_iso(asked["since"]),
            last_day=_iso(asked["until"]),
            after=require_cursor(asked["cursor"], _CURSOR),
            limit=asked["limit"],
        )
        lines = lines_of_statements(connection, page, on, known, audience)
        shown = shown_lines(connection, lines, on, known, audience)
    return {"data": [line_json(one) for one in shown.items], "next": shown.next}


@blueprint.get("/under-authority")
@blueprint.arguments(UnderAuthorityArguments, location="query")
@blueprint.response(200, page_schema(UnderAuthoritySchema))
def under_authority(asked: dict[str, Any]) -> dict[str, Any]:
    """What the leader or the secretary adopted under an authority without a decision, the last first."""
    with asking() as (connection, audience):
        wanted = AskedUnderAuthority(
            known=known_asked(connection, asked["known"]).position,
            adopted_by=asked["adopted_by"] if asked["adopted_by"] in UNDER_AUTHORITY else None,
            year=asked["year"],
            person_id=asked["person_id"],
            also_decided=asked["also_decided"],
        )
        cursor = require_cursor(asked["cursor"], _CURSOR + r"_\d{1,6}")
        page = wanted.page(connection, audience, cursor, asked["limit"])
    return {"data": [under_authority_json(one) for one in page.items], "next": page.next}


@blueprint.get("/<uuid:statement_id>")
@blueprint.arguments(OnAndKnownArguments, location="query")
@blueprint.response(200, StatementOnDaySchema)
def statement(asked: dict[str, Any], statement_id: UUID) -> Tagged:
    """One statement on a day: its versions, who adopted it and stands behind it, where it went, what came of it."""
    return _answered(statement_id, asked["on"], asked["known"]), 200, tag_of(statement_id)


def whole_statement(statement_id: UUID) -> dict[str, Any]:
    """Return a statement as it is answered today, as it is known now."""
    return _answered(statement_id, None, None)


def _answered(statement_id: UUID, asked_on: str | None, asked_known: str | None) -> dict[str, Any]:
    on = day_asked(asked_on or clock.today().isoformat())
    with asking() as (connection, audience):
        known = known_asked(connection, asked_known)
        found = statements_by_id(connection, [statement_id], audience).get(statement_id)
        view: StatementView = found_or_404("statement", statement_id, found)
        note_opening("statement", view.id, view.access, ShownAs.API)
        page = statement_page(connection, view, on, known, audience) if view.sees_content else None
        return on_day_json(view, page, on, known.position)


def _family(connection: Connection, organisation_id: UUID | None) -> list[UUID]:
    return organisation_family(connection, organisation_id) if organisation_id else []


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
