"""The journal register: entries in the order they were registered, numbered without a break within the year."""

from collections.abc import Mapping
from functools import lru_cache, partial
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Index,
    Integer,
    MetaData,
    Select,
    String,
    Table,
    bindparam,
    func,
    select,
)

from application.registers.batch import Batch
from application.registers.columns import as_moment, hexed, identity, iso_date, moment, office_day, text
from application.registers.register import Fact, Register
from domain.journal import JournalEntry

metadata = MetaData()

journal_entries = Table(
    "journal_entries",
    metadata,
    identity("id", primary_key=True),
    identity("case_id"),
    Column("reference", String(24), nullable=False),
    Column("number", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    text("title"),
    text("public_title", nullable=True),
    Column("senders", JSON, nullable=False),
    Column("recipients", JSON, nullable=False),
    iso_date("document_date"),
    iso_date("received_on"),
    iso_date("sent_on"),
    Column("registered_on", String(10), nullable=False),
    moment("recorded_at"),
    Column("year", Integer, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("answered_way", String(16)),
    iso_date("answered_on"),
    identity("answer_id", nullable=True),
    Index("ix_journal_case", "case_id", "number"),
    Index("ix_journal_reference", "reference"),
    Index("ix_journal_sequence", "year", "sequence"),
    Index("ix_journal_day", "registered_on", "sequence"),
    Index("ix_journal_answer", "answer_id"),
)
"""`registered_on` is the day at the office; `year` and `sequence` are Noark 5's M013 journalår and M014
journalsekvensnummer, given in the order of the events, so that they have no gaps."""


def _registered(batch: Batch, fact: Fact) -> None:
    event = fact.event
    day = office_day(event.timestamp)
    year = int(day[:4])
    last = batch.remember(("last sequence", year), partial(_last_sequence, year))
    last[year] += 1
    batch.insert(
        journal_entries,
        id=event.originator_id.hex,
        case_id=event.case_id.hex,
        reference=event.reference,
        number=int(event.reference.rpartition("-")[2]),
        kind=event.kind,
        title=event.title,
        public_title=event.public_title,
        senders=event.senders,
        recipients=event.recipients,
        document_date=event.document_date,
        received_on=event.received_on,
        sent_on=event.sent_on,
        registered_on=day,
        recorded_at=as_moment(event.timestamp),
        year=year,
        sequence=last[year],
    )


def _corrected(batch: Batch, fact: Fact) -> None:
    after = {field: change["after"] for field, change in fact.event.changes.items()}
    batch.update(journal_entries, {"id": fact.event.originator_id.hex}, **after)


def _answered(batch: Batch, fact: Fact) -> None:
    event = fact.event
    batch.update(
        journal_entries,
        {"id": event.originator_id.hex},
        answered_way=event.way,
        answered_on=event.answered_on,
        answer_id=hexed(event.answer_id),
    )


def _last_sequence(year: int, connection: Connection, tables: Mapping[str, Table]) -> dict[int, int]:
    # One year at a time: the index gives its largest number at once, where all years together would be read through.
    found = connection.execute(_largest_in(tables["journal_entries"]), {"of_year": year}).scalar()
    return {year: int(found or 0)}


@lru_cache(maxsize=8)
def _largest_in(entries: Table) -> Select[Any]:
    return select(func.max(entries.c.sequence)).where(entries.c.year == bindparam("of_year"))


register = Register(
    name="journal",
    version=3,
    metadata=metadata,
    handlers={
        JournalEntry.Registered: _registered,
        JournalEntry.Corrected: _corrected,
        JournalEntry.Answered: _answered,
    },
)
