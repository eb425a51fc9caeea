"""A text that was written in a form, filed as a text file."""

import hashlib
import io
from uuid import UUID, uuid5

from application.commands.documents import FileDocument
from application.errors import ApplicationError
from application.questions.documents import documents_by_id
from web.services import current_services

_MEDIA_TYPE = "text/plain"
_LONGEST = 1_000_000
_LONGEST_NAME = 80
_APART = str.maketrans(dict.fromkeys('\\/:*?"<>|', "-"))


def filed_text(text: str, title: str, made_with: UUID) -> FileDocument:
    """Store a text as a file called as its title; return what files it, the same however often the form is sent."""
    content = f"{text}\n".encode()
    sha256 = hashlib.sha256(content).hexdigest()
    called = " ".join(title.translate(_APART).split())[:_LONGEST_NAME].strip(" .") or "tekst"
    name = f"{called}.txt"
    current_services().stores.files.put(io.BytesIO(content), limit=len(content), name=name)
    return FileDocument(
        document_id=uuid5(made_with, f"text {sha256}"),
        sha256=sha256,
        size=len(content),
        media_type=_MEDIA_TYPE,
        name=name,
        title=title,
    )


def text_filed(document_id: UUID) -> str | None:
    """Return the text of a document that is a text file in UTF-8; None for any other, and for what cannot be read."""
    services = current_services()
    with services.stores.registers.connect() as connection:
        found = documents_by_id(connection, [document_id]).get(document_id)
    if found is None or found.original.media_type != _MEDIA_TYPE:
        return None
    try:
        with services.stores.files.open(found.original.sha256) as stored:
            return stored.read(_LONGEST).decode().strip()
    except (ApplicationError, UnicodeDecodeError):
        return None
