"""What expires: `/verv/utloper` for people, and `/verv/kalender.ics` for their calendars. Both are public."""

from datetime import datetime, timedelta
from uuid import UUID

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask_babel import gettext
from sqlalchemy import Connection
from werkzeug.wrappers import Response as BaseResponse

from application.questions.bodies import BodyView, all_bodies, body_by_abbreviation
from application.questions.expiring import expiring
from application.questions.families import organisation_family
from application.questions.known import last_position, recorded_at
from application.questions.organisations import OrganisationView, all_organisations, organisations_by_id
from domain import clock
from web.asked import asked_number
from web.calendar import calendar_of, calendar_response, elector_words
from web.exports.listing import whole_address
from web.services import current_services

blueprint = Blueprint("expiring", __name__)

WITHIN = (30, 90, 365)
USUAL = 90
ON_A_PAGE = 100
PAST_IN_CALENDAR, COMING_IN_CALENDAR = timedelta(days=31), timedelta(days=5 * 365)
MOST_IN_CALENDAR = 2_000
"""So many appointments a calendar tells of, those that run out first."""


@blueprint.get("/verv/utloper")
def index() -> str | BaseResponse:
    """List what expires within 90 days (`?innen=30`, `365`), of a body (`?organ=RR`) or an organisation."""
    within = asked_number("innen")
    if within is not None and within not in WITHIN:
        return redirect(url_for("expiring.index", **(request.args.to_dict() | {"innen": USUAL})))  # type: ignore[arg-type]
    within = within or USUAL
    today, after = clock.today(), request.args.get("after")
    with current_services().stores.registers.connect() as connection:
        body, organisation = _body(connection), _organisation(connection)
        page = expiring(
            connection,
            today.isoformat(),
            (today + timedelta(days=within)).isoformat(),
            body_id=body.id if body else None,
            organisations=organisation_family(connection, organisation.id) if organisation else (),
            after=after,
            limit=ON_A_PAGE,
        )
        chosen = {
            "organ": body.abbreviation if body else None,
            "organisasjon": organisation.id if organisation else None,
        }
        return render_template(
            "expiring/index.html",
            page_of_expiring=page,
            after=after,
            within=within,
            choices=WITHIN,
            body=body,
            organisation=organisation,
            bodies=[one for one in all_bodies(connection) if not one.dissolved or one == body],
            organisations=_senders(connection, organisation),
            chosen=chosen,
            elector_words=elector_words,
            feed=whole_address(url_for("expiring.calendar", **chosen)),  # type: ignore[arg-type]
        )


@blueprint.get("/verv/kalender.ics")
def calendar() -> Response:
    """Answer with the last days of appointments, of all bodies, of one or of an organisation, as a calendar."""
    today = clock.today()
    with current_services().stores.registers.connect() as connection:
        body, organisation = _body(connection), _organisation(connection)
        found = expiring(
            connection,
            (today - PAST_IN_CALENDAR).isoformat(),
            (today + COMING_IN_CALENDAR).isoformat(),
            body_id=body.id if body else None,
            organisations=organisation_family(connection, organisation.id) if organisation else (),
            limit=MOST_IN_CALENDAR,
        ).items
        recorded = recorded_at(connection, last_position(connection))
    about = [current_services().archive_name, body.name if body else None, organisation.name if organisation else None]
    name = gettext("Appointments that expire: %(what)s", what=", ".join(filter(None, about)))
    told = [one for one in found if one.is_to_be_filled]
    moment = datetime.fromisoformat(recorded) if recorded else clock.now()
    return calendar_response(calendar_of(told, name=name, recorded=moment), "verv.ics")


def _body(connection: Connection) -> BodyView | None:
    asked = request.args.get("organ", "").strip()
    if not asked:
        return None
    return body_by_abbreviation(connection, asked) or abort(404)


def _organisation(connection: Connection) -> OrganisationView | None:
    asked = request.args.get("organisasjon", "").strip()
    if not asked:
        return None
    try:
        identity = UUID(asked)
    except ValueError:
        abort(404)
    return organisations_by_id(connection, [identity]).get(identity) or abort(404)


def _senders(connection: Connection, chosen: OrganisationView | None) -> list[OrganisationView]:
    """Return the municipalities to choose among, and the one that is chosen whatever it is."""
    found = [one for one in all_organisations(connection, "municipality") if one.merged_into is None]
    return found if chosen is None or chosen in found else [chosen, *found]
