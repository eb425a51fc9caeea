"""Pages on which principles are registered, adopted anew, repealed and put right."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from application.questions.principles import PrinciplesView, principles_by_id, principles_by_reference
from domain.access import Audience
from domain.principles import Principles, PrinciplesRecord
from domain.references import CaseReference
from web.addresses import principles_address
from web.filing.receive import allow_files
from web.formats import format_day
from web.forms import principles
from web.forms.action import WRITERS, Action
from web.forms.offered import by_path
from web.forms.page import Crumbs, action_page
from web.forms.put_right import PAGE
from web.recorded import RecordedOf
from web.services import current_services
from web.signed_in import asker, needs

blueprint = Blueprint("principles_acting", __name__)

_INDEX = "/prinsipper"
_ONE = "/prinsipper/<int:year>/<int:sequence>"
_PATHS = ",".join(f'"{path}"' for path in by_path("principles") if path != principles.ADOPT.path)


@blueprint.url_value_preprocessor
def _allow(_endpoint: str | None, _values: Mapping[str, Any] | None) -> None:
    # Before anything reads the form; only for those who may file.
    if asker().has(*WRITERS):
        allow_files()


@blueprint.route("/prinsipper/ny", methods=["GET", "POST"])
@needs(*WRITERS)
def new() -> ResponseReturnValue:
    """Register principles with their first version."""
    begins = {"reference": principles.next_reference()}
    above = [(gettext("Principles"), _INDEX)]
    return action_page(principles.REGISTER, begins=begins, crumbs=above, back=_INDEX, then=_address)


@blueprint.route(f"{_ONE}/<any({_PATHS}):path>", methods=["GET", "POST"])
@needs(*WRITERS)
def act(year: int, sequence: int, path: str) -> ResponseReturnValue:
    """Do something with principles."""
    return _page(by_path("principles")[path], _principles(year, sequence))


@blueprint.route(f"{_ONE}/{principles.ADOPT.path}", methods=["GET", "POST"])
@needs(*WRITERS)
def adopt(year: int, sequence: int) -> ResponseReturnValue:
    """Record a new version of principles."""
    return _page(principles.ADOPT, _principles(year, sequence))


@blueprint.route(f"{_ONE}/{PAGE}", methods=["GET", "POST"])
@needs(*WRITERS)
def record(year: int, sequence: int, path: str, number: int) -> ResponseReturnValue:
    """Put right what is recorded of principles by the number of its event, or take it back."""
    found = _principles(year, sequence)
    action, words = _RECORDED.chosen(found.id, path, number)
    return _page(action, found, about=f"{_about(found)}. {words}", begins={"number": number})


def _page(action: Action, found: PrinciplesView, *, about: str | None = None, **more: Any) -> ResponseReturnValue:
    back, about = principles_address(found.reference), about or _about(found)
    return action_page(action, found.id, about=about, crumbs=_crumbs(found), back=back, **more)


def _principles(year: int, sequence: int) -> PrinciplesView:
    with current_services().stores.registers.connect() as connection:
        found = principles_by_reference(connection, str(CaseReference(year, sequence)), Audience.OFFICER)
    if found is None:
        abort(404)
    return found


def _words(record: Mapping[str, Any], _names: Mapping[UUID, str]) -> str:
    if record["kind"] == PrinciplesRecord.VERSION:
        return str(gettext("Version %(number)s", number=record["version"]))
    return str(gettext("Repealed from %(day)s", day=format_day(record["repealed_on"])))


_RECORDED = RecordedOf(kind=Principles, put_right=principles.PUT_RIGHT, words=_words)


def _about(found: PrinciplesView) -> str:
    return f"{_name(found)}: {found.title}"


def _crumbs(found: PrinciplesView) -> Crumbs:
    return [(gettext("Principles"), _INDEX), (_name(found), principles_address(found.reference))]


def _name(found: PrinciplesView) -> str:
    return str(gettext("Principles %(reference)s", reference=found.reference))


def _address(identity: UUID) -> str:
    with current_services().stores.registers.connect() as connection:
        found = principles_by_id(connection, [identity], Audience.OFFICER).get(identity)
    return principles_address(found.reference) if found else _INDEX
