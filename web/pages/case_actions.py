"""Pages on which a case is opened, put right, closed and opened again."""

from uuid import UUID

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from application.questions.cases import case_by_id, case_by_reference
from domain.access import Audience
from domain.references import CaseReference
from web.addresses import case_address
from web.forms.action import WRITERS
from web.forms.cases import ACTIONS, OPEN
from web.forms.page import action_page
from web.services import current_services
from web.signed_in import asker, needs

blueprint = Blueprint("case_actions", __name__)

_BY_PATH = {one.path: one for one in ACTIONS}


@blueprint.route("/sak/ny", methods=["GET", "POST"])
@needs(*WRITERS)
def open_case() -> ResponseReturnValue:
    """Open a case."""
    account = asker().account
    begins = {"responsible": str(account.id)} if account else {}
    cases = (gettext("Cases"), "/saker")
    return action_page(OPEN, begins=begins, crumbs=[cases], back="/saker", then=_address)


@blueprint.route("/sak/<int:year>/<int:sequence>/<any(rett,avslutt,gjenapne):path>", methods=["GET", "POST"])
@needs(*WRITERS)
def act(year: int, sequence: int, path: str) -> ResponseReturnValue:
    """Do something with a case."""
    with current_services().stores.registers.connect() as connection:
        found = case_by_reference(connection, str(CaseReference(year, sequence)), Audience.OFFICER)
    if found is None:
        abort(404)
    about = gettext("Case %(reference)s", reference=found.reference)
    here = case_address(found.reference)
    crumbs = [(gettext("Cases"), "/saker"), (about, here)]
    return action_page(_BY_PATH[path], found.id, about=f"{about} {found.title}", crumbs=crumbs, back=here)


def _address(case_id: UUID) -> str:
    with current_services().stores.registers.connect() as connection:
        found = case_by_id(connection, case_id, Audience.OFFICER)
    return case_address(found.reference) if found else "/saker"
