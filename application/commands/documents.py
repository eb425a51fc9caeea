"""What can be done with documents. Their bytes lie in the file store before any event names them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.text_numbers import refuse_numbers_in_texts
from domain.action_plans import ActionPlan
from domain.agreements import Agreement
from domain.base import require_one_of
from domain.cases import Case
from domain.consultations import Consultation
from domain.decisions import Decision
from domain.documents import Document
from domain.journal import DocumentRole, JournalEntry
from domain.meetings import Meeting
from domain.principles import Principles
from domain.put_right import PutRight
from domain.statements import Statement

Holder = JournalEntry | Decision | Agreement | Statement | Principles | Consultation | Meeting | ActionPlan

HOLDERS: dict[str, type[Holder]] = {
    "journal-entry": JournalEntry,
    "decision": Decision,
    "agreement": Agreement,
    "statement": Statement,
    "principles": Principles,
    "consultation": Consultation,
    "meeting": Meeting,
    "action-plan": ActionPlan,
}
"""The kinds of record that documents belong to."""


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


@dataclass(frozen=True, kw_only=True)
class CorrectDocument:
    """Put a document's title or file name right."""

    document_id: UUID
    changes: Mapping[str, Any]
    reason: str
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class MoveDocument:
    """Let a document belong to another record than the one it was filed with. `kind` and `to_kind` are kinds of record.

    `expected_version` is that of the record it is moved from.
    """

    document_id: UUID
    kind: str
    record_id: UUID
    to_kind: str
    to_id: UUID
    reason: str
    by: str
    role: str = DocumentRole.ATTACHMENT
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
    """File the next version of a document; IdentityNumberInTextError when everybody would read one in it."""
    document = archive.load(Document, command.document_id, expected=command.expected_version)
    if document.is_published and document.shielding is None:
        refuse_numbers_in_texts(archive, [(document, command.sha256)])
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
    """File the version of a document that everybody may see; IdentityNumberInTextError when its text holds one."""
    document = archive.load(Document, command.document_id, expected=command.expected_version)
    refuse_numbers_in_texts(archive, [(document, command.sha256)])
    document.file_public_version(
        sha256=command.sha256, size=command.size, media_type=command.media_type, name=command.name, by=command.by
    )
    return archive.record(document)


def correct_document(archive: Archive, command: CorrectDocument) -> int | None:
    """Put a document's title or file name right, for a reason."""
    document = archive.load(Document, command.document_id, expected=command.expected_version)
    document.correct(command.changes, reason=command.reason, by=command.by)
    return archive.record(document)


def move_document(archive: Archive, command: MoveDocument) -> int | None:
    """Let a document belong to another record; CaseClosedError when that one's case is closed."""
    source = _holder(archive, command.kind, command.record_id, command.expected_version)
    target = _holder(archive, command.to_kind, command.to_id, None)
    if isinstance(target, PutRight):
        target.require_there()
    else:
        archive.load(Case, target.case_id).require_open()
    source.move_document(
        command.document_id, record_kind=command.to_kind, record_id=target.id, reason=command.reason, by=command.by
    )
    target.attach(command.document_id, role=command.role, by=command.by)
    return archive.record(source, target)


def _holder(archive: Archive, kind: str, identity: UUID, expected: int | None) -> Holder:
    holder = HOLDERS[require_one_of("kind", kind, frozenset(HOLDERS))]
    return archive.load(holder, identity, expected=expected)
