"""What have we said about …: a timeline of what was said about a subject area, or of what a search finds."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from sqlalchemy import Connection

from application.questions.seen import Page
from application.questions.statement_choices import StatementChoices, choices_among_statements
from application.questions.statement_lines import what_was_said
from domain.access import Audience
from domain.dates import PartialDate
from domain.errors import InvalidValueError
from web.exports import PORTION, exported
from web.exports.statements import STATEMENTS
from web.formats import format_day, quoted
from web.messages import message
from web.narrowed_list import Narrowed
from web.on_and_known import OnAndKnown, asked_on_and_known
from web.pages.history import asked_choice
from web.services import current_services
from web.signed_in import asker
from web.statement.lines import ShownLine, shown_lines
from web.statement.words import WORDS

blueprint = Blueprint("statements_about", __name__)

A_PAGE = 50
MOST_FOUND = 200
"""So many statements that a search finds are laid out in time, the best hits."""
LONGEST = 200


@dataclass(frozen=True)
class AskedAbout:
    """What is asked about: a subject area, words, or both; since a day. `found` are the statements of a search.

    `rests` says that the full text rests, so that the search looked at titles alone.
    """

    area: str | None
    words: str
    since: PartialDate | None
    written: str
    wrong: dict[str, str]
    as_table: bool
    asked: OnAndKnown
    choices: StatementChoices
    found: Sequence[UUID] | None = None
    rests: bool = False

    @property
    def is_asked(self) -> bool:
        """Whether anything is asked about."""
        return bool(self.area or self.words)

    @property
    def what(self) -> str:
        """What is asked about, in words."""
        return ", ".join(filter(None, (self.area, quoted(self.words) if self.words else None)))

    @property
    def heading(self) -> str:
        """The question in words."""
        if not self.is_asked:
            return str(gettext("What have we said about …"))
        if self.since is None:
            return str(gettext("What have we said about %(what)s?", what=self.what))
        return str(
            gettext("What have we said about %(what)s since %(day)s?", what=self.what, day=format_day(self.since))
        )

    @property
    def narrowed(self) -> Narrowed:
        """The page with what is asked."""
        values = {
            "om": self.area,
            "q": self.words or None,
            "siden": str(self.since) if self.since else None,
            "vis": "tabell" if self.as_table else None,
        }
        return Narrowed("statements_about.about", {**values, **self.asked.in_address})

    def page(self, connection: Connection, audience: Audience, after: str | None, limit: int) -> Page[ShownLine]:
        """Return a page of what was said."""
        on, known = self.asked.on, self.asked.known.position
        said = what_was_said(
            connection,
            audience,
            on,
            known,
            area=self.area,
            identities=self.found,
            first_day=self.since.first.isoformat() if self.since else None,
            last_day=on,
            after=after,
            limit=limit,
        )
        return shown_lines(connection, said, on, known, audience)


@blueprint.get("/uttalelser/om")
def about() -> ResponseReturnValue:
    """Show what was said about a subject area (`?om=`) or words (`?q=`) since a day (`&siden=2020`), the last first."""
    audience, after = asker().audience, request.args.get("after") or None
    with current_services().stores.registers.connect() as connection:
        asked = _asked(connection, audience)
        wrong = {**asked.asked.wrong, **asked.wrong}
        if not wrong and (tidy := asked.narrowed.tidy(after)):
            return tidy

        def portion(connection: Connection, cursor: str | None) -> Page[ShownLine]:
            return asked.page(connection, audience, cursor, PORTION)

        spoken = (*filter(None, (asked.area, asked.words[:60])), asked.written)
        if asked.is_asked and not wrong and (file := exported(STATEMENTS, portion, *filter(None, spoken))) is not None:
            return file
        page: Page[ShownLine] = Page(())
        if asked.is_asked:
            page = asked.page(connection, audience, after, A_PAGE)
        shown = render_template(
            "statements/about.html",
            about=asked,
            asked=asked.asked,
            wrong=wrong,
            page_of_lines=page,
            years=[(year, [*those]) for year, those in groupby(page.items, _year)],
            after=after,
            **WORDS,
        )
    return (shown, 400) if wrong else shown


def about_address(*, area: str | None = None, words: str | None = None) -> str:
    """Return where it is told what was said about a subject area, or words."""
    return url_for("statements_about.about", om=area or None, q=words or None)


def _asked(connection: Connection, audience: Audience) -> AskedAbout:
    on_and_known = asked_on_and_known(connection)
    choices = choices_among_statements(connection, audience, on_and_known.known.position)
    area = asked_choice("om", choices.areas)
    words = " ".join(request.args.get("q", "").split())[:LONGEST]
    written, wrong, since = request.args.get("siden", "").strip(), dict[str, str](), None
    try:
        since = PartialDate.parse(written, field="since") if written else None
    except InvalidValueError as error:
        wrong["siden"] = message(error)
    found, rests = None, False
    if words:
        answered = current_services().finder.find(words, audience, chosen={"type": ("statement",)}, limit=MOST_FOUND)
        found, rests = [hit.record_id for hit in answered.answer.hits], answered.rests_since is not None
    return AskedAbout(
        area=area,
        words=words,
        since=since,
        written=written,
        wrong=wrong,
        as_table=request.args.get("vis") == "tabell",
        asked=on_and_known,
        choices=choices,
        found=found,
        rests=rests,
    )


def _year(line: ShownLine) -> str:
    return (line.line.view.said_on or "")[:4]
