"""Two texts compared: what was changed, only that or all of it, side by side or in one, and to be printed."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request
from flask_babel import gettext
from werkzeug.wrappers import Response

from application.office.openings import ShownAs
from application.questions.documents import DocumentView, document_by_id
from domain import clock
from web.addresses import document_address, document_comparison_address
from web.comparison.kept import compared
from web.comparison.shown import MOST_PRINTED, View, portion
from web.comparison.sides import FileAsked, Side, side_of
from web.comparison.words import WORDS
from web.document_facts import version_keys
from web.services import current_services
from web.shielded_openings import note_opening
from web.signed_in import asker

blueprint = Blueprint("comparison", __name__)


@blueprint.get("/dokument/<uuid:document_id>/sammenlign")
def choose_versions(document_id: UUID) -> Response:
    """Lead to the comparison that `?fra=` and `?til=` name; without them to that of the last two versions."""
    keys = list(_keys(_document(document_id)))
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
    sides = document_sides(view, old, new)
    if sides is None:
        abort(404)
    note_opening("document", view.id, view.narrowest, ShownAs.PAGE)
    address = document_comparison_address(document_id, old, new)
    return render_template(
        "comparison/document.html",
        title=view.title,
        document_url=document_address(document_id),
        choose_url=f"{document_address(document_id)}/sammenlign",
        choices=[(key, version_name(key)) for key in reversed(_keys(view))],
        chosen=(old, new),
        **shown(*sides, address),
    )


def shown(old: Side, new: Side, address: str) -> dict[str, Any]:
    """Return what the template of every comparison needs, as `?vis=`, `?bolk=` and `?utskrift` ask for it."""
    asked = request.args.get("vis", View.CHANGES)
    if asked not in list(View):
        abort(400)
    view, is_printed = View(asked), "utskrift" in request.args
    comparison = compared(old, new)
    most = {"most": MOST_PRINTED} if is_printed else {}
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
        "portion_url": lambda number: f"{address}?vis={view}&bolk={number}{'&utskrift' if is_printed else ''}",
        **WORDS,
    }


def document_sides(view: DocumentView, old: str, new: str) -> tuple[Side, Side] | None:
    """Return two versions of a document to compare, None when this asker may not read them or there are none such."""
    keys = _keys(view)
    if old not in keys or new not in keys:
        return None
    texts = current_services().texts.get_many([keys[old].sha256, keys[new].sha256])
    asked = [FileAsked(view.id, keys[key], key) for key in (old, new)]
    first, second = (side_of(version_name(one.key), [one], texts) for one in asked)
    return first, second


def version_name(key: str) -> str:
    """Return what a version of a document is called: `versjon 2`."""
    number, _, public = key.partition("-")
    if public:
        return str(gettext("public version of %(number)s", number=number))
    return str(gettext("version %(number)s", number=number))


def _keys(view: DocumentView) -> dict[str, Any]:
    """Return the versions of a document by key, the latest first; none to those who may not read the original."""
    return version_keys(view) if asker().audience >= view.content else {}


def _document(document_id: UUID) -> DocumentView:
    with current_services().stores.registers.connect() as connection:
        view = document_by_id(connection, document_id, asker().audience)
    if view is None:
        abort(404)
    return view
