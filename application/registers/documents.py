"""The documents register: what is filed, its versions, and which records it belongs to."""

from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, MetaData, Table

from application.column_types import WHOLE, plain
from application.media import file_type
from application.registers.batch import Batch
from application.registers.columns import as_moment, identity, moment, text
from application.registers.register import Fact, Handler, Register
from domain.action_plans import ActionPlan
from domain.agreements import Agreement
from domain.consultations import Consultation
from domain.decisions import Decision
from domain.documents import Document
from domain.journal import JournalEntry
from domain.meetings import Meeting
from domain.principles import Principles
from domain.statements import Statement

metadata = MetaData()

documents = Table(
    "documents",
    metadata,
    identity("id", primary_key=True),
    text("title"),
    Column("version", Integer, nullable=False),
    moment("filed_at"),
    Index("ix_documents_filed", "filed_at", "id"),
)

document_versions = Table(
    "document_versions",
    metadata,
    identity("document_id", primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("public", Boolean, nullable=False),
    Column("position", WHOLE, primary_key=True),
    Column("sha256", plain(64), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("media_type", plain(128), nullable=False),
    Column("file_type", plain(8), nullable=False),
    Column("name", plain(255), nullable=False),
    moment("filed_at"),
    Column("filed_by", plain(64), nullable=False),
    text("reason", nullable=True),
    Index("ix_document_versions_sha256", "sha256"),
)
"""`public` marks a version that everybody may see while the document is shielded in part; the last one stands.
`position` is the event's."""

record_documents = Table(
    "record_documents",
    metadata,
    identity("record_id", primary_key=True),
    identity("document_id", primary_key=True),
    Column("record_kind", plain(16), nullable=False),
    Column("role", plain(16), nullable=False),
    Column("position", WHOLE, nullable=False),
    identity("moved_to", nullable=True),
    Index("ix_record_documents_document", "document_id"),
)
"""Which records a document belongs to; `position` is the event's, and orders attachments.
`moved_to` is the record it was moved to, for one that belongs here no longer."""

BELONGS = record_documents.c.moved_to.is_(None)
"""The condition that a document belongs to the record still."""


def _filed(batch: Batch, fact: Fact) -> None:
    event = fact.event
    key, filed_at = event.originator_id.hex, as_moment(event.timestamp)
    batch.insert(documents, id=key, title=event.title, version=1, filed_at=filed_at)
    _insert_version(batch, fact, number=1, public=False)


def _version_filed(batch: Batch, fact: Fact) -> None:
    batch.update(documents, {"id": fact.event.originator_id.hex}, version=fact.event.number)
    _insert_version(batch, fact, number=fact.event.number, public=False)


def _public_version_filed(batch: Batch, fact: Fact) -> None:
    _insert_version(batch, fact, number=fact.event.number, public=True)


def _insert_version(batch: Batch, fact: Fact, *, number: int, public: bool) -> None:
    batch.insert(document_versions, **_version(fact, number, public=public))


def _version(fact: Fact, number: int, *, public: bool) -> dict[str, object]:
    event = fact.event
    return {
        "document_id": event.originator_id.hex,
        "number": number,
        "public": public,
        "position": fact.position,
        "sha256": event.sha256,
        "size": event.size,
        "media_type": event.media_type,
        "file_type": file_type(event.media_type),
        "name": event.name,
        "filed_at": as_moment(event.timestamp),
        "filed_by": event.by,
        "reason": getattr(event, "reason", None),
    }


def _attached(record_kind: str) -> Handler:
    def attach(batch: Batch, fact: Fact) -> None:
        batch.insert(
            record_documents,
            record_id=fact.event.originator_id.hex,
            document_id=fact.event.document_id.hex,
            record_kind=record_kind,
            role=fact.event.role,
            position=fact.position,
        )

    return attach


def _moved(batch: Batch, fact: Fact) -> None:
    batch.update(record_documents, _link(fact), moved_to=fact.event.record_id.hex)


def _returned(batch: Batch, fact: Fact) -> None:
    batch.update(record_documents, _link(fact), moved_to=None, role=fact.event.role, position=fact.position)


def _link(fact: Fact) -> dict[str, str]:
    return {"record_id": fact.event.originator_id.hex, "document_id": fact.event.document_id.hex}


def _corrected(batch: Batch, fact: Fact) -> None:
    event = fact.event
    key = event.originator_id.hex
    if "title" in event.changes:
        batch.update(documents, {"id": key}, title=event.changes["title"]["after"])
    if "name" in event.changes:
        version = {"document_id": key, "number": event.number, "public": False}
        batch.update(document_versions, version, name=event.changes["name"]["after"])


_HOLDERS: dict[str, Any] = {
    "journal-entry": JournalEntry,
    "decision": Decision,
    "agreement": Agreement,
    "statement": Statement,
    "principles": Principles,
    "consultation": Consultation,
    "meeting": Meeting,
    "action-plan": ActionPlan,
}
"""What documents belong to."""

register = Register(
    name="documents",
    version=8,
    metadata=metadata,
    handlers={
        Document.Filed: _filed,
        Document.VersionFiled: _version_filed,
        Document.PublicVersionFiled: _public_version_filed,
        Document.Corrected: _corrected,
        **{kind.DocumentMoved: _moved for kind in _HOLDERS.values()},
        **{kind.DocumentReturned: _returned for kind in _HOLDERS.values()},
        **{kind.DocumentAttached: _attached(name) for name, kind in _HOLDERS.items()},
    },
)
