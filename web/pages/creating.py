"""Pages on which a case, a journal entry, a decision, a body or an organisation is registered."""

from uuid import UUID

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from application.questions.bodies import body_by_id
from application.questions.cases import case_by_id
from application.questions.decisions import decisions_by_id
from application.questions.journal import entries_by_id
from domain.access import Audience
from domain.errors import InvalidValueError
from web.addresses import (
    body_address,
    case_address,
    decision_address,
    entry_address,
    organisation_address,
    person_address,
)
from web.forms import bodies, cases, decisions, journal, organisations, people
from web.forms.action import WRITERS
from web.forms.page import action_page
from web.services import current_services
from web.signed_in import asker, needs

blueprint = Blueprint("creating", __name__)


@blueprint.route("/sak/ny", methods=["GET", "POST"])
@needs(*WRITERS)
def case() -> ResponseReturnValue:
    """Open a case; whoever opens it answers for it unless somebody else is chosen."""
    begins = {"responsible": asker().by}
    above = [(gettext("Cases"), "/saker")]
    return action_page(cases.OPEN, begins=begins, crumbs=above, back="/saker", then=_case)


@blueprint.route("/journalpost/ny", methods=["GET", "POST"])
@needs(*WRITERS)
def entry() -> ResponseReturnValue:
    """Register a journal entry, in the case that the address names (`?sak=2025/17`) if it names one."""
    begins = {"case_id": request.args.get("sak", "")}
    above = [(gettext("Journal"), "/journal")]
    return action_page(journal.REGISTER, begins=begins, crumbs=above, back=_back("/journal"), then=_entry)


@blueprint.route("/vedtak/nytt", methods=["GET", "POST"])
@needs(*WRITERS)
def decision() -> ResponseReturnValue:
    """Register a decision, of the case and body that the address names (`?sak=2025/17&organ=RR`) if it names them."""
    begins = {"case_id": request.args.get("sak", ""), "body_id": request.args.get("organ", "")}
    above = [(gettext("Decisions"), "/vedtak")]
    return action_page(decisions.RECORD, begins=begins, crumbs=above, back=_back("/vedtak"), then=_decision)


@blueprint.route("/organ/nytt", methods=["GET", "POST"])
@needs(*WRITERS)
def body() -> ResponseReturnValue:
    """Register a body."""
    return action_page(bodies.ESTABLISH, crumbs=[(gettext("Bodies"), "/organer")], back="/organer", then=_body)


@blueprint.route("/organisasjon/ny", methods=["GET", "POST"])
@needs(*WRITERS)
def organisation() -> ResponseReturnValue:
    """Register an organisation."""
    above = [(gettext("Organisations"), "/organisasjoner")]
    return action_page(organisations.REGISTER, crumbs=above, back="/organisasjoner", then=organisation_address)


@blueprint.route("/person/ny", methods=["GET", "POST"])
@needs(*WRITERS)
def person() -> ResponseReturnValue:
    """Register a person."""
    return action_page(
        people.REGISTER, crumbs=[(gettext("People"), "/personer")], back="/personer", then=person_address
    )


def _back(otherwise: str) -> str:
    reference = request.args.get("sak", "")
    try:
        return case_address(reference) if reference else otherwise
    except InvalidValueError:
        return otherwise


def _case(identity: UUID) -> str:
    with current_services().stores.registers.connect() as connection:
        found = case_by_id(connection, identity, Audience.OFFICER)
    return case_address(found.reference) if found else "/saker"


def _entry(identity: UUID) -> str:
    with current_services().stores.registers.connect() as connection:
        found = entries_by_id(connection, [identity], Audience.OFFICER).get(identity)
    return entry_address(found.reference) if found else "/journal"


def _decision(identity: UUID) -> str:
    with current_services().stores.registers.connect() as connection:
        found = decisions_by_id(connection, [identity], Audience.OFFICER).get(identity)
    return decision_address(found.reference) if found else "/vedtak"


def _body(identity: UUID) -> str:
    with current_services().stores.registers.connect() as connection:
        found = body_by_id(connection, identity)
    return body_address(found.abbreviation) if found else "/organer"
