"""What can be done with access: publish, shield, lift a shielding. The same commands serve every kind of record."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.text_numbers import public_bytes, refuse_numbers_in_texts
from domain import agreements, consultations, meetings, statements
from domain.access import Accessible
from domain.action_plans import ActionPlan
from domain.agreements import Agreement
from domain.attached import HoldsDocuments
from domain.cases import Case
from domain.consultations import Consultation
from domain.decisions import Decision
from domain.documents import Document
from domain.journal import JournalEntry, JournalEntryKind
from domain.legal_bases import LegalBasis
from domain.meeting_plans import MeetingPlan
from domain.meetings import Meeting
from domain.principles import Principles
from domain.statements import Statement

KINDS: dict[str, type[Accessible]] = {
    "journal-entry": JournalEntry,
    "decision": Decision,
    "document": Document,
    "agreement": Agreement,
    "statement": Statement,
    "principles": Principles,
    "consultation": Consultation,
    "meeting": Meeting,
    "meeting-plan": MeetingPlan,
    "action-plan": ActionPlan,
}
"""The kinds of record that have an access of their own."""

_DRAFTED: dict[Any, Callable[[Any], Collection[str]]] = {
    Agreement: agreements.texts_of_drafts,
    Consultation: consultations.texts_of_drafts,
    Meeting: meetings.papers_kept_closed,
    Statement: statements.texts_of_drafts,
}
"""What has drafts or closed parts, and which documents are texts of those alone."""

CASE_PAPER_WARNING = "case-paper-not-shieldable"
"""Offentleglova § 16: §§ 14 and 15 do not reach a paper put before a municipal body."""


@dataclass(frozen=True, kw_only=True)
class Publish:
    """Make a record public, and with it those of its documents that are not public yet."""

    kind: str
    record_id: UUID
    by: str
    with_documents: bool = True
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class Shield:
    """Shield a record, wholly or in part, on a legal basis."""

    kind: str
    record_id: UUID
    scope: str
    basis: Mapping[str, Any]
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class LiftShielding:
    """Lift a record's shielding."""

    kind: str
    record_id: UUID
    by: str
    reason: str | None = None
    expected_version: int | None = None


def publish(archive: Archive, command: Publish) -> int | None:
    """Make a record public; what is public already stays so, and then None is returned.

    IdentityNumberError when the record, one of its documents' titles or its case's title would publish one, and
    IdentityNumberInTextError when the text of a document would.
    """
    record = _load(archive, command.kind, command.record_id, command.expected_version)
    return archive.record(*made_public(archive, record, by=command.by, with_documents=command.with_documents))


def made_public(archive: Archive, record: Accessible, *, by: str, with_documents: bool = True) -> list[Accessible]:
    """Make a record public, and its documents with it; return them, to be recorded together. Errors as of publish."""
    if isinstance(record, JournalEntry | Decision):
        archive.load(Case, record.case_id).require_publishable()
    chosen: list[Accessible] = [record]
    if with_documents:
        chosen += [archive.load(Document, UUID(document_id)) for document_id in _documents_to_publish(record)]
    refuse_numbers_in_texts(archive, _to_be_public(record, chosen))
    for one in chosen:
        if not one.is_published:
            one.publish(by=by)
    return chosen


def shield(archive: Archive, command: Shield) -> int | None:
    """Shield a record; InvalidValueError when the basis is not law or lacks something."""
    record = _load(archive, command.kind, command.record_id, command.expected_version)
    record.shield(scope=command.scope, basis=command.basis, by=command.by)
    return archive.record(record)


def lift_shielding(archive: Archive, command: LiftShielding) -> int | None:
    """Lift a record's shielding; IdentityNumberInTextError when that would make one in the text of a file public."""
    record = _load(archive, command.kind, command.record_id, command.expected_version)
    if record.is_published:
        refuse_numbers_in_texts(archive, _freed(archive, record))
    record.lift_shielding(reason=command.reason, by=command.by)
    return archive.record(record)


def shielding_warnings(entry_kinds: Iterable[str], basis: LegalBasis) -> list[str]:
    """Return warnings about shielding something that belongs to journal entries of these kinds."""
    on_case_paper = JournalEntryKind.CASE_PAPER in set(entry_kinds)
    return [CASE_PAPER_WARNING] if on_case_paper and not basis.reaches_case_papers else []


def _to_be_public(record: Accessible, chosen: Iterable[Accessible]) -> Iterator[tuple[Document, str | None]]:
    """Yield the documents that are made public now, with what can be read of them then."""
    for one in chosen:
        if isinstance(one, Document) and not one.is_published:
            yield one, public_bytes(one, None if one is record else record.shielding)


def _documents_to_publish(record: Accessible) -> list[str]:
    """Return the documents that become public with a record: not those that are texts of drafts."""
    for kind, texts_of_drafts in _DRAFTED.items():
        if isinstance(record, kind):
            return [one for one in record.documents if UUID(one).hex not in texts_of_drafts(record.facts)]
    return list(record.documents) if isinstance(record, HoldsDocuments) else []


def _freed(archive: Archive, record: Accessible) -> Iterator[tuple[Document, str | None]]:
    """Yield the public documents that only the record's shielding keeps closed, with what can be read without it."""
    if isinstance(record, Document):
        yield record, record.sha256
    elif isinstance(record, HoldsDocuments):
        for document_id in record.documents:
            document = archive.load(Document, UUID(document_id))
            if document.is_published:
                yield document, public_bytes(document)


def _load(archive: Archive, kind: str, record_id: UUID, expected: int | None) -> Accessible:
    return archive.load(KINDS[kind], record_id, expected=expected)
