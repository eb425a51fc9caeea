"""The files of a version: those that can be had are its texts, and each that cannot is told on a line of its own."""

from dataclasses import dataclass, replace
from uuid import UUID

from application.archive import Archive
from application.commands.documents import FileDocument
from application.commands.drafting import AmendVersion, amend_version
from application.errors import ApplicationError
from application.imports.accessing import WantedAccess, make_public, set_shielding
from application.imports.attached import document_of, file_public, public_differs
from application.imports.columns import Column
from application.imports.dealing import Desk
from application.imports.filing import BY
from application.imports.records_told import told
from application.imports.report import Line, Outcome, Remark
from application.imports.sources import Refused, Source, digest
from application.imports.table_rows import Row
from domain.agreements import Agreement
from domain.agreements.drafts import texts_of_drafts
from domain.agreements.facts import RecordKind, versions_of
from domain.documents import Document
from domain.recorded import Record


@dataclass(frozen=True, slots=True)
class Texts:
    """The files of a row by the ids of their documents, the main one first; `missing` are lines of the others."""

    files: dict[UUID, Source]
    public: Source | None
    missing: tuple[Line, ...]

    @property
    def main(self) -> UUID | None:
        """The main one."""
        return next(iter(self.files), None)


def texts_in(desk: Desk, agreement: Agreement, version: int, row: Row) -> Texts:
    """Return the files that a row of a version names."""
    found: dict[UUID, Source] = {}
    refused: list[Refused] = []
    for one in (*desk.papers.each(row[Column.FILE]), *desk.papers.each(row[Column.ATTACHMENTS])):
        try:
            if isinstance(one, Source):
                found.setdefault(document_of(desk, agreement.id, one), one)
            else:
                refused.append(one)
        except ApplicationError as error:  # an empty file, or one that cannot be read
            refused.append(Refused(one.shown, error))
    public = next(iter(desk.papers.each(row[Column.PUBLIC_FILE])), None)
    if isinstance(public, Refused):
        refused.append(public)
    title = f"{agreement.reference} v{version}"
    missing = tuple(Line(one.shown, "file", Outcome.LEFT_OUT, title=title, reason=one.reason) for one in refused)
    return Texts(found, public if isinstance(public, Source) else None, missing)


def taken_in(
    desk: Desk, agreement: Agreement, texts: Texts
) -> tuple[tuple[FileDocument, ...], tuple[UUID, ...], tuple[Remark, ...]]:
    """Store the files' bytes; return those that are filed now, those that are filed already, and what to know."""
    new: list[FileDocument] = []
    remarks: tuple[Remark, ...] = ()
    for document_id, source in texts.files.items():
        if str(document_id) not in agreement.documents:
            document, taken = desk.filing.document(source, str(agreement.id))
            new.append(document)
            remarks += taken.remarks
    filed = tuple(one for one in texts.files if str(one) in agreement.documents)
    return tuple(new), filed, remarks


def set_access(
    desk: Desk, archive: Archive, texts: Texts, new: tuple[FileDocument, ...], access: WantedAccess
) -> tuple[Remark, ...]:
    """Shield the documents that are new, and file the public version of the main one."""
    remarks: tuple[Remark, ...] = ()
    for one in new:
        if one.document_id == texts.main:
            remarks += file_public(desk, archive, one.document_id, texts.public)
        remarks += set_shielding(archive, "document", one.document_id, access, title=one.title or one.name)
    return remarks


def add_texts(
    desk: Desk, archive: Archive, agreement: Agreement, version: int, texts: Texts, access: WantedAccess
) -> tuple[bool, tuple[Remark, ...]]:
    """Give a version the files that were missing when it was filed; return whether any were, and what to know.

    A file that has changed since, or is another than the version's text, is told and not filed.
    """
    record = _latest(agreement, version)
    texts = _by_bytes(desk, record, texts)
    there, given = [one["document_id"] for one in record["texts"]], [one.hex for one in texts.files]
    before = [*told(archive, agreement, RecordKind.AMENDMENT, version=version)]
    was_told = any({text["document_id"] for text in one.first["texts"]} == set(given) for one in before)
    if set(given) <= set(there) or was_told:
        return False, ()
    if not set(there) <= set(given):
        others = (source for document_id, source in texts.files.items() if document_id.hex not in there)
        return False, tuple(Remark("import-other-text", {"name": one.shown}) for one in others)
    new, filed, remarks = taken_in(desk, agreement, texts)
    command = AmendVersion(
        agreement_id=agreement.id, version=version, files=new, documents=filed, main=texts.main, by=BY
    )
    amend_version(archive, command)
    return True, remarks + set_access(desk, archive, texts, new, access)


def text_differences(
    desk: Desk, archive: Archive, agreement: Agreement, version: int, texts: Texts, access: WantedAccess
) -> tuple[Remark, ...]:
    """Return a remark where the main text of a version that is there has another access than the row says."""
    shown = _latest(agreement, version)["texts"][:1]
    remarks: tuple[Remark, ...] = ()
    for one in shown:
        document = archive.load(Document, UUID(one["document_id"]))
        remarks += access.differs_from(document) + access.unpublished_in_vain(document)
        remarks += public_differs(desk, archive, [document.id], texts.public)
    return remarks


def publish_texts(archive: Archive, agreement: Agreement, version: int, access: WantedAccess) -> bool:
    """Publish the texts of a version that is more than a draft; return whether any was not public yet.

    One that is not shielded as the row says stays closed.
    """
    if version not in versions_of(agreement.facts):
        return False
    hidden = texts_of_drafts(agreement.facts)
    shown = [UUID(one["document_id"]) for one in _latest(agreement, version)["texts"]]
    published = False
    for one in shown:
        if one.hex not in hidden and not access.differs_from(archive.load(Document, one)):
            published |= make_public(archive, "document", one)
    return published


def _by_bytes(desk: Desk, record: Record, texts: Texts) -> Texts:
    """Return the files under the ids of the version's texts where the bytes are theirs, whoever filed them."""
    filed = {one["sha256"]: UUID(one["document_id"]) for one in record["texts"]}
    given = ((filed.get(digest(source, limit=desk.filing.limit), one), source) for one, source in texts.files.items())
    return replace(texts, files=dict(given))


def _latest(agreement: Agreement, version: int) -> Record:
    """Return the record that tells which texts a version has now."""
    of_texts = (RecordKind.VERSION, RecordKind.AMENDMENT)
    records = agreement.facts["records"].values()
    found: Record = [one for one in records if one["kind"] in of_texts and one["version"] == version][-1]
    return found
