"""One's own drafts: forms that were begun and kept, to go on with or throw away."""

from urllib.parse import urlencode
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from application.office.drafts import DraftLine
from web.forms.drafts import ARGUMENT
from web.services import current_services
from web.signed_in import asker, needs

blueprint = Blueprint("drafts", __name__)

DRAFTS_A_PAGE = 50


@blueprint.get("/utkast")
@needs()
def index() -> str:
    """List the drafts of the one who asks, the last kept first, from below the draft that the address names."""
    drafts = current_services().drafts
    last = drafts.get(request.args.get("after", ""), asker().by)
    found = drafts.of(asker().by, limit=DRAFTS_A_PAGE + 1, before=last)
    more = found[DRAFTS_A_PAGE - 1].id if len(found) > DRAFTS_A_PAGE else None
    return render_template(
        "drafts/index.html", drafts=found[:DRAFTS_A_PAGE], next=more, after=last, draft_address=draft_address
    )


@blueprint.post("/utkast/<uuid:draft_id>/kast")
@needs()
def throw_away(draft_id: UUID) -> Response:
    """Forget a draft of the one who asks."""
    current_services().drafts.remove(draft_id, asker().by)
    flash(gettext("The draft is thrown away."), "success")
    return redirect(url_for("drafts.index"), code=303)


def draft_address(draft: DraftLine) -> str:
    """Return where a draft is gone on with."""
    return f"{request.script_root}{draft.path}?{urlencode({ARGUMENT: str(draft.id)})}"
