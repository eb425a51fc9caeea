"""Calendars of municipalities, taken in so that meeting plans can be held against them: for the office alone."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from sqlalchemy import Connection

from application.office.calendar_file import MOST_BYTES, read_calendar
from application.questions.organisations import list_organisations, organisation_names
from domain import clock
from domain.errors import DomainError
from domain.organisations import OrganisationKind
from web.forms.action import WRITERS
from web.messages import message
from web.services import current_services
from web.signed_in import asker, needs
from web.who import names_of

blueprint = Blueprint("municipal_calendars", __name__, url_prefix="/moteplan/kalendere")

_YEARS_BEFORE, _YEARS_AFTER = 1, 2
_MOST_OFFERED = 500


@blueprint.url_value_preprocessor
def _allow(_endpoint: str | None, _values: Mapping[str, Any] | None) -> None:
    # Before anything reads the form; only for those who may take in a calendar. A little more than what is refused.
    if asker().has(*WRITERS):
        request.max_content_length = 4 * MOST_BYTES


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
    """Return the municipalities that are registered, by id, in Norwegian order; as many as a form can offer."""
    page = list_organisations(connection, kind=OrganisationKind.MUNICIPALITY, limit=_MOST_OFFERED)
    return {str(one.id): one.name for one in page.items}
