"""What programs may do: the actions of web/forms, as `POST /api/v1/SUBJECT/ID/ACTION`; creation as `POST …/SUBJECT`.

A change names the version it was made from in `If-Match` (the `ETag` of the record), so that nobody overwrites what
they have not seen: 428 without, 412 when somebody else was first. A creation may carry an `Idempotency-Key`: sent
again for the same account, it leads to the same record; with something else than before, it is refused (422).
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID, uuid4, uuid5

from flask import abort, request
from flask_babel import gettext
from marshmallow import Schema
from werkzeug.exceptions import BadRequest

from web.api.authority import needs_token
from web.api.blueprint import Blueprint
from web.forms.action import Action
from web.services import current_services
from web.signed_in import asker

Answered = Callable[[UUID], dict[str, Any]]
Tagged = tuple[dict[str, Any], int, dict[str, str]]
"""An answer, its status and its headers: `ETag` is the version of the record."""

_TAG = re.compile(r'(?:W/)?"(\d{1,9})"', re.ASCII)
_KEY_FORM = re.compile(r"[ -~]{1,200}", re.ASCII)
_KEYS = UUID("6f5ac1de-4b8c-4a6e-9f61-0c5b3a1b7e42")


def add_actions(blueprint: Blueprint, actions: Iterable[Action], schema: type[Schema], answered: Answered) -> None:
    """Let programs do these things with the records of a subject, answered with the record as it is then."""
    for one in actions:
        _add_change(blueprint, one, schema, answered)


def add_creation(
    blueprint: Blueprint, action: Action, schema: type[Schema], answered: Answered, *, path: str = ""
) -> None:
    """Let programs make a new record; 201 with where it is, 200 when the same key made it before.

    `path` tells it from another way of making such a record.
    """

    def create(values: dict[str, Any]) -> Tagged:
        services, key = current_services(), _sent_key()
        identity = uuid5(_KEYS, f"{asker().by} {action.kind.__name__} {key}") if key else uuid4()
        noted = bool(key) and services.sent_keys.note(identity, asker().by, key=key, digest=_digest())
        is_new = not services.archive.holds(identity)
        try:
            action.carry_out(services.archive, identity, values, by=asker().by)
        except Exception:
            if noted:
                services.sent_keys.forget(identity)
            raise
        answer = answered(identity)
        headers = {"Location": f"{request.base_url.removesuffix(path)}/{identity}", **tag_of(identity)}
        return answer, 201 if is_new else 200, headers

    create.__doc__ = f"{action.title}."
    create.__name__ = f"create_{blueprint.name.removeprefix('api_')}{path.replace('/', '_')}"
    view = blueprint.response(201, schema)(blueprint.arguments(action.schema, location="json")(create))
    view = blueprint.doc(parameters=[_KEY])(view)
    blueprint.post(path)(needs_token(*action.roles)(view))


def tag_of(identity: UUID) -> dict[str, str]:
    """Return the header that tells the version of a record."""
    version = current_services().archive.version_of(identity)
    return {} if version is None else {"ETag": f'"{version}"'}


def expected_version() -> int | None:
    """Return the version that `If-Match` names, None for any (`*`); 428 without it, 400 when it is no version."""
    given = request.headers.get("If-Match", "").strip()
    if not given:
        abort(428)
    if given == "*":
        return None
    match = _TAG.fullmatch(given)
    if match is None:
        abort(412)
    return int(match[1])


def nothing_altered() -> BadRequest:
    """Return the error for a correction that says nothing but why: 400."""
    error = BadRequest()
    sentence = gettext("Give at least one field that is to be put right.")
    error.data = {"messages": {"json": {"_schema": [sentence]}}}  # type: ignore[attr-defined]
    return error


def _add_change(blueprint: Blueprint, action: Action, schema: type[Schema], answered: Answered) -> None:
    def change(values: dict[str, Any], record_id: UUID) -> Tagged:
        version = expected_version()
        if action.corrects and not values.keys() - {"reason", *action.keys}:
            raise nothing_altered()
        action.carry_out(current_services().archive, record_id, values, by=asker().by, version=version)
        return answered(record_id), 200, tag_of(record_id)

    change.__doc__ = f"{action.title}."
    change.__name__ = f"{action.name}_{blueprint.name.removeprefix('api_')}".replace("-", "_")
    asked: Schema | type[Schema] = action.schema
    if action.corrects:
        asked = action.schema(partial=tuple(action.schema._declared_fields.keys() - {"reason", *action.keys}))
    view = blueprint.response(200, schema)(blueprint.arguments(asked, location="json")(change))
    view = blueprint.doc(parameters=[_VERSION])(view)
    blueprint.post(f"/<uuid:record_id>/{action.name}")(needs_token(*action.roles)(view))


def _sent_key() -> str:
    """Return the key that was sent, empty when none was; 400 when it is too long or not of ASCII."""
    key = request.headers.get("Idempotency-Key", "").strip()
    if key and not _KEY_FORM.fullmatch(key):
        error = BadRequest()
        sentence = gettext("Send at most 200 letters, digits and signs of ASCII as a key, such as a UUID.")
        error.data = {"messages": {"headers": {"Idempotency-Key": [sentence]}}}  # type: ignore[attr-defined]
        raise error
    return key


def _digest() -> str:
    """Return what tells what was sent, whatever the order and the layout of its fields."""
    sent = json.dumps(request.get_json(), sort_keys=True)
    return hashlib.sha256(sent.encode()).hexdigest()


_KEY = {
    "in": "header",
    "name": "Idempotency-Key",
    "schema": {"type": "string", "maxLength": 200, "pattern": "^[ -~]*$"},
    "example": "brev-17",
    "description": "Sent again with the same key, the same record is answered; 422 with something else than before",
}
_VERSION = {
    "in": "header",
    "name": "If-Match",
    "required": True,
    "schema": {"type": "string"},
    "example": '"3"',
    "description": "The ETag of the record as it was read, or * for any",
}
