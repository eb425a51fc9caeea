"""Who sat in a body on a day, apart from the body's own page: as a file, and as two answers beside each other."""

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from application.questions.board import board_on
from application.questions.board_differences import differences
from application.questions.bodies import BodyView, body_by_abbreviation
from application.questions.known import KnownAt
from application.questions.learned import learned_since
from web.asked_at import known_asked
from web.board.titles import seat_titles
from web.board.words import WORDS
from web.exports import exported
from web.exports.seats import SEATS, seat_rows
from web.history_shown.public import public_events
from web.on_and_known import asked_on_and_known
from web.services import current_services
from web.signed_in import asker

blueprint = Blueprint("boards", __name__)


@blueprint.get("/organ/<path:abbreviation>/plasser")
def seats(abbreviation: str) -> Response:
    """Send the seats of a body on a day as a file; without `?format=`, lead to the page that shows them."""
    audience = asker().audience
    with current_services().stores.registers.connect() as connection:
        found = _body(connection, abbreviation)
        asked = asked_on_and_known(connection)
        if asked.wrong or "format" not in request.args:
            kept: dict[str, Any] = {name: request.args.get(name) for name in ("on", "known")}
            return redirect(url_for("bodies.body", abbreviation=found.abbreviation, **kept))
        board = board_on(connection, found.id, asked.on, asked.known.position, audience)
    file = exported(SEATS, lambda *_: seat_rows(board), found.abbreviation, asked.on)
    assert file is not None
    return file


@blueprint.get("/organ/<path:abbreviation>/sammenlign")
def compare(abbreviation: str) -> str | Response | tuple[str, int]:
    """Show the seats of a body on a day that two answers tell differently: `?known=` and `?med=`, now without it."""
    audience = asker().audience
    with current_services().stores.registers.connect() as connection:
        found = _body(connection, abbreviation)
        asked = asked_on_and_known(connection)
        wrong = dict(asked.wrong)
        other = known_asked(connection, "med", wrong)
        if not wrong and not (asked.is_tidy and _written(other) == request.args.get("med", "")):
            kept: dict[str, Any] = {**asked.kept, "med": _written(other) or None}
            return redirect(url_for("boards.compare", abbreviation=found.abbreviation, **kept))
        first, second = sorted((asked.known, other), key=lambda one: one.position)
        before, after = (board_on(connection, found.id, asked.on, one.position, audience) for one in (first, second))
        differing = differences(before, after)
        everything = {one.seat.id: one for board in (before, after) for one in board.seats}
        news = learned_since(connection, found.id, asked.on, first.position, second.position, audience)
        name = found.name_on(asked.day)
        shown = render_template(
            "bodies/compare.html",
            body=found,
            name_then=name.name if name else found.name,
            asked=asked,
            first=first,
            second=second,
            wrong=wrong,
            found=differing,
            same=len(everything) - len(differing),
            titles=seat_titles((one.seat, one.organisation) for one in everything.values()),
            steps=public_events(connection, news.events, audience),
            fixed_address=url_for(
                "boards.compare",
                abbreviation=found.abbreviation,
                on=asked.on,
                known=f"nr{first.position}",
                med=f"nr{second.position}",
            ),
            seated_day=asked.on,
            **WORDS,
        )
    return (shown, 400) if wrong else shown


def _body(connection: Connection, abbreviation: str) -> BodyView:
    found = body_by_abbreviation(connection, abbreviation)
    if found is None:
        abort(404)
    return found


def _written(known: KnownAt) -> str:
    return known.day.isoformat() if known.day else known.asked
