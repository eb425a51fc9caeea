"""The journal by day, week and month: unbroken numbers, search in it, as files and as a feed."""

import re
from collections.abc import Callable
from datetime import date
from itertools import groupby

from flask import Blueprint, abort, redirect, render_template, request
from flask_babel import gettext
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from application.questions.journal import EntryView, registered_around
from application.questions.journal_days import (
    Run,
    entries_of_days,
    numbers_of_days,
    place_of,
    unpublished_runs,
    words_in,
)
from application.questions.seen import Page
from domain import clock
from domain.access import Audience
from domain.dates import PartialDate
from domain.errors import InvalidValueError
from web.exports import PORTION, exported
from web.exports.journal import ENTRIES
from web.periods import Length, Period
from web.services import current_services
from web.signed_in import asker

blueprint = Blueprint("journal_days", __name__)

LINES_ON_A_PAGE = 40

_DAYS = re.compile(r"\d{4}-(\d\d(-\d\d)?|W\d{1,2})", re.ASCII)
_WEEK = re.compile(r"(?:uke|veke|week)\s*(\d{1,2})(?:[\s,/]+(\d{4}))?", re.ASCII | re.IGNORECASE)

Answer = str | Response | tuple[str, int]


@blueprint.get("/journal")
def index() -> Answer:
    """Show the last week in which something was registered; lead a day (`?day=01.03.2022`) to its own address."""
    written, week = request.args.get("day", "").strip(), request.args.get("week", "").strip()
    if week:
        return other_spelling(week)
    with current_services().stores.registers.connect() as connection:
        last = _last_day(connection, asker().audience)
    if not written:
        return _shown(Period.around(last, Length.WEEK))
    period = _asked_for(written, last.year)
    if period is not None:
        return redirect(period.url)
    wrong = gettext("“%(value)s” is not a day. Write it as dd.mm.yyyy, for example 01.03.2022.", value=written)
    return _page(Period.around(last, Length.WEEK), "", wrong), 400


@blueprint.get("/journal/<int(fixed_digits=4):year>/uke/<int:number>")
def week(year: int, number: int) -> Answer:
    """Show the journal of a week (ISO 8601)."""
    return _at_its_address(lambda: Period.of_week(year, number))


@blueprint.get("/journal/<int(fixed_digits=4):year>/<int(fixed_digits=2):month>")
def month(year: int, month: int) -> Answer:
    """Show the journal of a month."""
    return _at_its_address(lambda: Period.of_month(year, month))


@blueprint.get("/journal/<int(fixed_digits=4):year>/<int(fixed_digits=2):month>/<int(fixed_digits=2):day>")
def day(year: int, month: int, day: int) -> Answer:
    """Show the journal of a day."""
    return _at_its_address(lambda: Period.around(date(year, month, day), Length.DAY))


@blueprint.get("/journal/<written>")
def other_spelling(written: str) -> Response:
    """Lead `/journal/2025-W12`, `/journal/2025-03` and `/journal/2025-03-17` to their addresses."""
    if not _DAYS.fullmatch(written):
        abort(404)
    try:
        return redirect(Period.read(written).url, code=301)
    except ValueError:
        abort(404)


def _at_its_address(made: Callable[[], Period]) -> Answer:
    try:
        period = made()
    except ValueError:
        abort(404)
    if request.path != period.url.removeprefix(request.script_root):
        return redirect(period.url, code=301)
    return _shown(period)


def _asked_for(written: str, year: int) -> Period | None:
    """Return the period that a person means: `01.03.2022`, `03.2022`, `uke 12 2022`, or `uke 12` of this year."""
    try:
        if match := _WEEK.fullmatch(written):
            return Period.of_week(int(match[2] or year), int(match[1]))
        found = PartialDate.parse(written)
        if found.day is not None:
            return Period.around(found.first, Length.DAY)
        return Period.of_month(found.year, found.month) if found.month else None
    except (InvalidValueError, ValueError):
        return None


def _shown(period: Period) -> Answer:
    typed = " ".join(request.args.get("q", "").split())[:200]
    audience, words = asker().audience, words_in(typed)

    def portion(connection: Connection, cursor: str | None) -> Page[EntryView]:
        return entries_of_days(connection, audience, *period.days, after=cursor, words=words, limit=PORTION)

    file = exported(ENTRIES, portion, period.called, typed[:60])
    return _page(period, typed) if file is None else file


def _page(period: Period, typed: str, wrong: str | None = None) -> str:
    audience, words = asker().audience, words_in(typed)
    after = request.args.get("after") if not wrong else None
    with current_services().stores.registers.connect() as connection:
        page = entries_of_days(connection, audience, *period.days, after=after, words=words, limit=LINES_ON_A_PAGE)
        runs: list[Run] = []
        if audience == Audience.PUBLIC and not words:
            until = place_of(page.items[-1]) if page.next else None
            runs = unpublished_runs(connection, *period.days, after=after, until=until)
        before, following = registered_around(connection, audience, *period.days)
        numbers = numbers_of_days(connection, *period.days)
    return render_template(
        "journal/index.html",
        period=period,
        lengths=[Period.around(period.first, length) for length in Length],
        numbers=numbers,
        days=_by_day([*page.items, *runs]),
        found=page.items,
        next_lines=page.next,
        earlier=_next_to(period, before),
        later=_next_to(period, following),
        typed=typed,
        wrong_day=wrong,
        written=request.args.get("day", "") if wrong else "",
        is_run=lambda line: isinstance(line, Run),
        day_url=lambda each: Period.around(date.fromisoformat(each), Length.DAY).url,
        today=clock.today,
    )


def _by_day(lines: list[EntryView | Run]) -> list[tuple[str, list[EntryView | Run]]]:
    """Return entries and numbers that are not public, in their order, each day by itself."""
    in_order = sorted(lines, key=_place)
    return [(each, list(of_day)) for each, of_day in groupby(in_order, key=lambda line: _place(line)[0])]


def _place(line: EntryView | Run) -> tuple[str, int]:
    return (line.day, line.first) if isinstance(line, Run) else (line.registered_on, line.sequence)


def _next_to(period: Period, found: str | None) -> Period | None:
    return Period.around(date.fromisoformat(found), period.length) if found else None


def _last_day(connection: Connection, audience: Audience) -> date:
    found, _ = registered_around(connection, audience, "A", "A")  # years are digits, which sort before letters
    return date.fromisoformat(found) if found else clock.today()
