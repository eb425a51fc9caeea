"""What can be done with the seats of a body, and how it is seated."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from application.archive import Archive
from application.commands.organisations import require_organisations
from domain.bodies import Body
from domain.errors import InvalidValueError
from domain.seats import Role


@dataclass(frozen=True, kw_only=True)
class AddSeat:
    """Add a seat to a body; `seat` is as domain/seats.py tells."""

    body_id: UUID
    seat_id: UUID
    seat: Mapping[str, Any]
    by: str
    valid_from: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class ChangeSeat:
    """Let a seat be otherwise from a day on."""

    body_id: UUID
    seat_id: UUID
    seat: Mapping[str, Any]
    by: str
    valid_from: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class CorrectSeat:
    """Put right what is recorded about a seat."""

    body_id: UUID
    seat_id: UUID
    changes: Mapping[str, Any]
    reason: str
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class AbolishSeat:
    """Abolish a seat after its last day."""

    body_id: UUID
    seat_id: UUID
    abolished_on: str
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class SetSeating:
    """Say how a body is seated: terms, who elects, leadership, reports."""

    body_id: UUID
    seating: Mapping[str, Any]
    by: str
    valid_from: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class NewSeat:
    """A seat among those that are added at once."""

    seat_id: UUID
    seat: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class AddSeats:
    """Add several seats to a body in one recording."""

    body_id: UUID
    seats: tuple[NewSeat, ...]
    by: str
    valid_from: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class AddSeatsForParticipants:
    """Add so many seats of each role for each participant, and some of the body's own, in one recording."""

    body_id: UUID
    by: str
    participants: Sequence[UUID] = ()
    members: int = 0
    deputies: int = 0
    personal_deputies: bool = False
    leader: bool = False
    deputy_leader: bool = False
    observers: int = 0
    secretary: bool = False
    elector: str | None = None
    valid_from: str | None = None
    expected_version: int | None = None


def add_seat(archive: Archive, command: AddSeat) -> int | None:
    """Add a seat to a body; the same one again adds nothing."""
    body = archive.load(Body, command.body_id, expected=command.expected_version)
    _require_organisation(archive, command.seat)
    body.add_seat(command.seat_id, command.seat, valid_from=command.valid_from, by=command.by)
    return archive.record(body)


def add_seats(archive: Archive, command: AddSeats) -> int | None:
    """Add several seats to a body; those that are there add nothing."""
    body = archive.load(Body, command.body_id, expected=command.expected_version)
    for one in command.seats:
        _require_organisation(archive, one.seat)
        body.add_seat(one.seat_id, one.seat, valid_from=command.valid_from, by=command.by)
    return archive.record(body)


def add_seats_for_participants(archive: Archive, command: AddSeatsForParticipants) -> int | None:
    """Add seats for each participant, numbered on from those that are there. InvalidValueError when it is none."""
    body = archive.load(Body, command.body_id, expected=command.expected_version)
    added = list(_planned(command, body))
    if not added:
        raise InvalidValueError(field="members", value="", problem="no-seats")
    for one in added:
        _require_organisation(archive, one.seat)
        body.add_seat(one.seat_id, one.seat, valid_from=command.valid_from, by=command.by)
    return archive.record(body)


def change_seat(archive: Archive, command: ChangeSeat) -> int | None:
    """Let a seat be otherwise from a day on. SeatUnknownError, SeatAbolishedError."""
    body = archive.load(Body, command.body_id, expected=command.expected_version)
    _require_organisation(archive, command.seat)
    body.change_seat(command.seat_id, command.seat, valid_from=command.valid_from, by=command.by)
    return archive.record(body)


def correct_seat(archive: Archive, command: CorrectSeat) -> int | None:
    """Put right what is recorded about a seat, for a reason. SeatUnknownError."""
    body = archive.load(Body, command.body_id, expected=command.expected_version)
    _require_organisation(archive, command.changes)
    body.correct_seat(command.seat_id, command.changes, reason=command.reason, by=command.by)
    return archive.record(body)


def abolish_seat(archive: Archive, command: AbolishSeat) -> int | None:
    """Abolish a seat after its last day. SeatUnknownError, SeatAbolishedError."""
    body = archive.load(Body, command.body_id, expected=command.expected_version)
    body.abolish_seat(command.seat_id, abolished_on=command.abolished_on, by=command.by)
    return archive.record(body)


def set_seating(archive: Archive, command: SetSeating) -> int | None:
    """Say how a body is seated from a day on; the same again changes nothing."""
    body = archive.load(Body, command.body_id, expected=command.expected_version)
    body.set_seating(command.seating, valid_from=command.valid_from, by=command.by)
    return archive.record(body)


def _planned(command: AddSeatsForParticipants, body: Body) -> Iterator[NewSeat]:
    last: Counter[tuple[str, str | None]] = Counter()
    for held in body.seats.values():
        place = (str(held["role"]), held["organisation_id"])
        last[place] = max(last[place], int(held["number"]))

    def seat(role: Role, organisation: UUID | None = None, principal: UUID | None = None) -> NewSeat:
        place = (str(role), organisation.hex if organisation else None)
        last[place] += 1
        made: dict[str, Any] = {"role": role, "number": last[place], "organisation_id": organisation}
        made |= {"deputy_for": principal, "elector": command.elector}
        identity = uuid5(body.id, f"{body.version} {role} {organisation} {last[place]}")
        return NewSeat(seat_id=identity, seat=made)

    if command.leader:
        yield seat(Role.LEADER)
    if command.deputy_leader:
        yield seat(Role.DEPUTY_LEADER)
    for organisation in command.participants:
        for _ in range(command.members):
            member = seat(Role.MEMBER, organisation)
            yield member
            if command.personal_deputies:
                yield seat(Role.PERSONAL_DEPUTY, organisation, member.seat_id)
        for _ in range(command.deputies):
            yield seat(Role.NUMBERED_DEPUTY, organisation)
    for _ in range(command.observers):
        yield seat(Role.OBSERVER)
    if command.secretary:
        yield seat(Role.SECRETARY)


def _require_organisation(archive: Archive, seat: Mapping[str, Any]) -> None:
    named = seat.get("organisation_id")
    if named:
        require_organisations(archive, organisation_id=named if isinstance(named, UUID) else UUID(str(named)))
