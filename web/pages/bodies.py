"""Bodies: the list of them, and one with its names over time and its decisions."""

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from application.questions.bodies import BodyView, all_bodies, body_by_abbreviation
from application.questions.body_on_day import BodyOnDay
from application.questions.borne_names import Name
from application.questions.decisions import DecisionView, decision_years, list_decisions
from application.questions.follow_ups import follow_ups_due
from application.questions.organisations import organisations_by_id
from application.questions.seen import Page
from domain import clock
from domain.bodies import BodyKind
from web.asked import asked_year
from web.board.page import found_on, learned, seated_on, seated_over_time
from web.board.words import WORDS
from web.due import ToDo, to_do_lines
from web.exports import exported
from web.exports.directory import BODIES, with_owners
from web.formats import day_before
from web.history_shown.public import public_history
from web.meeting.elsewhere import meetings_of_body
from web.meeting.words import when_words
from web.on_and_known import asked_on_and_known
from web.services import current_services
from web.signed_in import asker

blueprint = Blueprint("bodies", __name__)

DECISIONS_A_PAGE = 25
_KINDS = [str(kind) for kind in BodyKind]


@blueprint.get("/organer")
def index() -> str | Response:
    """List bodies, those in force first, our own before those of others."""
    file = exported(BODIES, lambda connection, _: with_owners(connection, Page(_in_order(connection))))
    if file is not None:
        return file
    with current_services().stores.registers.connect() as connection:
        bodies = _in_order(connection)
        owners = organisations_by_id(connection, [one.owner_id for one in bodies if one.owner_id])
    return render_template("bodies/index.html", bodies=bodies, owners=owners)


@blueprint.get("/organ/<path:abbreviation>")
def body(abbreviation: str) -> str | Response | tuple[str, int]:
    """Show a body with who sits there: today, or on a day (`?on=2022-03-01`) as known then (`&known=2022-06-01`)."""
    audience = asker().audience
    with current_services().stores.registers.connect() as connection:
        found = body_by_abbreviation(connection, abbreviation)
        if found is None:
            abort(404)
        if abbreviation != found.abbreviation:
            return redirect(_elsewhere(found, abbreviation))
        asked = asked_on_and_known(connection)
        if not asked.is_tidy:
            return redirect(_at(found, **asked.kept))
        on = None if asked.is_plain or asked.wrong else asked.on
        fixed = {"on": asked.on, "known": f"nr{asked.known.position}"}
        day = BodyOnDay(connection, found.id, asked.on, asked.known.position)
        seated = seated_on(day, audience)
        year = asked_year() or (asked.day.year if on else None)
        shown = render_template(
            "bodies/body.html",
            asked=asked,
            seated=seated,
            over_time_found=seated_over_time(day, seated.board) if on and seated.board.seats else None,
            seated_day=asked.on,
            is_past=asked.day <= clock.today(),
            then_address=_at(found, on=asked.on, known=asked.on),
            fixed_query=fixed,
            fixed_address=_at(found, **fixed),
            address_of_period=lambda period: _at(
                found, **asked.kept, fra=period.first, til=period.last, _anchor="over-time"
            ),
            found=found_on(day) if on and seated.board.seats else None,
            learned=learned(day, asked, audience) if on else None,
            history=public_history(connection, found.id, audience) if not on else [],
            body=found,
            called_before=_called_before(found),
            names=_with_ends(found),
            on=on,
            name_then=found.name_on(asked.day) if on else None,
            year=year,
            years=decision_years(connection, audience, body_id=found.id) if not on else [],
            page_of_decisions=_decisions(connection, found, year) if not on else None,
            after=request.args.get("after"),
            to_do=_to_do(connection, found) if not on else [],
            meetings=meetings_of_body(connection, found.id, audience) if not on else None,
            when_words=when_words,
            organisations=organisations_by_id(
                connection, [one for one in (found.owner_id, found.convener_id) if one is not None]
            ),
            **WORDS,
        )
    return (shown, 400) if asked.wrong else shown


def _to_do(connection: Connection, found: BodyView) -> list[ToDo]:
    """Return what is to be done after the decisions of a network."""
    if found.kind != BodyKind.NETWORK:
        return []
    return to_do_lines(follow_ups_due(connection, asker().audience, bodies=[found.id], limit=DECISIONS_A_PAGE).items)


def _decisions(connection: Connection, found: BodyView, year: int | None) -> Page[DecisionView]:
    after, audience = request.args.get("after"), asker().audience
    return list_decisions(connection, audience, body_id=found.id, year=year, after=after, limit=DECISIONS_A_PAGE)


def _at(found: BodyView, **query: Any) -> str:
    return url_for("bodies.body", abbreviation=found.abbreviation, **query)


def _elsewhere(found: BodyView, asked: str) -> str:
    """Return where a body is now, saying what it was asked for by, unless only capitals differ."""
    before = asked if asked.casefold() != found.abbreviation.casefold() else None
    return _at(found, het=before, **{name: request.args.get(name) for name in ("on", "known", "year")})


def _called_before(found: BodyView) -> str | None:
    """Return the earlier abbreviation that led here, None for anything that is not one."""
    asked = request.args.get("het", "").casefold()
    known = [one.abbreviation for one in found.names if one.abbreviation and one.abbreviation != found.abbreviation]
    return next((one for one in known if one.casefold() == asked), None)


def _with_ends(found: BodyView) -> list[tuple[Name, str | None]]:
    """Return the names, the latest first, each with until when it bore it."""
    ends = [day_before(one.valid_from) for one in found.names[1:]]
    return list(reversed(list(zip(found.names, [*ends, found.dissolved_on], strict=True))))


def _in_order(connection: Connection) -> list[BodyView]:
    return sorted(all_bodies(connection), key=lambda one: (one.dissolved, _KINDS.index(one.kind)))
