"""Drafts of forms: kept when asked for, and when a session ended while somebody wrote."""

import json
from collections.abc import Sequence
from urllib.parse import urlencode
from uuid import UUID, uuid4

from flask import request

from web.forms.form import Form
from web.services import current_services
from web.signed_in import asker

ARGUMENT = "utkast"
"""The name of a draft's id in addresses, and in the form that was made from it."""

_NEVER_KEPT = ("csrf_token", "wish", ARGUMENT)


def keep(form: Form, title: str, about: str) -> None:
    """Keep what the form that was sent holds."""
    store(list(request.form.items(multi=True)), request.path, f"{title}: {about}" if about else title, _id(form))


def store(pairs: Sequence[tuple[str, str]], path: str, title: str, identity: UUID | None = None) -> str:
    """Keep what a form holds, and return the address at which it can be gone on with."""
    account = asker().account
    assert account is not None
    identity = identity or uuid4()
    values = json.dumps([pair for pair in pairs if pair[0] not in _NEVER_KEPT], ensure_ascii=False)
    current_services().drafts.put(identity, account.id, path=path, title=title, values=values)
    return f"{path}?{urlencode({ARGUMENT: str(identity)})}"


def asked() -> list[tuple[str, str]] | None:
    """Return what the draft that the address names holds, None when it names none of one's own."""
    identity, account = _uuid(request.args.get(ARGUMENT, "")), asker().account
    draft = current_services().drafts.get(identity, account.id) if identity and account else None
    if draft is None or draft.path != request.path:
        return None
    return [(str(name), str(text)) for name, text in json.loads(draft.values)]


def address(form: Form) -> str:
    """Return where the draft that was just kept can be gone on with."""
    return f"{request.path}?{urlencode({ARGUMENT: str(_id(form))})}"


def drop(form: Form) -> None:
    """Forget the draft that a form which was carried out was made from."""
    account = asker().account
    if account is not None:
        current_services().drafts.remove(_id(form), account.id)


def _id(form: Form) -> UUID:
    return _uuid(request.values.get(ARGUMENT, "")) or form.id


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
