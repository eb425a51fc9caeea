"""Who held each seat of a body from day to day over a time: for a picture, and for the table beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from sqlalchemy import Connection

from application.norwegian_order import norwegian_key
from application.questions.holdings import HoldingView, holdings_of_body_between, shown_people
from application.questions.names_then import NamesThen
from application.questions.seats import SeatView, seats_between
from domain.appointments import BasisKind, State
from domain.intervals import Interval, Span, day_after, day_before, free_days
from domain.seats import Role

_ROLES = list(Role)


@dataclass(frozen=True, slots=True)
class Tenure:
    """Somebody in a seat from the day `first` to the day `last`, both included; without a person it was empty.

    `certain` is False where partial dates leave it open, `has_basis` where no decision was found.
    """

    first: str
    last: str
    person_id: UUID | None = None
    person: str | None = None
    appointment_id: UUID | None = None
    state: str | None = None
    certain: bool = True
    has_basis: bool = True


@dataclass(frozen=True, slots=True)
class Track:
    """A seat and its tenures over a time, in order."""

    seat: SeatView
    organisation: str | None
    tenures: tuple[Tenure, ...]


def tracks_between(
    connection: Connection, body_id: UUID, first: str, last: str, known: int, *, names: NamesThen | None = None
) -> list[Track]:
    """Return the seats that a body had on any of the days, without deputies, by role, organisation and number.

    Names are those borne on the last day that is asked for; `names` may have some. A constant number of queries.
    """
    within = Interval(first, day_after(last))
    found = [one for one in seats_between(connection, body_id, first, last, known) if not one.is_deputy]
    ids = {one.id for one in found}
    between = holdings_of_body_between(connection, body_id, first, within.end, known, seats=ids)
    held = [one for one in between if one.holds]
    shown = shown_people(connection, [one.person_id for one in held], known)
    people = [shown.get(one.person_id, one.person_id) for one in held]
    senders = [one.organisation_id for one in found if one.organisation_id]
    called = (names or NamesThen(connection)).on([*people, *senders], last, known)
    by_seat: dict[UUID, list[SeatView]] = {}
    for one in found:
        by_seat.setdefault(one.id, []).append(one)
    in_seat: dict[UUID, list[HoldingView]] = {}
    for holding in held:
        in_seat.setdefault(holding.seat_id, []).append(holding)
    tracks = [_track(seats, in_seat.get(seat_id, []), within, shown, called) for seat_id, seats in by_seat.items()]
    return sorted(tracks, key=_place)


def _track(
    seats: list[SeatView],
    held: list[HoldingView],
    within: Interval,
    shown: Mapping[UUID, UUID],
    names: Mapping[UUID, str],
) -> Track:
    seat = seats[-1]
    there = Interval(min(one.valid_from for one in seats), max(one.valid_to for one in seats)) & within
    tenures = [_tenure(list(rows), within, shown, names) for rows in _runs(held)]
    spans = [Span(Interval(one.valid_from, one.valid_to), None) for one in held]
    tenures += [Tenure(days.start, day_before(days.end)) for days in free_days(spans, there)]
    organisation = names.get(seat.organisation_id) if seat.organisation_id else None
    return Track(seat, organisation, tuple(sorted(tenures, key=lambda one: (one.first, one.last))))


def _runs(held: Iterable[HoldingView]) -> Iterable[Iterable[HoldingView]]:
    """Return the rows of each appointment that tell the same of days that follow each other."""
    in_order = sorted(held, key=lambda one: (str(one.appointment_id), one.valid_from))
    return (rows for _, rows in groupby(in_order, key=lambda one: (one.appointment_id, one.state, one.certain)))


def _tenure(rows: list[HoldingView], within: Interval, shown: Mapping[UUID, UUID], names: Mapping[UUID, str]) -> Tenure:
    days = Interval(rows[0].valid_from, rows[-1].valid_to) & within
    person_id = shown.get(rows[0].person_id, rows[0].person_id)
    return Tenure(
        first=days.start,
        last=day_before(days.end),
        person_id=person_id,
        person=names.get(person_id, ""),
        appointment_id=rows[0].appointment_id,
        state=rows[0].state,
        certain=all(one.certain for one in rows),
        has_basis=rows[0].state != State.SITTING or all(one.basis["kind"] != BasisKind.NONE_FOUND for one in rows),
    )


def _place(one: Track) -> tuple[int, bool, str, int]:
    organisation = one.organisation or ""
    return (_ROLES.index(Role(one.seat.role)), not organisation, norwegian_key(organisation), one.seat.number)
