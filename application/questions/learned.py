"""What was recorded, after a position of the log, about who sat in a body on a day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from application.questions.body_on_day import BodyOnDay
from application.questions.history import HistoryEvent, events_at
from domain.access import Audience
from domain.appointments import State

_OF_AN_APPOINTMENT = attrgetter(
    "known_from",
    "known_to",
    "appointment_id",
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
"""What is about the day itself: not until when it went on, which later events tell."""
_OF_A_SEAT = attrgetter("known_from", "known_to", "seat_id", "fact")


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
    return learned_of(BodyOnDay(connection, body_id, on, known), beyond, known, audience, most=most)


def learned_of(day: BodyOnDay, beyond: int, known: int, audience: Audience, *, most: int = 100) -> News:
    """Return what `learned_since` does of a body of which more may be asked; `known` may be later than that."""
    if beyond >= known:
        return News((), 0)
    told = [row for row in day.spans_ever_told if row.known_from <= known and row.known_to > beyond]
    seen = (row for row in told if row.state != State.NOMINATED or audience >= Audience.READER)
    positions = _news(map(_OF_AN_APPOINTMENT, seen), beyond, known)
    positions |= _news((_OF_A_SEAT(row) for row in day.seats_ever_told if row.seat_id is not None), beyond, known)
    return News(events_at(day.connection, sorted(positions)[-most:]), len(positions))


def _news(rows: Iterable[Any], beyond: int, known: int) -> set[int]:
    """Return the positions at which what the rows of one thing told of the day became something else.

    A row has from which position until which it was known, of what it is, and what it tells. What was told before a
    position and after it differs where the rows that end there do not tell the same as those that begin there.
    """
    began: dict[tuple[int, str], list[Any]] = defaultdict(list)
    ended: dict[tuple[int, str], list[Any]] = defaultdict(list)
    for since, until, of, *fact in rows:
        began[since, of].append(fact)
        ended[until, of].append(fact)
    return {
        position
        for position, of in began.keys() | ended.keys()
        if beyond < position <= known
        and sorted(began.get((position, of), ()), key=str) != sorted(ended.get((position, of), ()), key=str)
    }
