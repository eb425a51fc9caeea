"""The page of a journal entry, with its documents and its history."""

import re

from flask import Blueprint, abort, redirect, render_template, request
from werkzeug.wrappers import Response

from application.office.openings import ShownAs
from application.questions.cases import case_by_id
from application.questions.decisions import decisions_of_case
from application.questions.journal import (
    entries_answered_by,
    entries_by_id,
    entry_by_reference,
    entry_now,
)
from domain.errors import InvalidValueError
from web.addresses import entry_address
from web.history_shown.records import record_history
from web.papers import papers_of, reading_summary, visible_papers
from web.services import current_services
from web.shielded_openings import note_opening
from web.signed_in import asker

blueprint = Blueprint("journal", __name__)

_WRITTEN = re.compile(r"(\d{4})[-/](\d{1,6})[-/](\d{1,6})/?")


@blueprint.get("/sak/<int:year>/<int:sequence>/<int:number>")
def entry(year: int, sequence: int, number: int) -> str | Response:
    """Show a journal entry with its parties, dates, documents and history."""
    services, who = current_services(), asker()
    with services.stores.registers.connect() as connection:
        reference = f"{year}/{sequence}-{number}"
        found = entry_by_reference(connection, reference, who.audience)
        found = found or entry_now(connection, reference, who.audience)  # it was moved to another case
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
