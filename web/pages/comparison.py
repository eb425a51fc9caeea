"""Two texts compared: what was changed, only that or all of it, side by side or in one, and to be printed."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request
from flask_babel import gettext
from werkzeug.wrappers import Response

from application.office.openings import ShownAs
from application.questions.documents import DocumentView, document_by_id
from domain import clock
from web.addresses import document_address, document_comparison_address
from web.comparison.of_documents import document_sides, keys_for, version_name
from web.comparison.shown import MOST_PRINTED, View, portion
from web.comparison.sides import Side
from web.comparison.words import WORDS
from web.services import current_services
from web.shielded_openings import note_opening
from web.signed_in import asker

blueprint = Blueprint("comparison", __name__)


@blueprint.get("/dokument/<uuid:document_id>/sammenlign")
def choose_versions(document_id: UUID) -> Response:
    """Lead to the comparison that `?fra=` and `?til=` name; without them to that of the last two versions."""
    keys = list(keys_for(_document(document_id), asker().audience))
    if len(keys) < 2:
        abort(404)
    old, new = request.args.get("fra", keys[1]), request.args.get("til", keys[0])
    if old not in keys or new not in keys:
        abort(404)
    view = request.args.get("vis")
    return redirect(
        document_comparison_address(document_id, old, new) + (f"?vis={view}" if view in list(View) else ""), 303
    )


@blueprint.get("/dokument/<uuid:document_id>/sammenlign/<old>/<new>")
def of_document(document_id: UUID, old: str, new: str) -> str:
    """Compare two versions of a document, for those who may read what it holds."""
    view = _document(document_id)
    keys = keys_for(view, asker().audience)
    sides = document_sides(view, keys, old, new)
    if sides is None:
        abort(404)
    note_opening("document", view.id, view.narrowest, ShownAs.PAGE)
    address = document_comparison_address(document_id, old, new)
    return render_template(
        "comparison/document.html",
        title=view.title,
        document_url=document_address(document_id),
        choose_url=f"{document_address(document_id)}/sammenlign",
        choices=[(key, version_name(key)) for key in reversed(keys)],
        chosen=(old, new),
        **shown(*sides, address),
    )


def shown(old: Side, new: Side, address: str, kept: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return what the template of every comparison needs, as `?vis=`, `?bolk=` and `?utskrift` ask for it.

    `kept` are the other parameters of the address, which all links of the page lead on with.
    """
    asked = request.args.get("vis", View.CHANGES)
    if asked not in list(View):
        abort(400)
    view, is_printed = View(asked), "utskrift" in request.args
    comparison = current_services().comparisons.of(old, new)
    most = {"most": MOST_PRINTED} if is_printed else {}
    query = urlencode({"vis": str(view), **(kept or {})})
    return {
        "old": old,
        "new": new,
        "comparison": comparison,
        "portion": portion(comparison, view, request.args.get("bolk", 1, type=int), **most) if comparison else None,
        "view": view,
        "views": [
            (View.CHANGES, gettext("Only changes")),
            (View.SIDES, gettext("Side by side")),
            (View.WHOLE, gettext("Whole text")),
        ],
        "is_printed": is_printed,
        "today": clock.today,
        "address": address,
        "kept": kept or {},
        "portion_url": lambda number: f"{address}?{query}&bolk={number}{'&utskrift' if is_printed else ''}",
        **WORDS,
    }


def _document(document_id: UUID) -> DocumentView:
    with current_services().stores.registers.connect() as connection:
        view = document_by_id(connection, document_id, asker().audience)
    if view is None:
        abort(404)
    return view
