"""Who sits where in the bodies that rows name: as the registers have it, and as rows of this import have filed it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Connection

from application.questions.holdings import HoldingView, holdings_of_body_between
from application.questions.known import last_position
from domain.appointments import HOLDS, Appointment, last_day, timeline
from domain.intervals import BEGINNING, OPEN, Interval
from domain.seats import Role


@dataclass(frozen=True, slots=True)
class Held:
    """An appointment as far as it holds a seat: `days` are all that partial dates can mean, `certain` those without.

    `since` and `until` are its first and last day as written.
    """

    appointment_id: UUID
    seat_id: UUID
    person_id: UUID
    organisation_id: UUID | None
    role: Role
    days: Interval
    certain: tuple[Interval, ...]
    since: str | None
    until: str | None

    @property
    def period(self) -> dict[str, str]:
        """Its first and last day as values of errors and remarks have them, nothing where it is open."""
        return {"since": self.since or "", "until": self.until or ""}

    def surely_on(self, days: Interval) -> Interval | None:
        """Return days on which it certainly holds among these."""
        return next((one & days for one in self.certain if one.overlaps(days)), None)


@dataclass
class Sitting:
    """Who sits in one body."""

    held: dict[UUID, Held] = field(default_factory=dict)

    @classmethod
    def read(cls, connection: Connection, body_id: UUID) -> "Sitting":
        """Return it as it is known now."""
        spans: dict[UUID, list[HoldingView]] = {}
        for one in holdings_of_body_between(connection, body_id, BEGINNING, OPEN, last_position(connection)):
            if one.holds:
                spans.setdefault(one.appointment_id, []).append(one)
        return cls({identity: _held_of(its) for identity, its in spans.items()})

    def note(self, appointment: Appointment) -> None:
        """Remember an appointment as it is now."""
        facts = appointment.facts
        spans = [span for span in timeline(facts) if span.fact.state in HOLDS]
        self.held.pop(appointment.id, None)
        if spans:
            self.held[appointment.id] = Held(
                appointment_id=appointment.id,
                seat_id=UUID(facts["seat_id"]),
                person_id=UUID(facts["person_id"]),
                organisation_id=UUID(facts["organisation_id"]) if facts["organisation_id"] else None,
                role=Role(facts["role"]),
                days=_whole([span.days for span in spans]),
                certain=tuple(span.days for span in spans if span.fact.certain),
                since=facts["valid_from"],
                until=last_day(facts),
            )

    def during(self, days: Interval, seats: Iterable[UUID] | None = None) -> list[Held]:
        """Return who may hold any of these seats on any of these days, the earliest first."""
        wanted = None if seats is None else set(seats)
        found = [
            one for one in self.held.values() if one.days.overlaps(days) and (wanted is None or one.seat_id in wanted)
        ]
        return sorted(found, key=lambda one: (one.days, one.appointment_id.hex))

    def in_the_way(self, seat_id: UUID, days: Interval, certain: Interval) -> list[Held]:
        """Return who holds a seat so that nobody else can on these days, but before or after them."""
        return [one for one in self.during(days, [seat_id]) if not _one_after_the_other(one, days, certain)]


def _one_after_the_other(held: Held, days: Interval, certain: Interval) -> bool:
    """Return whether one can have followed the other: both in 2019, of which one begins and the other ends then."""
    if held.surely_on(certain):
        return False
    first, second = sorted([held.days, days])
    return first.start < second.start and first.end < second.end


def _held_of(spans: Sequence[HoldingView]) -> Held:
    first = spans[0]
    return Held(
        appointment_id=first.appointment_id,
        seat_id=first.seat_id,
        person_id=first.person_id,
        organisation_id=first.organisation_id,
        role=Role(first.role),
        days=_whole([Interval(one.valid_from, one.valid_to) for one in spans]),
        certain=tuple(Interval(one.valid_from, one.valid_to) for one in spans if one.certain),
        since=first.term_from,
        until=first.term_until,
    )


def _whole(spans: Sequence[Interval]) -> Interval:
    return Interval(min(one.start for one in spans), max(one.end for one in spans))
