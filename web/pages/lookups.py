"""What a form's field may mean, while somebody types in it: for those who fill in forms."""

from flask import Blueprint, Response, abort, jsonify, request

from web.forms.action import WRITERS
from web.forms.lookups import KINDS, suggestions
from web.signed_in import asker

blueprint = Blueprint("lookups", __name__)


@blueprint.get("/oppslag/<kind>")
def offered(kind: str) -> Response:
    """Answer with what may be meant: `[{"value": what to write, "detail": what else tells it}]`."""
    if not asker().has(*WRITERS):
        abort(403)
    if kind not in KINDS and kind != "subject-area":
        abort(404)
    typed = request.args.get("q", "").strip()[:200]
    found = suggestions(kind, typed) if typed else []
    return jsonify([{"value": value, "detail": detail} for value, detail in found])
