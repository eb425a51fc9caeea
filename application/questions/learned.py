"""What was recorded, after a position of the log, about who sat in a body on a day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, Connection, bindparam, select

from application.questions.history import HistoryEvent, events_at
from application.registers.appointment_tables import appointment_spans
from application.registers.seats import seats
from domain.access import Audience
from domain.appointments import State

_SPANS, _SEATS = appointment_spans.c, seats.c
_BODY: BindParameter[str] = bindparam("body_id")
_ON: BindParameter[str] = bindparam("on")
_BEYOND: BindParameter[int] = bindparam("beyond")
_KNOWN: BindParameter[int] = bindparam("known")
_TOLD_SPANS = select(
    _SPANS.known_from,
    _SPANS.known_to,
    _SPANS.appointment_id,
    _SPANS.seat_id,
    _SPANS.person_id,
    _SPANS.organisation_id,
    _SPANS.role,
    _SPANS.state,
    _SPANS.certain,
    _SPANS.acting_for,
    _SPANS.term_from,
    _SPANS.basis,
).where(
    _SPANS.body_id == _BODY,
    _SPANS.valid_from <= _ON,
    _SPANS.valid_to > _ON,
    _SPANS.known_from <= _KNOWN,
    _SPANS.known_to > _BEYOND,
)
"""What is about the day itself: not until when it went on, which later events tell."""
_TOLD_SEATS = select(_SEATS.known_from, _SEATS.known_to, _SEATS.seat_id, _SEATS.fact).where(
    _SEATS.body_id == _BODY,
    _SEATS.seat_id.is_not(None),
    _SEATS.valid_from <= _ON,
    _SEATS.valid_to > _ON,
    _SEATS.known_from <= _KNOWN,
    _SEATS.known_to > _BEYOND,
)


@dataclass(frozen=True, slots=True)
class News:
    """What was recorded, the latest first and no more than was asked for; `total` is how much there is."""

    events: Sequence[HistoryEvent]
    total: int


def learned_since(
    connection: Connection, body_id: UUID, on: str, beyond: int, known: int, audience: Audience, *, most: int = 100
) -> News:
    """Return the events after `beyond` and up to `known` that told otherwise who sat in a body on an ISO day.

    Three queries. Nominations are for those who are signed in.
    """
    if beyond >= known:
        return News((), 0)
    positions = _of_appointments(connection, body_id, on, beyond, known, audience)
    positions |= _of_seats(connection, body_id, on, beyond, known)
    return News(events_at(connection, sorted(positions)[-most:]), len(positions))


def _of_appointments(
    connection: Connection, body_id: UUID, on: str, beyond: int, known: int, audience: Audience
) -> set[int]:
    asked = {"body_id": body_id.hex, "on": on, "beyond": beyond, "known": known}
    rows = connection.execute(_TOLD_SPANS, asked).all()
    return _news((row for row in rows if row.state != State.NOMINATED or audience >= Audience.READER), beyond, known)


def _of_seats(connection: Connection, body_id: UUID, on: str, beyond: int, known: int) -> set[int]:
    asked = {"body_id": body_id.hex, "on": on, "beyond": beyond, "known": known}
    return _news(connection.execute(_TOLD_SEATS, asked).all(), beyond, known)


def _news(rows: Iterable[Any], beyond: int, known: int) -> set[int]:
    """Return the positions at which what the rows of one thing told of the day became something else.

    A row has from which position until which it was known, of what it is, and what it tells.
    """
    told: dict[str, list[_Told]] = defaultdict(list)
    for since, until, of, *fact in rows:
        told[of].append((since, until, tuple(map(str, fact))))
    return {
        position
        for own in told.values()
        for position in {one[0] for one in own} | {one[1] for one in own}
        if beyond < position <= known and _known(own, position - 1) != _known(own, position)
    }


_Told = tuple[int, int, tuple[str, ...]]
"""From which position until which, and what was known."""


def _known(told: Iterable[_Told], position: int) -> list[tuple[str, ...]]:
    """Return what was known of the day at a position."""
    return sorted(fact for since, until, fact in told if since <= position < until)
