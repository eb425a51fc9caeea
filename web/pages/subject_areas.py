"""Subject areas, looked after by administrators: the list of them, and what is done with each."""

from uuid import UUID

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from application.office.roles import Role
from application.questions.council import all_areas, areas_by_id
from web.forms.page import action_page
from web.forms.subject_areas import ACTIONS, REGISTER
from web.services import current_services
from web.signed_in import needs

blueprint = Blueprint("subject_areas", __name__, url_prefix="/administrasjon/fagomrader")

_ACTIONS = {one.path: one for one in ACTIONS}


@blueprint.get("")
@needs(Role.ADMINISTRATOR)
def index() -> str:
    """List every subject area, registered or only used."""
    with current_services().stores.registers.connect() as connection:
        areas = all_areas(connection)
    return render_template("subject_areas/index.html", areas=areas, actions=ACTIONS)


@blueprint.route("/nytt", methods=["GET", "POST"])
@needs(Role.ADMINISTRATOR)
def register() -> ResponseReturnValue:
    """Register a subject area, called as the address says (`?navn=`) if it says so."""
    begins = {"name": request.args.get("navn", "")[:500]}
    return action_page(REGISTER, crumbs=_crumbs(), back=url_for("subject_areas.index"), begins=begins)


@blueprint.route(f"/<uuid:area_id>/<any({','.join(repr(path) for path in _ACTIONS)}):path>", methods=["GET", "POST"])
@needs(Role.ADMINISTRATOR)
def change(area_id: UUID, path: str) -> ResponseReturnValue:
    """Call a subject area something else, close it or open it."""
    with current_services().stores.registers.connect() as connection:
        name = areas_by_id(connection, [area_id]).get(area_id) or abort(404)
    return action_page(_ACTIONS[path], area_id, about=name, crumbs=_crumbs(), back=url_for("subject_areas.index"))


def _crumbs() -> list[tuple[str, str]]:
    return [
        (gettext("Administration"), url_for("administration.index")),
        (gettext("Subject areas"), url_for("subject_areas.index")),
    ]
