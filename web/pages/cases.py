"""Pages about cases: the list by year, and one case with who treated it, its journal entries and its history."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from application.questions.cases import case_by_reference, list_cases, years
from application.questions.consultation_lists import list_consultations
from application.questions.decisions import DecisionView, decisions_of_case, decisions_of_cases
from application.questions.journal import EntryView, entries_moved_out, entries_of_case
from application.questions.known import last_position
from application.questions.seen import Page, paged
from domain import clock
from domain.access import Audience
from domain.errors import InvalidValueError
from domain.references import CaseReference
from web.addresses import case_address, entry_address
from web.asked import asked_number, asked_year
from web.exports import PORTION, exported
from web.exports.cases import CASES, CaseRow, with_decisions
from web.exports.journal import ENTRIES
from web.history_shown.cases import case_history
from web.meeting.elsewhere import before_bodies
from web.meeting.words import when_words
from web.papers import papers_of, reading_summary, visible_papers
from web.services import current_services
from web.signed_in import asker
from web.statement.belonging import statements_of_case
from web.who import names_of

blueprint = Blueprint("cases", __name__)

ENTRIES_ON_A_PAGE = 200
MOST_CONSULTATIONS = 50

_WRITTEN = re.compile(r"(\d{4})[-/](\d{1,6})(?:[-/](\d{1,6}))?/?")


@dataclass(frozen=True)
class Treatment:
    """What one body did with a case: its latest decision, and those before it, the latest first."""

    latest: DecisionView
    earlier: Sequence[DecisionView]


@blueprint.get("/saker")
def index() -> str | Response:
    """List cases, the newest first, all of them or of one year."""
    audience = asker().audience
    year = asked_year()
    after = request.args.get("after")

    def portion(connection: Connection, cursor: str | None) -> Page[CaseRow]:
        found = list_cases(connection, audience, year=year, after=cursor, limit=PORTION)
        return with_decisions(connection, found, audience)

    if (file := exported(CASES, portion, year)) is not None:
        return file
    with current_services().stores.registers.connect() as connection:
        page = list_cases(connection, audience, year=year, after=after)
        return render_template(
            "cases/index.html",
            page_of_cases=page,
            treated=decisions_of_cases(connection, [one.id for one in page.items], audience),
            years=years(connection, audience),
            year=year,
            after=after,
        )


@blueprint.get("/sak/<int:year>/<int:sequence>")
def case(year: int, sequence: int) -> str | Response:
    """Show a case: who treated it, its journal entries with their documents, and its history."""
    services, who = current_services(), asker()
    after = asked_number("after") or 0
    with services.stores.registers.connect() as connection:
        found = case_by_reference(connection, str(CaseReference(year, sequence)), who.audience)
        if found is None:
            abort(404)
        if request.path != case_address(found.reference).removeprefix(request.script_root):
            return redirect(case_address(found.reference), code=301)
        if (file := exported(ENTRIES, _entries_of(found.id, who.audience), found.reference)) is not None:
            return file
        decisions = decisions_of_case(connection, found.id, who.audience)
        entries = entries_of_case(connection, found.id, who.audience, after=after, limit=ENTRIES_ON_A_PAGE + 1)
        shown = entries[:ENTRIES_ON_A_PAGE]
        holders: list[EntryView | DecisionView] = [*shown, *decisions]
        papers = papers_of(connection, services.texts, [one.id for one in holders], who.audience)
        visible = {one.id: visible_papers(one, papers.get(one.id, [])) for one in holders}
        return render_template(
            "cases/case.html",
            case=found,
            treatments=by_body(decisions),
            before_bodies=before_bodies(connection, found.id, [one.reference for one in decisions], who.audience),
            when_words=when_words,
            entries=shown,
            next_entries=shown[-1].reference.rpartition("-")[2] if len(entries) > len(shown) else None,
            after=after,
            moved_out=entries_moved_out(connection, found.id, who.audience),
            papers=visible,
            consultations=list_consultations(
                connection,
                who.audience,
                on=clock.today().isoformat(),
                known=last_position(connection),
                case_id=found.id,
                limit=MOST_CONSULTATIONS,
            ).items,
            summary=reading_summary(row for rows in visible.values() for row in rows),
            statements=statements_of_case(connection, found.id, who.audience),
            history=case_history(connection, found, who.audience),
            responsible=names_of([found.responsible]).get(found.responsible or ""),
        )


@blueprint.get("/sak/<path:written>")
def other_spelling(written: str) -> Response:
    """Lead other spellings (`/sak/2025-17`, `/sak/2025/17-3`) to the permanent address, whatever is there."""
    match = _WRITTEN.fullmatch(written)
    if match is None:
        abort(404)
    reference = f"{match[1]}/{int(match[2])}"
    try:
        there = entry_address(f"{reference}-{int(match[3])}") if match[3] else case_address(reference)
    except InvalidValueError:
        abort(404)
    return redirect(there, code=301)


def by_body(decisions: Sequence[DecisionView]) -> list[Treatment]:
    """Return one treatment for each body, in the order in which they first treated the case."""
    grouped: dict[object, list[DecisionView]] = {}
    for one in decisions:
        grouped.setdefault(one.body_id, []).insert(0, one)
    return [Treatment(group[0], group[1:]) for group in grouped.values()]


def _entries_of(case_id: UUID, audience: Audience) -> Callable[[Connection, str | None], Page[EntryView]]:
    """Return what gives the journal entries of a case a portion at a time, as a file holds them."""

    def portion(connection: Connection, cursor: str | None) -> Page[EntryView]:
        entries = entries_of_case(connection, case_id, audience, after=int(cursor or 0), limit=PORTION + 1)
        return paged(entries, PORTION, [one.reference.rpartition("-")[2] for one in entries])

    return portion
