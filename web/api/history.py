"""What happened to each record and in the whole archive, and what was put right, as far as the asker may know of it.

`/api/v1/SUBJECT/ID/history`, `/api/v1/history` for those who see everything, and `/api/v1/corrections`.
"""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from marshmallow import Schema, fields, validate
from sqlalchemy import Connection

from application.office.errors import TokenNeededError
from application.questions.bodies import body_by_id
from application.questions.cases import case_by_id
from application.questions.corrections import corrections
from application.questions.decisions import decisions_by_id
from application.questions.documents import document_by_id
from application.questions.history import Narrowing, list_history
from application.questions.journal import entries_by_id
from application.questions.organisations import organisations_by_id
from domain.access import Audience
from web.api.asking import ListArguments, asking, day, found_or_404, page_schema, require_cursor
from web.api.authority import needs_token
from web.api.blueprint import Blueprint
from web.history_shown.cases import case_history
from web.history_shown.corrections import corrections_told
from web.history_shown.public import public_history
from web.history_shown.records import record_history
from web.history_words import TOPICS, steps
from web.history_words.steps import CORRECTION, Step
from web.pages.history import READERS
from web.signed_in import asker

blueprint = Blueprint("api_history", __name__, url_prefix="/api/v1", description="History")

_CURSOR, _CORRECTION_CURSOR = r"\d{1,15}", r"[\dT:.+-]{1,32}_\d{1,15}"
_KINDS = ("case", "journal-entry", "decision", "document", "body", "organisation", "person")


class LinkSchema(Schema):
    """A record by what it is called."""

    label = fields.String()
    url = fields.String(allow_none=True, metadata={"description": "Its page, on this site"})


class ChangeSchema(Schema):
    """A value before and after, in words; null where there was or is none."""

    label = fields.String()
    before = fields.String(allow_none=True)
    after = fields.String(allow_none=True)


class EventSchema(Schema):
    """Something that happened, in words of the language asked for. What it held may not be for the asker."""

    position = fields.Integer(metadata={"description": "Its place in the order of all events"})
    recorded_at = fields.String(attribute="moment")
    by = fields.String(allow_none=True, metadata={"description": "Who recorded it; for those with a token"})
    about = fields.Nested(LinkSchema, allow_none=True)
    what = fields.String(attribute="telling.what")
    notes = fields.List(fields.String(), attribute="telling.notes")
    changes = fields.List(fields.Nested(ChangeSchema), attribute="telling.changes")
    reason = fields.String(attribute="telling.reason", allow_none=True)
    related = fields.Nested(LinkSchema, attribute="telling.related", allow_none=True)
    is_correction = fields.Function(lambda step: step.telling.kind == CORRECTION, metadata={"type": "boolean"})


class EventListSchema(Schema):
    """The latest events of a record, at most 100, the latest first."""

    data = fields.List(fields.Nested(EventSchema))


class CorrectionArguments(ListArguments):
    """A page of events."""

    kind = fields.String(
        load_default=None, validate=validate.OneOf(_KINDS), metadata={"description": "Only of this kind of record"}
    )
    by = fields.String(load_default=None, metadata={"description": "Only those of this account; needs a token"})
    since = day("From this day")
    until = day("To this day, included")


class HistoryArguments(CorrectionArguments):
    """A page of the archive's history."""

    event = fields.String(
        load_default=None, validate=validate.OneOf(list(TOPICS)), metadata={"description": "Only this kind of event"}
    )
    record_id = fields.UUID(load_default=None, metadata={"description": "Only of this record and what belongs to it"})


EventPage = page_schema(EventSchema)


@blueprint.get("/history")
@needs_token(*READERS)
@blueprint.arguments(HistoryArguments, location="query")
@blueprint.response(200, EventPage)
def history(asked: dict[str, Any]) -> dict[str, Any]:
    """Everything that happened in the archive, the latest first."""
    narrowing = _narrowing(asked, topic=asked["event"], record_id=asked["record_id"])
    cursor = require_cursor(asked["cursor"], _CURSOR)
    with asking() as (connection, audience):
        page = list_history(connection, narrowing, after=int(cursor) if cursor else None, limit=asked["limit"])
        return {"data": steps(connection, page.items, audience), "next": page.next}


@blueprint.get("/corrections")
@blueprint.arguments(CorrectionArguments, location="query")
@blueprint.response(200, EventPage)
def all_corrections(asked: dict[str, Any]) -> dict[str, Any]:
    """What was put right, the latest first: before, after and why, where that is for the asker."""
    if asked["by"] is not None and asker().account is None:
        raise TokenNeededError
    with asking() as (connection, audience):
        after = require_cursor(asked["cursor"], _CORRECTION_CURSOR)
        page = corrections(connection, audience, _narrowing(asked), after=after, limit=asked["limit"])
        return {"data": corrections_told(connection, page.items, audience), "next": page.next}


def _case(connection: Connection, record_id: UUID, audience: Audience) -> list[Step]:
    view = found_or_404("case", record_id, case_by_id(connection, record_id, audience))
    return case_history(connection, view, audience)


def _entry(connection: Connection, record_id: UUID, audience: Audience) -> list[Step]:
    view = found_or_404("journal-entry", record_id, entries_by_id(connection, [record_id], audience).get(record_id))
    return record_history(connection, record_id, audience, sees_content=view.sees_content)


def _decision(connection: Connection, record_id: UUID, audience: Audience) -> list[Step]:
    view = found_or_404("decision", record_id, decisions_by_id(connection, [record_id], audience).get(record_id))
    return record_history(connection, record_id, audience, sees_content=view.sees_content)


def _document(connection: Connection, record_id: UUID, audience: Audience) -> list[Step]:
    view = document_by_id(connection, record_id, audience)
    found = found_or_404("document", record_id, view if view and view.is_listed(audience) else None)
    return record_history(connection, record_id, audience, sees_content=audience >= found.content)


def _body(connection: Connection, record_id: UUID, audience: Audience) -> list[Step]:
    found_or_404("body", record_id, body_by_id(connection, record_id))
    return public_history(connection, record_id, audience)


def _organisation(connection: Connection, record_id: UUID, audience: Audience) -> list[Step]:
    found_or_404("organisation", record_id, organisations_by_id(connection, [record_id]).get(record_id))
    return public_history(connection, record_id, audience)


def _narrowing(asked: dict[str, Any], **more: Any) -> Narrowing:
    return Narrowing(
        by=asked["by"], record_kind=asked["kind"], first_day=asked["since"], last_day=asked["until"], **more
    )


def _add(subject: str, told: Callable[[Connection, UUID, Audience], Sequence[Step]]) -> None:
    def of_record(record_id: UUID) -> dict[str, Any]:
        with asking() as (connection, audience):
            return {"data": told(connection, record_id, audience)}

    of_record.__doc__ = "What happened to one of them, the latest first."
    of_record.__name__ = f"history_of_{subject}".replace("-", "_")
    blueprint.get(f"/{subject}/<uuid:record_id>/history")(blueprint.response(200, EventListSchema)(of_record))


for _subject, _told in {
    "cases": _case,
    "journal-entries": _entry,
    "decisions": _decision,
    "documents": _document,
    "bodies": _body,
    "organisations": _organisation,
}.items():
    _add(_subject, _told)
