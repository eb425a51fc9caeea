"""The municipality that an account belongs to: its page is the front page of who is signed in with it."""

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response

from web.belonging import municipality_of
from web.menu import home_url
from web.signed_in import asker, needs

blueprint = Blueprint("municipalities", __name__)


@blueprint.get("/min-kommune")
@needs()
def own() -> Response:
    """Lead to the municipality that the account belongs to, to the front page where it belongs to none."""
    municipality = municipality_of(asker().account)
    if municipality is None:
        return redirect(home_url())
    return redirect(url_for("organisations.organisation", organisation_id=municipality.id))
