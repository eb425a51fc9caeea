"""`/api/v1/documents`: what is known of documents, and where their bytes are for those who may read them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import Response
from sqlalchemy import Connection

from application.office.openings import ShownAs
from application.questions.decisions import decisions_by_id
from application.questions.documents import DocumentView, Version, document_by_id, documents_of, list_documents
from application.questions.journal import entries_by_id
from domain.access import Audience
from search.texts.states import TextState
from search.texts.store import TextStore
from web.addresses import document_address, file_address
from web.api.acting import Tagged, add_actions, tag_of
from web.api.asking import ListArguments, asking, found_or_404, page_schema, require_cursor
from web.api.blueprint import Blueprint
from web.api.shapes import DocumentSchema
from web.filing import by_programs
from web.forms.offered import ACTIONS
from web.reading import reading_of
from web.sending import send_stored
from web.services import current_services
from web.shielded_openings import note_opening

blueprint = Blueprint("api_documents", __name__, url_prefix="/api/v1/documents", description="Documents")

_CURSOR = r"[\dT:.+-]{10,40}_[0-9a-f]{32}"


@blueprint.get("")
@blueprint.arguments(ListArguments, location="query")
@blueprint.response(200, page_schema(DocumentSchema))
def documents(asked: dict[str, Any]) -> dict[str, Any]:
    """Documents, the last filed first."""
    with asking() as (connection, audience):
        after = require_cursor(asked["cursor"], _CURSOR)
        page = list_documents(connection, audience, after=after, limit=asked["limit"])
        shown = documents_json(connection, current_services().texts, page.items, audience)
    return {"data": shown, "next": page.next}


@blueprint.get("/<uuid:document_id>")
@blueprint.response(200, DocumentSchema)
def document(document_id: UUID) -> Tagged:
    """One document."""
    return _answered(document_id), 200, tag_of(document_id)


def _answered(document_id: UUID) -> dict[str, Any]:
    with asking() as (connection, audience):
        view = document_by_id(connection, document_id, audience)
        found: DocumentView = found_or_404("document", document_id, view if view and view.is_listed(audience) else None)
        note_opening("document", found.id, found.narrowest, ShownAs.API)
        return documents_json(connection, current_services().texts, [found], audience)[0]


@blueprint.get("/<uuid:document_id>/file")
@blueprint.response(200, {"type": "string", "format": "binary"}, content_type="application/octet-stream")
def file(document_id: UUID) -> Response:
    """The bytes of a document that the asker may read, with the media type they have."""
    with asking() as (connection, audience):
        view: DocumentView = found_or_404("document", document_id, document_by_id(connection, document_id, audience))
    version: Version = found_or_404("document", document_id, view.readable(audience))
    if not version.public:
        note_opening("document", view.id, view.narrowest, ShownAs.FILE)
    return send_stored(current_services().stores.files, version, download=True)


def documents_of_record(connection: Connection, record_id: UUID, audience: Audience) -> list[dict[str, Any]]:
    """Return the documents of a record that the asker is told of, main document first."""
    views = [one for one in documents_of(connection, [record_id])[record_id] if one.is_listed(audience)]
    return documents_json(connection, current_services().texts, views, audience)


def documents_json(
    connection: Connection, texts: TextStore, views: Sequence[DocumentView], audience: Audience
) -> list[dict[str, Any]]:
    """Return documents as they are answered, with what the asker may know of their records; a few queries for all."""
    owners = [owner for view in views for owner in view.owners]
    by_kind = {
        kind: [owner.record_id for owner in owners if owner.record_kind == kind]
        for kind in ("journal-entry", "decision")
    }
    references: dict[UUID, str] = {
        one.id: one.reference
        for found in (
            entries_by_id(connection, by_kind["journal-entry"], audience),
            decisions_by_id(connection, by_kind["decision"], audience),
        )
        for one in found.values()
    }
    readable = {view.id: view.readable(audience) for view in views}
    states = texts.states(version.sha256 for version in readable.values() if version)
    return [_document(view, readable[view.id], references, states, audience) for view in views]


def _document(
    view: DocumentView,
    version: Version | None,
    references: dict[UUID, str],
    states: dict[str, TextState],
    audience: Audience,
) -> dict[str, Any]:
    belongs_to = [
        {"id": owner.record_id, "kind": owner.record_kind, "reference": references[owner.record_id]}
        for owner in view.owners
        if owner.record_id in references
    ]
    return {
        "id": view.id,
        "reference": belongs_to[0]["reference"] if belongs_to else "",
        "title": view.shown_title(audience),
        "filed_at": view.filed_at,
        "access": view.access,
        "belongs_to": belongs_to,
        "file": _file(view, version, states.get(version.sha256)) if version else None,
        "address": document_address(view.id),
    }


def _file(view: DocumentView, version: Version, state: TextState | None) -> dict[str, Any]:
    return {
        "name": version.name,
        "size": version.size,
        "media_type": version.media_type,
        "file_type": version.file_type,
        "sha256": version.sha256,
        "version": version.number,
        "is_public_version": version.public,
        "filed_at": version.filed_at,
        "state": reading_of(state).code,
        "reason": (state.ocr_reason or state.reason) if state else None,
        "pages": state.page_count if state else 0,
        "language": state.language if state else None,
        "address": file_address(view.id),
    }


add_actions(blueprint, (*ACTIONS["document"], *by_programs.DOCUMENT), DocumentSchema, _answered)
