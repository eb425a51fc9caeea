"""Published statements as an Atom feed (RFC 4287): what the public got to know last comes first."""

from flask import Blueprint, Response, url_for
from flask_babel import gettext

from application.questions.known import last_position
from application.questions.seen import Page
from application.questions.statement_lines import lines_of_statements
from application.questions.statement_news import statements_told_last
from domain import clock
from domain.access import Audience
from web.addresses import statement_address
from web.atom import Entry, Feed, atom_response
from web.exports.listing import whole_address
from web.formats import format_day
from web.services import current_services
from web.statement.lines import ShownLine, shown_lines
from web.statement.words import channels_words, kind_words, recipients_words, state_words

blueprint = Blueprint("statement_feed", __name__)

ENTRIES = 50


@blueprint.get("/uttalelser/atom.xml")
def feed() -> Response:
    """Answer with the statements of which the public got to know something last, the same for everybody."""
    on = clock.today().isoformat()
    with current_services().stores.registers.connect() as connection:
        told = statements_told_last(connection, limit=ENTRIES)
        known = last_position(connection)
        page = lines_of_statements(connection, Page([one for one, _ in told]), on, known, Audience.PUBLIC)
        lines = {one.line.view.id: one for one in shown_lines(connection, page, on, known, Audience.PUBLIC).items}
    here = whole_address(url_for("statement_feed.feed"))
    name = current_services().archive_name
    made = Feed(
        identity=here,
        title=gettext("Statements, %(archive)s", archive=name),
        author=name,
        updated=told[0][1] if told else clock.now().isoformat(timespec="seconds"),
        url=whole_address(url_for("statements.index")),
        here=here,
    )
    return atom_response(made, [_entry(lines[view.id], moment) for view, moment in told if view.id in lines])


def _entry(shown: ShownLine, moment: str) -> Entry:
    view = shown.line.view
    return Entry(
        identity=view.id.urn,
        title=f"{view.reference} {view.title}",
        updated=moment,
        url=whole_address(statement_address(view.reference)),
        summary=_summary(shown),
    )


def _summary(shown: ShownLine) -> str:
    """Return the author's own line, what it is and since when, to whom and where, and how it stands."""
    line = shown.line
    told = [
        line.facts["summary"] if line.facts else None,
        f"{kind_words(line.view)}, {format_day(line.view.said_on)}",
        gettext("Sent to %(names)s", names=recipients_words(shown.recipients)) if shown.recipients else None,
        channels_words(shown) or None,
        state_words(line.version, line.state) or None,
    ]
    return ". ".join(str(one).rstrip(".") for one in told if one) + "."
