"""The page of an action: its form, what becomes of it when it is sent, and what is said when it is refused."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from flask import flash, g, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from application.archive import StaleVersionError
from application.errors import ApplicationError
from application.incoming.item import Incoming
from domain.errors import DomainError, InvalidValueError
from web.filing.with_form import files_of, let_go, stored
from web.forms import drafts
from web.forms.action import Action
from web.forms.form import Form
from web.services import current_services
from web.signed_in import asker

Crumbs = Sequence[tuple[str, str]]


def action_page(
    action: Action,
    identity: UUID | None = None,
    *,
    about: str = "",
    crumbs: Crumbs = (),
    back: str | None = None,
    then: Callable[[UUID], str] | None = None,
    begins: Mapping[str, Any] | None = None,
    came: Sequence[Incoming] = (),
    sent_to: str | None = None,
) -> ResponseReturnValue:
    """Show the form of an action, or carry out what it sent.

    `about` names the record in the heading, `back` is where giving up leads, `then` where success does (`back` when it
    is not given). A new record has no `identity`: its form brings one. `begins` are values beside the action's own,
    `came` files that came before the form; `sent_to` is where it goes, if not to the path of its page.
    """
    if identity is not None:
        g.acting_on = current_services().archive.load(action.kind, identity)
    form = _form(action, identity, begins or {})
    files = files_of(form) if action.takes_files and request.method == "POST" else [*came]
    status = 200
    if request.method == "POST":
        wish = request.form.get("wish", "")
        if wish == "keep":  # what a script asks for now and then, while somebody writes
            drafts.keep(form, str(action.title), about)
            return "", 204
        if wish == "draft":
            drafts.keep(form, str(action.title), about)
            flash(gettext("The draft is kept. You find it on your own page."), "success")
            return redirect(drafts.address(form), code=303)
        if wish.startswith("propose:"):
            _propose(action, form, wish.partition(":")[2])
        elif wish:
            form.rearrange(wish)
        else:
            done = _carry_out(action, identity, form, files)
            if done is not None:
                drafts.drop(form)
                let_go(files)
                flash(str(action.done), "success")
                for warning in action.warns(done):
                    flash(warning, "warning")
                return redirect(then(done) if then else back or "/", code=303)
            status = 412 if form.conflicts else 400
    crumbs = [*crumbs, (str(action.title), request.path)]
    shown = {"action": action, "form": form, "about": about, "crumbs": crumbs, "back": back, "sent_to": sent_to}
    return render_template(action.template, **shown, files=files), status


def _propose(action: Action, form: Form, name: str) -> None:
    if name not in action.proposes:
        return
    proposed = action.proposes[name](form.written)
    if proposed:
        form.written[name] = proposed
        form.grown = name
    else:
        form.errors[name] = [gettext("Fill in what stands above first, for a number to be proposed.")]


def _form(action: Action, identity: UUID | None, begins: Mapping[str, Any]) -> Form:
    schema = action.schema()
    if request.method == "POST":
        unfinished = bool(request.form.get("wish"))
        form = Form.sent(schema, list(request.form.items(multi=True)), unfinished=unfinished)
        chosen = {name[6:]: value for name, value in request.form.items() if name.startswith("whose-")}
        if "theirs" in chosen.values():
            form.choose(chosen, form.was)
        return form
    kept = drafts.asked()
    if kept is not None:
        return Form.sent(schema, kept)
    if identity is None:
        return Form.begin(schema, begins)
    return Form.begin(schema, {**action.begins(g.acting_on), **begins}, version=g.acting_on.version)


def _carry_out(action: Action, identity: UUID | None, form: Form, files: Sequence[Incoming]) -> UUID | None:
    """Return the id of the record when all went well; otherwise the form says what did not."""
    archive, by = current_services().archive, asker().by
    for _ in range(3):  # somebody else may change something else in the same instant, and again
        values = form.load()
        if values is None or form.errors:
            return None
        if action.takes_files:
            values["files"] = stored(files, form.id)
        if action.corrects:
            reason = values.pop("reason", None)
            values = form.changes(values) | {name: values[name] for name in action.keys if name in values}
            if not values.keys() - set(action.keys):
                form.say(gettext("Nothing is altered. Alter what is wrong, or go back."))
                return None
            values["reason"] = reason
        subject = form.id if identity is None else identity
        try:
            action.carry_out(archive, subject, values, by=by, version=form.version)
        except StaleVersionError:
            if identity is None or not _catch_up(action, identity, form):
                return None
        except (DomainError, ApplicationError) as error:
            if isinstance(error, ApplicationError) or not _is_for_the_form(error):
                raise
            form.refuse(error, action.places)
            return None
        else:
            return subject
    form.say(gettext("Somebody else changed this while you wrote. Look at it again, and send once more."))
    return None


def _catch_up(action: Action, identity: UUID, form: Form) -> bool:
    """Bring the form up to what somebody else has recorded; return whether it can be sent again as it is."""
    aggregate = current_services().archive.load(action.kind, identity)
    begins = action.begins(aggregate)
    if not begins:
        form.version = aggregate.version
        form.say(
            gettext(
                "Somebody else recorded something here while this page was open. Look at it, and send once more if it "
                "still holds."
            )
        )
        return False
    return form.follow(begins, aggregate.version)


def _is_for_the_form(error: DomainError) -> bool:
    return isinstance(error, InvalidValueError) or error.code != "not-found"
