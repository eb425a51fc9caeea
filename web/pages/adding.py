"""Pages on which files are added to a record that is there: attachments, a new version, a public version."""

from collections.abc import Mapping, Sequence
from time import monotonic
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from application.archive import StaleVersionError
from application.errors import ApplicationError
from application.incoming.errors import NoSuchIncomingError
from application.incoming.item import Incoming
from application.questions.decisions import decision_by_slug
from application.questions.journal import entry_by_reference
from domain.access import Audience
from domain.documents import Document
from domain.errors import DomainError
from web.addresses import decision_address, document_address, entry_address
from web.filing.adding import ADDING, Adding
from web.filing.receive import allow_files, my_tray, take_in
from web.filing.rows import FileRow, file_rows
from web.forms.action import WRITERS
from web.forms.form import Form
from web.messages import message
from web.services import current_services
from web.signed_in import asker, needs

blueprint = Blueprint("adding", __name__)

_PATIENCE_S = 15.0
_PLACES = {"main-document-taken": "is_main"}


@blueprint.url_value_preprocessor
def _allow(_endpoint: str | None, _values: Mapping[str, Any] | None) -> None:
    # Before anything reads the form; only for those who may file.
    if asker().has(*WRITERS):
        allow_files()


@blueprint.route("/sak/<int:year>/<int:sequence>/<int:number>/legg-til", methods=["GET", "POST"])
@needs(*WRITERS)
def to_entry(year: int, sequence: int, number: int) -> ResponseReturnValue:
    """Add files to a journal entry."""
    with current_services().stores.registers.connect() as connection:
        found = entry_by_reference(connection, f"{year}/{sequence}-{number}", Audience.OFFICER)
    if found is None:
        abort(404)
    return _page(
        ADDING["journal-entry"][0], found.id, f"{found.reference} {found.title or ''}", entry_address(found.reference)
    )


@blueprint.route("/vedtak/<slug>/legg-til", methods=["GET", "POST"])
@needs(*WRITERS)
def to_decision(slug: str) -> ResponseReturnValue:
    """Add files to a decision."""
    with current_services().stores.registers.connect() as connection:
        found = decision_by_slug(connection, slug, Audience.OFFICER)
    if found is None:
        abort(404)
    return _page(
        ADDING["decision"][0], found.id, f"{found.reference} {found.title or ''}", decision_address(found.reference)
    )


@blueprint.route("/dokument/<uuid:document_id>/<any('ny-versjon', 'offentlig-versjon'):path>", methods=["GET", "POST"])
@needs(*WRITERS)
def to_document(document_id: UUID, path: str) -> ResponseReturnValue:
    """File a version of a document."""
    title = current_services().archive.load(Document, document_id).title
    adding = next(one for one in ADDING["document"] if one.path == path)
    return _page(adding, document_id, title, document_address(document_id))


def _page(adding: Adding, record_id: UUID, about: str, back: str) -> ResponseReturnValue:
    form, items = _form(adding, record_id), list[Incoming]()
    if request.method == "POST":
        items = _sent(adding, form)
        if _add(adding, record_id, form, items):
            return redirect(back, code=303)
        items = _without_empty(items)
    page = render_template("filing/adding.html", adding=adding, form=form, items=items, about=about, back=back)
    return page, 400 if form.errors else 200


def _form(adding: Adding, record_id: UUID) -> Form:
    schema = adding.schema()
    if request.method == "POST":
        return Form.sent(schema, list(request.form.items(multi=True)))
    return Form.begin(schema, version=current_services().archive.load(adding.kind, record_id).version)


def _sent(adding: Adding, form: Form) -> list[Incoming]:
    """Return the files that came with the form, and those that came with it before and were refused."""
    tray = my_tray()
    before = {one.id for one in tray.all()}
    for sentence in take_in(request.files.getlist("upload")):
        form.say(sentence)
    new = [one for one in tray.all() if one.id not in before]
    kept = []
    for text in request.form.getlist("kept"):
        try:
            kept.append(tray.get(UUID(text)))
        except (ValueError, NoSuchIncomingError):
            continue
    if not adding.several and new:
        for one in kept:
            tray.remove(one.id)
        kept = []
    return [*kept, *new] if adding.several else [*kept, *new][:1]


def _add(adding: Adding, record_id: UUID, form: Form, items: Sequence[Incoming]) -> bool:
    """Carry it out; return whether that went well, and otherwise let the form say what did not."""
    if not items and not form.errors:
        form.say(gettext("Choose a file."))
    for item in [one for one in items if not one.size]:
        form.say(gettext("“%(name)s” is empty. Choose another file.", name=item.name))
    values = form.load()
    if values is None or form.errors:
        return False
    services, tray = current_services(), my_tray()
    try:
        rows = _look(items)
        for item in items:
            tray.store(item.id, services.stores.files)
            services.incoming_reader.keep(item, services.incoming_reader.known(tray, item))
        adding.perform(services.archive, record_id, items, values, form, asker().by)
    except StaleVersionError:
        form.version = services.archive.load(adding.kind, record_id).version
        form.say(gettext("Somebody else changed this while you wrote. Look at it again, and send once more."))
        return False
    except DomainError as error:
        form.refuse(error, _PLACES)
        return False
    except ApplicationError as error:
        form.say(message(error))
        return False
    for item in items:
        tray.remove(item.id)
    flash(str(adding.done), "success")
    for row in rows:
        if row.warning:
            flash(f"{row.item.name}: {row.warning}", "warning")
    return True


def _without_empty(items: Sequence[Incoming]) -> list[Incoming]:
    for item in items:
        if not item.size:
            my_tray().remove(item.id)
    return [item for item in items if item.size]


def _look(items: Sequence[Incoming]) -> list[FileRow]:
    services, tray, until = current_services(), my_tray(), monotonic() + _PATIENCE_S
    read = {one.id: services.incoming_reader.read(tray, one, patience=until - monotonic()) for one in items}
    with services.stores.registers.connect() as connection:
        return file_rows(connection, items, read, asker().audience)
