"""What was put right: before and after, why, by whom, when, and how many days after it was registered."""

from flask import Blueprint, render_template, request
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from application.questions.corrections import corrected_years, corrections
from application.questions.history import Narrowing
from application.questions.seen import Page
from web.exports import PORTION, exported
from web.exports.history import CORRECTIONS
from web.history_shown.corrections import corrections_told
from web.history_words import Step
from web.narrowed_list import Narrowed
from web.pages.history import asked_choice, in_words, people_to_choose, record_kinds
from web.services import current_services
from web.signed_in import asker
from web.spans import asked_span

ON_A_PAGE = 20
"""Each is shown with what stood before and after."""

blueprint = Blueprint("corrections", __name__)


@blueprint.get("/rettelser")
def index() -> str | Response | tuple[str, int]:
    """List corrections as far as the asker may know of them; of a kind of record, by one person or in a span if asked.

    Who did what is for those who are signed in.
    """
    who, span, after = asker(), asked_span(), request.args.get("after") or None
    people = people_to_choose() if who.account else {}
    chosen = {"type": asked_choice("type", record_kinds()), "by": asked_choice("by", people), **span.in_address}
    narrowed = Narrowed("corrections.index", chosen)
    if not span.wrong and (tidy := narrowed.tidy(after)):
        return tidy
    narrowing = Narrowing(by=chosen["by"], record_kind=chosen["type"], first_day=span.first_day, last_day=span.last_day)

    def portion(connection: Connection, cursor: str | None) -> Page[Step]:
        found = corrections(connection, who.audience, narrowing, after=cursor, limit=PORTION)
        return Page(corrections_told(connection, found.items, who.audience), found.next)

    if not span.wrong and (file := exported(CORRECTIONS, portion, *narrowed.span)) is not None:
        return file
    with current_services().stores.registers.connect() as connection:
        page = corrections(connection, who.audience, narrowing, after=after, limit=ON_A_PAGE)
        shown = render_template(
            "corrections/index.html",
            steps=corrections_told(connection, page.items, who.audience),
            years=corrected_years(connection, who.audience),
            narrowed=narrowed,
            chips=narrowed.chips(in_words(chosen, span, people)),
            next=page.next,
            after=after,
            kinds=record_kinds(),
            people=people,
            span=span,
        )
    return (shown, 400) if span.wrong else shown
