"""Files that were read with something amiss, in words: for those who can do something about them."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from application.questions.documents import documents_by_id, documents_with
from search.texts.trouble import troubled
from web.reading import ReadingInWords, reading_of
from web.services import current_services


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that was read with something amiss, in one of the documents it is filed as."""

    document_id: UUID
    title: str
    name: str
    is_in_force: bool
    reading: ReadingInWords


def unread_files(before: int | None = None, *, limit: int) -> tuple[list[Unread], int | None]:
    """Return a page of files with something amiss, the last read first, and where the next one begins."""
    services = current_services()
    numbered = troubled(services.stores.texts, before=before, limit=limit + 1)
    shown = [sha256 for _, sha256 in numbered[:limit]]
    with services.stores.registers.connect() as connection:
        files = _in_words(connection, shown)
    return files, numbered[limit - 1][0] if len(numbered) > limit else None


def _in_words(connection: Connection, digests: list[str]) -> list[Unread]:
    holders = documents_with(connection, digests)
    views = documents_by_id(connection, sorted({one for many in holders.values() for one in many[:1]}))
    states = current_services().texts.states(digests)
    found = []
    for sha256 in digests:
        for document_id in holders.get(sha256, [])[:1]:
            view = views[document_id]
            version = next(one for one in reversed(view.versions) if one.sha256 == sha256)
            in_force = version in (view.original, view.public_version)
            words = reading_of(states.get(sha256))
            found.append(Unread(document_id, view.title, version.name, in_force, words))
    return found
