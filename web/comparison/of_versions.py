"""Two versions of an agreement or a statement to compare: all their texts, as far as the asker may read them."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from flask_babel import gettext
from sqlalchemy import Connection

from application.questions.agreement_facts import VersionText
from application.questions.documents import DocumentView, Version, documents_by_id
from domain.access import Audience
from search.texts.store import TextStore
from web.addresses import document_address
from web.comparison.sides import ComparedFile, FileAsked, Side, side_of
from web.document_facts import version_keys
from web.reading import ReadingInWords


def version_sides(
    connection: Connection,
    texts: TextStore,
    of_versions: Sequence[VersionText],
    versions: Sequence[int],
    audience: Audience,
) -> list[Side]:
    """Return a side for each of the versions; `of_versions` are the texts of all versions there are."""
    wanted = [one for one in of_versions if one.version in versions]
    views = documents_by_id(connection, sorted({one.document_id for one in wanted}))
    asked = {version: [one for one in wanted if one.version == version] for version in versions}
    found = {version: list(_readable(asked[version], views, audience)) for version in versions}
    read = texts.get_many(each.version.sha256 for files in found.values() for each in files)
    sides = []
    for version in versions:
        side = side_of(gettext("version %(number)s", number=version), found[version], read)
        closed = tuple(_closed(view) for view in _unreadable(asked[version], views, audience))
        sides.append(Side(side.name, side.files + closed, side.key))
    return sides


def _readable(
    texts: Sequence[VersionText], views: Mapping[UUID, DocumentView], audience: Audience
) -> Iterator[FileAsked]:
    for text in texts:
        view = views.get(text.document_id)
        version = _bytes_for(view, text.sha256, audience) if view else None
        if view is not None and version is not None:
            key = next(key for key, each in version_keys(view).items() if each == version)
            yield FileAsked(view.id, version, key)


def _unreadable(
    texts: Sequence[VersionText], views: Mapping[UUID, DocumentView], audience: Audience
) -> Iterator[DocumentView]:
    """Yield the documents that the asker may know of, and not read."""
    for text in texts:
        view = views.get(text.document_id)
        if view is not None and _bytes_for(view, text.sha256, audience) is None and view.is_listed(audience):
            yield view


def _bytes_for(view: DocumentView, sha256: str, audience: Audience) -> Version | None:
    """Return the bytes with this hash, or the public version of them for those who may not read the original."""
    original = next((one for one in view.versions if one.sha256 == sha256), None)
    if original is None or audience >= view.content:
        return original
    readable = view.readable(audience)
    return readable if readable is not None and readable.number == original.number else None


def _closed(view: DocumentView) -> ComparedFile:
    label = str(gettext("Exempt from public access"))
    said = str(gettext("You may see that it exists, but not what it holds."))
    name = str(gettext("A document"))
    return ComparedFile(
        name, document_address(view.id), "other", ReadingInWords("closed", label, "info", said, "", False), ()
    )
