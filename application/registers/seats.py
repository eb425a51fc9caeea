"""The seats register: which seats each body had and how it was seated, on two axes as appointments are."""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Connection, Index, Integer, MetaData, Table, select

from application.column_types import WHOLE, plain
from application.registers.batch import Batch
from application.registers.columns import STILL_KNOWN, identity, text
from application.registers.register import Fact, Register
from domain.bodies import Body
from domain.seat_timeline import Told, nothing_told, seat_spans, seating_spans, tell

metadata = MetaData()

seated_bodies = Table("seated_bodies", metadata, identity("body_id", primary_key=True), text("told"))
"""What is told of each body's seats, as domain/seat_timeline.py holds it."""

seats = Table(
    "seats",
    metadata,
    Column("known_from", WHOLE, primary_key=True, autoincrement=False),
    Column("piece", Integer, primary_key=True, autoincrement=False),
    Column("known_to", WHOLE, nullable=False),
    identity("body_id"),
    identity("seat_id", nullable=True),
    identity("organisation_id", nullable=True),
    Column("valid_from", plain(10), nullable=False),
    Column("valid_to", plain(10), nullable=False),
    text("fact"),
    Index("ix_seats_body", "body_id", "known_to", "valid_from"),
    Index("ix_seats_seat", "seat_id", "known_to"),
    Index("ix_seats_organisation", "organisation_id", "known_to", "valid_from"),
)
"""Half-open on both axes. `fact` is a seat as domain/seats.py tells, as JSON; without a `seat_id` it is the seating.

`organisation_id` is the organisation that the seat is for, where it is for one."""

Row = tuple[str | None, str, str, str]
"""Seat, valid from, valid to, and the fact as JSON."""


class Known:
    """What is known of the seats of one body, and which rows say it now."""

    __slots__ = ("rows", "told")

    def __init__(self, told: Told, rows: dict[Row, tuple[int, int]]) -> None:
        self.told, self.rows = told, rows


def _established(batch: Batch, fact: Fact) -> None:
    body_id = fact.event.originator_id.hex
    known = Known(nothing_told(), {})
    batch.remember(("seats", body_id), lambda *_: known)
    batch.insert(seated_bodies, body_id=body_id, told=json.dumps(known.told))


def _told(batch: Batch, fact: Fact) -> None:
    body_id = fact.event.originator_id.hex
    known = batch.remember(("seats", body_id), lambda connection, tables: _read(connection, tables, body_id))
    tell(known.told, fact.event)
    wanted = list(_rows(known.told))
    for row in [one for one in known.rows if one not in wanted]:
        known_from, piece = known.rows.pop(row)
        batch.update(seats, {"known_from": known_from, "piece": piece}, known_to=fact.position)
    for piece, row in enumerate(one for one in wanted if one not in known.rows):
        known.rows[row] = (fact.position, piece)
        seat_id, valid_from, valid_to, told = row
        batch.insert(
            seats,
            known_from=fact.position,
            piece=piece,
            known_to=STILL_KNOWN,
            body_id=body_id,
            seat_id=seat_id,
            organisation_id=_organisation(told) if seat_id else None,
            valid_from=valid_from,
            valid_to=valid_to,
            fact=told,
        )
    batch.update(seated_bodies, {"body_id": body_id}, told=json.dumps(known.told, ensure_ascii=False))


def _rows(told: Told) -> Iterator[Row]:
    for seat_id, spans in seat_spans(told).items():
        for span in spans:
            yield (seat_id, span.days.start, span.days.end, _json(span.fact))
    for span in seating_spans(told):
        yield (None, span.days.start, span.days.end, _json(span.fact))


def _read(connection: Connection, tables: Mapping[str, Table], body_id: str) -> Known:
    bodies, lines = tables[seated_bodies.name], tables[seats.name]
    told = connection.execute(select(bodies.c.told).where(bodies.c.body_id == body_id)).scalar_one()
    open_rows = select(lines).where(lines.c.body_id == body_id, lines.c.known_to == STILL_KNOWN)
    rows = {
        (row.seat_id, row.valid_from, row.valid_to, row.fact): (row.known_from, row.piece)
        for row in connection.execute(open_rows)
    }
    return Known(json.loads(told), rows)


def _organisation(told: str) -> str | None:
    """Return the organisation that a seat is for, by the seat as JSON."""
    written = json.loads(told)["organisation_id"]
    return UUID(written).hex if written else None


def _json(fact: Any) -> str:
    return json.dumps(fact, ensure_ascii=False, sort_keys=True)


register = Register(
    name="seats",
    version=2,
    metadata=metadata,
    handlers={
        Body.Established: _established,
        Body.SeatAdded: _told,
        Body.SeatChanged: _told,
        Body.SeatCorrected: _told,
        Body.SeatAbolished: _told,
        Body.SeatingSet: _told,
    },
)
