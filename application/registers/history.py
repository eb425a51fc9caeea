"""The history register (hendelseslogg): every event, who did it and when, and what stood before and after."""

from typing import Any
from uuid import UUID

from eventsourcing.utils import get_topic
from sqlalchemy import JSON, Boolean, Column, Index, Integer, MetaData, Table

from application.column_types import WHOLE, plain
from application.registers.batch import Batch
from application.registers.columns import as_moment, hexed, identity, moment
from application.registers.register import Fact, Register
from domain.references import Claim

metadata = MetaData()

history = Table(
    "history",
    metadata,
    Column("position", WHOLE, primary_key=True, autoincrement=False),
    moment("recorded_at"),
    Column("by", plain(64), nullable=False),
    identity("record_id"),
    Column("record_kind", plain(16), nullable=False),
    Column("topic", plain(64), nullable=False),
    Column("version", Integer, nullable=False),
    identity("related_id", nullable=True),
    Column("correction", Boolean, nullable=False),
    Column("details", JSON, nullable=False),
    Index("ix_history_moment", "recorded_at"),
    Index("ix_history_kind", "record_kind", "position"),
    Index("ix_history_record", "record_id", "position"),
    Index("ix_history_related", "related_id", "position"),
    Index("ix_history_by", "by", "position"),
    Index("ix_history_topic", "topic", "position"),
)
"""`details` holds the event's own values as JSON; the page puts them into words. `related_id` is the other record of
an event about two, such as the document that was attached or the case an entry was registered in. `correction` marks
what put a fact right."""

Index(
    "ix_history_corrections",
    history.c.correction,
    history.c.recorded_at,
    history.c.position,
    sqlite_where=history.c.correction.is_(True),
    postgresql_where=history.c.correction.is_(True),
)

_CORRECTIONS = ("corrected", "retitled", "moved", "withdrawn", "restored")
"""How the stored names end of events that put a fact right."""

_FRAME = frozenset({"originator_id", "originator_version", "originator_topic", "timestamp", "by"})
_RELATED = (
    "document_id",
    "case_id",
    "by_decision_id",
    "into_id",
    "answer_id",
    "owner_id",
    "convener_id",
    "organisation_id",
)


def is_correction(topic: str) -> bool:
    """Return whether events of this stored name put right what was registered before (`case.opening-corrected`)."""
    return topic.endswith(_CORRECTIONS)


class _Shape:
    """What all events of a class have in common."""

    def __init__(self, example: Any) -> None:
        self.topic = get_topic(type(example))
        self.kind = self.topic.partition(".")[0]
        self.correction = is_correction(self.topic)
        self.own = [name for name in vars(example) if name not in _FRAME]
        self.related = [name for name in _RELATED if name in self.own]


_shapes: dict[type, _Shape] = {}


def _every(batch: Batch, fact: Fact) -> None:
    event = fact.event
    if isinstance(event, Claim.Event):
        return
    shape = _shapes.get(type(event)) or _shapes.setdefault(type(event), _Shape(event))
    values = vars(event)
    batch.insert(
        history,
        position=fact.position,
        recorded_at=as_moment(event.timestamp),
        by=event.by,
        record_id=event.originator_id.hex,
        record_kind=shape.kind,
        topic=shape.topic,
        version=event.originator_version,
        related_id=next((hexed(values[name]) for name in shape.related if values[name]), None),
        correction=shape.correction,
        details={name: _plain(values[name]) for name in shape.own},
    )


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value


register = Register(name="history", version=6, metadata=metadata, handlers={}, every=_every)
