"""The files of a journal entry or a decision: taken in when it is new, compared when it is there."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from application.archive import Archive
from application.commands.documents import FileDocument, FileVersion, file_public_version
from application.imports.columns import Column
from application.imports.dealing import Desk
from application.imports.filing import BY
from application.imports.identity import made_from
from application.imports.report import Remark
from application.imports.sources import Source, digest, take_in
from application.imports.table_rows import Row
from domain.documents import Document
from domain.journal import DocumentRole


@dataclass(frozen=True, slots=True)
class Named:
    """The files that a row names: with their roles, and the public version of the first."""

    files: tuple[tuple[Source, str], ...]
    public: Source | None


def named_in(desk: Desk, row: Row) -> Named:
    """Return the files a row names; errors as `Papers.file` raises them."""
    found = {}
    if row[Column.FILE]:
        main = desk.papers.file(row[Column.FILE])
        found[main.shown] = (main, str(DocumentRole.MAIN))
    for source in desk.papers.files(row[Column.ATTACHMENTS]):
        found.setdefault(source.shown, (source, str(DocumentRole.ATTACHMENT)))
    public = desk.papers.file(row[Column.PUBLIC_FILE]) if row[Column.PUBLIC_FILE] else None
    return Named(tuple(found.values()), public)


def taken_in(desk: Desk, named: Named, owner: UUID) -> tuple[tuple[FileDocument, ...], tuple[Remark, ...]]:
    """Store the files' bytes; return how they are filed with their owner, and what there is to know of them."""
    documents: list[FileDocument] = []
    remarks: tuple[Remark, ...] = ()
    for source, role in named.files:
        document, taken = desk.filing.document(source, str(owner), role=role)
        documents.append(document)
        remarks += taken.remarks
    return tuple(documents), remarks


def file_public(desk: Desk, archive: Archive, document_id: UUID, source: Source | None) -> tuple[Remark, ...]:
    """File the version of a document that everybody may see."""
    if source is None:
        return ()
    taken = take_in(source, desk.filing.files, limit=desk.filing.limit)
    command = FileVersion(
        document_id=document_id,
        sha256=taken.sha256,
        size=taken.size,
        media_type=taken.media_type,
        name=taken.name,
        by=BY,
    )
    file_public_version(archive, command)
    return taken.remarks


def compared(
    desk: Desk, archive: Archive, named: Named, owner: UUID, filed: Mapping[str, str]
) -> tuple[list[UUID], tuple[Remark, ...]]:
    """Return which of the row's files are filed with their owner, and a remark for each that is not or has changed."""
    found: list[UUID] = []
    remarks: tuple[Remark, ...] = ()
    for source, _ in named.files:
        document_id = document_of(desk, owner, source)
        if str(document_id) in filed:
            found.append(document_id)
        else:
            remarks += (_changed(source),)
    return found, remarks + public_differs(desk, archive, found[:1], named.public)


def public_differs(desk: Desk, archive: Archive, documents: list[UUID], source: Source | None) -> tuple[Remark, ...]:
    """Return a remark where a public version is not the one that was filed."""
    if source is None:
        return ()
    given = digest(source, limit=desk.filing.limit)
    if any(archive.load(Document, one).public_sha256 == given for one in documents):
        return ()
    return (_changed(source),)


def document_of(desk: Desk, owner: UUID, source: Source) -> UUID:
    """Return the id that `Filing.document` gives a file as it is now."""
    return made_from("document", str(owner), source.shown, digest(source, limit=desk.filing.limit))


def _changed(source: Source) -> Remark:
    return Remark("import-other-file", {"name": source.shown})
