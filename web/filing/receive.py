"""Takes in what browsers and programs send: whole files, and pieces of files that go on where they broke off."""

from collections.abc import Iterable
from uuid import UUID

from flask import abort, request
from werkzeug.datastructures import FileStorage

from application.errors import ApplicationError
from application.incoming.item import Incoming
from application.incoming.protocol import Tray
from web.messages import message
from web.services import current_services
from web.signed_in import asker

OFFSET = "Upload-Offset"
"""The header that says where the bytes of a piece begin, and in answers how far a file has come (as in tus)."""

_ROOM_FOR_FIELDS = 1_000_000


def my_tray() -> Tray:
    """Return the tray of whoever asks."""
    return current_services().trays.of(UUID(asker().by))


def allow_files() -> None:
    """Let this request hold as much as the largest file that can be filed, beside its fields."""
    request.max_content_length = current_services().settings.max_file_size + _ROOM_FOR_FIELDS


def take_in(sent: Iterable[FileStorage]) -> list[str]:
    """Put the files of a form in the tray; return what is to be said of those that could not be."""
    refused, tray = [], my_tray()
    for one in sent:
        if not one.filename:
            continue
        try:
            tray.put(one.filename, one.stream)
        except ApplicationError as error:
            refused.append(message(error))
    return refused


def take_in_piece(identity: UUID) -> Incoming:
    """Add the bytes of the request to a file, from where its header says; 400 without one. WrongOffsetError."""
    written = request.headers.get(OFFSET, "")
    if not (written.isascii() and written.isdecimal() and len(written) < 16):
        abort(400)
    return my_tray().append(identity, int(written), request.stream)
