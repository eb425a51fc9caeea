"""Lists of what is to be done: papers that wait for an answer, follow-ups of decisions, and what is not published."""

from flask import Blueprint, render_template, request
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from application.office.roles import Role
from application.questions.follow_ups import follow_ups_due
from application.questions.seen import Page
from application.questions.unpublished import list_unpublished
from application.questions.waiting import count_waiting_and_late, waiting_for_answer
from domain import clock
from web.due import ToDo, Waiting, to_do_lines, unpublished_lines, waiting_lines
from web.exports import PORTION, exported
from web.exports.due import FOLLOW_UPS, NOT_PUBLIC, WAITING
from web.narrowed_list import Narrowed
from web.pages.history import asked_choice
from web.searching.shown import Shown
from web.services import current_services
from web.signed_in import asker, needs

blueprint = Blueprint("due", __name__)


@blueprint.get("/venter-pa-svar")
@needs()
def waiting() -> str | Response:
    """List papers that came in and are not answered, those due first coming first; one account's or late ones if asked.

    Late are those whose day is past.
    """
    who, after = asker(), request.args.get("after") or None
    people = _people()
    narrowed = Narrowed("due.waiting", {"by": asked_choice("by", people), "late": asked_choice("late", {"1": ""})})
    if tidy := narrowed.tidy(after):
        return tidy
    holder = narrowed.values["by"]
    today = clock.today().isoformat()
    before = today if narrowed.values["late"] else None

    def portion(connection: Connection, cursor: str | None) -> Page[Waiting]:
        found = waiting_for_answer(
            connection, who.audience, responsible=holder, due_before=before, after=cursor, limit=PORTION
        )
        return Page(waiting_lines(connection, found.items, who.audience), found.next)

    if (file := exported(WAITING, portion)) is not None:
        return file
    with current_services().stores.registers.connect() as connection:
        page = waiting_for_answer(connection, who.audience, responsible=holder, due_before=before, after=after)
        total, late = count_waiting_and_late(connection, who.audience, today, responsible=holder)
        return render_template(
            "due/waiting.html",
            lines=waiting_lines(connection, page.items, who.audience),
            total=total,
            late=late,
            narrowed=narrowed,
            people=people,
            next=page.next,
            after=after,
        )


@blueprint.get("/oppfolging")
@needs()
def follow_ups() -> str | Response:
    """List what is to be done about decisions and is not done, the first due first; one account's if asked."""
    who, after = asker(), request.args.get("after") or None
    people = _people()
    narrowed = Narrowed("due.follow_ups", {"by": asked_choice("by", people)})
    if tidy := narrowed.tidy(after):
        return tidy
    holder = narrowed.values["by"]

    def portion(connection: Connection, cursor: str | None) -> Page[ToDo]:
        found = follow_ups_due(connection, who.audience, responsible=holder, after=cursor, limit=PORTION)
        return Page(to_do_lines(found.items), found.next)

    if (file := exported(FOLLOW_UPS, portion)) is not None:
        return file
    with current_services().stores.registers.connect() as connection:
        page = follow_ups_due(connection, who.audience, responsible=holder, after=after)
    return render_template(
        "due/follow_ups.html",
        lines=to_do_lines(page.items),
        narrowed=narrowed,
        people=people,
        next=page.next,
        after=after,
    )


@blueprint.get("/ikke-publisert")
@needs(Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR)
def unpublished() -> str | Response:
    """List entries, decisions and agreements that are not public yet, the last registered first."""
    audience, after = asker().audience, request.args.get("after") or None

    def portion(connection: Connection, cursor: str | None) -> Page[Shown]:
        found = list_unpublished(connection, after=cursor, limit=PORTION)
        return Page(unpublished_lines(connection, found, audience), found.next)

    if (file := exported(NOT_PUBLIC, portion)) is not None:
        return file
    with current_services().stores.registers.connect() as connection:
        page = list_unpublished(connection, after=after)
        lines = unpublished_lines(connection, page, audience)
    return render_template("due/unpublished.html", lines=lines, next=page.next, after=after)


def _people() -> dict[str, str]:
    """Return who may have something to do, by account."""
    return {str(one.id): one.name for one in current_services().accounts.all()}
