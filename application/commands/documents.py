"""What can be done with documents. Their bytes lie in the file store before any event names them."""

from dataclasses import dataclass
from uuid import UUID

from application.archive import Archive
from domain.documents import Document
from domain.journal import DocumentRole


@dataclass(frozen=True, kw_only=True)
class FileDocument:
    """File stored bytes as a new document, with the role it has for the record it is filed with."""

    document_id: UUID
    sha256: str
    size: int
    media_type: str
    name: str
    title: str | None = None
    role: str = DocumentRole.ATTACHMENT


@dataclass(frozen=True, kw_only=True)
class FileVersion:
    """File stored bytes as the next version of a document, or as its public version."""

    document_id: UUID
    sha256: str
    size: int
    media_type: str
    name: str
    by: str
    reason: str | None = None
    expected_version: int | None = None


def filed(command: FileDocument, *, by: str) -> Document:
    """Return the new document, to be recorded together with the record it belongs to."""
    return Document.file(
        sha256=command.sha256,
        size=command.size,
        media_type=command.media_type,
        name=command.name,
        title=command.title,
        by=by,
        id=command.document_id,
    )


def file_version(archive: Archive, command: FileVersion) -> int | None:
    """File the next version of a document."""
    document = archive.load(Document, command.document_id, expected=command.expected_version)
    document.file_version(
        sha256=command.sha256,
        size=command.size,
        media_type=command.media_type,
        name=command.name,
        reason=command.reason,
        by=command.by,
    )
    return archive.record(document)


def file_public_version(archive: Archive, command: FileVersion) -> int | None:
    """File the version of a document that everybody may see."""
    document = archive.load(Document, command.document_id, expected=command.expected_version)
    document.file_public_version(
        sha256=command.sha256, size=command.size, media_type=command.media_type, name=command.name, by=command.by
    )
    return archive.record(document)
