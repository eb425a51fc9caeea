"""`/api/v1/findings`: what is missing, against the law or to be checked about seats and who holds them."""

from typing import Any

from flask_babel import gettext
from marshmallow import fields, validate

from application.questions.findings import all_findings
from application.questions.findings.finding import FindingKind
from application.questions.known import known_at
from domain import clock
from domain.errors import InvalidValueError
from domain.intervals import BEGINNING
from web.api.asking import ListArguments, asking, bad_parameter, day, one_of, page_schema, require_cursor
from web.api.blueprint import Blueprint
from web.api.finding_shapes import FindingSchema, finding_json
from web.finding_words import worded

blueprint = Blueprint("api_findings", __name__, url_prefix="/api/v1/findings", description="Findings")


class FindingArguments(ListArguments):
    """A page of findings on a day, as known then."""

    on = day("The day; today when it is not given")
    known = fields.String(
        load_default=None,
        metadata={"description": "As it was known then: a day, a time, or a position of the log (`nr48190`)"},
    )
    kind = fields.String(load_default=None, validate=one_of(FindingKind), metadata={"description": "Only this kind"})
    body = fields.UUID(load_default=None, metadata={"description": "Only of this body"})
    ever = fields.Boolean(load_default=False, metadata={"description": "Also of what was held before the day"})
    within_days = fields.Integer(
        load_default=90,
        validate=validate.Range(1, 3660),
        metadata={"description": "What ends within so many days is told of"},
    )


@blueprint.get("")
@blueprint.arguments(FindingArguments, location="query")
@blueprint.response(200, page_schema(FindingSchema))
def findings(asked: dict[str, Any]) -> dict[str, Any]:
    """Findings by severity, kind and age."""
    on = (asked["on"] or clock.today()).isoformat()
    after = require_cursor(asked["cursor"], r"\d\.\d\d\.[\d-]{4,10}\.[0-9a-f]{16}")
    with asking() as (connection, _):
        try:
            known = known_at(connection, asked["known"]).position
        except InvalidValueError:
            raise bad_parameter("known", gettext("This is no day, time or position of the log.")) from None
        page = all_findings(
            connection,
            on,
            known,
            kind=asked["kind"],
            body_id=asked["body"],
            since=BEGINNING if asked["ever"] else None,
            within_days=asked["within_days"],
            after=after,
            limit=asked["limit"],
        )
        lines = worded(connection, page.items, on, known)
    return {"data": [finding_json(one) for one in lines], "next": page.next}
