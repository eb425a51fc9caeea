"""Pages on which the seats of a body are filled: who is in each, and what is done with an appointment."""

from collections import Counter
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from sqlalchemy import Connection

from application.questions.appointments import appointments_by_id
from application.questions.directory import BodyView, body_by_abbreviation, organisations_by_id
from application.questions.known import last_position
from application.questions.seats import SeatView, seats_by_id
from domain.appointments import BasisKind
from domain.seats import Elector
from web.addresses import body_address, seating_address
from web.forms import appointments
from web.forms.action import WRITERS, Action
from web.forms.offered import by_path
from web.forms.page import action_page
from web.pages.acting import any_of
from web.seating import Place, places_today
from web.services import current_services
from web.signed_in import needs

blueprint = Blueprint("seating", __name__)


@blueprint.get("/organ/<abbreviation>/plasser-oppsett")
@needs(*WRITERS)
def places(abbreviation: str) -> str:
    """Show the seats of a body with who is in each today, and what can be done."""
    body = _body(abbreviation)
    with current_services().stores.registers.connect() as connection:
        found = places_today(connection, body.id)
    return render_template("seating/places.html", body=body, places=found, crumbs=_crumbs(body)[:-1])


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


@blueprint.route(f"/verv/<uuid:appointment_id>/{any_of('appointment')}", methods=["GET", "POST"])
@needs(*WRITERS)
def appointment(appointment_id: UUID, path: str) -> ResponseReturnValue:
    """Do something with an appointment."""
    with current_services().stores.registers.connect() as connection:
        found = appointments_by_id(connection, [appointment_id]).get(appointment_id)
        if found is None:
            abort(404)
        body = body_by_abbreviation(connection, found.abbreviation)
    assert body is not None
    g.acting_body = found.body_id
    about = gettext("%(person)s in %(body)s", person=found.person, body=found.body)
    action = by_path("appointment")[path]
    return action_page(action, found.id, about=about, crumbs=_crumbs(body), back=seating_address(body.abbreviation))


def _created(action: Action, body: BodyView) -> ResponseReturnValue:
    g.acting_body = body.id
    back = seating_address(body.abbreviation)
    begins = _begins(body) if request.method == "GET" else {}
    return action_page(action, about=body.name, crumbs=_crumbs(body), back=back, then=lambda _: back, begins=begins)


def _begins(body: BodyView) -> Mapping[str, Any]:
    """Return what an appointment begins with: the seat asked for, the end of the term, and who elects to the seat."""
    begins: dict[str, Any] = {"body_id": body.id}
    with current_services().stores.registers.connect() as connection:
        seat = _asked_seat(connection)
        begins["until"] = end_of_term(places_today(connection, body.id))
        if seat is not None:
            begins["seat_id"] = seat.id
            if seat.elector == Elector.PARTICIPANT and seat.organisation_id:
                named = organisations_by_id(connection, [seat.organisation_id])[seat.organisation_id].name
                begins["basis"] = {"kind": BasisKind.OTHER, "authority": council_of(named), "elector": seat.elector}
    return begins


def end_of_term(places: list[Place]) -> str | None:
    """Return the last day of most of those who sit, which is the end of the term; None when none of them has one."""
    sitting = [one.holding for place in places for one in place.filled if one.holding.holds]
    ends = Counter(one.term_until for one in sitting if one.term_until)
    return max(ends, key=lambda day: (ends[day], day)) if ends else None


def council_of(municipality: str) -> str:
    """Return what elects in a municipality: `Prøvdal kommunestyre`; another organisation is named itself."""
    name = municipality.removesuffix(" kommune")
    return f"{name} kommunestyre" if name != municipality else municipality


def _asked_seat(connection: Connection) -> SeatView | None:
    try:
        identity = UUID(request.args.get("plass", ""))
    except ValueError:
        return None
    return seats_by_id(connection, [identity], last_position(connection)).get(identity)


def _body(abbreviation: str) -> BodyView:
    with current_services().stores.registers.connect() as connection:
        found = body_by_abbreviation(connection, abbreviation)
    if found is None:
        abort(404)
    return found


def _crumbs(body: BodyView) -> list[tuple[str, str]]:
    return [
        (gettext("Bodies"), "/organer"),
        (body.name, body_address(body.abbreviation)),
        (gettext("Seats and appointments"), seating_address(body.abbreviation)),
    ]
