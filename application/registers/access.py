"""The access register: whether each record with an access of its own is published, shielded or withdrawn."""

from typing import Any

from sqlalchemy import JSON, Column, Index, MetaData, Table, and_

from application.column_types import plain
from application.registers.batch import Batch
from application.registers.columns import as_moment, identity, moment
from application.registers.register import Fact, Handler, Register
from domain.action_plans import ActionPlan
from domain.agreements import Agreement
from domain.consultations import Consultation
from domain.decisions import Decision
from domain.documents import Document
from domain.journal import JournalEntry
from domain.meeting_plans import MeetingPlan
from domain.meetings import Meeting
from domain.principles import Principles
from domain.statements import Statement

metadata = MetaData()

access = Table(
    "access",
    metadata,
    identity("record_id", primary_key=True),
    Column("kind", plain(16), nullable=False),
    moment("begun_at"),
    moment("published_at", nullable=True),
    Column("scope", plain(8)),
    Column("basis", JSON),
    moment("withdrawn_at", nullable=True),
)

UNPUBLISHED = and_(access.c.published_at.is_(None), access.c.withdrawn_at.is_(None))
"""What can be published."""

Index(
    "ix_access_unpublished",
    access.c.begun_at,
    access.c.record_id,
    sqlite_where=UNPUBLISHED,
    postgresql_where=UNPUBLISHED,
)


def _begun(kind: str) -> Handler:
    def begin(batch: Batch, fact: Fact) -> None:
        event = fact.event
        batch.insert(access, record_id=event.originator_id.hex, kind=kind, begun_at=as_moment(event.timestamp))

    return begin


def _published(batch: Batch, fact: Fact) -> None:
    batch.update(access, _key(fact), published_at=as_moment(fact.event.timestamp))


def _shielded(batch: Batch, fact: Fact) -> None:
    batch.update(access, _key(fact), scope=fact.event.scope, basis=fact.event.basis)


def _lifted(batch: Batch, fact: Fact) -> None:
    batch.update(access, _key(fact), scope=None, basis=None)


def _withdrawn(batch: Batch, fact: Fact) -> None:
    batch.update(access, _key(fact), withdrawn_at=as_moment(fact.event.timestamp))


def _restored(batch: Batch, fact: Fact) -> None:
    batch.update(access, _key(fact), withdrawn_at=None)


def _key(fact: Fact) -> dict[str, Any]:
    return {"record_id": fact.event.originator_id.hex}


_ACCESSIBLE: tuple[Any, ...] = (
    JournalEntry,
    Decision,
    Document,
    Agreement,
    Statement,
    Principles,
    Consultation,
    Meeting,
    MeetingPlan,
    ActionPlan,
)
"""What has an access of its own."""

register = Register(
    name="access",
    version=9,
    metadata=metadata,
    handlers={
        JournalEntry.Registered: _begun("journal-entry"),
        Decision.Recorded: _begun("decision"),
        Document.Filed: _begun("document"),
        Agreement.Registered: _begun("agreement"),
        Statement.Registered: _begun("statement"),
        Consultation.Received: _begun("consultation"),
        Meeting.Planned: _begun("meeting"),
        **{kind.Published: _published for kind in _ACCESSIBLE},
        **{kind.Shielded: _shielded for kind in _ACCESSIBLE},
        **{kind.Withdrawn: _withdrawn for kind in (JournalEntry, Document)},
        **{kind.Restored: _restored for kind in (JournalEntry, Document)},
        **{kind.ShieldingLifted: _lifted for kind in _ACCESSIBLE},
        Principles.Registered: _begun("principles"),
        Principles.Withdrawn: _withdrawn,
        MeetingPlan.Begun: _begun("meeting-plan"),
        MeetingPlan.Withdrawn: _withdrawn,
        ActionPlan.Registered: _begun("action-plan"),
        ActionPlan.Withdrawn: _withdrawn,
    },
)
