"""Choosing a language: the links at the foot of every page and on one's own page lead here, and back."""

from flask import Blueprint, abort, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from application.settings import Language
from web.languages import remember
from web.menu import home_url
from web.signed_in import local_path

blueprint = Blueprint("languages", __name__)


@blueprint.get("/sprak/<language>")
def choose(language: str) -> BaseResponse:
    """Remember the language in the browser, and go back to where it was chosen."""
    if language not in list(Language):
        abort(404)
    response = redirect(local_path(request.args.get("next")) or home_url(), code=303)
    remember(response, Language(language))
    return response
