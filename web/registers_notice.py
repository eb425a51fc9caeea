"""Says on the pages that a register is being built anew, or has stopped: lists may then lack something.

The frame of all pages shows it; templates get `registers_standing()`.
"""

from flask import Flask, request
from sqlalchemy.exc import DBAPIError

from application.errors import ApplicationError
from web.services import current_services

_WITHOUT_LISTS = frozenset({None, "about", "account"})


def registers_standing() -> str | None:
    """Return `failed` when a register has stopped, `outdated` when one waits to be built anew, None when all is well.

    None too on pages that show nothing from registers.
    """
    return None if request.blueprint in _WITHOUT_LISTS else standing()


def standing() -> str | None:
    """Return how the registers stand: `failed`, `outdated`, or None when all is well or nothing can be asked."""
    try:
        found = current_services().follower.standing()
    except (ApplicationError, DBAPIError):  # the page that says so needs no notice
        return None
    return next((one for one in ("failed", "outdated") if one in found), None)


def install(app: Flask) -> None:
    """Give templates `registers_standing()`."""
    app.jinja_env.globals["registers_standing"] = registers_standing
