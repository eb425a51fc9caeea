"""What was recorded, after a position of the log, about who sat in a body on a day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from application.questions.history import HistoryEvent, events_at
from application.registers.appointment_tables import appointment_spans
from application.registers.seats import seats
from domain.access import Audience
from domain.appointments import State

_SPANS, _SEATS = appointment_spans.c, seats.c
_OF_THE_DAY = (
    "seat_id",
    "person_id",
    "organisation_id",
    "role",
    "state",
    "certain",
    "acting_for",
    "term_from",
    "basis",
)
"""What of a row is about the day itself: not until when it went on, which later events tell."""


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
    statement = select(appointment_spans).where(
        _SPANS.body_id == body_id.hex,
        _SPANS.valid_from <= on,
        _SPANS.valid_to > on,
        _SPANS.known_from <= known,
        _SPANS.known_to > beyond,
    )
    rows = [row for row in connection.execute(statement) if row.state != State.NOMINATED or audience >= Audience.READER]
    return _news(rows, "appointment_id", _OF_THE_DAY, beyond, known)


def _of_seats(connection: Connection, body_id: UUID, on: str, beyond: int, known: int) -> set[int]:
    statement = select(_SEATS.seat_id, _SEATS.fact, _SEATS.known_from, _SEATS.known_to).where(
        _SEATS.body_id == body_id.hex,
        _SEATS.seat_id.is_not(None),
        _SEATS.valid_from <= on,
        _SEATS.valid_to > on,
        _SEATS.known_from <= known,
        _SEATS.known_to > beyond,
    )
    return _news(connection.execute(statement), "seat_id", ("fact",), beyond, known)


def _news(rows: Iterable[Any], of: str, fields: Sequence[str], beyond: int, known: int) -> set[int]:
    """Return the positions at which what the rows of one thing told of the day became something else."""
    told: dict[str, list[_Told]] = defaultdict(list)
    for row in rows:
        fact = tuple(str(getattr(row, field)) for field in fields)
        told[getattr(row, of)].append((row.known_from, row.known_to, fact))
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
