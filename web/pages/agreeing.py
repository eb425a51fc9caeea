"""Pages on which agreements are registered and something is done with them and their versions."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from application.questions.agreements import AgreementView, agreement_by_reference, agreements_by_id
from domain.access import Audience
from domain.references import CaseReference
from web.addresses import agreement_address
from web.filing.receive import allow_files
from web.forms import agreements
from web.forms.action import WRITERS
from web.forms.agreement_fields import participants_today
from web.forms.agreement_versions import DRAFT, first_version_begun
from web.forms.offered import by_path
from web.forms.page import action_page
from web.services import current_services
from web.signed_in import asker, needs

blueprint = Blueprint("agreeing", __name__)

_REGISTER = "/avtaler"
_PATHS = ",".join(f'"{path}"' for path in by_path("agreement") if path != DRAFT.path)


@blueprint.url_value_preprocessor
def _allow(_endpoint: str | None, _values: Mapping[str, Any] | None) -> None:
    # Before anything reads the form; only for those who may file.
    if asker().has(*WRITERS):
        allow_files()


@blueprint.route("/avtaler/ny", methods=["GET", "POST"])
@needs(*WRITERS)
def new() -> ResponseReturnValue:
    """Register an agreement with its parties and its first version; the council's participants are proposed."""
    begins = {
        "reference": agreements.next_reference(),
        "participants": list(participants_today()),
        "first_version": first_version_begun(),
    }
    above = [(gettext("Agreements"), _REGISTER)]
    return action_page(agreements.REGISTER, begins=begins, crumbs=above, back=_REGISTER, then=_address)


@blueprint.route(f"/avtale/<int:year>/<int:sequence>/<any({_PATHS}):path>", methods=["GET", "POST"])
@needs(*WRITERS)
def agreement(year: int, sequence: int, path: str) -> ResponseReturnValue:
    """Do something with an agreement."""
    found = _agreement(year, sequence)
    return _page(by_path("agreement")[path], found)


@blueprint.route(f"/avtale/<int:year>/<int:sequence>/{DRAFT.path}", methods=["GET", "POST"])
@needs(*WRITERS)
def draft(year: int, sequence: int) -> ResponseReturnValue:
    """Make a version of an agreement."""
    return _page(DRAFT, _agreement(year, sequence))


def _page(action: Any, found: AgreementView, **more: Any) -> ResponseReturnValue:
    back = agreement_address(found.reference)
    return action_page(action, found.id, about=_about(found), crumbs=_crumbs(found), back=back, **more)


def _agreement(year: int, sequence: int) -> AgreementView:
    with current_services().stores.registers.connect() as connection:
        found = agreement_by_reference(connection, str(CaseReference(year, sequence)), Audience.OFFICER)
    if found is None:
        abort(404)
    return found


def _about(found: AgreementView) -> str:
    return f"{_name(found)}: {found.title}"


def _crumbs(found: AgreementView) -> Sequence[tuple[str, str]]:
    return [(gettext("Agreements"), _REGISTER), (_name(found), agreement_address(found.reference))]


def _name(found: AgreementView) -> str:
    return str(gettext("Agreement %(reference)s", reference=found.reference))


def _address(identity: UUID) -> str:
    with current_services().stores.registers.connect() as connection:
        found = agreements_by_id(connection, [identity], Audience.OFFICER).get(identity)
    return agreement_address(found.reference) if found else _REGISTER
