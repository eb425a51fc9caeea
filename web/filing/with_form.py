"""Files that come with a form: kept in the tray while something in the form must be put right, then stored."""

from collections.abc import Iterable, Sequence
from time import monotonic
from uuid import UUID, uuid5

from flask import flash, g, request
from flask_babel import gettext

from application.commands.documents import FileDocument
from application.incoming.errors import NoSuchIncomingError
from application.incoming.item import Incoming
from web.filing.receive import my_tray, take_in
from web.filing.rows import file_rows
from web.forms.form import Form
from web.services import current_services
from web.signed_in import asker

_PATIENCE_S = 15.0


def files_of(form: Form) -> list[Incoming]:
    """Return the files that came with a form, and those that came with it before and were not filed then.

    The form says which could not be taken in. Files of a row come as `upload-PART`: `g.files_of_rows` has them by part.
    """
    named = {*request.files, *request.form}
    parts = sorted(name.partition("-")[2] for name in named if name.startswith(("upload-", "kept-")))
    g.files_of_rows = {part: _files(form, f"-{part}") for part in dict.fromkeys(parts)}
    return [*_files(form, ""), *(one for some in g.files_of_rows.values() for one in some)]


def kept_files(identities: Iterable[str]) -> list[Incoming]:
    """Return those files that are in the tray still."""
    tray, kept = my_tray(), []
    for text in identities:
        try:
            kept.append(tray.get(UUID(text)))
        except (ValueError, NoSuchIncomingError):
            continue
    return kept


def stored(items: Sequence[Incoming], made_with: UUID) -> tuple[FileDocument, ...]:
    """Store the files; return what files each as a document, the same one however often the form is sent."""
    services, tray = current_services(), my_tray()
    for item in items:
        tray.store(item.id, services.stores.files)
        services.incoming_reader.keep(item, services.incoming_reader.known(tray, item))
    return tuple(
        FileDocument(
            document_id=uuid5(made_with, f"document {one.sha256}"),
            sha256=one.sha256 or "",
            size=one.size,
            media_type=one.media_type or "application/octet-stream",
            name=one.name,
        )
        for one in {one.sha256: one for one in items}.values()
    )


def let_go(items: Sequence[Incoming]) -> None:
    """Take files out of the tray once they are filed, and say what to look at in them."""
    services, tray, until = current_services(), my_tray(), monotonic() + _PATIENCE_S
    read = {one.id: services.incoming_reader.read(tray, one, patience=until - monotonic()) for one in items}
    with services.stores.registers.connect() as connection:
        rows = file_rows(connection, items, read, asker().audience)
    for row in rows:
        if row.warning:
            flash(f"{row.item.name}: {row.warning}", "warning")
    for item in items:
        tray.remove(item.id)


def _files(form: Form, ending: str) -> list[Incoming]:
    tray = my_tray()
    before = {one.id for one in tray.all()}
    for sentence in take_in(request.files.getlist(f"upload{ending}")):
        form.say(sentence)
    new = [one for one in tray.all() if one.id not in before]
    for item in [one for one in new if not one.size]:
        form.say(gettext("“%(name)s” is empty. Choose another file.", name=item.name))
        tray.remove(item.id)
    return [*kept_files(request.form.getlist(f"kept{ending}")), *(one for one in new if one.size)]
