"""What is recorded of the seats of a body on a day, read once for all that is asked about it: its board, its findings.

Statements are made once: SQLAlchemy takes longer to put them together than the database to answer them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    func,
    select,
    true,
    union_all,
)

from application.questions.names_then import NamesThen
from application.registers.appointment_tables import appointment_spans
from application.registers.seats import seats
from domain.appointments import HOLDS

_SPANS, _SEATS = appointment_spans.c, seats.c
_BODY: BindParameter[str] = bindparam("body_id")
_ON: BindParameter[str] = bindparam("on")
_KNOWN: BindParameter[int] = bindparam("known")
_HOLDS = frozenset(HOLDS)
_BEGAN = attrgetter("valid_from", "known_from", "piece")

Row = Any
"""A row of appointment_spans; ids are 32 hex digits."""

MOST_NAMED = 500
"""More ids than this are not named in a question: everything is read instead."""

_TOLD_SEATS = (
    select(_SEATS.body_id, _SEATS.seat_id, _SEATS.valid_from, _SEATS.valid_to, _SEATS.fact)
    .add_columns(_SEATS.known_from, _SEATS.known_to)
    .where(_SEATS.body_id == _BODY, _SEATS.valid_from <= _ON, _SEATS.valid_to > _ON)
    .order_by(_SEATS.valid_from)
)
_TOLD_SPANS = (
    select(appointment_spans)
    .where(_SPANS.body_id == _BODY, _SPANS.valid_from <= _ON, _SPANS.valid_to > _ON)
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
        self._asked = {"body_id": body_id.hex, "on": on}

    @cached_property
    def seats_ever_told(self) -> list[Any]:
        """Rows of what was ever told of its seats that day and of how it was seated, later than known here too."""
        return list(self.connection.execute(_TOLD_SEATS, self._asked).all())

    @cached_property
    def told_seats(self) -> list[Any]:
        """Rows of its seats and of how it is seated."""
        return [row for row in self.seats_ever_told if row.known_from <= self.known < row.known_to]

    @cached_property
    def spans_ever_told(self) -> list[Row]:
        """What was ever told of who sat there that day, later than known here too; the earliest first."""
        return list(self.connection.execute(_TOLD_SPANS, self._asked).all())

    @cached_property
    def told_spans(self) -> list[Row]:
        """What was ever told of the day until the position, the earliest first; also what was told otherwise since."""
        return [row for row in self.spans_ever_told if row.known_from <= self.known]

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
    rows = sorted(rows, key=_BEGAN)
    before = {row.seat_id: row for row in rows if row.valid_to <= on}
    after = {row.seat_id: row for row in reversed(rows) if row.valid_from > on}
    return {one: Beside(before.get(one), after.get(one)) for one in named}


def _beside(seats_named: ColumnElement[bool]) -> Any:
    """Return the question for the last rows before the day and the first ones after it; several where they end alike.

    The day is found first, of each seat: to put all that was ever held of it in order takes several times longer.
    """
    known = (_SPANS.known_from <= _KNOWN, _SPANS.known_to > _KNOWN, _SPANS.state.in_(sorted(HOLDS)))
    left = (seats_named, *known, _SPANS.valid_to <= _ON)
    # Who began after the day also left after it: that is read in the index, before the rows are.
    began = (seats_named, *known, _SPANS.valid_from > _ON, _SPANS.valid_to > _ON)
    return union_all(
        _of_seats(_SPANS.valid_to, func.max(_SPANS.valid_to), left),
        _of_seats(_SPANS.valid_from, func.min(_SPANS.valid_from), began),
    )


def _of_seats(day: Column[str], nearest: ColumnElement[str], conditions: Iterable[ColumnElement[bool]]) -> Select[Any]:
    """Return the question for the rows of each seat that have its nearest day."""
    found = select(_SPANS.seat_id, nearest.label("day")).where(*conditions).group_by(_SPANS.seat_id).subquery()
    columns = (
        _SPANS.seat_id,
        _SPANS.appointment_id,
        _SPANS.person_id,
        _SPANS.organisation_id,
        _SPANS.valid_from,
        _SPANS.valid_to,
        _SPANS.term_until,
        _SPANS.ground,
        _SPANS.known_from,
        _SPANS.piece,
    )
    return select(*columns).join(found, and_(found.c.seat_id == _SPANS.seat_id, found.c.day == day)).where(*conditions)


_BESIDE_SEATS = _beside(_SPANS.seat_id.in_(bindparam("seats", expanding=True)))
_BESIDE_ALL = _beside(true())
