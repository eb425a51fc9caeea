"""Pages on which something is done with a record that is there: put right, closed, answered, published, shielded."""

from collections.abc import Sequence
from uuid import UUID

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from application.questions.bodies import body_by_abbreviation
from application.questions.cases import case_by_reference
from application.questions.decisions import decision_by_slug
from application.questions.journal import entry_by_reference
from application.questions.organisations import organisations_by_id
from application.questions.people import person_by_id
from domain.access import Audience
from domain.documents import Document
from domain.references import CaseReference
from web.addresses import (
    body_address,
    case_address,
    decision_address,
    document_address,
    entry_address,
    organisation_address,
    person_address,
)
from web.forms.action import WRITERS
from web.forms.offered import by_path
from web.forms.page import action_page
from web.services import current_services
from web.signed_in import needs

blueprint = Blueprint("acting", __name__)

Crumbs = Sequence[tuple[str, str]]

_TITLED = frozenset({"document", "body", "organisation", "person"})
"""Kinds of record that are known by their title or name, not by a reference."""


def any_of(kind: str) -> str:
    """Return the part of a route that is the path of an action of this kind of record."""
    paths = ",".join(f'"{path}"' for path in by_path(kind))
    return f"<any({paths}):path>"


@blueprint.route(f"/sak/<int:year>/<int:sequence>/{any_of('case')}", methods=["GET", "POST"])
@needs(*WRITERS)
def case(year: int, sequence: int, path: str) -> ResponseReturnValue:
    """Do something with a case."""
    with current_services().stores.registers.connect() as connection:
        found = case_by_reference(connection, str(CaseReference(year, sequence)), Audience.OFFICER)
    if found is None:
        abort(404)
    name = gettext("Case %(reference)s", reference=found.reference)
    return _page("case", path, found.id, name, found.title, case_address(found.reference), _below_cases())


@blueprint.route(f"/sak/<int:year>/<int:sequence>/<int:number>/{any_of('journal-entry')}", methods=["GET", "POST"])
@needs(*WRITERS)
def entry(year: int, sequence: int, number: int, path: str) -> ResponseReturnValue:
    """Do something with a journal entry."""
    with current_services().stores.registers.connect() as connection:
        found = entry_by_reference(connection, f"{year}/{sequence}-{number}", Audience.OFFICER)
    if found is None:
        abort(404)
    name = gettext("Journal entry %(reference)s", reference=found.reference)
    above = _below_case(found.case_reference)
    return _page("journal-entry", path, found.id, name, found.title or "", entry_address(found.reference), above)


@blueprint.route(f"/vedtak/<slug>/{any_of('decision')}", methods=["GET", "POST"])
@needs(*WRITERS)
def decision(slug: str, path: str) -> ResponseReturnValue:
    """Do something with a decision."""
    with current_services().stores.registers.connect() as connection:
        found = decision_by_slug(connection, slug, Audience.OFFICER)
    if found is None:
        abort(404)
    name = gettext("Decision %(reference)s", reference=found.reference)
    above = _below_case(found.case_reference)
    return _page("decision", path, found.id, name, found.title or "", decision_address(found.reference), above)


@blueprint.route(f"/dokument/<uuid:document_id>/{any_of('document')}", methods=["GET", "POST"])
@needs(*WRITERS)
def document(document_id: UUID, path: str) -> ResponseReturnValue:
    """Do something with a document."""
    found = current_services().archive.load(Document, document_id)
    return _page("document", path, document_id, gettext("Document"), found.title, document_address(document_id), ())


@blueprint.route(f"/organ/<abbreviation>/{any_of('body')}", methods=["GET", "POST"])
@needs(*WRITERS)
def body(abbreviation: str, path: str) -> ResponseReturnValue:
    """Do something with a body."""
    with current_services().stores.registers.connect() as connection:
        found = body_by_abbreviation(connection, abbreviation)
    if found is None:
        abort(404)
    here = body_address(found.abbreviation)
    name = found.abbreviation
    return _page("body", path, found.id, name, found.name, here, [(gettext("Bodies"), "/organer")])


@blueprint.route(f"/organisasjon/<uuid:organisation_id>/{any_of('organisation')}", methods=["GET", "POST"])
@needs(*WRITERS)
def organisation(organisation_id: UUID, path: str) -> ResponseReturnValue:
    """Do something with an organisation."""
    with current_services().stores.registers.connect() as connection:
        found = organisations_by_id(connection, [organisation_id]).get(organisation_id)
    if found is None:
        abort(404)
    above = [(gettext("Organisations"), "/organisasjoner")]
    here = organisation_address(organisation_id)
    return _page("organisation", path, found.id, gettext("Organisation"), found.name, here, above)


@blueprint.route(f"/person/<uuid:person_id>/{any_of('person')}", methods=["GET", "POST"])
@needs(*WRITERS)
def person(person_id: UUID, path: str) -> ResponseReturnValue:
    """Do something with a person."""
    with current_services().stores.registers.connect() as connection:
        found = person_by_id(connection, person_id)
    if found is None:
        abort(404)
    above = [(gettext("People"), "/personer")]
    return _page("person", path, found.id, gettext("Person"), found.name, person_address(person_id), above)


def _page(
    kind: str, path: str, identity: UUID, name: str, title: str, address: str, above: Crumbs
) -> ResponseReturnValue:
    crumbs = [*above, (name if kind not in _TITLED else title, address)]
    begins = dict.fromkeys(("follow_up", "recusal", "treatment"), request.args.get("nr", ""))
    return action_page(
        by_path(kind)[path], identity, about=f"{name}: {title}", crumbs=crumbs, back=address, begins=begins
    )


def _below_cases() -> Crumbs:
    return [(gettext("Cases"), "/saker")]


def _below_case(reference: str) -> Crumbs:
    return [*_below_cases(), (gettext("Case %(reference)s", reference=reference), case_address(reference))]
