"""What is recorded of the seats of a body on a day, read once for all that is asked about it: its board, its findings.

Statements are made once: SQLAlchemy takes longer to put them together than the database to answer them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, Connection, Select, bindparam, func, select, true, union_all

from application.questions.names_then import NamesThen
from application.registers.appointment_tables import appointment_spans
from application.registers.seats import seats
from domain.appointments import HOLDS

_SPANS, _SEATS = appointment_spans.c, seats.c
_BODY: BindParameter[str] = bindparam("body_id")
_ON: BindParameter[str] = bindparam("on")
_KNOWN: BindParameter[int] = bindparam("known")
_HOLDS = frozenset(HOLDS)

Row = Any
"""A row of appointment_spans; ids are 32 hex digits."""

MOST_NAMED = 500
"""More ids than this are not named in a question: everything is read instead."""

_TOLD_SEATS = (
    select(_SEATS.body_id, _SEATS.seat_id, _SEATS.valid_from, _SEATS.valid_to, _SEATS.fact)
    .where(
        _SEATS.body_id == _BODY,
        _SEATS.valid_from <= _ON,
        _SEATS.valid_to > _ON,
        _SEATS.known_from <= _KNOWN,
        _SEATS.known_to > _KNOWN,
    )
    .order_by(_SEATS.valid_from)
)
_TOLD_SPANS = (
    select(appointment_spans)
    .where(_SPANS.body_id == _BODY, _SPANS.valid_from <= _ON, _SPANS.valid_to > _ON, _SPANS.known_from <= _KNOWN)
    .order_by(_SPANS.valid_from, _SPANS.known_from, _SPANS.piece)
)


@dataclass(frozen=True, slots=True)
class Beside:
    """Who held a seat last before a day, and who first after it; None where nobody did."""

    before: Row | None = None
    after: Row | None = None


class BodyOnDay:
    """The rows of a body on an ISO day, as known at a position; each kind is read when it is first asked for."""

    def __init__(self, connection: Connection, body_id: UUID, on: str, known: int) -> None:
        self.connection, self.body_id, self.on, self.known = connection, body_id, on, known
        self.names = NamesThen(connection)
        self._asked = {"body_id": body_id.hex, "on": on, "known": known}

    @cached_property
    def told_seats(self) -> list[Any]:
        """Rows of its seats and of how it is seated."""
        return list(self.connection.execute(_TOLD_SEATS, self._asked).all())

    @cached_property
    def told_spans(self) -> list[Row]:
        """What was ever told of the day until the position, the earliest first; also what was told otherwise since."""
        return list(self.connection.execute(_TOLD_SPANS, self._asked).all())

    @cached_property
    def spans(self) -> list[Row]:
        """What everybody is in the body, nominations and annulled ones too, the earliest first."""
        return [row for row in self.told_spans if row.known_to > self.known]

    @cached_property
    def held(self) -> list[Row]:
        """What everybody holds, the earliest first."""
        return [row for row in self.spans if row.state in _HOLDS]

    @cached_property
    def beside(self) -> dict[str, Beside]:
        """Who held each seat that is empty before and after the day."""
        held = {row.seat_id for row in self.held}
        empty = [row.seat_id for row in self.told_seats if row.seat_id is not None and row.seat_id not in held]
        return held_beside(self.connection, empty, self.on, self.known)


def held_beside(connection: Connection, empty: Iterable[str], on: str, known: int) -> dict[str, Beside]:
    """Return who held seats last before an ISO day and first after it, by their ids, in one query."""
    named = sorted(set(empty))
    if not named:
        return {}
    asked = {"on": on, "known": known}
    if len(named) <= MOST_NAMED:
        rows = connection.execute(_BESIDE_SEATS, asked | {"seats": named}).all()
    else:
        rows = connection.execute(_BESIDE_ALL, asked).all()
    before = {row.seat_id: row for row in rows if row.valid_to <= on}
    after = {row.seat_id: row for row in rows if row.valid_from > on}
    return {one: Beside(before.get(one), after.get(one)) for one in named}


def _beside(seats_named: ColumnElement[bool]) -> Any:
    """Return the question for the last rows before the day and the first ones after it."""
    last = (_SPANS.valid_to.desc(), _SPANS.valid_from.desc(), _SPANS.known_from.desc(), _SPANS.piece.desc())
    first = (_SPANS.valid_from, _SPANS.known_from, _SPANS.piece)
    return union_all(
        _first_of_seats(last, seats_named, _SPANS.valid_to <= _ON),
        # Who began after the day also left after it: that is read in the index, before the rows are.
        _first_of_seats(first, seats_named, _SPANS.valid_from > _ON, _SPANS.valid_to > _ON),
    )


def _first_of_seats(order: Iterable[ColumnElement[Any]], *conditions: ColumnElement[bool]) -> Select[Any]:
    place = func.row_number().over(partition_by=_SPANS.seat_id, order_by=list(order)).label("place")
    columns = (
        _SPANS.seat_id,
        _SPANS.appointment_id,
        _SPANS.person_id,
        _SPANS.organisation_id,
        _SPANS.valid_from,
        _SPANS.valid_to,
        _SPANS.term_until,
        _SPANS.ground,
    )
    known = (_SPANS.known_from <= _KNOWN, _SPANS.known_to > _KNOWN)
    rows = select(*columns, place).where(*conditions, *known, _SPANS.state.in_(sorted(HOLDS))).subquery()
    return select(rows).where(rows.c.place == 1)


_BESIDE_SEATS = _beside(_SPANS.seat_id.in_(bindparam("seats", expanding=True)))
_BESIDE_ALL = _beside(true())
