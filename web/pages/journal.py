"""Pages about journal entries: the journal week by week, and one entry with its documents and its history."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_babel import gettext
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from application.office.openings import ShownAs
from application.questions.cases import case_by_id
from application.questions.decisions import decisions_of_case
from application.questions.journal import (
    entries_answered_by,
    entries_by_id,
    entry_by_reference,
    list_entries,
    registered_around,
)
from domain import clock
from domain.access import Audience
from domain.dates import PartialDate
from domain.errors import InvalidValueError
from web.addresses import entry_address
from web.history_shown import record_history
from web.papers import papers_of, reading_summary, visible_papers
from web.services import current_services
from web.shielded_openings import note_opening
from web.signed_in import asker

blueprint = Blueprint("journal", __name__)

LINES_ON_A_PAGE = 200

_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_WRITTEN = re.compile(r"(\d{4})[-/](\d{1,6})[-/](\d{1,6})/?")


@dataclass(frozen=True)
class Span:
    """The days that a page of the journal shows: a week from Monday, or a single day."""

    first: date
    last: date

    @property
    def is_week(self) -> bool:
        """Whether it is a week."""
        return self.first != self.last

    @property
    def week(self) -> str:
        """The week as addresses have it: `2026-W10`."""
        year, number, _ = self.first.isocalendar()
        return f"{year}-W{number:02d}"

    @classmethod
    def of_day(cls, day: date) -> "Span":
        """Return the day alone."""
        return cls(day, day)

    @classmethod
    def around(cls, day: date) -> "Span":
        """Return the week that has the day."""
        monday = day - timedelta(days=day.weekday())
        return cls(monday, monday + timedelta(days=6))


@blueprint.get("/journal")
def index() -> str | Response | tuple[str, int]:
    """Show the journal of a week (`?week=2026-W10`) or of a day (`?day=2026-03-04`, also taken in Norwegian).

    Without either, the last week in which something was registered.
    """
    audience, written, week = asker().audience, request.args.get("day", "").strip(), request.args.get("week", "")
    with current_services().stores.registers.connect() as connection:
        if not written:
            span = _week(week) if week else Span.around(_last_day(connection, audience))
            return _journal(connection, span, audience)
        day = _day(written)
        if day is None:
            wrong = gettext("“%(value)s” is not a day. Write it as dd.mm.yyyy, for example 01.03.2022.", value=written)
            return _journal(connection, Span.around(_last_day(connection, audience)), audience, wrong), 400
        if written != day.isoformat():
            return redirect(url_for("journal.index", day=day.isoformat()))
        return _journal(connection, Span.of_day(day), audience)


@blueprint.get("/sak/<int:year>/<int:sequence>/<int:number>")
def entry(year: int, sequence: int, number: int) -> str | Response:
    """Show a journal entry with its parties, dates, documents and history."""
    services, who = current_services(), asker()
    with services.stores.registers.connect() as connection:
        found = entry_by_reference(connection, f"{year}/{sequence}-{number}", who.audience)
        if found is None:
            abort(404)
        if request.path != entry_address(found.reference).removeprefix(request.script_root):
            return redirect(entry_address(found.reference), code=301)
        note_opening("journal-entry", found.id, found.access, ShownAs.PAGE)
        papers = papers_of(connection, services.texts, [found.id], who.audience)
        rows = visible_papers(found, papers.get(found.id, []))
        answers, answered, decisions = [], {}, []
        if found.sees_content:
            answers = entries_answered_by(connection, found.id, who.audience)
            answered = entries_by_id(connection, [found.answer_id] if found.answer_id else [], who.audience)
            treated = decisions_of_case(connection, found.case_id, who.audience)
            decisions = [one for one in treated if one.sees_content and found.id in one.papers]
        return render_template(
            "journal/entry.html",
            entry=found,
            case=case_by_id(connection, found.case_id, who.audience),
            papers=rows,
            summary=reading_summary(rows),
            history=record_history(connection, found.id, who.audience, sees_content=found.sees_content),
            answer=answered.get(found.answer_id) if found.answer_id else None,
            answers=answers,
            decisions=decisions,
        )


@blueprint.get("/journalpost/<path:written>")
def other_spelling(written: str) -> Response:
    """Lead `/journalpost/2025/17-3` to the permanent address, whether anything is there or not."""
    match = _WRITTEN.fullmatch(written)
    if match is None:
        abort(404)
    try:
        return redirect(entry_address(f"{match[1]}/{int(match[2])}-{int(match[3])}"), code=301)
    except InvalidValueError:
        abort(404)


def _journal(connection: Connection, span: Span, audience: Audience, wrong: str | None = None) -> str:
    first, last = span.first.isoformat(), span.last.isoformat()
    lines = list_entries(
        connection,
        audience,
        first_day=first,
        last_day=last,
        after=request.args.get("after") if not wrong else None,
        limit=LINES_ON_A_PAGE,
    )
    before, after = registered_around(connection, audience, first, last)
    return render_template(
        "journal/index.html",
        span=span,
        days=[(day, list(entries)) for day, entries in groupby(lines.items, key=lambda one: one.registered_on)],
        next_lines=lines.next,
        earlier=_next_to(span, before),
        later=_next_to(span, after),
        wrong_day=wrong,
        written=request.args.get("day", "") if wrong else "" if span.is_week else f"{span.first:%d.%m.%Y}",
    )


def _next_to(span: Span, day: str | None) -> Span | None:
    if day is None:
        return None
    found = date.fromisoformat(day)
    return Span.around(found) if span.is_week else Span.of_day(found)


def _last_day(connection: Connection, audience: Audience) -> date:
    day, _ = registered_around(connection, audience, "A", "A")  # years are digits, which sort before letters
    return date.fromisoformat(day) if day else clock.today()


def _week(written: str) -> Span:
    match = _WEEK.fullmatch(written)
    try:
        return Span.around(date.fromisocalendar(int(match[1]), int(match[2]), 1))  # type: ignore[index]
    except (TypeError, ValueError, OverflowError):
        abort(404)


def _day(written: str) -> date | None:
    try:
        found = PartialDate.parse(written)
    except InvalidValueError:
        return None
    return found.first if found.day is not None else None
