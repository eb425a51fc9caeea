"""What a form's field may mean, while somebody types in it: for those who fill in forms."""

from flask import Blueprint, Response, abort, jsonify, request

from web.forms import came_of
from web.forms.action import WRITERS
from web.forms.records_named import KINDS, suggestions
from web.signed_in import asker

blueprint = Blueprint("lookups", __name__)


@blueprint.get("/oppslag/<kind>")
def offered(kind: str) -> Response:
    """Answer with what may be meant: `[{"value": what to write, "detail": what else tells it}]`."""
    if not asker().has(*WRITERS):
        abort(403)
    of_several = kind in (came_of.ANSWERING, came_of.LINKED)
    if kind not in KINDS and kind != "subject-area" and not of_several:
        abort(404)
    typed = request.args.get("q", "").strip()[:200]
    offering = came_of.suggestions if of_several else suggestions
    found = offering(kind, typed) if typed else []
    return jsonify([{"value": value, "detail": detail} for value, detail in found])
