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
    Table,
    bindparam,
    func,
    select,
)

from application.column_types import WHOLE, plain
from application.registers.batch import Batch
from application.registers.columns import NEVER_DUE, as_moment, hexed, identity, iso_date, moment, office_day, text
from application.registers.register import Fact, Register
from domain.journal import JournalEntry

metadata = MetaData()

journal_entries = Table(
    "journal_entries",
    metadata,
    identity("id", primary_key=True),
    identity("case_id"),
    Column("reference", plain(24), nullable=False),
    Column("number", Integer, nullable=False),
    Column("kind", plain(16), nullable=False),
    text("title"),
    text("public_title", nullable=True),
    Column("senders", JSON, nullable=False),
    Column("recipients", JSON, nullable=False),
    iso_date("document_date"),
    iso_date("received_on"),
    iso_date("sent_on"),
    Column("registered_on", plain(10), nullable=False),
    moment("recorded_at"),
    Column("year", Integer, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("answered_way", plain(16)),
    iso_date("answered_on"),
    identity("answer_id", nullable=True),
    Column("due", plain(10)),
    Column("due_order", plain(10), nullable=False),
    Column("responsible", plain(64)),
    Column("registered_as", plain(24), nullable=False),
    moment("public_since", nullable=True),
    Index("ix_journal_case", "case_id", "number"),
    Index("ix_journal_reference", "reference"),
    Index("ix_journal_sequence", "year", "sequence"),
    Index("ix_journal_day", "registered_on", "sequence", "year", "public_since"),
    Index("ix_journal_published", "public_since", "id"),
    Index("ix_journal_answer", "answer_id"),
)
"""`registered_as` is the reference it was registered with, whatever case it was moved to later. `due_order` is `due`,
with those that have none last. `registered_on` is the day at the office; `year` and `sequence` are Noark 5's M013
journalår and M014 journalsekvensnummer, given in the order of the events, so that they have no gaps. `public_since` is
here to count and to order by; who may see an entry is for the access register to say."""

UNANSWERED = journal_entries.c.answered_way.is_(None)
"""Of incoming entries: what waits for an answer."""

Index(
    "ix_journal_waiting",
    journal_entries.c.kind,
    journal_entries.c.due_order,
    journal_entries.c.year,
    journal_entries.c.sequence,
    sqlite_where=UNANSWERED,
    postgresql_where=UNANSWERED,
)

former_entries = Table(
    "former_entries",
    metadata,
    identity("entry_id", primary_key=True),
    Column("position", WHOLE, primary_key=True),
    identity("case_id"),
    Column("reference", plain(24), nullable=False),
    moment("moved_at"),
    Index("ix_former_entries_case", "case_id"),
    Index("ix_former_entries_reference", "reference"),
)
"""The references that entries had in cases they were moved out of; `position` is the event's."""


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
        registered_as=event.reference,
        number=_number(event.reference),
        due_order=NEVER_DUE,
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
        public_since=None,
    )


def _corrected(batch: Batch, fact: Fact) -> None:
    after = {field: change["after"] for field, change in fact.event.changes.items()}
    if "due" in after:
        after["due_order"] = after["due"] or NEVER_DUE
    batch.update(journal_entries, _key(fact), **after)


def _answer_expected(batch: Batch, fact: Fact) -> None:
    batch.update(journal_entries, _key(fact), due=fact.event.due, due_order=fact.event.due or NEVER_DUE)


def _responsible_assigned(batch: Batch, fact: Fact) -> None:
    batch.update(journal_entries, _key(fact), responsible=fact.event.responsible)


def _moved(batch: Batch, fact: Fact) -> None:
    event = fact.event
    batch.update(
        journal_entries,
        _key(fact),
        case_id=event.case_id.hex,
        reference=event.reference,
        number=_number(event.reference),
    )
    batch.insert(
        former_entries,
        entry_id=event.originator_id.hex,
        position=fact.position,
        case_id=event.before["case_id"],
        reference=event.before["reference"],
        moved_at=as_moment(event.timestamp),
    )


def _answered(batch: Batch, fact: Fact) -> None:
    event = fact.event
    batch.update(
        journal_entries,
        _key(fact),
        answered_way=event.way,
        answered_on=event.answered_on,
        answer_id=hexed(event.answer_id),
    )


def _answer_withdrawn(batch: Batch, fact: Fact) -> None:
    batch.update(journal_entries, _key(fact), answered_way=None, answered_on=None, answer_id=None)


def _key(fact: Fact) -> dict[str, Any]:
    return {"id": fact.event.originator_id.hex}


def _number(reference: str) -> int:
    return int(reference.rpartition("-")[2])


def _published(batch: Batch, fact: Fact) -> None:
    batch.update(journal_entries, _key(fact), public_since=as_moment(fact.event.timestamp))


def _last_sequence(year: int, connection: Connection, tables: Mapping[str, Table]) -> dict[int, int]:
    # One year at a time: the index gives its largest number at once, where all years together would be read through.
    found = connection.execute(_largest_in(tables["journal_entries"]), {"of_year": year}).scalar()
    return {year: int(found or 0)}


@lru_cache(maxsize=8)
def _largest_in(entries: Table) -> Select[Any]:
    return select(func.max(entries.c.sequence)).where(entries.c.year == bindparam("of_year"))


register = Register(
    name="journal",
    version=6,
    metadata=metadata,
    handlers={
        JournalEntry.Registered: _registered,
        JournalEntry.Corrected: _corrected,
        JournalEntry.Answered: _answered,
        JournalEntry.AnswerWithdrawn: _answer_withdrawn,
        JournalEntry.AnswerExpected: _answer_expected,
        JournalEntry.ResponsibleAssigned: _responsible_assigned,
        JournalEntry.Moved: _moved,
        JournalEntry.Published: _published,
    },
)
