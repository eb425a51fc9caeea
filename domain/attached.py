"""Documents that belong to a record: attached in a role, moved to the record they belong with, and returned."""

from enum import StrEnum
from typing import Any
from uuid import UUID

from domain.base import ArchiveAggregate, require_one_of, require_text
from domain.errors import InvalidValueError


class DocumentRole(StrEnum):
    """What a document is to its record; Noark 5 M217 tilknyttetRegistreringSom."""

    MAIN = "main"
    ATTACHMENT = "attachment"


class DocumentAttached(ArchiveAggregate.Event):
    """A filed document belongs to the record. Subclasses name the record."""

    document_id: UUID
    role: str

    def apply(self, aggregate: Any) -> None:
        """Remember it with its role."""
        aggregate.documents[str(self.document_id)] = self.role


class DocumentMoved(ArchiveAggregate.Event):
    """A document had been filed with the wrong record, and belongs to the record `record_id` instead."""

    document_id: UUID
    record_kind: str
    record_id: UUID
    reason: str

    def apply(self, aggregate: Any) -> None:
        """Remember that it was here."""
        del aggregate.documents[str(self.document_id)]
        aggregate.moved_away.add(str(self.document_id))


class DocumentReturned(ArchiveAggregate.Event):
    """A document that had been moved away belongs to the record again."""

    document_id: UUID
    role: str

    def apply(self, aggregate: Any) -> None:
        """Remember it with its role."""
        aggregate.documents[str(self.document_id)] = self.role


class HoldsDocuments(ArchiveAggregate):
    """A record that documents belong to: `documents` maps their ids to their roles.

    A subclass nests its own DocumentAttached, DocumentMoved and DocumentReturned with their TOPIC, and its `__init__`
    calls `_begin_documents`.
    """

    reference: str
    documents: dict[str, str]
    moved_away: set[str]

    def _begin_documents(self) -> None:
        self.documents = {}
        self.moved_away = set()

    def attach(self, document_id: UUID, *, role: str, by: str) -> None:
        """Attach a filed document. The same document again changes nothing."""
        role = require_one_of("role", role, frozenset(DocumentRole))
        if str(document_id) not in self.documents:
            name = "DocumentReturned" if str(document_id) in self.moved_away else "DocumentAttached"
            self.trigger_event(self._event(name), document_id=document_id, role=role, by=by)

    def move_document(self, document_id: UUID, *, record_kind: str, record_id: UUID, reason: str, by: str) -> None:
        """Let a document belong to another record, which must attach it in the same recording."""
        reason = require_text("reason", reason)
        if str(document_id) not in self.documents:
            raise InvalidValueError(field="document", value=document_id, problem="not-here")
        if record_id == self.id:
            raise InvalidValueError(field="record", value=self.reference, problem="itself")
        self.trigger_event(
            self._event("DocumentMoved"),
            document_id=document_id,
            record_kind=record_kind,
            record_id=record_id,
            reason=reason,
            by=by,
        )
