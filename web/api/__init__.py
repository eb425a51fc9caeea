"""The API under /api/v1: JSON for programs. It takes authority from tokens only, never from the session cookie.

A subject is a module with `blueprint = Blueprint("api_SUBJECT", __name__, url_prefix="/api/v1/...")` (the Blueprint of
web/api/blueprint.py) and marshmallow schemas; add it to `_BLUEPRINTS`. Lists answer
`{"data": [...], "next": cursor or null}`.
A view that needs a right begins with `@needs_token(Role.OFFICER, ...)` of web/api/authority.py, under its route.
Errors are left to rise: web/errors.py answers them as problem details (RFC 9457).
"""

import json
from functools import cached_property
from typing import Any

import flask_smorest
from flask import Flask, Response
from flask_babel import force_locale
from marshmallow import Schema, fields

from web.api import (
    action_plans,
    agreeing,
    agreement_comparisons,
    agreement_reminders,
    agreements,
    appointing,
    appointments,
    awaited,
    cases,
    comparisons,
    conducting,
    consultations,
    consulting,
    council,
    decisions,
    description,
    desk,
    directory,
    documents,
    due,
    files,
    findings,
    history,
    journal,
    meeting_papers,
    meeting_plans,
    meetings,
    old_minutes,
    people,
    popolo,
    principles,
    search,
    seats,
    statement_comparisons,
    statements,
    stating,
    token,
    week,
)
from web.api.authority import SCHEME
from web.forms.among import Among
from web.forms.came_of import Answering, LinkedRecord
from web.forms.consultation_fields import Cited
from web.forms.fields import Choice, Day
from web.forms.lookups import Lookup
from web.forms.seat_fields import Seat

_BLUEPRINTS = (
    search.blueprint,
    cases.blueprint,
    journal.blueprint,
    decisions.blueprint,
    documents.blueprint,
    comparisons.blueprint,
    agreement_comparisons.blueprint,
    files.blueprint,
    directory.bodies,
    directory.organisations,
    seats.blueprint,
    people.blueprint,
    appointments.appointments,
    appointing.blueprint,
    agreeing.blueprint,
    consultations.blueprint,
    meetings.blueprint,
    meeting_papers.blueprint,
    old_minutes.blueprint,
    conducting.blueprint,
    consulting.blueprint,
    appointments.of_people,
    appointments.of_organisations,
    agreement_reminders.blueprint,
    agreements.blueprint,
    agreements.of_organisations,
    principles.blueprint,
    action_plans.blueprint,
    meeting_plans.blueprint,
    stating.blueprint,
    statement_comparisons.blueprint,
    statements.blueprint,
    awaited.blueprint,
    popolo.blueprint,
    council.council,
    council.areas,
    history.blueprint,
    due.blueprint,
    week.blueprint,
    findings.blueprint,
    desk.blueprint,
    token.blueprint,
)


class ProblemSchema(Schema):
    """Problem details, RFC 9457; `code`, `request_id` and `errors` are ours."""

    type = fields.String(metadata={"description": "about:blank: the status says it"})
    title = fields.String(metadata={"description": "What is wrong, in a few words"})
    status = fields.Integer(metadata={"description": "The HTTP status code"})
    detail = fields.String(metadata={"description": "What to do about it"})
    instance = fields.String(metadata={"description": "The path that was asked for"})
    code = fields.String(metadata={"description": "A stable name for programs"})
    request_id = fields.String(metadata={"description": "What to quote when asking for help"})
    errors = fields.Dict(metadata={"description": "What is wrong with which parameter"})


class Api(flask_smorest.Api):
    """The API and its description, which is in English; errors are left to web/errors.py."""

    ERROR_SCHEMA = ProblemSchema

    @cached_property
    def description(self) -> str:
        """The whole description as JSON."""
        with force_locale("en"):
            return json.dumps(description.complete(self.spec.to_dict()), default=str, ensure_ascii=False, indent=1)

    def _openapi_json(self) -> Response:
        return Response(self.description, mimetype="application/json")

    def _register_error_handlers(self) -> None:
        pass


def install(app: Flask) -> tuple[Any, ...]:
    """Add the API to `app`, and return its blueprints, which need no CSRF token: they read no cookie."""
    app.config.update(
        API_TITLE="Regionarkiv",
        API_VERSION="v1",
        OPENAPI_VERSION="3.0.3",
        OPENAPI_URL_PREFIX="/api/v1",
        OPENAPI_JSON_PATH="openapi.json",
        API_SPEC_OPTIONS={
            "components": {"securitySchemes": {SCHEME: {"type": "http", "scheme": "bearer"}}},
            "security": [{}, {SCHEME: []}],  # what is published is read without a token
        },
    )
    api = Api(app)
    for kind in (Answering, Choice, Day, Lookup):
        api.register_field(kind, "string", None)
    api.register_field(Cited, "object", None)
    api.register_field(LinkedRecord, "object", None)
    api.register_field(Seat, "string", "uuid")
    api.register_field(Among, "string", "uuid")
    api.ma_plugin.converter.add_attribute_function(description.attributes)
    for blueprint in _BLUEPRINTS:
        api.register_blueprint(blueprint)
    return _BLUEPRINTS
