"""Pages on which agreements are registered and something is done with them and their versions."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, flash, g, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from application.questions.agreements import AgreementView, agreement_by_reference, agreements_by_id
from domain.access import Audience
from domain.agreements import Agreement, Records
from domain.references import CaseReference
from web.addresses import agreement_address
from web.agreement_points import points_begun, points_told
from web.agreement_records import RECORDED
from web.filing.receive import allow_files
from web.forms import agreements
from web.forms.action import WRITERS, Action
from web.forms.agreement_fields import names_of, participants_today, version_words
from web.forms.agreement_states import VersionStands, awaited
from web.forms.agreement_versions import DRAFT, first_version_begun
from web.forms.offered import by_path
from web.forms.page import Crumbs, action_page
from web.forms.put_right import PAGE
from web.forms.version_actions import ACTIONS, POINTS, TREATMENTS
from web.pages.seating import council_of
from web.services import current_services
from web.signed_in import asker, needs

blueprint = Blueprint("agreeing", __name__)

_REGISTER = "/avtaler"
_OF_VERSION: Mapping[str, Action] = {one.path: one for one in ACTIONS}
_PATHS = ",".join(f'"{path}"' for path in by_path("agreement") if path != DRAFT.path)
_VERSION_PATHS = ",".join(f'"{path}"' for path in _OF_VERSION)
_ONE = "/avtale/<int:year>/<int:sequence>"


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


@blueprint.route(f"{_ONE}/<any({_PATHS}):path>", methods=["GET", "POST"])
@needs(*WRITERS)
def agreement(year: int, sequence: int, path: str) -> ResponseReturnValue:
    """Do something with an agreement."""
    return _page(by_path("agreement")[path], _agreement(year, sequence))


@blueprint.route(f"{_ONE}/{DRAFT.path}", methods=["GET", "POST"])
@needs(*WRITERS)
def draft(year: int, sequence: int) -> ResponseReturnValue:
    """Make a version of an agreement."""
    return _page(DRAFT, _agreement(year, sequence))


@blueprint.route(f"{_ONE}/versjon/<int:number>/<any({_VERSION_PATHS}):path>", methods=["GET", "POST"])
@needs(*WRITERS)
def version(year: int, sequence: int, number: int, path: str) -> ResponseReturnValue:
    """Do something with a version; with `?part=ID`, what is decided by one party alone."""
    found = _agreement(year, sequence)
    facts = current_services().archive.load(Agreement, found.id).facts
    records = Records(facts)
    if number not in records.versions:
        abort(404)
    g.acting_version, action = number, _OF_VERSION[path]
    begins: dict[str, Any] = {"of_version": number}
    if action is TREATMENTS:
        begins["rows"] = _awaited(VersionStands(records, number))
        if not begins["rows"] and request.method == "GET":
            flash(
                gettext("All who must adopt this version have done so. Correct what is recorded if it is wrong."),
                "info",
            )
            return redirect(agreement_address(found.reference))
    elif action is POINTS:
        g.points = points_told(records, number)
        begins["rows"] = points_begun(records, number, g.points)
    words = version_words(number, records.version(number))
    above = [*_crumbs(found), (words, agreement_address(found.reference, number))]
    return _page(action, found, about=f"{_about(found)}, {words}", crumbs=above, begins=begins)


@blueprint.get(f"{_ONE}/registrert")
@needs(*WRITERS)
def records(year: int, sequence: int) -> str:
    """List what is recorded of an agreement, each with what puts it right."""
    found = _agreement(year, sequence)
    return RECORDED.page(
        found.id, address=agreement_address(found.reference), about=_about(found), crumbs=_crumbs(found)
    )


@blueprint.route(f"{_ONE}/{PAGE}", methods=["GET", "POST"])
@needs(*WRITERS)
def record(year: int, sequence: int, path: str, number: int) -> ResponseReturnValue:
    """Put right what is recorded of an agreement by the number of its event, or take it back."""
    found = _agreement(year, sequence)
    action, words = RECORDED.chosen(found.id, path, number)
    return _page(action, found, about=f"{_about(found)}. {words}", begins={"number": number})


def _page(
    action: Action, found: AgreementView, *, about: str | None = None, crumbs: Crumbs = (), **more: Any
) -> ResponseReturnValue:
    back, about = agreement_address(found.reference), about or _about(found)
    return action_page(action, found.id, about=about, crumbs=crumbs or _crumbs(found), back=back, **more)


def _awaited(stands: VersionStands) -> Sequence[Mapping[str, Any]]:
    """Return a row for each of those who must adopt a version and have not, or for the one that the address names."""
    waiting = awaited(stands)
    names = names_of(UUID(one) for one in waiting if one)
    g.adopters = {str(identity): name for identity, name in names.items()}
    asked = request.args.get("part", "").replace("-", "")
    chosen = [one for one in waiting if one == asked] or waiting
    return [
        {"organisation_id": UUID(one), "body": council_of(names[UUID(one)])} if one else {"organisation_id": None}
        for one in chosen
    ]


def _agreement(year: int, sequence: int) -> AgreementView:
    with current_services().stores.registers.connect() as connection:
        found = agreement_by_reference(connection, str(CaseReference(year, sequence)), Audience.OFFICER)
    if found is None:
        abort(404)
    return found


def _about(found: AgreementView) -> str:
    return f"{_name(found)}: {found.title}"


def _crumbs(found: AgreementView) -> Crumbs:
    return [(gettext("Agreements"), _REGISTER), (_name(found), agreement_address(found.reference))]


def _name(found: AgreementView) -> str:
    return str(gettext("Agreement %(reference)s", reference=found.reference))


def _address(identity: UUID) -> str:
    with current_services().stores.registers.connect() as connection:
        found = agreements_by_id(connection, [identity], Audience.OFFICER).get(identity)
    return agreement_address(found.reference) if found else _REGISTER
