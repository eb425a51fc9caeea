"""Many records at once: what is chosen in a list, what to do with it, what will happen, and what happened."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from sqlalchemy import Connection

from application.questions.cases import cases_by_id
from application.questions.decisions import decisions_by_id
from application.questions.journal import entries_by_id
from application.questions.seen import Page
from domain.access import Audience
from web.exports import exported
from web.exports.cases import CASES, with_decisions
from web.exports.decisions import DECISIONS
from web.exports.journal import ENTRIES
from web.forms.action import WRITERS
from web.forms.form import Form
from web.forms.many import ACTIONS, MOST, Outcome, count, do_all, rehearse
from web.services import current_services
from web.signed_in import asker, local_path, needs

blueprint = Blueprint("many", __name__)

Views = Mapping[UUID, Any]

_VIEWS: Mapping[str, Callable[[Connection, list[UUID], Audience], Views]] = {
    "case": cases_by_id,
    "journal-entry": entries_by_id,
    "decision": decisions_by_id,
}


@blueprint.post("/flere/<kind>")
@needs(*WRITERS)
def act(kind: str) -> ResponseReturnValue:
    """Do something with the chosen records: ask what the action asks, rehearse it, then do it."""
    back = local_path(request.form.get("back")) or "/saker"
    chosen = _chosen(request.form.getlist("chosen"))
    if kind not in ACTIONS:
        abort(404)
    if not chosen:
        flash(gettext("Nothing is chosen. Tick the lines that it concerns, and try again."), "warning")
        return redirect(back, code=303)
    name = request.form.get("action", "")
    if name in ("csv", "xlsx", "json"):
        return redirect(_file_address(kind, name, chosen), code=303)
    action = ACTIONS[kind].get(name)
    if action is None:
        flash(gettext("Choose what is to be done."), "warning")
        return redirect(back, code=303)
    views = _views(kind, chosen)
    wish, outcomes, status = request.form.get("wish", ""), None, 200
    if wish in ("preview", "go"):
        form = Form.sent(action.schema(), list(request.form.items(multi=True)))
        values = form.load()
        if values is None:
            status = 400
        else:
            run = do_all if wish == "go" else rehearse
            outcomes = run(current_services().archive, action, views, values, by=asker().by)
    else:
        form = Form.begin(action.schema(), action.begins(None) if name == "publish" else {})
    page = render_template(
        "forms/many.html",
        action=action,
        kind=kind,
        form=form,
        views=views,
        back=back,
        outcomes={one.id: one for one in outcomes} if outcomes is not None else None,
        counts=count(outcomes or []),
        refused=_refused(outcomes or []),
        is_done=wish == "go" and outcomes is not None,
    )
    return page, status


@blueprint.get("/flere/<kind>")
@needs()
def file(kind: str) -> Response:
    """Send the records that the address names as a file."""
    audience, chosen = asker().audience, _chosen(request.args.getlist("id"))

    def ask(connection: Connection) -> list[Any]:
        found = _VIEWS[kind](connection, chosen, audience)
        return [found[one] for one in chosen if one in found]

    if kind == "case":
        answer = exported(CASES, lambda connection, _: with_decisions(connection, Page(ask(connection)), audience))
    elif kind == "journal-entry":
        answer = exported(ENTRIES, lambda connection, _: Page(ask(connection)))
    elif kind == "decision":
        answer = exported(DECISIONS, lambda connection, _: Page(ask(connection)))
    else:
        answer = None
    return answer or abort(404)


def _file_address(kind: str, name: str, chosen: Sequence[UUID]) -> str:
    names = "&".join(f"id={one.hex}" for one in chosen)
    return f"{request.script_root}/flere/{kind}?format={name}&{names}"


def _chosen(written: Sequence[str]) -> list[UUID]:
    found: dict[UUID, None] = {}
    for one in written[:MOST]:
        try:
            found[UUID(one)] = None
        except ValueError:
            abort(400)
    return list(found)


def _views(kind: str, chosen: list[UUID]) -> Views:
    with current_services().stores.registers.connect() as connection:
        found = _VIEWS[kind](connection, chosen, Audience.OFFICER)
    return {one: found[one] for one in chosen if one in found}


def _refused(outcomes: Sequence[Outcome]) -> list[tuple[str, int]]:
    """Return each reason that something is refused for, with how many it concerns."""
    reasons: dict[str, int] = {}
    for one in outcomes:
        if one.refused is not None:
            reasons[one.refused] = reasons.get(one.refused, 0) + 1
    return list(reasons.items())
