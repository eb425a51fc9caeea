"""What agreements ask to be remembered: `/avtaler/paminnelser` for people, `/avtaler/kalender.ics` for calendars."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from flask import Blueprint, abort, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from application.questions.agreement_lines import choices_among_agreements
from application.questions.agreement_reminders import Remembered, list_reminders
from application.questions.agreements import AgreementView, agreement_by_reference
from application.questions.families import organisation_family
from application.questions.known import last_position, recorded_at
from application.questions.seen import Page
from domain import clock
from domain.access import Audience
from domain.agreements import ReminderKind
from domain.errors import InvalidValueError
from domain.references import agreement_reference
from web.agreement.reminders import SOON, WORDS, calendar_days
from web.calendar import calendar_response, calendar_with
from web.exports import PORTION, exported
from web.exports.agreement_reminders import REMINDERS
from web.exports.listing import whole_address
from web.labels import label
from web.narrowed_list import Narrowed
from web.pages.history import asked_choice
from web.services import current_services
from web.signed_in import asker

blueprint = Blueprint("agreement_reminders", __name__)

WITHIN = {
    "30": lazy_gettext("30 days"),
    "90": lazy_gettext("90 days"),
    "365": lazy_gettext("A year"),
    "1825": lazy_gettext("Five years"),
}
USUAL = "365"
ON_A_PAGE = 100
PAST_IN_CALENDAR, COMING_IN_CALENDAR = timedelta(days=31), timedelta(days=5 * 365)
MOST_IN_CALENDAR = 2_000
"""So much a calendar tells of, what comes first."""


@dataclass(frozen=True)
class _Asked:
    """What the address asks for. `names` are the parties there are to choose among."""

    values: Mapping[str, str | None]
    names: Mapping[str, str]
    family: Sequence[UUID]
    agreement: AgreementView | None

    def page(
        self, connection: Connection, days: tuple[str, str], audience: Audience, after: str | None, limit: int
    ) -> Page[Remembered]:
        """Return a page of what is to be remembered in some days, with what is overdue."""
        return list_reminders(
            connection,
            *days,
            last_position(connection),
            audience,
            on=clock.today().isoformat(),
            kind=self.values["kind"],
            organisations=self.family,
            agreement_id=self.agreement.id if self.agreement else None,
            after=after,
            limit=limit,
        )


@blueprint.get("/avtaler/paminnelser")
def index() -> str | Response:
    """List what is to be remembered within a year (`?innen=90`), of a kind, a party or an agreement if asked."""
    audience, after, today = asker().audience, request.args.get("after") or None, clock.today()
    chosen_days = asked_choice("innen", WITHIN)
    within = chosen_days or USUAL
    days = today.isoformat(), (today + timedelta(days=int(within))).isoformat()
    with current_services().stores.registers.connect() as connection:
        asked = _asked(connection, audience)
        narrowed = Narrowed("agreement_reminders.index", {**asked.values, "innen": chosen_days})
        if tidy := narrowed.tidy(after):
            return tidy

        def portion(connection: Connection, cursor: str | None) -> Page[Remembered]:
            return asked.page(connection, days, audience, cursor, PORTION)

        if (file := exported(REMINDERS, portion)) is not None:
            return file
        return render_template(
            "agreements/reminders.html",
            page_of_reminders=asked.page(connection, days, audience, after, ON_A_PAGE),
            after=after,
            asked=asked,
            narrowed=narrowed,
            within=within,
            choices=WITHIN,
            kinds={str(one): label("reminder", one) for one in ReminderKind},
            feed=whole_address(url_for("agreement_reminders.calendar", **asked.values)),  # type: ignore[arg-type]
            soon=SOON,
            **WORDS,
        )


@blueprint.get("/avtaler/kalender.ics")
def calendar() -> Response:
    """Answer with the days of public agreements as a calendar: of all, of a kind, a party or an agreement."""
    today = clock.today()
    days = (today - PAST_IN_CALENDAR).isoformat(), (today + COMING_IN_CALENDAR).isoformat()
    with current_services().stores.registers.connect() as connection:
        asked = _asked(connection, Audience.PUBLIC)
        found = asked.page(connection, days, Audience.PUBLIC, None, MOST_IN_CALENDAR).items
        recorded = recorded_at(connection, last_position(connection))
    party = asked.names.get(asked.values["part"] or "")
    about = [current_services().archive_name, asked.agreement.reference if asked.agreement else None, party]
    name = gettext("Reminders of agreements: %(what)s", what=", ".join(filter(None, about)))
    moment = datetime.fromisoformat(recorded) if recorded else clock.now()
    return calendar_response(calendar_with(calendar_days(found), name=name, recorded=moment), "avtaler.ics")


def _asked(connection: Connection, audience: Audience) -> _Asked:
    parties = {str(one): name for one, name in choices_among_agreements(connection, audience).parties.items()}
    reference = request.args.get("avtale", "").strip() or None
    agreement = _agreement(connection, reference, audience) if reference else None
    party = asked_choice("part", parties)
    kind = asked_choice("kind", {str(one): "" for one in ReminderKind})
    family = organisation_family(connection, UUID(party)) if party else []
    return _Asked({"part": party, "kind": kind, "avtale": reference}, parties, family, agreement)


def _agreement(connection: Connection, written: str, audience: Audience) -> AgreementView:
    try:
        reference = agreement_reference(written)
    except InvalidValueError:
        abort(404)
    return agreement_by_reference(connection, reference, audience) or abort(404)
