"""What is new for a municipality (Atom), and by when what waits for it is to be done (iCalendar): public, for programs.

One that has become part of another leads on to that one's: who follows it goes on following.
"""

from datetime import date, datetime, timedelta
from uuid import UUID

from flask import Blueprint, abort, redirect, url_for
from flask_babel import gettext
from sqlalchemy import Connection
from werkzeug.wrappers import Response as BaseResponse

from application.questions.agreements_of import to_adopt
from application.questions.awaited import AwaitedKind, awaited_of
from application.questions.families import organisation_family
from application.questions.known import last_position, recorded_at
from application.questions.municipalities import organisations_now
from application.questions.organisations import OrganisationView
from domain import clock
from domain.access import Audience
from domain.intervals import days_after
from web.addresses import organisation_address
from web.atom import Entry, Feed, atom_response
from web.calendar import Day, calendar_response, calendar_with
from web.exports.listing import whole_address
from web.municipality.agreements import adoption_lines, reminder_days
from web.municipality.consultations import input_lines
from web.municipality.decisions import decision_lines
from web.municipality.facts import short_name
from web.municipality.news import News, latest_news
from web.municipality.waiting import WaitingLine, waiting_lines
from web.services import current_services

blueprint = Blueprint("municipality_feeds", __name__)

ENTRIES = 30
COMING_DAYS = 5 * 365
"""So many days ahead the calendar tells."""
REMINDED_BEFORE = timedelta(days=30)


@blueprint.get("/organisasjon/<uuid:organisation_id>/nytt.atom")
def news(organisation_id: UUID) -> BaseResponse:
    """Answer with what we got to know last that concerns a municipality, as everybody may see it."""
    with current_services().stores.registers.connect() as connection:
        found = _now(connection, organisation_id)
        if found.id != organisation_id:
            return redirect(url_for("municipality_feeds.news", organisation_id=found.id))
        family = organisation_family(connection, found.id)
        latest = latest_news(connection, family, Audience.PUBLIC, most=ENTRIES).news
    page = whole_address(organisation_address(found.id))
    ordered = sorted(latest, key=lambda one: (one.moment, one.key), reverse=True)
    feed = Feed(
        identity=f"{page}#news",
        title=gettext("Latest news, %(name)s", name=short_name(found.name)),
        author=current_services().archive_name,
        updated=ordered[0].moment if ordered else clock.now().isoformat(timespec="seconds"),
        url=page,
        here=whole_address(url_for("municipality_feeds.news", organisation_id=found.id)),
    )
    return atom_response(feed, [_entry(one, page) for one in ordered])


@blueprint.get("/organisasjon/<uuid:organisation_id>/frister.ics")
def deadlines(organisation_id: UUID) -> BaseResponse:
    """Answer with the days by which a municipality is to have done what waits for it, as a calendar."""
    today = clock.today().isoformat()
    with current_services().stores.registers.connect() as connection:
        found = _now(connection, organisation_id)
        if found.id != organisation_id:
            return redirect(url_for("municipality_feeds.deadlines", organisation_id=found.id))
        known = last_position(connection)
        family = organisation_family(connection, found.id)
        awaited = awaited_of(connection, [found.id], today, known, within_days=COMING_DAYS)[found.id]
        asked = to_adopt(connection, family, today, known, Audience.PUBLIC)
        until = days_after(today, COMING_DAYS)
        remembered = reminder_days(connection, family, (today, until), known)
        to_treat = decision_lines(connection, family, Audience.PUBLIC)
        inputs = input_lines(connection, family, Audience.PUBLIC, today, known)
        recorded = recorded_at(connection, known)
    lines = [*adoption_lines(asked), *(line for _, line in (*to_treat, *inputs)), *waiting_lines(awaited, found.id)]
    days = [*(_day(one) for one in lines if one.due), *remembered]
    name = gettext("Deadlines, %(name)s", name=short_name(found.name))
    moment = datetime.fromisoformat(recorded) if recorded else clock.now()
    return calendar_response(calendar_with(days, name=name, recorded=moment), "frister.ics")


def _now(connection: Connection, organisation_id: UUID) -> OrganisationView:
    return organisations_now(connection, [organisation_id]).get(organisation_id) or abort(404)


def _entry(one: News, page: str) -> Entry:
    return Entry(
        identity=f"{page}#{one.key}",
        title=one.what,
        updated=one.moment,
        url=whole_address(one.url) if one.url else page,
        summary=one.note or one.what,
    )


def _day(one: WaitingLine) -> Day:
    assert one.due is not None
    return Day(
        uid=one.key,
        day=date.fromisoformat(one.due),
        title=f"{one.what}, {one.note}" if one.kind == AwaitedKind.REPORT else one.what,
        text="\n".join(filter(None, (one.note, one.status))),
        url=whole_address(one.url),
        reminded_before=REMINDED_BEFORE,
    )
