"""Pages on which the seats of a body are made and filled: who is in each, and what is done with them."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from sqlalchemy import Connection

from application.questions.appointments import AppointmentView, appointments_by_id
from application.questions.bodies import BodyView, body_by_abbreviation
from application.questions.known import last_position
from application.questions.organisations import organisations_by_id
from application.questions.people import people_names
from application.questions.seats import SeatView, seating_on, seats_by_id
from domain import clock
from domain.appointments import BasisKind
from domain.seats import Elector
from web.addresses import appointment_address, body_address, seating_address
from web.forms import appointments, seats, terms
from web.forms.action import WRITERS, Action
from web.forms.offered import by_path
from web.forms.page import action_page
from web.forms.seat_fields import seats_to_choose
from web.pages.acting import any_of
from web.seating import Place, deputy_of, end_of_term, places_today, term_after
from web.services import current_services
from web.signed_in import needs

blueprint = Blueprint("seating", __name__)

_OF_SEATS: Mapping[str, Action] = {one.path: one for one in seats.ACTIONS}
_NEEDS_SEAT = frozenset({"endre-plass", "rett-plass", "nedlegg-plass"})
_CAME_FROM, _SEATS = "fra", "plasser"
_SEAT_PATHS = ",".join(f'"{path}"' for path in _OF_SEATS)


@blueprint.get("/organ/<abbreviation>/plasser-oppsett")
@needs(*WRITERS)
def places(abbreviation: str) -> str:
    """Show the seats of a body with who is in each today, and what can be done."""
    body = _body(abbreviation)
    with current_services().stores.registers.connect() as connection:
        found = places_today(connection, body.id)
        seating = seating_on(connection, body.id, clock.today().isoformat(), last_position(connection))
    return render_template("seating/places.html", body=body, places=found, seating=seating, crumbs=_crumbs(body))


@blueprint.route(f"/organ/<abbreviation>/<any({_SEAT_PATHS}):path>", methods=["GET", "POST"])
@needs(*WRITERS)
def seat(abbreviation: str, path: str) -> ResponseReturnValue:
    """Do something with the seats of a body, or with the one that the address names (`?plass=ID`)."""
    body = _body(abbreviation)
    g.acting_body, g.acting_seat = body.id, _id(request.values.get("seat_id") or request.args.get("plass", ""))
    back, begins, about = seating_address(body.abbreviation), {}, body.name
    if path in _NEEDS_SEAT:
        names = seats_to_name(body)
        if g.acting_seat not in names:
            return redirect(back)
        begins, about = {"seat_id": g.acting_seat}, f"{body.name}: {names[g.acting_seat]}"
    return action_page(_OF_SEATS[path], body.id, about=about, crumbs=_crumbs(body), back=back, begins=begins)


@blueprint.route(f"/organ/<abbreviation>/{appointments.MAKE.path}", methods=["GET", "POST"])
@needs(*WRITERS)
def make(abbreviation: str) -> ResponseReturnValue:
    """Register an appointment to a seat of the body, to the one that the address names (`?plass=ID`) if it does."""
    return _created(appointments.MAKE, _body(abbreviation))


@blueprint.route(f"/organ/<abbreviation>/{appointments.NOMINATE.path}", methods=["GET", "POST"])
@needs(*WRITERS)
def nominate(abbreviation: str) -> ResponseReturnValue:
    """Nominate somebody for a seat of the body."""
    return _created(appointments.NOMINATE, _body(abbreviation))


@blueprint.route(f"/organ/<abbreviation>/{terms.NEW_TERM.path}", methods=["GET", "POST"])
@needs(*WRITERS)
def new_term(abbreviation: str) -> ResponseReturnValue:
    """Begin a new term of a body: who is elected to each of its seats."""
    body = _body(abbreviation)
    g.acting_body = body.id
    with current_services().stores.registers.connect() as connection:
        found = places_today(connection, body.id)
        seating = seating_on(connection, body.id, clock.today().isoformat(), last_position(connection))
    if not found:
        return redirect(seating_address(body.abbreviation))
    g.places = {str(one.seat.id): one for one in found}
    valid_from, until = term_after(end_of_term(found), seating["term_months"])
    begins: dict[str, Any] = {"valid_from": valid_from, "until": until, "seats": [_row(one) for one in found]}
    asked = request.args.get("vedtak", "")
    if asked:
        begins["basis"] = {"kind": BasisKind.DECISION, "decision_id": asked}
    back = seating_address(body.abbreviation)
    return action_page(terms.NEW_TERM, body.id, about=body.name, crumbs=_crumbs(body), back=back, begins=begins)


@blueprint.route(f"/verv/<uuid:appointment_id>/{any_of('appointment')}", methods=["GET", "POST"])
@blueprint.route('/verv/<uuid:appointment_id>/<any("rett-del"):path>/<int:number>', methods=["GET", "POST"])
@needs(*WRITERS)
def appointment(appointment_id: UUID, path: str, number: int | None = None) -> ResponseReturnValue:
    """Do something with an appointment, or put right the part of it that the address names by its number.

    Who came from the seats of the body (`?fra=plasser`) is led back to them, others to the appointment.
    """
    with current_services().stores.registers.connect() as connection:
        found = appointments_by_id(connection, [appointment_id]).get(appointment_id)
        if found is None or (number is not None and str(number) not in found.facts["parts"]):
            abort(404)
        body = body_by_abbreviation(connection, found.abbreviation)
        if path == "fratre":
            g.deputy_in_line = _deputy_in_line(connection, found)
    assert body is not None
    parts = list(found.facts["parts"])
    g.acting_body, g.acting_part = found.body_id, int(parts[0]) if len(parts) == 1 else number
    about = gettext("%(person)s in %(body)s", person=found.person, body=found.body)
    action = by_path("appointment")[path]
    begins = {"due_on": request.args["frist"]} if path == "rapport" and "frist" in request.args else {}
    came_from = request.args.get(_CAME_FROM)
    if came_from == _SEATS:
        back, crumbs = seating_address(body.abbreviation), _crumbs(body)
    else:
        back = appointment_address(found.id)
        above = (gettext("Appointments"), url_for("appointments.overview"))
        crumbs = [above, (body.name, body_address(body.abbreviation)), (found.person, back)]
    sent_to = f"{request.path}?{_CAME_FROM}={_SEATS}" if came_from == _SEATS else None
    return action_page(action, found.id, about=about, crumbs=crumbs, back=back, begins=begins, sent_to=sent_to)


def seats_to_name(body: BodyView) -> Mapping[UUID, str]:
    """Return the seats that a body has or had, by id."""
    g.acting_body = body.id
    return {UUID(one): words for one, words in seats_to_choose().items()}


def council_of(municipality: str) -> str:
    """Return what elects in a municipality: `Prøvdal kommunestyre`; another organisation is named itself."""
    name = municipality.removesuffix(" kommune")
    return f"{name} kommunestyre" if name != municipality else municipality


def _created(action: Action, body: BodyView) -> ResponseReturnValue:
    g.acting_body = body.id
    back = seating_address(body.abbreviation)
    begins = _begins(body) if request.method == "GET" else {}
    return action_page(action, about=body.name, crumbs=_crumbs(body), back=back, then=lambda _: back, begins=begins)


def _begins(body: BodyView) -> Mapping[str, Any]:
    """Return what an appointment begins with: the seat asked for, the end of the term, and who elects to the seat."""
    begins: dict[str, Any] = {"body_id": body.id}
    with current_services().stores.registers.connect() as connection:
        asked = _asked_seat(connection)
        begins["until"] = end_of_term(places_today(connection, body.id))
        if asked is not None:
            begins["seat_id"] = asked.id
            if asked.elector == Elector.PARTICIPANT and asked.organisation_id:
                named = organisations_by_id(connection, [asked.organisation_id])[asked.organisation_id].name
                begins["basis"] = {"kind": BasisKind.OTHER, "authority": council_of(named), "elector": asked.elector}
    return begins


def _row(place: Place) -> Mapping[str, Any]:
    seen = " ".join(str(one.holding.appointment_id) for one in place.filled if one.holding.holds)
    return {"seat_id": place.seat.id, "seen": seen or "-", "what": terms.KEPT}


def _deputy_in_line(connection: Connection, leaving: AppointmentView) -> str | None:
    found = deputy_of(connection, leaving)
    return people_names(connection, [found.person_id]).get(found.person_id) if found else None


def _asked_seat(connection: Connection) -> SeatView | None:
    identity = _id(request.args.get("plass", ""))
    return seats_by_id(connection, [identity], last_position(connection)).get(identity) if identity else None


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _body(abbreviation: str) -> BodyView:
    with current_services().stores.registers.connect() as connection:
        found = body_by_abbreviation(connection, abbreviation)
    if found is None:
        abort(404)
    return found


def _crumbs(body: BodyView) -> Sequence[tuple[str, str]]:
    return [
        (gettext("Bodies"), "/organer"),
        (body.name, body_address(body.abbreviation)),
        (gettext("Seats and appointments"), seating_address(body.abbreviation)),
    ]
