"""What has seats: a body, whose seats are made, become others, are put right and abolished, and how it is seated."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from domain.base import ArchiveAggregate, require_text
from domain.corrections import altered
from domain.dates import PartialDate, is_before, iso, require_not_before
from domain.errors import InvalidValueError, gathered
from domain.seats import NO_SEATING, SEAT_FIELDS, SEATING_FIELDS, SeatAbolishedError, SeatUnknownError, seat, seating

DateLike = PartialDate | str | None


class SeatAdded(ArchiveAggregate.Event):
    """It has a seat since `valid_from`; `seat` is as domain/seats.py tells."""

    seat_id: UUID
    seat: dict[str, Any]
    valid_from: str | None

    def apply(self, aggregate: Any) -> None:
        """Remember the seat."""
        aggregate.seats[self.seat_id.hex] = {**self.seat, "valid_from": self.valid_from, "abolished_on": None}


class SeatChanged(ArchiveAggregate.Event):
    """A seat is otherwise since `valid_from`. `changes` maps a field to `{"before": …, "after": …}`."""

    seat_id: UUID
    changes: dict[str, dict[str, Any]]
    valid_from: str | None

    def apply(self, aggregate: Any) -> None:
        """Remember what it is now."""
        aggregate.seats[self.seat_id.hex] |= _after(self.changes)


class SeatCorrected(ArchiveAggregate.Event):
    """A seat had been described wrongly. `changes` maps a field to `{"before": …, "after": …}`."""

    seat_id: UUID
    changes: dict[str, dict[str, Any]]
    reason: str

    def apply(self, aggregate: Any) -> None:
        """Remember what is right."""
        aggregate.seats[self.seat_id.hex] |= _after(self.changes)


class SeatAbolished(ArchiveAggregate.Event):
    """A seat was there until `abolished_on`, the last day."""

    seat_id: UUID
    abolished_on: str

    def apply(self, aggregate: Any) -> None:
        """Remember until when it was there."""
        aggregate.seats[self.seat_id.hex]["abolished_on"] = self.abolished_on


class SeatingSet(ArchiveAggregate.Event):
    """It is seated so since `valid_from`: terms, who elects, leadership, reports. `before` is how it was seated."""

    seating: dict[str, Any]
    before: dict[str, Any]
    valid_from: str | None

    def apply(self, aggregate: Any) -> None:
        """Remember how it is seated."""
        aggregate.seating = dict(self.seating)


class Seated(ArchiveAggregate):
    """An aggregate with seats. A subclass nests these events with their TOPIC, and `__init__` calls `_begin_seats`."""

    name: str
    seats: dict[str, dict[str, Any]]
    seating: dict[str, Any]

    def _begin_seats(self) -> None:
        self.seats, self.seating = {}, dict(NO_SEATING)

    def add_seat(self, seat_id: UUID, given: Mapping[str, Any], *, by: str, valid_from: DateLike = None) -> None:
        """Add a seat. InvalidValueError(problem=seat-exists) when one like it is there."""
        with gathered() as each:
            made = each(seat, given)
            since = each(iso, valid_from, field="valid_from")
            if not each.errors:
                each(self._require_unlike, seat_id, made)
                each(self._require_principal_known, made)
        if seat_id.hex not in self.seats:
            self.trigger_event(self._event("SeatAdded"), seat_id=seat_id, seat=made, valid_from=since, by=by)

    def change_seat(self, seat_id: UUID, given: Mapping[str, Any], *, by: str, valid_from: DateLike = None) -> None:
        """Let a seat be otherwise from a day on; what it was before was right then."""
        known = self.require_seat(seat_id)
        with gathered() as each:
            after = each(seat, {**known, **given})
            since = each(iso, valid_from, field="valid_from")
            each(require_not_before, known["valid_from"], since, field="valid_from")
            if not each.errors:
                each(self._require_unlike, seat_id, after)
        changes = altered(known, after)
        if changes:
            self.trigger_event(self._event("SeatChanged"), seat_id=seat_id, changes=changes, valid_from=since, by=by)

    def correct_seat(self, seat_id: UUID, given: Mapping[str, Any], *, reason: str, by: str) -> None:
        """Put right what is recorded about a seat: fields of SEAT_FIELDS, `valid_from` and `abolished_on`."""
        known = self.require_known_seat(seat_id)
        with gathered() as each:
            described = each(seat, {field: given.get(field, known[field]) for field in SEAT_FIELDS})
            days = {
                field: each(iso, given[field], field=field) if field in given else known[field]
                for field in ("valid_from", "abolished_on")
            }
            reason = each(require_text, "reason", reason)
            each(require_not_before, days["valid_from"], days["abolished_on"], field="abolished_on")
            if not each.errors:
                each(self._require_unlike, seat_id, described)
        changes = altered(known, {**described, **days})
        if changes:
            self.trigger_event(self._event("SeatCorrected"), seat_id=seat_id, changes=changes, reason=reason, by=by)

    def abolish_seat(self, seat_id: UUID, *, abolished_on: PartialDate | str, by: str) -> None:
        """Abolish a seat after its last day."""
        known = self.require_seat(seat_id)
        last = require_text("abolished_on", iso(abolished_on, field="abolished_on"))
        require_not_before(known["valid_from"], last, field="abolished_on")
        self.trigger_event(self._event("SeatAbolished"), seat_id=seat_id, abolished_on=last, by=by)

    def set_seating(self, given: Mapping[str, Any], *, by: str, valid_from: DateLike = None) -> None:
        """Say how it is seated from a day on: fields of SEATING_FIELDS, those that are not given stay."""
        after = seating({field: given.get(field, self.seating[field]) for field in SEATING_FIELDS})
        since = iso(valid_from, field="valid_from")
        if after != self.seating:
            self.trigger_event(self._event("SeatingSet"), seating=after, before=self.seating, valid_from=since, by=by)

    def require_seat(self, seat_id: UUID, on: str | None = None) -> dict[str, Any]:
        """Return a seat that is there, on a day if one is given. SeatUnknownError, SeatAbolishedError."""
        known = self.require_known_seat(seat_id)
        last = known["abolished_on"]
        if last is not None and (on is None or is_before(last, on)):
            raise SeatAbolishedError(field="seat", body=self.name, abolished_on=last)
        return known

    def require_known_seat(self, seat_id: UUID) -> dict[str, Any]:
        """Return a seat that is or was there. SeatUnknownError."""
        known = self.seats.get(seat_id.hex)
        if known is None:
            raise SeatUnknownError(field="seat", body=self.name)
        return known

    def _require_unlike(self, seat_id: UUID, made: Mapping[str, Any]) -> None:
        told = ("role", "number", "organisation_id", "deputy_for", "label")
        for identity, other in self.seats.items():
            if identity != seat_id.hex and other["abolished_on"] is None and all(other[f] == made[f] for f in told):
                raise InvalidValueError(field="number", value=made["number"], problem="seat-exists")

    def _require_principal_known(self, made: Mapping[str, Any]) -> None:
        if made["deputy_for"] is not None and made["deputy_for"] not in self.seats:
            raise SeatUnknownError(field="deputy_for", body=self.name)


def _after(changes: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    return {field: change["after"] for field, change in changes.items()}
