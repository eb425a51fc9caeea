"""Filing papers: files are sent in, looked over and entered in a case, with or without JavaScript."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from application.errors import ApplicationError, StorageFailedError, StorageFullError
from application.incoming.errors import WrongOffsetError
from application.incoming.item import Incoming
from application.questions.journal import EntryView, entries_by_id
from domain.errors import DomainError
from search.extraction.packed import Packed
from web.errors import status_of
from web.filing.carry_out import Filed, Filing, entry_ids
from web.filing.identity_numbers import refuse_numbers
from web.filing.proposals import ReadFrom, differing, fill_in, main_of
from web.filing.receive import OFFSET, allow_files, my_tray, take_in, take_in_piece
from web.filing.rows import FileRow, file_rows
from web.filing.schema import ONE, PUBLIC, SHIELDED, FilingSchema
from web.forms import drafts
from web.forms.action import WRITERS
from web.forms.form import Form
from web.forms.warnings import on_shielding
from web.messages import message
from web.sending import send_incoming
from web.services import current_services
from web.signed_in import asker, needs

blueprint = Blueprint("filing", __name__)

_PATIENCE_S = 6.0
"""How long a page waits for files to be read, in seconds."""

_MOST_TOLD = 60
_PLACES = {"case-closed": "case_id", "not-found": "case_id", "basis": "section", "party": "senders"}
_TAKING_FILES = ("filing.index", "filing.piece")


@blueprint.url_value_preprocessor
def _allow(endpoint: str | None, _values: Mapping[str, Any] | None) -> None:
    # Before anything reads the form; only for those who may file.
    if endpoint in _TAKING_FILES and asker().has(*WRITERS):
        allow_files()


@dataclass
class _Looked:
    """The files of the tray, what was read from them, and what that proposes."""

    items: Sequence[Incoming]
    read: Mapping[UUID, Packed | None]
    rows: Sequence[FileRow]


@blueprint.route("/arkiver", methods=["GET", "POST"])
@needs(*WRITERS)
def index() -> ResponseReturnValue:
    """Show the tray with the form that files it; take in files, or file them."""
    if request.method == "GET":
        kept = drafts.asked()
        begins = {"case_id": request.args.get("sak", "")}
        form = Form.sent(FilingSchema(), kept) if kept is not None else Form.begin(FilingSchema(), begins)
        return _page(form)
    refused = take_in(request.files.getlist("upload"))
    form = Form.sent(FilingSchema(), list(request.form.items(multi=True)))
    wish = request.form.get("wish", "")
    if wish == "draft":
        drafts.keep(form, gettext("File papers"), "")
        flash(gettext("The draft is kept. You find it on your own page, and the files are here until then."), "success")
        return redirect(drafts.address(form), code=303)
    if wish or refused or any(one.filename for one in request.files.getlist("upload")):
        _grant(form, wish)
        for sentence in refused:
            form.say(sentence)
        return _page(form, 400 if refused else 200)
    with current_services().stores.locks.waiting(f"incoming/{asker().by}"):
        return _file(form)


@blueprint.get("/arkiver/kvittering")
@needs(*WRITERS)
def receipt() -> str:
    """Say which numbers were given."""
    asked = [one for one in (_uuid(text) for text in request.args.getlist("post")) if one][:_MOST_TOLD]
    with current_services().stores.registers.connect() as connection:
        found = entries_by_id(connection, asked, asker().audience)
    entries: list[EntryView] = [found[one] for one in asked if one in found]
    if not entries:
        abort(404)
    return render_template(
        "filing/receipt.html", entries=entries, count=max(request.args.get("antall", 0, int), len(entries))
    )


@blueprint.post("/arkiver/filer")
@needs(*WRITERS)
def begin() -> tuple[Response, int]:
    """Begin a file that comes in pieces: `{"name": …, "size": bytes}`; answers with its id and where to go on."""
    told = request.get_json(silent=True)
    if not isinstance(told, dict) or not isinstance(told.get("name"), str) or not isinstance(told.get("size"), int):
        abort(400)
    try:
        unfinished = _unfinished(told["name"], told["size"])
        item = unfinished or my_tray().begin(told["name"], told["size"])
    except ApplicationError as error:
        return jsonify(problem=message(error)), 413
    return jsonify(id=str(item.id), offset=item.received), 201


@blueprint.route("/arkiver/filer/<uuid:identity>", methods=["GET", "PATCH"])
@needs(*WRITERS)
def piece(identity: UUID) -> ResponseReturnValue:
    """Say how far a file has come, or add bytes to it from where `Upload-Offset` says."""
    try:
        item = take_in_piece(identity) if request.method == "PATCH" else my_tray().get(identity)
    except (StorageFailedError, StorageFullError) as error:
        return jsonify(problem=message(error)), status_of(error)
    except WrongOffsetError as error:
        return jsonify(offset=int(error.values["offset"])), 409, {OFFSET: error.values["offset"]}
    return jsonify(offset=item.received, whole=item.is_whole), 200, {OFFSET: str(item.received)}


@blueprint.get("/arkiver/filer/<uuid:identity>/fil")
@needs(*WRITERS)
def bytes_of(identity: UUID) -> Response:
    """Send a file that is not filed yet, to be looked at by whoever sent it in."""
    item = my_tray().get(identity)
    return send_incoming(my_tray(), item)


@blueprint.get("/arkiver/filer/<uuid:identity>/linje")
@needs(*WRITERS)
def line(identity: UUID) -> str:
    """Read a file that has come, and return its line of the table."""
    tray = my_tray()
    looked = _look([tray.get(identity)])
    return render_template("filing/line.html", row=looked.rows[0])


def _page(form: Form, status: int = 200) -> tuple[str, int]:
    looked = _look(my_tray().all())
    read_from = fill_in(form, looked.items, looked.read) if looked.items else ReadFrom()
    account = UUID(asker().by)
    page = render_template(
        "filing/index.html",
        form=form,
        bound={one.name: one for one in form},
        rows=looked.rows,
        names={str(one.id): one.name for one in looked.items},
        read_from=read_from,
        differing=differing(form),
        stopped=[row for row in looked.rows if row.stops] if status == 400 else [],
        cleaned=current_services().trays.cleaned(account),
        settings=current_services().settings,
    )
    if request.method == "POST":
        current_services().trays.forget_cleaned(account)
    return page, status


def _look(items: Sequence[Incoming]) -> _Looked:
    services, tray, until = current_services(), my_tray(), monotonic() + _PATIENCE_S
    reader = services.incoming_reader
    read: dict[UUID, Packed | None] = {}
    with suppress(StorageFailedError):  # the store is away: they are shown unread
        for one in items:
            if one.is_whole and one.size:
                read[one.id] = reader.read(tray, one, patience=until - monotonic())
    with services.stores.registers.connect() as connection:
        return _Looked(items, read, file_rows(connection, items, read, asker().audience))


def _grant(form: Form, wish: str) -> None:
    """Do what a button beside the files or the case asks for; all that is written stays."""
    verb, _, what = wish.partition(":")
    if verb == "remove" and (identity := _uuid(what)):
        my_tray().remove(identity)
    elif verb == "remove-all":
        for item in my_tray().all():
            my_tray().remove(item.id)
    elif verb == "case":
        form.written["case_id"] = what
        form.written.pop("new_case", None)


def _file(form: Form) -> ResponseReturnValue:
    services, tray = current_services(), my_tray()
    asked = [str(row.get("file")) for row in form.written.get("files") or ()]
    expected = entry_ids(form.id, form.written.get("how", ONE), asked)
    if expected and all(services.archive.holds(one) for one in expected):
        return _told(Filed(expected))
    items = tray.all()
    if not items:
        form.say(gettext("There is nothing to file. Choose some files."))
    looked = _look(items)
    here = {str(item.id) for item in items}
    form.written["files"] = [row for row in form.written.get("files") or () if row.get("file") in here]
    values = form.load()
    stops = any(row.stops for row in looked.rows)
    if values is not None and values["access"] == PUBLIC:
        refuse_numbers(form, values, looked.items, looked.read)
    main = main_of(form.written.get("main"), items)
    if form.errors or stops or values is None or main is None:
        return _page(form, 400)
    try:
        filed = Filing(services, tray, form.id, asker().by).file(values, items, main)
    except DomainError as error:
        form.refuse(error, _PLACES)
        return _page(form, 400)
    except ApplicationError as error:
        form.say(message(error))
        return _page(form, 400)
    drafts.drop(form)
    if values["access"] == SHIELDED:
        for sentence in dict.fromkeys(told for one in filed.entries for told in on_shielding(one)):
            flash(sentence, "warning")
    return _told(filed)


def _told(filed: Filed) -> ResponseReturnValue:
    if filed.unpublished is not None:
        flash(gettext("It is filed, but not published. %(why)s", why=message(filed.unpublished)), "warning")
    posts = [str(one) for one in filed.entries[:_MOST_TOLD]]
    return redirect(url_for("filing.receipt", post=posts, antall=len(filed.entries)), code=303)


def _unfinished(name: str, size: int) -> Incoming | None:
    """Return a file of this name and size that broke off: it is gone on with."""
    return next((one for one in my_tray().all() if not one.is_whole and (one.name, one.size) == (name, size)), None)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
