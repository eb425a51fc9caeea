"""Statements: the list of them, one on a day as it was known then, and a version of one."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from application.office.openings import ShownAs
from application.questions.seen import Page
from application.questions.statement_lines import lines_of_statements
from application.questions.statements import StatementView, statement_by_reference
from domain.access import Audience
from domain.references import CaseReference
from domain.statements import UNDER_AUTHORITY
from web.addresses import statement_address
from web.exports import PORTION, exported
from web.exports.statements import STATEMENTS
from web.on_and_known import OnAndKnown, asked_on_and_known
from web.services import current_services
from web.shielded_openings import note_opening
from web.signed_in import asker
from web.statement.chosen import chosen_statements
from web.statement.lines import ShownLine, shown_lines
from web.statement.page import statement_page
from web.statement.words import WORDS, place_of

blueprint = Blueprint("statements", __name__)

A_PAGE = 50


@blueprint.get("/uttalelser")
def index() -> ResponseReturnValue:
    """List statements by subject area, year, recipient, channel, kind, who stands behind, and how they were adopted."""
    audience, after = asker().audience, request.args.get("after") or None
    with current_services().stores.registers.connect() as connection:
        asked = asked_on_and_known(connection)
        chosen = chosen_statements(connection, asked, audience)
        narrowed = chosen.narrowed
        if not asked.wrong and (tidy := narrowed.tidy(after)):
            return tidy

        def portion(connection: Connection, cursor: str | None) -> Page[ShownLine]:
            return lines_shown(connection, chosen.page(connection, cursor, PORTION), asked, audience)

        about: Sequence[str] = [*chosen.spoken, *([asked.on] if asked.asked_on else [])]
        if not asked.wrong and (file := exported(STATEMENTS, portion, *about)) is not None:
            return file
        shown = render_template(
            "statements/index.html",
            asked=asked,
            chosen=chosen,
            narrowed=narrowed,
            page_of_lines=lines_shown(connection, chosen.page(connection, after, A_PAGE), asked, audience),
            after=after,
            under_authority=chosen.values["vedtatt"] in UNDER_AUTHORITY,
            **WORDS,
        )
    return (shown, 400) if asked.wrong else shown


@blueprint.get("/uttalelse/<int:year>/<int:sequence>")
def statement(year: int, sequence: int) -> ResponseReturnValue:
    """Show a statement: today, or on a day (`?on=2026-03-01`) as it was known then (`&known=2026-06-01`)."""
    audience = asker().audience
    with current_services().stores.registers.connect() as connection:
        view = found_statement(connection, year, sequence, audience)
        place = place_of(view)
        if request.path != statement_address(view.reference).removeprefix(request.script_root):
            return redirect(url_for("statements.statement", **{**request.args.to_dict(), **place}), code=301)
        asked = asked_on_and_known(connection)
        if tidy := asked.tidy("statements.statement", **place):
            return tidy
        note_opening("statement", view.id, view.access, ShownAs.PAGE)
        shown = render_template(
            "statements/statement.html",
            asked=asked,
            statement=view,
            place=place,
            permanent=url_for("statements.statement", **{**place, **asked.quoted}),
            shown=statement_page(connection, view, asked.on, asked.known, audience) if view.sees_content else None,
            **WORDS,
        )
    return (shown, 400) if asked.wrong else shown


@blueprint.get("/uttalelse/<int:year>/<int:sequence>/versjon/<int:number>")
def version(year: int, sequence: int, number: int) -> ResponseReturnValue:
    """Show a version of a statement: its text, who adopted it, where it went, and what it puts right."""
    audience = asker().audience
    with current_services().stores.registers.connect() as connection:
        view = found_statement(connection, year, sequence, audience)
        asked = asked_on_and_known(connection)
        place: dict[str, Any] = place_of(view)
        if tidy := asked.tidy("statements.version", number=number, **place):
            return tidy
        if not view.sees_content:
            return redirect(statement_address(view.reference))
        note_opening("statement", view.id, view.access, ShownAs.PAGE)
        page = statement_page(connection, view, asked.on, asked.known, audience)
        found = page.version(number) if page else None
        if page is None or found is None:
            abort(404)
        shown = render_template(
            "statements/version.html",
            asked=asked,
            statement=view,
            place=place,
            shown=page,
            version=found,
            **WORDS,
        )
    return (shown, 400) if asked.wrong else shown


def found_statement(connection: Connection, year: int, sequence: int, audience: Audience) -> StatementView:
    """Return the statement of an address; 404 where there is none for the asker."""
    view = statement_by_reference(connection, str(CaseReference(year, sequence)), audience)
    if view is None:
        abort(404)
    return view


def lines_shown(
    connection: Connection, page: Page[StatementView], asked: OnAndKnown, audience: Audience
) -> Page[ShownLine]:
    """Return a page of statements as lists show them."""
    lines = lines_of_statements(connection, page, asked.on, asked.known.position, audience)
    return shown_lines(connection, lines, asked.on, asked.known.position, audience)
