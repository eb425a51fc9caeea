"""What somebody wrote in a form is kept when their session ended, or the form grew too old, before they sent it.

The page that says so carries what was written; signed in again, it becomes a draft, and the form is there with it.
Nothing is recorded before they send the form itself.
"""

import json
from collections.abc import Sequence

from flask import Blueprint, Flask, Response, flash, make_response, redirect, render_template, request
from flask_babel import gettext
from flask_wtf.csrf import CSRFError
from werkzeug.wrappers import Response as BaseResponse

from web.errors import answer
from web.forms import drafts
from web.signed_in import asker, local_path, needs

blueprint = Blueprint("kept", __name__)

FIELD = "kept"
"""The field that carries what was written, with the path of its form."""

_OF_NO_FORM = ("account.sign_in", "account.sign_out", "account.change_password", "kept.go_on")


@blueprint.post("/utkast/videre")
@needs()
def go_on() -> BaseResponse:
    """Lead back to a form, with what was written in it."""
    return redirect(as_draft(request.form.get(FIELD, "")) or "/", code=303)


def as_draft(written: str) -> str | None:
    """Make what a page carried a draft of whoever is signed in; return where it is gone on with, None for nothing."""
    try:
        found = json.loads(written)
        path, pairs = local_path(str(found["path"])), [(str(name), str(text)) for name, text in found["pairs"]]
    except (ValueError, KeyError, TypeError):
        return None
    if path is None or not pairs:
        return None
    address = drafts.store(pairs, path, gettext("Written when the session ended"))
    flash(gettext("What you wrote is here still. Look it over, and send it once more."), "info")
    return address


def has_written() -> bool:
    """Return whether the request holds a form in which somebody wrote."""
    return request.method == "POST" and request.endpoint not in _OF_NO_FORM and bool(_pairs())


def page() -> Response:
    """Return the page that says what happened, and carries what was written."""
    carried = json.dumps({"path": request.path, "pairs": _pairs()}, ensure_ascii=False)
    signed_in = asker().account is not None
    template = "forms/too_old.html" if signed_in else "forms/session_ended.html"
    return make_response(render_template(template, kept=carried), 400 if signed_in else 403)


def install(app: Flask) -> None:
    """Answer forms that came too late by keeping what they hold."""
    app.register_blueprint(blueprint)

    @app.errorhandler(CSRFError)
    def _too_late(error: CSRFError) -> Response:
        if has_written() and not request.path.startswith("/api/"):
            return page()
        return answer(error)


def _pairs() -> Sequence[tuple[str, str]]:
    return [(name, text) for name, text in request.form.items(multi=True) if name != "csrf_token"]
