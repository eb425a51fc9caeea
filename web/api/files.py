"""`/api/v1/files`: files on their way in. What is sent here is filed by the id it gets, or removed after some days.

A file is sent whole, as the body of a `POST`; or begun with its `size` and sent in pieces with `PATCH`, each from where
`Upload-Offset` says. What broke off goes on where the file ends: `GET` tells how far it has come.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from flask import request
from marshmallow import Schema, fields, validate

from application.incoming.item import Incoming
from application.incoming.protocol import Tray
from search.texts.numbers import numbers_in
from web.api.authority import needs_token
from web.api.blueprint import Blueprint
from web.filing.receive import OFFSET, allow_files, my_tray, take_in_piece
from web.forms.action import WRITERS
from web.services import current_services
from web.signed_in import asker

blueprint = Blueprint("api_files", __name__, url_prefix="/api/v1/files", description="Files on their way in")

_KEYS = UUID("b1de20c9-53cf-4a92-9a55-0a4be0f6a3d1")
_PATIENCE_S = 20.0
_BODY = {
    "requestBody": {
        "description": "The bytes",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}
_KEY = {
    "in": "header",
    "name": "Idempotency-Key",
    "schema": {"type": "string"},
    "description": "Sent again with the same key, the same file is answered",
}
_PLACE = {
    "in": "header",
    "name": OFFSET,
    "required": True,
    "schema": {"type": "integer", "minimum": 0},
    "description": "Where the bytes begin: how far the file has come",
}


@blueprint.url_value_preprocessor
def _allow(_endpoint: str | None, _values: Mapping[str, Any] | None) -> None:
    # Before anything is read; only for those who may file.
    if asker().has(*WRITERS):
        allow_files()


class PlaceSchema(Schema):
    """Where what looks like a national identity number stands."""

    page = fields.Integer(allow_none=True, metadata={"description": "null when it stands in the name of the part"})
    part = fields.String(allow_none=True, metadata={"description": "A file inside the file; null for the file itself"})


class IncomingSchema(Schema):
    """A file on its way in."""

    id = fields.UUID()
    name = fields.String()
    size = fields.Integer(metadata={"description": "In bytes"})
    offset = fields.Integer(metadata={"description": "How many bytes have come"})
    complete = fields.Boolean(metadata={"description": "Whether all of it has"})
    sha256 = fields.String(allow_none=True)
    media_type = fields.String(allow_none=True, metadata={"description": "Told by its bytes"})
    begun_at = fields.String()
    identity_numbers = fields.List(
        fields.Nested(PlaceSchema), metadata={"description": "They stop publication; a file not read yet has none"}
    )


class IncomingListSchema(Schema):
    """All files of the token's account that are not filed yet."""

    data = fields.List(fields.Nested(IncomingSchema))


class BeginArguments(Schema):
    """What a file is called, and how large it is if it comes in pieces."""

    name = fields.String(required=True, validate=validate.Length(1, 1000), metadata={"description": "Its file name"})
    size = fields.Integer(
        load_default=None,
        validate=validate.Range(0, 10**15),
        metadata={"description": "Given when it comes in pieces: how many bytes it has. The body is empty then"},
    )


@blueprint.post("")
@needs_token(*WRITERS)
@blueprint.doc(parameters=[_KEY], **_BODY)
@blueprint.arguments(BeginArguments, location="query")
@blueprint.response(201, IncomingSchema)
def send(asked: dict[str, Any]) -> tuple[dict[str, Any], int, dict[str, str]]:
    """Send a file, whole or to be sent in pieces."""
    tray, identity = my_tray(), _known_id()
    there = next((one for one in tray.all() if one.id == identity), None)
    if there is not None:
        return _told(there), 200, _tags(there)
    if asked["size"] is not None:
        item = tray.begin(asked["name"], asked["size"], identity)
    else:
        item = tray.put(asked["name"], request.stream, identity)
    return _told(item), 201, {"Location": f"{request.base_url}/{item.id}", **_tags(item)}


@blueprint.get("")
@needs_token(*WRITERS)
@blueprint.response(200, IncomingListSchema)
def waiting() -> dict[str, Any]:
    """Files that are not filed yet."""
    return {"data": [_told(one, read=False) for one in my_tray().all()]}


@blueprint.get("/<uuid:file_id>")
@needs_token(*WRITERS)
@blueprint.response(200, IncomingSchema)
def one(file_id: UUID) -> tuple[dict[str, Any], int, dict[str, str]]:
    """A file, and how far it has come."""
    item = my_tray().get(file_id)
    return _told(item), 200, _tags(item)


@blueprint.patch("/<uuid:file_id>")
@needs_token(*WRITERS)
@blueprint.doc(parameters=[_PLACE], **_BODY)
@blueprint.response(200, IncomingSchema)
def go_on(file_id: UUID) -> tuple[dict[str, Any], int, dict[str, str]]:
    """Send more of a file. 409 when the bytes do not follow those that have come."""
    item = take_in_piece(file_id)
    return _told(item), 200, _tags(item)


@blueprint.delete("/<uuid:file_id>")
@needs_token(*WRITERS)
@blueprint.response(200, IncomingSchema)
def take_away(file_id: UUID) -> dict[str, Any]:
    """Take away a file that is not filed."""
    item = my_tray().get(file_id)
    my_tray().remove(file_id)
    return _told(item, read=False)


def _told(item: Incoming, *, read: bool = True) -> dict[str, Any]:
    services, tray = current_services(), my_tray()
    reader = services.incoming_reader
    may_read = read and item.is_whole and item.size
    packed = reader.read(tray, item, patience=_PATIENCE_S) if may_read else _known(tray, item)
    return {
        "id": item.id,
        "name": item.name,
        "size": item.size,
        "offset": item.received,
        "complete": item.is_whole,
        "sha256": item.sha256,
        "media_type": item.media_type,
        "begun_at": item.begun_at.isoformat(),
        "identity_numbers": list(numbers_in(packed.result())) if packed is not None else [],
    }


def _known(tray: Tray, item: Incoming) -> Any:
    return current_services().incoming_reader.known(tray, item)


def _tags(item: Incoming) -> dict[str, str]:
    return {OFFSET: str(item.received)}


def _known_id() -> UUID | None:
    key = request.headers.get("Idempotency-Key", "").strip()
    return uuid5(_KEYS, f"{asker().by} {key}") if key else None
