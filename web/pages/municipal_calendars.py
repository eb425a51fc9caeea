"""Calendars of municipalities, taken in so that meeting plans can be held against them: for the office alone."""

from datetime import date
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from sqlalchemy import Connection

from application.norwegian_order import norwegian_key
from application.office.calendar_file import MOST_BYTES, read_calendar
from application.questions.council import participants
from application.questions.organisations import organisation_names
from domain import clock
from domain.errors import DomainError
from web.forms.action import WRITERS
from web.messages import message
from web.services import current_services
from web.signed_in import asker, needs
from web.who import names_of

blueprint = Blueprint("municipal_calendars", __name__, url_prefix="/moteplan/kalendere")

_YEARS_BEFORE, _YEARS_AFTER = 1, 2


@blueprint.route("", methods=["GET", "POST"])
@needs(*WRITERS)
def index() -> ResponseReturnValue:
    """List the calendars that are taken in, and take in one more."""
    wrong: tuple[str, str] | None = None
    with current_services().stores.registers.connect() as connection:
        municipalities = _municipalities(connection)
        if request.method == "POST":
            chosen = request.form.get("organisation", "")
            file = request.files.get("upload")
            if chosen not in municipalities:
                wrong = "organisation", str(gettext("Choose whose calendar it is."))
            elif file is None or not file.filename:
                wrong = "upload", str(gettext("Choose a calendar file first."))
            else:
                try:
                    return _taken_in(UUID(chosen), file.stream.read(MOST_BYTES + 1), file.filename)
                except DomainError as error:
                    wrong = "upload", message(error)
        calendars = current_services().municipal_calendars.all()
        names = organisation_names(connection, [one.organisation_id for one in calendars]) if calendars else {}
    shown = render_template(
        "meeting_plans/calendars.html",
        wrong=wrong,
        chosen=request.form.get("organisation", ""),
        municipalities=municipalities,
        calendars=calendars,
        names=names,
        by=names_of(one.imported_by for one in calendars),
    )
    return (shown, 400) if wrong else shown


@blueprint.post("/<uuid:calendar_id>/slett")
@needs(*WRITERS)
def take_away(calendar_id: UUID) -> ResponseReturnValue:
    """Let a calendar be gone."""
    current_services().municipal_calendars.take_away(calendar_id)
    flash(gettext("The calendar is deleted."), "success")
    return redirect(url_for("municipal_calendars.index"), code=303)


def _taken_in(organisation_id: UUID, content: bytes, name: str) -> ResponseReturnValue:
    this = clock.today().year
    file = read_calendar(content, date(this - _YEARS_BEFORE, 1, 1), date(this + _YEARS_AFTER, 12, 31))
    current_services().municipal_calendars.take_in(organisation_id, file, name=name, by=asker().by)
    kept = len(file.meetings)
    flash(ngettext("%(num)s meeting is taken in.", "%(num)s meetings are taken in.", kept), "success")
    if file.not_read:
        told = ngettext("%(num)s event could not be read.", "%(num)s events could not be read.", file.not_read)
        flash(told, "warning")
    return redirect(url_for("municipal_calendars.index"), code=303)


def _municipalities(connection: Connection) -> dict[str, str]:
    """Return those that take part in the council, and took part, by id, in Norwegian order."""
    those = {str(one.organisation_id): one.name for one in participants(connection)}
    return dict(sorted(those.items(), key=lambda one: norwegian_key(one[1])))
