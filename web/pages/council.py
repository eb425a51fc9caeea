"""The council whose archive this is, looked after by administrators: description, participants, numbers, logo."""

from uuid import UUID

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from application.commands.council import ChooseLogo, choose_logo
from application.errors import ApplicationError
from application.office.roles import Role
from application.questions.council import CouncilView, Participation, numbers_begin, participants, the_council
from domain import clock
from domain.councils import COUNCIL_ID
from web.forms import councils
from web.forms.action import Action
from web.forms.page import action_page
from web.logo import LogoError, send_logo, stored_logo
from web.messages import message
from web.services import current_services
from web.signed_in import asker, needs

blueprint = Blueprint("council", __name__)

_HERE = "/administrasjon/radet"

DIGITS = 12
"""How many digits of the picture's SHA-256 its address has."""

_ACTIONS = {one.path: one for one in councils.ACTIONS}


@blueprint.get(_HERE)
@needs(Role.ADMINISTRATOR)
def index() -> str:
    """Show what is known of the council."""
    year = clock.today().year
    with current_services().stores.registers.connect() as connection:
        council, taking_part = the_council(connection), participants(connection)
        series = [(one, numbers_begin(connection, one)) for one in (year, year + 1)]
    return render_template("council/index.html", council=council, participants=taking_part, series=series)


@blueprint.route(f"{_HERE}/registrer", methods=["GET", "POST"])
@needs(Role.ADMINISTRATOR)
def register() -> ResponseReturnValue:
    """Say whose archive this is."""
    if request.method == "GET" and _council() is not None:
        return redirect(url_for("council.index"))
    begins = {"name": current_services().archive_name}
    return _page(councils.REGISTER, None, "", begins)


@blueprint.route(f"{_HERE}/<any({','.join(repr(path) for path in _ACTIONS)}):path>", methods=["GET", "POST"])
@needs(Role.ADMINISTRATOR)
def change(path: str) -> ResponseReturnValue:
    """Describe the council anew, correct it, record who takes part, begin a number series."""
    council = _council() or abort(404)
    begins: dict[str, str] = {"organisation_id": request.args.get("deltaker", "")} if "deltaker" in request.args else {}
    if path == councils.NUMBERS.path:
        begins = {"year": str(clock.today().year + 1)}
    return _page(_ACTIONS[path], COUNCIL_ID, council.name, begins)


@blueprint.route(f"{_HERE}/rett-deltaker/<int:joined>", methods=["GET", "POST"])
@needs(Role.ADMINISTRATOR)
def correct_participation(joined: int) -> ResponseReturnValue:
    """Correct the days of one participation."""
    found = _participation(joined)
    return _page(councils.correcting(joined, left=found.left), COUNCIL_ID, found.name, {})


@blueprint.post(f"{_HERE}/logo")
@needs(Role.ADMINISTRATOR)
def logo() -> ResponseReturnValue:
    """Choose a picture as the logo, or none (`fjern`)."""
    council = _council() or abort(404)
    back = redirect(url_for("council.index"), code=303)
    services = current_services()
    sha256: str | None = None
    media_type: str | None = None
    if "fjern" not in request.form:
        try:
            sha256, media_type = stored_logo(services.stores.files, request.files.get("logo"))
        except LogoError as error:
            flash(str(error), "danger")
            return back
        except ApplicationError as error:
            flash(message(error), "danger")
            return back
    elif council.logo is None:
        return back
    choose_logo(services.archive, ChooseLogo(sha256=sha256, media_type=media_type, by=asker().by))
    services.recent_council.forget()
    flash(gettext("The logo is chosen.") if sha256 else gettext("The logo is taken away."), "success")
    return back


@blueprint.get("/logo/<digest>")
def logo_file(digest: str) -> Response:
    """Send the logo to anybody."""
    council = current_services().recent_council.now()
    if council is None or council.logo is None or digest != council.logo[:DIGITS]:
        abort(404)
    return send_logo(current_services().stores.files, council.logo, council.logo_media_type or "")


def _council() -> CouncilView | None:
    with current_services().stores.registers.connect() as connection:
        return the_council(connection)


def _participation(joined: int) -> Participation:
    with current_services().stores.registers.connect() as connection:
        return next((one for one in participants(connection) if one.joined == joined), None) or abort(404)


def _page(action: Action, identity: UUID | None, about: str, begins: dict[str, str]) -> ResponseReturnValue:
    back = url_for("council.index")
    crumbs = [(gettext("Administration"), url_for("administration.index")), (gettext("The council"), back)]
    answer = action_page(action, identity, about=about, crumbs=crumbs, back=back, begins=begins)
    current_services().recent_council.forget()
    return answer
