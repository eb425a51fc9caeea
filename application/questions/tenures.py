"""Who held each seat of a body from day to day over a time: for a picture, and for the table beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from application.norwegian_order import norwegian_key
from application.questions.holdings import shown_people
from application.questions.names_then import NamesThen
from application.questions.seats import SeatView, seats_between
from application.registers.appointment_tables import appointment_spans
from application.registers.columns import read_id
from domain.appointments import HOLDS, BasisKind, State
from domain.intervals import Interval, Span, day_after, day_before, free_days
from domain.seats import Role

_ROLES = list(Role)
_SPANS = appointment_spans.c
_HELD = (
    select(
        _SPANS.seat_id,
        _SPANS.person_id,
        _SPANS.appointment_id,
        _SPANS.state,
        _SPANS.certain,
        _SPANS.valid_from,
        _SPANS.valid_to,
        _SPANS.basis_kind,
    )
    .where(
        _SPANS.body_id == bindparam("body_id"),
        _SPANS.valid_from < bindparam("end"),
        _SPANS.valid_to > bindparam("first"),
        _SPANS.known_from <= bindparam("known"),
        _SPANS.known_to > bindparam("known"),
        _SPANS.state.in_(sorted(HOLDS)),
    )
    .order_by(_SPANS.valid_from, _SPANS.known_from, _SPANS.piece)
)


class _Held(NamedTuple):
    """What of a row a tenure is made of; ids are 32 hex digits."""

    seat_id: str
    person_id: str
    appointment_id: str
    state: str
    certain: bool
    valid_from: str
    valid_to: str
    basis_kind: str


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
    asked = {"body_id": body_id.hex, "first": first, "end": within.end, "known": known}
    by_seat: dict[str, list[SeatView]] = {}
    for one in found:
        by_seat.setdefault(one.id.hex, []).append(one)
    in_seat: dict[str, list[_Held]] = {seat_id: [] for seat_id in by_seat}
    for holding in map(_Held._make, connection.execute(_HELD, asked).all()):
        if holding.seat_id in in_seat:
            in_seat[holding.seat_id].append(holding)
    people = {one: read_id(one) for one in {each.person_id for held in in_seat.values() for each in held}}
    same = shown_people(connection, people.values(), known)
    shown = {written: same.get(one, one) for written, one in people.items()}
    senders = [one.organisation_id for one in found if one.organisation_id]
    called = (names or NamesThen(connection)).on([*people.values(), *same.values(), *senders], last, known)
    tracks = [_track(seats, in_seat[seat_id], within, shown, called) for seat_id, seats in by_seat.items()]
    return sorted(tracks, key=_place)


def _track(
    seats: list[SeatView],
    held: list[_Held],
    within: Interval,
    shown: Mapping[str, UUID],
    names: Mapping[UUID, str],
) -> Track:
    seat = seats[-1]
    there = Interval(min(one.valid_from for one in seats), max(one.valid_to for one in seats)) & within
    tenures = [_tenure(list(rows), within, shown, names) for rows in _runs(held)]
    spans = [Span(Interval(one.valid_from, one.valid_to), None) for one in held]
    tenures += [Tenure(days.start, day_before(days.end)) for days in free_days(spans, there)]
    organisation = names.get(seat.organisation_id) if seat.organisation_id else None
    return Track(seat, organisation, tuple(sorted(tenures, key=lambda one: (one.first, one.last))))


def _runs(held: Iterable[_Held]) -> Iterable[Iterable[_Held]]:
    """Return the rows of each appointment that tell the same of days that follow each other."""
    in_order = sorted(held, key=lambda one: (one.appointment_id, one.valid_from))
    return (rows for _, rows in groupby(in_order, key=lambda one: (one.appointment_id, one.state, one.certain)))


def _tenure(rows: list[_Held], within: Interval, shown: Mapping[str, UUID], names: Mapping[UUID, str]) -> Tenure:
    days = Interval(rows[0].valid_from, rows[-1].valid_to) & within
    person_id = shown[rows[0].person_id]
    return Tenure(
        first=days.start,
        last=day_before(days.end),
        person_id=person_id,
        person=names.get(person_id, ""),
        appointment_id=read_id(rows[0].appointment_id),
        state=rows[0].state,
        certain=all(one.certain for one in rows),
        has_basis=rows[0].state != State.SITTING or all(one.basis_kind != BasisKind.NONE_FOUND for one in rows),
    )


def _place(one: Track) -> tuple[int, bool, str, int]:
    organisation = one.organisation or ""
    return (_ROLES.index(Role(one.seat.role)), not organisation, norwegian_key(organisation), one.seat.number)
