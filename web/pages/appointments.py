"""Appointments: the bodies with their seats and what is new, and one appointment with its history."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, render_template, request
from flask_babel import lazy_gettext
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from application.questions.appointments import AppointmentView, appointments_by_id, changes_of, made_at
from application.questions.known import last_position
from application.questions.representation import HeldView, held_appointment
from application.questions.seated_bodies import SeatedBodyView, ending_soon, seated_bodies
from application.questions.seen import Page
from domain import clock
from domain.access import Audience
from web.exports import PORTION, exported
from web.exports.seated_bodies import SEATED
from web.forms.action import WRITERS
from web.forms.parts import part_words
from web.history_shown.public import latest_of_appointments, public_history
from web.labels import label
from web.on_and_known import asked_on_and_known
from web.services import current_services
from web.signed_in import asker

blueprint = Blueprint("appointments", __name__)

SOON = 90
"""What ends within so many days is told of."""

ON_A_PAGE = 50
LATEST = 8

_WAYS: tuple[tuple[str, Any], ...] = (
    ("findings.index", lazy_gettext("Findings: what is missing or to be checked")),
    ("audit.index", lazy_gettext("Audit: what was recorded and corrected between two dates")),
    ("expiring.index", lazy_gettext("What ends, and when: with a calendar")),
    ("people.index", lazy_gettext("People, and what they hold and held")),
    ("people_alike.alike", lazy_gettext("People who may be the same")),
    ("organisations.index", lazy_gettext("Organisations, and whom they send where")),
)
"""Where to go on from the overview: pages that exist."""


@blueprint.get("/verv")
def overview() -> str | Response:
    """Show which bodies have seats today, how many are vacant, what ends soon, and what was recorded last."""
    audience, today, after = asker().audience, clock.today(), _asked_id("after")
    days = (today.isoformat(), (today + timedelta(days=SOON + 1)).isoformat())
    with current_services().stores.registers.connect() as connection:
        known = last_position(connection)

        def portion(connection: Connection, cursor: str | None) -> Page[SeatedBodyView]:
            following = UUID(cursor) if cursor else None
            return seated_bodies(connection, *days, known, after=following, limit=PORTION)

        if (file := exported(SEATED, portion, days[0])) is not None:
            return file
        page = seated_bodies(connection, *days, known, after=after, limit=ON_A_PAGE)
        return render_template(
            "appointments/overview.html",
            seated=page.items,
            next=page.next,
            after=after,
            ending=ending_soon(connection, *days, known, audience),
            steps=latest_of_appointments(connection, audience, most=LATEST),
            ways=_WAYS,
        )


@blueprint.get("/verv/<uuid:appointment_id>")
def appointment(appointment_id: UUID) -> str | Response | tuple[str, int]:
    """Show what is known of an appointment, on a day and as it was known if that is asked for, and its history."""
    audience = asker().audience
    with current_services().stores.registers.connect() as connection:
        asked = asked_on_and_known(connection)
        if tidy := asked.tidy("appointments.appointment", appointment_id=appointment_id):
            return tidy
        found = appointments_by_id(connection, [appointment_id]).get(appointment_id)
        if found is None or not _may_see(connection, found, audience):
            abort(404)
        held = held_appointment(connection, appointment_id, asked.on, asked.known.position, audience)
        shown = render_template(
            "appointments/appointment.html",
            appointment=found,
            held=held,
            asked=asked,
            rights=_rights(held),
            corrected_parts=_parts_to_correct(found),
            changes=[one for one in changes_of(connection, appointment_id) if _is_told(one.topic, audience)],
            history=public_history(connection, appointment_id, audience),
        )
    return (shown, 400) if asked.wrong else shown


def _may_see(connection: Connection, found: AppointmentView, audience: Audience) -> bool:
    """Return whether somebody may know of an appointment: what is only nominated is for those who are signed in."""
    return audience > Audience.PUBLIC or found.id in made_at(connection, [found.id])


def _is_told(topic: str, audience: Audience) -> bool:
    return topic != "appointment.registered" and (audience > Audience.PUBLIC or topic != "appointment.nominated")


def _parts_to_correct(found: AppointmentView) -> dict[str, str]:
    """Return the parts that whoever asks may put right, by number, in words."""
    may = asker().has(*WRITERS) and not found.facts["is_withdrawn"]
    return {number: part_words(part) for number, part in found.facts["parts"].items() if may}


def _rights(held: HeldView | None) -> str:
    """Return what the seat gives the right to, in words."""
    return ", ".join(label("right", one) for one in held.seat.rights) if held and held.seat else ""


def _asked_id(name: str) -> UUID | None:
    """Return an id of the address, None when there is none; 404 for what is no id."""
    written = request.args.get(name)
    try:
        return UUID(written) if written else None
    except ValueError:
        abort(404)
