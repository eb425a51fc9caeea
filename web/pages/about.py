"""Pages about the archive itself: what it is, how to search, keys, accessibility, privacy."""

from flask import Blueprint, render_template

from web.languages import current_language

blueprint = Blueprint("about", __name__)


@blueprint.get("/om")
def archive() -> str:
    """Say what the archive is and what is in it."""
    return _text("archive")


@blueprint.get("/sokehjelp")
def search_help() -> str:
    """Say how to search."""
    return _text("search_help")


@blueprint.get("/tilgjengelighet")
def accessibility() -> str:
    """Say how the pages can be used, and what to do when they cannot."""
    return _text("accessibility")


@blueprint.get("/hurtigtaster")
def shortcuts() -> str:
    """Say which keys lead where."""
    return render_template("about/shortcuts.html")


@blueprint.get("/personvern")
def privacy() -> str:
    """Say what is kept about people."""
    return _text("privacy")


def _text(name: str) -> str:
    # Whole texts are written anew in each language, not translated line by line.
    return render_template(f"about/{name}.{current_language()}.html")
