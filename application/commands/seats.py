"""What can be done with the seats of a body, and how it is seated."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.organisations import require_organisations
from domain.bodies import Body


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


def _require_organisation(archive: Archive, seat: Mapping[str, Any]) -> None:
    named = seat.get("organisation_id")
    if named:
        require_organisations(archive, organisation_id=named if isinstance(named, UUID) else UUID(str(named)))
