"""My week: `/uka`, what must be done, overdue first and then day by day, each with the way to where it is done."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from application.office.roles import Role
from domain import clock
from web.services import current_services
from web.signed_in import asker, needs
from web.week.gathered import week_of_tasks
from web.week.tasks import TaskKind
from web.week.weeks import Week, week_of

blueprint = Blueprint("week", __name__)


@blueprint.get("/uka")
@needs()
def index() -> ResponseReturnValue:
    """Show what must be done in this week, or in another (`?uke=2026-W48`); with `?mine=1` only one's own letters."""
    written, mine = request.args.get("uke", "").strip(), request.args.get("mine") == "1"
    today = clock.today()
    try:
        week, wrong = week_of(written, today), ""
    except ValueError:
        week, wrong = week_of("", today), written
    if not wrong and written not in ("", week.period.written):
        return redirect(address_of_week(week, mine=mine))
    who = asker()
    with current_services().stores.registers.connect() as connection:
        found = week_of_tasks(connection, who, week, mine=mine)
        shown = render_template(
            "week/index.html",
            week=week,
            found=found,
            mine=mine,
            wrong=wrong,
            writes=who.has(Role.OFFICER, Role.ADMINISTRATOR),
            MEETING=TaskKind.MEETING,
            REPORT=TaskKind.REPORT,
            at=lambda period, mine=mine: url_for("week.index", uke=period.written, mine=1 if mine else None),
        )
    return (shown, 400) if wrong else shown


def address_of_week(week: Week, *, mine: bool) -> str:
    """Return where a week is."""
    return url_for("week.index", uke=week.period.written, mine=1 if mine else None)
