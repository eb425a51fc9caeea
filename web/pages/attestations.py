"""Attestations as PDF: `/attest/organ/RR?on=2022-03-01&known=nr48190` and the like, each of an answer of a page."""

from dataclasses import replace
from uuid import UUID

from flask import Blueprint, abort, redirect, request
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from application import media
from application.documents.pdf import attested
from application.office.openings import ShownAs
from application.questions.agreement_on_day import agreement_on_day
from application.questions.appointments import appointments_by_id
from application.questions.audit import AuditQuestion
from application.questions.bodies import BodyView, body_by_abbreviation, body_by_id
from application.questions.known import KnownAt, known_at, last_position
from application.questions.organisations import organisations_by_id
from domain import clock
from web.addresses import agreement_address
from web.asked import asked_day, asked_number
from web.attestations.agreement import agreement_on
from web.attestations.answer import Answer, attestation_of
from web.attestations.appointment import appointment_history
from web.attestations.audit import changes_in
from web.attestations.body import body_on
from web.attestations.bound import organisation_bound
from web.attestations.findings import KINDS, findings_on
from web.attestations.held import organisation_sends, person_holds
from web.pages.agreements import found_agreement
from web.pages.audit import WORDS
from web.sending import disposition_names
from web.services import current_services
from web.shielded_openings import note_opening
from web.signed_in import asker, needs
from web.spans import asked_span

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


@blueprint.get("/avtaler/<uuid:organisation_id>")
def bound(organisation_id: UUID) -> Response:
    """Attest which agreements bound an organisation on a day, as far as the asker may see them."""
    with current_services().stores.registers.connect() as connection:
        found = organisations_by_id(connection, [organisation_id]).get(organisation_id)
        if found is None:
            abort(404)
        known = _known(connection)
        answer, told = organisation_bound(connection, found, _day(), known, asker().audience)
        for one in told:
            note_opening("agreement", one.id, one.access, ShownAs.FILE)
        return _sent(connection, answer, known)


@blueprint.get("/avtale/<int:year>/<int:sequence>")
def agreement(year: int, sequence: int) -> Response:
    """Attest whom an agreement bound on a day; where its content is not for the asker, its page says so."""
    audience = asker().audience
    with current_services().stores.registers.connect() as connection:
        view = found_agreement(connection, year, sequence, audience)
        if not view.sees_content:
            return redirect(agreement_address(view.reference))
        known = _known(connection)
        day = agreement_on_day(connection, view, _day(), known.position, audience)
        if day is None:
            abort(404)
        note_opening("agreement", view.id, view.access, ShownAs.FILE)
        return _sent(connection, agreement_on(connection, day, known, audience), known)


@blueprint.get("/funn")
def findings() -> Response:
    """Attest what was found on a day, of a body (`?body=ID` or `?organ=RR`) or a kind if asked."""
    kind = request.args.get("kind") or None
    if kind is not None and kind not in KINDS:
        abort(404)
    with current_services().stores.registers.connect() as connection:
        known = _known(connection)
        ever = request.args.get("ever") == "1"
        answer = findings_on(connection, _day(), known, body=_asked_body(connection), kind=kind, ever=ever)
        return _sent(connection, answer, known)


@blueprint.get("/revisjon")
@needs()
def audit() -> Response:
    """Attest what was changed in a period, as the page of the audit asks (`?axis=late&since=2025&until=2025`)."""
    axis, span = request.args.get("axis") or "recorded", asked_span()
    if axis not in WORDS:
        abort(404)
    if span.wrong:
        abort(400)
    with current_services().stores.registers.connect() as connection:
        body = _asked_body(connection)
        question = AuditQuestion(
            axis=axis,
            first_day=span.first_day.isoformat() if span.first_day else None,
            last_day=span.last_day.isoformat() if span.last_day else None,
            body_id=body.id if body else None,
            person_id=_asked_id("person"),
            organisation_id=_asked_id("organisation"),
            late_days=asked_number("late") or 0,
        )
        known = _known(connection)
        return _sent(connection, changes_in(connection, question, str(WORDS[axis]), known), known)


def _asked_body(connection: Connection) -> BodyView | None:
    identity, organ = _asked_id("body"), request.args.get("organ")
    if identity:
        return body_by_id(connection, identity) or abort(404)
    return (body_by_abbreviation(connection, organ) or abort(404)) if organ else None


def _asked_id(name: str) -> UUID | None:
    written = request.args.get(name, "").strip()
    try:
        return UUID(written) if written else None
    except ValueError:
        abort(404)


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
