"""Rows of documents: one more file of a journal entry or a decision, with an access of its own."""

from application.archive import Archive
from application.commands.decisions import attach_to_decision
from application.commands.journal import AttachDocument, attach_to_entry
from application.imports.accessing import access_in, make_public, set_shielding
from application.imports.attached import document_of, file_public, public_differs
from application.imports.cells import required
from application.imports.columns import Column
from application.imports.dealing import Dealt, Desk, differs, differs_in, line_of
from application.imports.filing import BY
from application.imports.report import Line, Outcome
from application.imports.table_rows import Row
from application.imports.vocabulary import value
from domain.decisions import Decision
from domain.documents import Document
from domain.journal import DocumentRole, JournalEntry

_KINDS: dict[str, type[JournalEntry] | type[Decision]] = {"journal-entry": JournalEntry, "decision": Decision}


def file_document(desk: Desk, archive: Archive, row: Row) -> Dealt:
    """File a document with the record it belongs to, or say that it is there."""
    kind, owner_id = desk.naming.record(archive, required(row, Column.BELONGS_TO), tuple(_KINDS))
    owner = archive.load(_KINDS[kind], owner_id)
    source = desk.papers.file(required(row, Column.FILE))
    public = desk.papers.file(row[Column.PUBLIC_FILE]) if row[Column.PUBLIC_FILE] else None
    access = access_in(row)
    role = value(Column.ROLE, row[Column.ROLE], "role") if row[Column.ROLE] else str(DocumentRole.ATTACHMENT)
    document_id = document_of(desk, owner_id, source)
    desk.naming.require_first(document_id, row)
    publish = access.published
    if publish is None:
        publish = owner.is_published or desk.filing.publish
    if str(document_id) in owner.documents:
        document = archive.load(Document, document_id)
        remarks = public_differs(desk, archive, [document_id], public)
        remarks += differs_in(Column.ROLE, owner.documents[str(document_id)], row, "role")
        remarks += differs(Column.TITLE, document.title, row[Column.TITLE]) + access.unpublished_in_vain(document)
        shielding = access.differs_from(document)
        published = publish and not shielding and make_public(archive, "document", document_id)
        outcome = Outcome.CHANGED if published else Outcome.THERE
        line = _line(row, owner, document, outcome)
        return Dealt(record_id=document_id, line=line.with_remarks(remarks + shielding))
    filed, taken = desk.filing.document(source, str(owner_id), role=role, title=row[Column.TITLE] or None)
    command = AttachDocument(record_id=owner_id, document=filed, by=BY)
    (attach_to_entry if kind == "journal-entry" else attach_to_decision)(archive, command)
    remarks = taken.remarks + file_public(desk, archive, filed.document_id, public)
    kinds = [owner.kind] if isinstance(owner, JournalEntry) else []
    remarks += set_shielding(
        archive, "document", filed.document_id, access, title=filed.title or filed.name, entry_kinds=kinds
    )
    if publish:
        make_public(archive, "document", filed.document_id)
    line = _line(row, owner, archive.load(Document, filed.document_id), Outcome.FILED)
    return Dealt(record_id=filed.document_id, line=line.with_remarks(remarks))


def _line(row: Row, owner: JournalEntry | Decision, document: Document, outcome: Outcome) -> Line:
    return line_of(row, "document", outcome, owner.reference, document.title)
