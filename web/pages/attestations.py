"""Attestations as PDF: `/attest/organ/RR?on=2022-03-01&known=nr48190` and the like, each of an answer of a page."""

from dataclasses import replace
from uuid import UUID

from flask import Blueprint, Response, abort, request
from sqlalchemy import Connection

from application import media
from application.documents.pdf import attested
from application.questions.appointments import appointments_by_id
from application.questions.directory import body_by_abbreviation, organisations_by_id
from application.questions.known import KnownAt, known_at, last_position
from domain import clock
from web.asked import asked_day
from web.attestations.answer import Answer, attestation_of
from web.attestations.appointment import appointment_history
from web.attestations.body import body_on
from web.attestations.held import organisation_sends, person_holds
from web.sending import disposition_names
from web.services import current_services

blueprint = Blueprint("attestations", __name__, url_prefix="/attest")


@blueprint.get("/organ/<path:abbreviation>")
def body(abbreviation: str) -> Response:
    """Attest who sat in a body on a day, today unless `?on=` names another."""
    with current_services().stores.registers.connect() as connection:
        found = body_by_abbreviation(connection, abbreviation)
        if found is None:
            abort(404)
        known = _known(connection)
        return _sent(connection, body_on(connection, found, _day(), known), known)


@blueprint.get("/verv/<uuid:appointment_id>")
def appointment(appointment_id: UUID) -> Response:
    """Attest the history of an appointment."""
    with current_services().stores.registers.connect() as connection:
        found = appointments_by_id(connection, [appointment_id]).get(appointment_id)
        known = _known(connection)
        answer = appointment_history(connection, found, known) if found else None
        if answer is None:
            abort(404)
        return _sent(connection, answer, known)


@blueprint.get("/person/<uuid:person_id>")
def person(person_id: UUID) -> Response:
    """Attest what a person holds and held."""
    with current_services().stores.registers.connect() as connection:
        known = _known(connection)
        answer = person_holds(connection, person_id, clock.today().isoformat(), known)
        if answer is None:
            abort(404)
        return _sent(connection, answer, known)


@blueprint.get("/organisasjon/<uuid:organisation_id>")
def organisation(organisation_id: UUID) -> Response:
    """Attest whom an organisation sends where on a day, today unless `?on=` names another."""
    with current_services().stores.registers.connect() as connection:
        found = organisations_by_id(connection, [organisation_id]).get(organisation_id)
        if found is None:
            abort(404)
        known = _known(connection)
        return _sent(connection, organisation_sends(connection, found, _day(), known), known)


def _day() -> str:
    asked = asked_day("on")
    return (asked.first if asked else clock.today()).isoformat()


def _known(connection: Connection) -> KnownAt:
    """Return what `?known=` asks for; a position that the log has not reached is the last one, which is quoted then."""
    known = known_at(connection, request.args.get("known"))
    return replace(known, position=min(known.position, last_position(connection)))


def _sent(connection: Connection, answer: Answer, known: KnownAt) -> Response:
    made = attested(attestation_of(connection, answer, known))
    response = Response(made, content_type=media.PDF)
    name = f"attest-{answer.name.replace('/', '-')}-nr{known.position}.pdf"
    response.headers.set("Content-Disposition", "inline", **disposition_names(name))
    return response
