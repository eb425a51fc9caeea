"""`/api/v1/lookups`, `/api/v1/legal-bases` and `/api/v1/status`: what helps a program to fill in and to wait."""

from typing import Any

from flask import abort
from marshmallow import Schema, fields, validate

from domain import clock
from domain.legal_bases import GROUNDS
from search.standing import standing
from web.api.authority import needs_token
from web.api.blueprint import Blueprint
from web.forms import came_of
from web.forms.action import WRITERS
from web.forms.records_named import KINDS, suggestions
from web.services import current_services

blueprint = Blueprint("api_desk", __name__, url_prefix="/api/v1", description="Look-ups and status")


class LookupArguments(Schema):
    """What is typed of it."""

    q = fields.String(required=True, validate=validate.Length(1, 200), metadata={"description": "Some of its name"})


class SuggestionSchema(Schema):
    """A record that may be meant: what to send as its name, and what else tells it."""

    value = fields.String()
    told = fields.String()


class SuggestionListSchema(Schema):
    """At most ten records that may be meant."""

    data = fields.List(fields.Nested(SuggestionSchema))


class LegalBasisSchema(Schema):
    """A section of offentleglova that allows shielding."""

    section = fields.String()
    heading = fields.String()
    valid_from = fields.Date()
    needs_rule = fields.Boolean(metadata={"description": "Whether the rule of confidentiality must be named"})
    not_for_case_papers = fields.Boolean(metadata={"description": "It does not reach papers put before a body"})


class LegalBasisListSchema(Schema):
    """The sections that are law today."""

    data = fields.List(fields.Nested(LegalBasisSchema))


class StatusSchema(Schema):
    """How the archive stands: whether everything recorded is in lists, read and found."""

    events = fields.Integer(metadata={"description": "How many facts are recorded"})
    registers_current = fields.Boolean(metadata={"description": "Whether every list holds every fact"})
    files = fields.Integer(metadata={"description": "How many different files are filed"})
    files_unread = fields.Integer(metadata={"description": "How many are still to be read"})
    index_current = fields.Boolean(metadata={"description": "Whether a search finds everything"})


@blueprint.get("/lookups/<kind>")
@needs_token(*WRITERS)
@blueprint.arguments(LookupArguments, location="query")
@blueprint.response(200, SuggestionListSchema)
def lookups(asked: dict[str, Any], kind: str) -> dict[str, Any]:
    """Records by what is typed: `case`, `journal-entry`, `decision`, `body`, `organisation` or `subject-area`."""
    of_several = kind in (came_of.ANSWERING, came_of.LINKED)
    if kind not in KINDS and kind != "subject-area" and not of_several:
        abort(404)
    offering = came_of.suggestions if of_several else suggestions
    return {"data": [{"value": value, "told": told} for value, told in offering(kind, asked["q"])]}


@blueprint.get("/legal-bases")
@blueprint.response(200, LegalBasisListSchema)
def legal_bases() -> dict[str, Any]:
    """What a record can be shielded on today."""
    today = clock.today()
    return {"data": [one for one in GROUNDS if one.holds_on(today)]}


@blueprint.get("/status")
@blueprint.response(200, StatusSchema)
def status() -> dict[str, Any]:
    """How the archive stands."""
    services = current_services()
    now = standing(services.opened, services.engine)
    return {
        "events": now.events,
        "registers_current": now.registers_current,
        "files": now.files.total,
        "files_unread": now.files.unread,
        "index_current": now.index.is_current,
    }
