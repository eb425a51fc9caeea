"""Who is or was what where, on whose behalf and with which deputies: of people, and of organisations.

What an organisation sends is asked together with what those sent that became part of it. Each appointment is told once,
by what it is on the day that is asked about, or was on its last day, or will be on its first; all of it as it was known
at a position.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, func, select

from application.norwegian_order import norwegian_key
from application.questions.bases import BasisView, basis_view, decisions_of_bases
from application.questions.bodies import BodyView, bodies_by_id
from application.questions.families import organisation_family
from application.questions.history import recorded_when
from application.questions.holdings import (
    HoldingView,
    deputies_in_bodies,
    holdings_of_appointments,
    holdings_of_organisations,
    holdings_of_people,
    same_person,
    shown_people,
)
from application.questions.known import known_then
from application.questions.names_then import all_names, name_then
from application.questions.seats import SeatView, seats_by_id
from application.questions.seen import Page, below, paged, place_in
from application.registers.appointment_tables import appointment_spans
from domain.access import Audience
from domain.appointments import State
from domain.intervals import day_after, day_before
from domain.seats import Role

_MEMBERS = (Role.LEADER, Role.DEPUTY_LEADER, Role.MEMBER)
_SPANS = appointment_spans.c


@dataclass(frozen=True, slots=True)
class DeputyView:
    """Who steps in for somebody: personally, or as a deputy of the same organisation, in order of `number`."""

    appointment_id: UUID
    person_id: UUID
    name: str
    role: str
    number: int
    acting: bool


@dataclass(frozen=True, slots=True)
class HeldView:
    """An appointment. `valid_from` and `valid_to` are its first day and the day after its last one, half-open.

    Names are those of the day that is told: `holding` is what it was that day. `spans` are all its states in order;
    `person_id` is under whom its person is shown, `registered_as` another name that it was registered by.
    """

    holding: HoldingView
    spans: tuple[HoldingView, ...]
    body: BodyView
    body_name: str
    seat: SeatView | None
    acting_for: SeatView | None
    person_id: UUID
    person: str
    registered_as: str | None
    organisation: str | None
    basis: BasisView
    deputies: tuple[DeputyView, ...]
    recorded_at: str | None

    @property
    def valid_from(self) -> str:
        """Its first day."""
        return self.spans[0].valid_from

    @property
    def valid_to(self) -> str:
        """The day after its last one."""
        return self.spans[-1].valid_to

    def is_on(self, day: str) -> bool:
        """Whether it holds, or is nominated, on an ISO day."""
        return self.holding.valid_from <= day < self.holding.valid_to and self.holding.state != State.ANNULLED


def held_by_person(connection: Connection, person_id: UUID, on: str, known: int, audience: Audience) -> list[HeldView]:
    """Return everything a person is and was, whoever they turned out to be: the latest begun first."""
    _, same = same_person(connection, person_id, known)
    found = holdings_of_people(connection, same, known)
    held = _held(connection, _public(found, audience), on, known, audience)
    return sorted(held, key=lambda one: (one.valid_from, one.valid_to, one.holding.appointment_id), reverse=True)


def held_appointment(
    connection: Connection, appointment_id: UUID, on: str, known: int, audience: Audience
) -> HeldView | None:
    """Return one appointment, None where nothing is known of it, or nothing that is for this audience."""
    return held_by_id(connection, [appointment_id], on, known, audience).get(appointment_id)


def held_by_id(
    connection: Connection, identities: Sequence[UUID], on: str, known: int, audience: Audience
) -> dict[UUID, HeldView]:
    """Return appointments by id, as far as something is known of them that is for this audience."""
    found = holdings_of_appointments(connection, identities, known)
    held = _held(connection, _public(found, audience), on, known, audience)
    return {one.holding.appointment_id: one for one in held}


def sent_by_organisation(
    connection: Connection, organisation_id: UUID, on: str, known: int, audience: Audience
) -> list[HeldView]:
    """Return whom an organisation, and those that became part of it, send where on an ISO day: by body and seat."""
    family = organisation_family(connection, organisation_id)
    found = holdings_of_organisations(connection, family, known, first=on, end=day_after(on))
    ids = sorted({one.appointment_id for one in _public(found, audience) if one.state != State.ANNULLED})
    held = _held(connection, _public(holdings_of_appointments(connection, ids, known), audience), on, known, audience)
    return sorted(held, key=_by_body)


def sent_before(
    connection: Connection,
    organisation_id: UUID,
    on: str,
    known: int,
    audience: Audience,
    *,
    after: str | None = None,
    limit: int = 50,
) -> Page[HeldView]:
    """Return whom an organisation, and those that became part of it, sent until before an ISO day: latest ended first.

    `after` is the cursor of the page before.
    """
    family = [one.hex for one in organisation_family(connection, organisation_id)]
    ended = func.max(_SPANS.valid_to).label("ended")
    over = (
        select(_SPANS.appointment_id, ended)
        .where(_SPANS.organisation_id.in_(family), *known_then(_SPANS, known), _SPANS.state != State.NOMINATED)
        .group_by(_SPANS.appointment_id)
        .having(ended <= on)
        .subquery()
    )
    statement = select(over).order_by(over.c.ended.desc(), over.c.appointment_id.desc()).limit(limit + 1)
    if after is not None:
        place = place_in(after)
        if place is None:
            return Page(())
        statement = statement.where(below(over.c.ended, over.c.appointment_id, *place))
    rows = list(connection.execute(statement))
    found = holdings_of_appointments(connection, [UUID(row.appointment_id) for row in rows], known)
    held = _held(connection, found, on, known, audience)
    by_id = {one.holding.appointment_id: one for one in held}
    ordered = [by_id[UUID(row.appointment_id)] for row in rows]
    return paged(ordered, limit, [f"{row.ended}_{row.appointment_id}" for row in rows])


def _public(found: Iterable[HoldingView], audience: Audience) -> list[HoldingView]:
    """Return what is for an audience: nominations are for those who are signed in."""
    return [one for one in found if audience > Audience.PUBLIC or one.state != State.NOMINATED]


def _held(
    connection: Connection, found: Sequence[HoldingView], on: str, known: int, audience: Audience
) -> list[HeldView]:
    """Return the appointments that all their spans are given of, by a constant number of queries."""
    spans: dict[UUID, list[HoldingView]] = defaultdict(list)
    for one in found:
        spans[one.appointment_id].append(one)
    told = [_told(each, on) for each in spans.values()]
    deputies = deputies_in_bodies(connection, sorted({one.body_id for one in told if _is_on(one, on)}), on, known)
    names = _Names(connection, [*told, *deputies], known)
    bodies = bodies_by_id(connection, sorted({one.body_id for one in told}))
    decisions = decisions_of_bases(connection, [one.basis for one in told], audience)
    seats = seats_by_id(connection, sorted(_seats_named([*told, *deputies])), known)
    recorded = recorded_when(connection, sorted({one.known_from for one in told}))
    held = []
    for one in told:
        day = _day_told(one, on)
        held.append(
            HeldView(
                holding=one,
                spans=tuple(spans[one.appointment_id]),
                body=bodies[one.body_id],
                body_name=names.on(one.body_id, day) or "",
                seat=seats.get(one.seat_id),
                acting_for=seats.get(one.acting_for) if one.acting_for else None,
                person_id=names.shown(one.person_id),
                person=names.on(names.shown(one.person_id), day) or "",
                registered_as=names.registered(one.person_id, day),
                organisation=names.on(one.organisation_id, day),
                basis=basis_view(one.basis, decisions),
                deputies=_deputies(one, deputies, seats, names, day) if _is_on(one, on) else (),
                recorded_at=recorded.get(one.known_from),
            )
        )
    return held


class _Names:
    """What bodies, organisations and people were called that some spans name, on any day."""

    def __init__(self, connection: Connection, spans: Sequence[HoldingView], known: int) -> None:
        self._known = known
        self._shown = shown_people(connection, sorted({one.person_id for one in spans}), known)
        named = {one for span in spans for one in (span.person_id, span.body_id, span.organisation_id) if one}
        self._names = all_names(connection, named | set(self._shown.values()))

    def on(self, identity: UUID | None, day: str) -> str | None:
        """Return what somebody or something was called on a day."""
        return name_then(self._names[identity], day, self._known) if identity else None

    def shown(self, identity: UUID) -> UUID:
        """Return under whom somebody is shown."""
        return self._shown.get(identity, identity)

    def registered(self, identity: UUID, day: str) -> str | None:
        """Return by what other name somebody is registered than the one they are shown under."""
        name = self.on(identity, day)
        return name if name != self.on(self.shown(identity), day) else None


def _told(spans: Sequence[HoldingView], on: str) -> HoldingView:
    """Return the span that holds on a day; the last one before it where all are over, the first one where none is."""
    begun = [one for one in spans if one.valid_from <= on]
    return begun[-1] if begun else spans[0]


def _is_on(one: HoldingView, on: str) -> bool:
    return one.valid_from <= on < one.valid_to


def _day_told(one: HoldingView, on: str) -> str:
    """Return the day among those of a span that is nearest to another day."""
    return min(max(one.valid_from, on), day_before(one.valid_to))


def _seats_named(spans: Iterable[HoldingView]) -> set[UUID]:
    return {seat for one in spans for seat in (one.seat_id, one.acting_for) if seat}


def _deputies(
    one: HoldingView, deputies: Sequence[HoldingView], seats: Mapping[UUID, SeatView], names: _Names, day: str
) -> tuple[DeputyView, ...]:
    """Return who steps in for a member: personal deputies first, then those of the same organisation by number."""
    if Role(one.role) not in _MEMBERS:
        return ()
    found = []
    for deputy in deputies:
        seat = seats.get(deputy.seat_id)
        personal = seat is not None and seat.deputy_for == one.seat_id
        shared = deputy.role == Role.NUMBERED_DEPUTY and deputy.organisation_id == one.organisation_id
        if deputy.body_id != one.body_id or not (personal or shared):
            continue
        who = names.shown(deputy.person_id)
        found.append(
            DeputyView(
                appointment_id=deputy.appointment_id,
                person_id=who,
                name=names.on(who, day) or "",
                role=deputy.role,
                number=seat.number if seat else 1,
                acting=deputy.acting_for == one.seat_id,
            )
        )
    return tuple(sorted(found, key=lambda each: (each.role != Role.PERSONAL_DEPUTY, each.number, each.name)))


def _by_body(one: HeldView) -> tuple[object, ...]:
    roles = list(Role)
    return (
        norwegian_key(one.body_name),
        roles.index(Role(one.holding.role)),
        one.seat.number if one.seat else 0,
        norwegian_key(one.person),
        one.holding.appointment_id,
    )
