"""Registers of what is known by records (domain/recorded.py): rows that are known from a position until another.

The recorded axis is the position of events: a row is known from the position of the event that told it until that of
the event that told otherwise. Nothing is removed: an answer given once can be given again.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Boolean, Column, Connection, Index, Integer, MetaData, Table, select

from application.column_types import WHOLE, plain
from application.registers.batch import Batch
from application.registers.columns import STILL_KNOWN, as_moment, identity, moment, text
from application.registers.register import Fact, Handler
from domain.put_right import PutRight
from domain.recorded import LEFT, Facts, Recorded, Registered
from domain.references import CaseReference, slug

WHOLE_NUMBER = 0
"""The number under which records hold what is told of the whole."""

as_written = json.JSONEncoder(ensure_ascii=False).encode

Place = tuple[int, int]
"""From which position a row is known, and which of the rows of that position it is."""


def known_columns() -> tuple[Column[int], Column[int], Column[int]]:
    """Return the columns by which a row is known from a position, several of one by their `piece`, until another."""
    return (
        Column("known_from", WHOLE, primary_key=True, autoincrement=False),
        Column("piece", Integer, primary_key=True, autoincrement=False),
        Column("known_to", WHOLE, nullable=False),
    )


def line_table(name: str, metadata: MetaData, *more: Column[Any] | Index) -> Table:
    """Return the table of what is known of each now, with more columns.

    `places` are `known_from` and `piece` of each row that tells it, in order.
    """
    return Table(
        name,
        metadata,
        identity("id", primary_key=True),
        Column("reference", plain(64), nullable=False),
        Column("slug", plain(64), nullable=False),
        Column("year", Integer, nullable=False),
        Column("sequence", Integer, nullable=False),
        Column("withdrawn", Boolean, nullable=False),
        Column("begun", WHOLE, nullable=False),
        moment("registered_at"),
        moment("changed_at"),
        text("places"),
        Index(f"ix_{name}_slug", "slug"),
        Index(f"ix_{name}_number", "year", "sequence"),
        *more,
    )


def records_table(name: str, metadata: MetaData) -> Table:
    """Return the table of what the facts tell, as JSON: the records by the number of their event, the whole by 0."""
    return Table(
        name,
        metadata,
        identity("owner_id", primary_key=True),
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("known_from", WHOLE, primary_key=True, autoincrement=False),
        Column("known_to", WHOLE, nullable=False),
        text("record"),
        Index(f"ix_{name}_known", "owner_id", "known_to"),
    )


def rows_table(name: str, metadata: MetaData, *more: Column[Any], by: Iterable[str] = ()) -> Table:
    """Return a table of rows that tell the facts, found by their owner, and by the columns `by` together."""
    columns = tuple(by)
    indexes = [Index(f"ix_{name}_by", *columns, "known_to")] if columns else []
    return Table(
        name,
        metadata,
        *known_columns(),
        identity("owner_id"),
        *more,
        Index(f"ix_{name}_owner", "owner_id", "known_to"),
        *indexes,
    )


class Known:
    """What is known of one: its facts, since when each record of them, and which rows tell them now."""

    __slots__ = ("facts", "places", "since")

    def __init__(self, facts: dict[str, Any], since: dict[int, int]) -> None:
        self.facts, self.since = facts, since
        self.places: dict[tuple[type[Any], Any], Place] = {}


@dataclass(frozen=True)
class Retold:
    """How facts become rows: `line` is the table of what is known now, whose own columns `columns` tells.

    `rows` are those that tell the facts, each a NamedTuple of one of the `tables`; none of what was a mistake.
    """

    line: Table
    records: Table
    tables: Mapping[type[Any], Table]
    columns: Callable[[Facts], Mapping[str, Any]]
    rows: Callable[[Facts], Iterable[Any]]

    def handlers(self, aggregate: type[PutRight]) -> dict[Any, Handler]:
        """Return the handlers of all events of an aggregate that tell its facts."""
        told: dict[Any, Handler] = {}
        for one in vars(aggregate).values():
            if not isinstance(one, type):
                continue
            if issubclass(one, Registered):
                told[one] = self._registered
            elif issubclass(one, Recorded) or one.__name__ in ("Corrected", "TakenBack", "Withdrawn"):
                told[one] = self._told
        return told

    def _registered(self, batch: Batch, fact: Fact) -> None:
        event = fact.event
        known = Known(event.begun(), {})
        batch.remember(self._key(event), lambda *_: known)
        reference = CaseReference.parse(event.reference)
        self._keep_record(batch, fact, known, WHOLE_NUMBER)
        self._replace_rows(batch, fact, known)
        batch.insert(
            self.line,
            id=event.originator_id.hex,
            reference=event.reference,
            slug=slug(event.reference),
            year=reference.year,
            sequence=reference.sequence,
            withdrawn=False,
            begun=fact.position,
            registered_at=as_moment(event.timestamp),
            changed_at=as_moment(event.timestamp),
            places=as_written(list(known.places.values())),
            **self.columns(known.facts),
        )

    def _told(self, batch: Batch, fact: Fact) -> None:
        """Let a fact close the rows that are not so any more, and open those that are."""
        event, identity_ = fact.event, fact.event.originator_id.hex
        known = batch.remember(self._key(event), lambda connection, tables: self._read(connection, tables, identity_))
        left = known.facts.get(LEFT)
        event.apply(known)
        number = record_told(event)
        self._keep_record(batch, fact, known, number)
        if number != WHOLE_NUMBER and known.facts.get(LEFT) != left:
            self._keep_record(batch, fact, known, WHOLE_NUMBER)
        self._replace_rows(batch, fact, known)
        batch.update(
            self.line,
            {"id": identity_},
            withdrawn=known.facts["is_withdrawn"],
            changed_at=as_moment(event.timestamp),
            places=as_written(list(known.places.values())),
            **self.columns(known.facts),
        )

    def _replace_rows(self, batch: Batch, fact: Fact, known: Known) -> None:
        before, places = known.places, dict[tuple[type[Any], Any], Place]()
        owner, piece = fact.event.originator_id.hex, 0
        for kind, row in self._wanted(known.facts):
            place = before.get((kind, row))
            if place is None:
                place = (fact.position, piece)
                piece += 1
                since = {"known_from": place[0], "piece": place[1], "known_to": STILL_KNOWN}
                batch.insert(self.tables[kind], **since, owner_id=owner, **row._asdict())
            places[kind, row] = place
        for (kind, row), place in before.items():
            if (kind, row) not in places:
                key = {"known_from": place[0], "piece": place[1]}
                batch.update(self.tables[kind], key, known_to=fact.position)
        known.places = places

    def _wanted(self, facts: Facts) -> dict[tuple[type[Any], Any], None]:
        """Return the rows that tell the facts, none twice, each with its kind: rows of two kinds can be equal."""
        return {} if facts["is_withdrawn"] else {(type(row), row): None for row in self.rows(facts)}

    def _keep_record(self, batch: Batch, fact: Fact, known: Known, number: int) -> None:
        """Keep what a record is now, and from when; nothing more where it was taken back."""
        owner = fact.event.originator_id.hex
        if number in known.since:
            key = {"owner_id": owner, "number": number, "known_from": known.since.pop(number)}
            batch.update(self.records, key, known_to=fact.position)
        if number == WHOLE_NUMBER:
            record = {field: value for field, value in known.facts.items() if field != "records"}
        else:
            record = known.facts["records"].get(str(number))
        if record is not None:
            known.since[number] = fact.position
            batch.insert(
                self.records,
                owner_id=owner,
                number=number,
                known_from=fact.position,
                known_to=STILL_KNOWN,
                record=as_written(record),
            )

    def _read(self, connection: Connection, tables: Mapping[str, Table], identity_: str) -> Known:
        """Return what is known of one, from the tables that are being filled."""
        line, kept = tables[self.line.name].c, tables[self.records.name].c
        places = connection.execute(select(line.places).where(line.id == identity_)).scalar_one()
        found = select(kept.number, kept.known_from, kept.record)
        rows = connection.execute(found.where(kept.owner_id == identity_, kept.known_to == STILL_KNOWN)).all()
        facts = facts_of({row.number: row.record for row in rows})
        known = Known(facts, {row.number: row.known_from for row in rows})
        known.places = {
            row: (known_from, piece)
            for row, (known_from, piece) in zip(self._wanted(facts), json.loads(places), strict=True)
        }
        return known

    def _key(self, event: Any) -> tuple[str, str]:
        return (self.line.name, event.originator_id.hex)


def facts_of(records: Mapping[int, str]) -> dict[str, Any]:
    """Return facts from records as they are kept, by their numbers."""
    whole: dict[str, Any] = json.loads(records[WHOLE_NUMBER])
    told = {str(number): json.loads(record) for number, record in sorted(records.items()) if number != WHOLE_NUMBER}
    return {**whole, "records": told}


def record_told(event: Any) -> int:
    """Return the number of the record that an event tells: its own, or the one that it puts right."""
    if isinstance(event, Recorded):
        return int(event.originator_version)
    return getattr(event, "number", None) or WHOLE_NUMBER
