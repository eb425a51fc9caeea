"""Reading in old minutes: a file is sent, what was read from it is looked over beside its text, and accepted."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from marshmallow import Schema

from application.incoming.item import Incoming
from application.questions.meetings import meetings_by_id
from domain.access import Audience
from web.addresses import meeting_address
from web.filing.receive import allow_files
from web.filing.with_form import files_of, kept_files
from web.forms import drafts
from web.forms.action import WRITERS
from web.forms.form import Form
from web.forms.old_minutes import ACCEPT
from web.forms.page import Crumbs, action_page
from web.old_minutes.reading import OldMinutes, is_sheet, minutes_sent
from web.services import current_services
from web.signed_in import asker, needs

blueprint = Blueprint("old_minutes", __name__)

REGISTER = "/moter"
_MOST_PARTS, _MOST_WRITTEN = 20_000, 8_000_000
"""So many fields, and bytes in them, can the form of long minutes have."""


class _FileSchema(Schema):
    """The form that asks for a file has no fields beside it."""


@blueprint.url_value_preprocessor
def _allow(_endpoint: str | None, _values: Mapping[str, Any] | None) -> None:
    # Before anything reads the form; only for those who may file.
    if asker().has(*WRITERS):
        allow_files()
        request.max_form_parts, request.max_form_memory_size = _MOST_PARTS, _MOST_WRITTEN


@blueprint.route(f"{REGISTER}/les-inn", methods=["GET", "POST"])
@needs(*WRITERS)
def read_in() -> ResponseReturnValue:
    """Show what was read from the files in the tray that `?fil=ID` names; without one, ask for it."""
    if request.method == "GET" and not request.args.keys() & {"fil", drafts.ARGUMENT}:
        return _ask(Form.begin(_FileSchema()))
    g.old_minutes = _minutes() if request.form.get("wish") != "keep" else None  # a script asks for that now and then
    if g.old_minutes is None and request.method == "GET" and drafts.asked() is None:
        form = Form.begin(_FileSchema())
        form.say(gettext("The file is here no more. Choose it again."))
        return _ask(form, status=404)
    return action_page(
        ACCEPT,
        begins=g.old_minutes.begins if g.old_minutes else {},
        came=g.old_minutes.came if g.old_minutes else (),
        crumbs=_above(),
        back=REGISTER,
        then=_address,
        sent_to=request.full_path.rstrip("?"),
    )


@blueprint.post(f"{REGISTER}/les-inn/fil")
@needs(*WRITERS)
def send() -> ResponseReturnValue:
    """Take in a minutes file, and go on to what was read from it."""
    form = Form.sent(_FileSchema(), list(request.form.items(multi=True)))
    items = files_of(form)
    if form.errors:
        return _ask(form, items, 400)
    if not items or all(is_sheet(one) for one in items):
        form.say(gettext("Choose the minutes: a PDF or Word file. A spreadsheet tells of attendance alone."))
        return _ask(form, items, 400)
    return redirect(url_for("old_minutes.read_in", fil=[str(one.id) for one in items]), code=303)


def _ask(form: Form, items: Sequence[Incoming] = (), status: int = 200) -> ResponseReturnValue:
    crumbs = [*_above(), (str(ACCEPT.title), f"{REGISTER}/les-inn")]
    return render_template("meetings/read_in_file.html", form=form, files=items, crumbs=crumbs), status


def _minutes() -> OldMinutes | None:
    sent = request.args.getlist("fil") or request.form.getlist("kept")
    sent = sent or [text for name, text in drafts.asked() or () if name == "kept"]
    return minutes_sent(kept_files(sent))


def _above() -> Crumbs:
    return [(gettext("Meetings"), REGISTER)]


def _address(identity: UUID) -> str:
    with current_services().stores.registers.connect() as connection:
        found = meetings_by_id(connection, [identity], Audience.OFFICER).get(identity)
    return meeting_address(found.reference) if found else REGISTER
