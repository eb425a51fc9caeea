"""`/api/v1/waiting` and `/api/v1/follow-ups`: what is to be done, for those with a token."""

from typing import Any

from marshmallow import Schema, fields

from application.questions.follow_ups import follow_ups_due
from application.questions.waiting import waiting_for_answer
from web.api.asking import ListArguments, asking, day, page_schema, plain, require_cursor
from web.api.authority import needs_token
from web.api.blueprint import Blueprint
from web.api.journal import JournalEntrySchema, entry_json

blueprint = Blueprint("api_due", __name__, url_prefix="/api/v1", description="What is to be done")


class DueArguments(ListArguments):
    """A page of what is to be done."""

    responsible = fields.String(load_default=None, metadata={"description": "Only what this account has"})


class WaitingArguments(DueArguments):
    """A page of papers that wait for an answer."""

    due_before = day("Only those due before this day")


class WaitingEntrySchema(JournalEntrySchema):
    """A journal entry that waits for an answer."""


class FollowUpSchema(Schema):
    """Something to be done about a decision; `number` is what `finish-follow-up` knows it by."""

    decision_id = fields.UUID()
    decision_reference = fields.String()
    number = fields.Integer()
    text = fields.String()
    due = fields.String(allow_none=True)
    responsible = fields.String(allow_none=True, metadata={"description": "The account that does it"})


@blueprint.get("/waiting")
@needs_token()
@blueprint.arguments(WaitingArguments, location="query")
@blueprint.response(200, page_schema(WaitingEntrySchema))
def waiting(asked: dict[str, Any]) -> dict[str, Any]:
    """Papers that came in and are not answered, those due first coming first, those without a day last."""
    before = asked["due_before"]
    with asking() as (connection, audience):
        page = waiting_for_answer(
            connection,
            audience,
            responsible=asked["responsible"],
            due_before=before.isoformat() if before else None,
            after=require_cursor(asked["cursor"], r"\d{4}-\d\d-\d\d_\d{4}_\d{1,9}"),
            limit=asked["limit"],
        )
    return {"data": [entry_json(one) for one in page.items], "next": page.next}


@blueprint.get("/follow-ups")
@needs_token()
@blueprint.arguments(DueArguments, location="query")
@blueprint.response(200, page_schema(FollowUpSchema))
def follow_ups(asked: dict[str, Any]) -> dict[str, Any]:
    """What is to be done about decisions and is not done, the first due first."""
    with asking() as (connection, audience):
        page = follow_ups_due(
            connection,
            audience,
            responsible=asked["responsible"],
            after=require_cursor(asked["cursor"], r"[\d-]{4,10}_\d{1,15}"),
            limit=asked["limit"],
        )
    data = [plain(one, decision_id=decision.id, decision_reference=decision.reference) for one, decision in page.items]
    return {"data": data, "next": page.next}
