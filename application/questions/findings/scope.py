"""What findings are sought in: the seats of a body or of all bodies on a day, and who holds them, read once.

Of the day's rows only the columns that rules look at are read: 20,000 of them take about a tenth of a second.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, bindparam, or_, select, true

from application.questions.body_on_day import MOST_NAMED, Beside, BodyOnDay, held_beside
from application.questions.seats import read_fact
from application.registers.appointment_tables import appointment_spans
from application.registers.columns import STILL_KNOWN
from application.registers.directory import bodies, same_people
from application.registers.seats import seats
from domain.appointment_rules import rule_on
from domain.appointments import HOLDS
from domain.law import Rule
from domain.seats import NO_SEATING

_SPANS, _SEATS, _SAME = appointment_spans.c, seats.c, same_people.c

_HELD = (
    _SPANS.appointment_id,
    _SPANS.body_id,
    _SPANS.seat_id,
    _SPANS.person_id,
    _SPANS.organisation_id,
    _SPANS.role,
    _SPANS.state,
    _SPANS.certain,
    _SPANS.acting_for,
    _SPANS.valid_from,
    _SPANS.valid_to,
    _SPANS.term_from,
    _SPANS.term_until,
    _SPANS.ground,
    _SPANS.basis_kind,
    _SPANS.elector,
    _SPANS.decision_id,
)

Row = Any
"""A row with the columns of _HELD; ids are 32 hex digits."""


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat on some days; `fact` is as domain/seats.py tells."""

    id: str
    body_id: str
    valid_from: str
    valid_to: str
    fact: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SeatingRow:
    """How a body is seated on some days, as domain/seats.py tells."""

    valid_from: str
    fact: Mapping[str, Any]


_ASSEMBLIES = select(_SEATS.body_id, _SEATS.fact).where(
    _SEATS.seat_id.is_(None),
    _SEATS.valid_from <= bindparam("on"),
    _SEATS.valid_to > bindparam("first"),
    _SEATS.known_from <= bindparam("known"),
    _SEATS.known_to > bindparam("known"),
    _SEATS.fact.contains(json.dumps({"is_assembly": True})[1:-1], autoescape=True),
)
"""How bodies are seated that are an assembly: of the others nothing is read."""
_BODIES = select(bodies.c.id, bodies.c.kind, bodies.c.established_on, bodies.c.dissolved, bodies.c.dissolved_on)
_BODY = _BODIES.where(bodies.c.id == bindparam("body_id"))
_FOUND_SAME = select(_SAME.person_id, _SAME.same_as).where(
    _SAME.known_from <= bindparam("known"), _SAME.known_to > bindparam("known")
)
_UNSEATED = SeatingRow("", NO_SEATING)


@dataclass(frozen=True, eq=False)
class Scope:
    """An ISO day, as known at a position, in one body, in some (`bodies_within`) or in all.

    `since` lets what held from then on count too. `within_days` is how soon something must end to be told of;
    `of_body` has the rows of the body that are read.
    """

    connection: Connection
    on: str
    known: int
    body_id: UUID | None = None
    bodies_within: tuple[UUID, ...] = ()
    since: str | None = None
    within_days: int = 90
    late_days: int = 90
    of_body: BodyOnDay | None = None
    _rules: dict[str, Rule | None] = field(default_factory=dict)

    @property
    def first(self) -> str:
        """The first day that counts."""
        return self.since or self.on

    @property
    def day(self) -> date:
        """The day."""
        return date.fromisoformat(self.on)

    def rule(self, key: str) -> Rule | None:
        """Return a rule if it is law on the day."""
        if key not in self._rules:
            self._rules[key] = rule_on(key, self.day)
        return self._rules[key]

    @cached_property
    def bodies(self) -> dict[str, Row]:
        """The bodies, by id."""
        if self.of_body is not None:
            rows = self.connection.execute(_BODY, {"body_id": self.of_body.body_id.hex}).all()
        else:
            rows = self.connection.execute(_BODIES.where(self._in(bodies.c.id))).all()
        return {row.id: row for row in rows}

    @cached_property
    def told_seats(self) -> list[Any]:
        """Rows of seats and seatings on the day, or since."""
        if self.of_body is not None:
            return self.of_body.told_seats
        columns = (_SEATS.body_id, _SEATS.seat_id, _SEATS.valid_from, _SEATS.valid_to, _SEATS.fact)
        statement = select(*columns).where(self._seats_then, self._in(_SEATS.body_id))
        return list(self.connection.execute(statement.order_by(_SEATS.valid_from)))

    @cached_property
    def seats(self) -> dict[str, SeatRow]:
        """The seats, as they are on the day or were last, by id."""
        return {
            row.seat_id: SeatRow(row.seat_id, row.body_id, row.valid_from, row.valid_to, read_fact(row.fact))
            for row in self.told_seats
            if row.seat_id is not None
        }

    @cached_property
    def seatings(self) -> dict[str, SeatingRow]:
        """How bodies are seated, by their ids."""
        return {
            row.body_id: SeatingRow(row.valid_from, read_fact(row.fact))
            for row in self.told_seats
            if row.seat_id is None
        }

    @cached_property
    def assemblies(self) -> frozenset[str]:
        """The bodies that are the assembly (representantskap) on the day, whatever the scope is."""
        if self.body_id is None and not self.bodies_within:
            rows = [(body_id, one.fact) for body_id, one in self.seatings.items()]
        else:
            asked = {"on": self.on, "first": self.first, "known": self.known}
            rows = [(row.body_id, read_fact(row.fact)) for row in self.connection.execute(_ASSEMBLIES, asked).all()]
        return frozenset(body_id for body_id, fact in rows if fact["is_assembly"])

    def seating(self, body_id: str) -> SeatingRow:
        """Return how a body is seated."""
        return self.seatings.get(body_id, _UNSEATED)

    @cached_property
    def held(self) -> list[Row]:
        """What everybody holds on the day, or held since, the earliest first."""
        if self.of_body is not None:
            return self.of_body.held
        return self.spans(_SPANS.valid_from <= self.on, _SPANS.valid_to > self.first)

    @cached_property
    def held_by_seat(self) -> dict[str, list[Row]]:
        """What is held on the day, by seat."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.held_then:
            found[row.seat_id].append(row)
        return found

    @cached_property
    def held_then(self) -> list[Row]:
        """What everybody holds on the day itself."""
        return self.held if self.since is None else [row for row in self.held if row.valid_to > self.on]

    def spans(self, *conditions: ColumnElement[bool]) -> list[Row]:
        """Return what was held under conditions, within the scope and as known, the earliest first."""
        order = (_SPANS.valid_from, _SPANS.known_from, _SPANS.piece)
        statement = select(*_HELD).where(*conditions, self.known_then, _SPANS.state.in_(sorted(HOLDS)))
        return list(self.connection.execute(statement.where(self._in(_SPANS.body_id)).order_by(*order)))

    def beside(self, empty: Iterable[str]) -> dict[str, Beside]:
        """Return who held seats that are empty on the day before and after it, by seat."""
        if self.of_body is not None:
            return self.of_body.beside
        return held_beside(self.connection, empty, self.on, self.known)

    def spans_of_seats(self, wanted: Iterable[str]) -> dict[str, list[Row]]:
        """Return everything ever held of seats, by seat."""
        named = sorted(set(wanted))
        found: dict[str, list[Row]] = {seat_id: [] for seat_id in named}
        if named:
            few = _SPANS.seat_id.in_(named) if len(named) <= MOST_NAMED else true()
            for row in self.spans(few):
                if row.seat_id in found:
                    found[row.seat_id].append(row)
        return found

    @property
    def known_then(self) -> ColumnElement[bool]:
        """The condition that spans were known; what is still known is found by an index."""
        passed = and_(_SPANS.known_to > self.known, _SPANS.known_to < STILL_KNOWN)
        return and_(_SPANS.known_from <= self.known, or_(_SPANS.known_to == STILL_KNOWN, passed))

    @property
    def within(self) -> ColumnElement[bool]:
        """The condition that spans are of the scope and were known."""
        return and_(self._in(_SPANS.body_id), self.known_then)

    @property
    def _seats_then(self) -> ColumnElement[bool]:
        known = and_(_SEATS.known_from <= self.known, _SEATS.known_to > self.known)
        return and_(known, _SEATS.valid_from <= self.on, _SEATS.valid_to > self.first)

    @cached_property
    def _same(self) -> dict[str, str]:
        rows = self.connection.execute(_FOUND_SAME, {"known": self.known}).all()
        return {row.person_id: row.same_as for row in rows}

    def shown(self, person_id: str) -> str:
        """Return the person under whom somebody is shown."""
        while person_id in self._same:
            person_id = self._same[person_id]
        return person_id

    def _in(self, column: Any) -> ColumnElement[bool]:
        if self.bodies_within:
            return cast("ColumnElement[bool]", column.in_([one.hex for one in self.bodies_within]))
        return true() if self.body_id is None else column == self.body_id.hex
