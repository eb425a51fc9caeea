"""Meetings: the list of them, one on a day as it was known then, one item of it, and who was there in a year."""

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from application.office.openings import ShownAs
from application.questions.attendance import Attendance, attendance_of_year
from application.questions.bodies import body_names
from application.questions.known import last_position
from application.questions.meeting_lists import meeting_years
from application.questions.meetings import MeetingView, bodies_of, meeting_by_reference
from application.questions.seen import Page
from domain import clock
from domain.access import Audience
from domain.references import CaseReference
from web.addresses import meeting_address
from web.exports import PORTION, exported
from web.exports.meetings import ATTENDANCE, MEETINGS, AttendanceRow, MeetingRow, attendance_rows, meeting_rows
from web.meeting.chosen import chosen_meetings
from web.meeting.page import MeetingPage, meeting_page
from web.meeting.words import WORDS
from web.on_and_known import OnAndKnown, asked_on_and_known
from web.services import current_services
from web.shielded_openings import note_opening
from web.signed_in import asker

blueprint = Blueprint("meetings", __name__)

A_PAGE = 50


@blueprint.get("/moter")
def index() -> str | Response | tuple[str, int]:
    """List meetings: those to come with the soonest first, or narrowed by how they stand, body, year and kind."""
    audience, after = asker().audience, request.args.get("after") or None
    with current_services().stores.registers.connect() as connection:
        asked = asked_on_and_known(connection)
        chosen = chosen_meetings(connection, asked, audience)
        if not asked.wrong and (tidy := chosen.narrowed.tidy(after)):
            return tidy

        def portion(connection: Connection, cursor: str | None) -> Page[MeetingRow]:
            return meeting_rows(connection, chosen.page(connection, cursor, PORTION), asked)

        if not asked.wrong and (file := exported(MEETINGS, portion, asked.on)) is not None:
            return file
        page = chosen.page(connection, after, A_PAGE)
        shown = render_template(
            "meetings/index.html",
            asked=asked,
            chosen=chosen,
            narrowed=chosen.narrowed,
            lines=page,
            bodies=body_names(connection, {one.meeting.body_id for one in page.items}),
            joint=_joint(connection, page, asked),
            total=chosen.count(connection),
            after=after,
            **WORDS,
        )
    return (shown, 400) if asked.wrong else shown


@blueprint.get("/mote/<int:year>/<int:sequence>")
def meeting(year: int, sequence: int) -> str | Response | tuple[str, int]:
    """Show a meeting: today, or on a day (`?on=2026-03-01`) as it was known then (`&known=2026-06-01`)."""
    return _shown(year, sequence, None)


@blueprint.get("/mote/<int:year>/<int:sequence>/sak/<int:item>")
def item(year: int, sequence: int, item: int) -> str | Response | tuple[str, int]:
    """Show one item of a meeting: how it was treated, who took part, and what was decided."""
    return _shown(year, sequence, item)


@blueprint.get("/moter/oppmote")
def attendance() -> str | Response:
    """Show how often each was at the meetings of a year."""
    audience = asker().audience
    with current_services().stores.registers.connect() as connection:
        years = meeting_years(connection, audience).years
        year = _year_asked(years)
        rows = attendance_of_year(connection, audience, year, known=last_position(connection))

        def portion(connection: Connection, _: str | None) -> Page[AttendanceRow]:
            return attendance_rows(connection, rows)

        if (file := exported(ATTENDANCE, portion, str(year))) is not None:
            return file
        called = body_names(connection, {one.body_id for one in rows})
    by_body: dict[str, list[Attendance]] = {}
    for one in rows:
        by_body.setdefault(called[one.body_id].name, []).append(one)
    return render_template("meetings/attendance.html", year=year, years=years, by_body=by_body, **WORDS)


def found_meeting(connection: Connection, year: int, sequence: int, audience: Audience) -> MeetingView:
    """Return the meeting of an address; 404 where there is none for the asker."""
    view = meeting_by_reference(connection, str(CaseReference(year, sequence)), audience)
    if view is None:
        abort(404)
    return view


def place_of(view: MeetingView) -> dict[str, Any]:
    """Return what the address of a meeting is made with."""
    year, _, sequence = view.reference.partition("/")
    return {"year": int(year), "sequence": int(sequence)}


def _shown(year: int, sequence: int, item: int | None) -> str | Response | tuple[str, int]:
    audience = asker().audience
    of_item = {} if item is None else {"item": item}
    endpoint = "meetings.meeting" if item is None else "meetings.item"
    with current_services().stores.registers.connect() as connection:
        view = found_meeting(connection, year, sequence, audience)
        place = place_of(view)
        if request.path != meeting_address(view.reference, item).removeprefix(request.script_root):
            asked_for: dict[str, Any] = {**request.args.to_dict(), **place, **of_item}
            return redirect(url_for(endpoint, **asked_for), code=301)
        asked = asked_on_and_known(connection)
        if tidy := asked.tidy(endpoint, **place, **of_item):
            return tidy
        note_opening("meeting", view.id, view.access, ShownAs.PAGE)
        page = meeting_page(connection, view, asked, audience) if view.sees_content else None
        shown = _rendered(view, page, asked, place, item)
    return (shown, 400) if asked.wrong else shown


def _rendered(
    view: MeetingView, page: MeetingPage | None, asked: OnAndKnown, place: dict[str, Any], item: int | None
) -> str:
    told: dict[str, Any] = {"asked": asked, "meeting": view, "shown": page, "place": place, **WORDS}
    if item is None:
        return render_template("meetings/meeting.html", **told)
    one = page.item(item) if page else None
    if one is None:
        abort(404)
    return render_template("meetings/item.html", one=one, **told)


def _joint(connection: Connection, page: Page[Any], asked: OnAndKnown) -> dict[Any, list[str]]:
    found = bodies_of(connection, [one.meeting.id for one in page.items], asked.known.position)
    called = body_names(connection, {body for bodies in found.values() for body in bodies})
    return {meeting_id: [called[one].abbreviation for one in bodies] for meeting_id, bodies in found.items()}


def _year_asked(years: Any) -> int:
    written = request.args.get("year", "").strip()
    if not written:
        today = clock.today().year
        return today if today in years or not years else int(years[0])
    if not written.isdecimal() or not 1900 <= int(written) < 2200:
        abort(404)
    return int(written)
