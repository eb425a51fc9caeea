"""An appointment (verv): a person put down for a seat, nominated, made, and what became of it until it ended."""

from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from eventsourcing.domain import AggregateCreated, event

from domain.appointments import events
from domain.appointments.correcting import Correctable
from domain.appointments.errors import (
    AppointmentEndedError,
    AppointmentMadeError,
    AppointmentNotMadeError,
    AppointmentWithdrawnError,
)
from domain.appointments.facts import Ground, PartKind, Way, begun, last_day
from domain.base import optional_text, require_one_of, require_text
from domain.basis import basis as checked_basis
from domain.dates import PartialDate, is_before, iso, require_not_before
from domain.errors import InvalidValueError, gathered
from domain.seats import Role

DateLike = PartialDate | str | None
Basis = Mapping[str, Any] | None


class Appointment(Correctable):
    """Somebody in a seat of a body, on behalf of an organisation or not. `facts` are as facts.py beside this tells."""

    TOPIC = "appointment"

    class Registered(events.Registered, AggregateCreated):
        """A person is put down for a seat."""

        TOPIC = "appointment.registered"

    class Nominated(events.Nominated):
        """The person was nominated (foreslått) for it."""

        TOPIC = "appointment.nominated"

    class Made(events.Made):
        """The person was elected or appointed."""

        TOPIC = "appointment.made"

    class Extended(events.Extended):
        """The person sits on until another last day."""

        TOPIC = "appointment.extended"

    class LeaveGranted(events.LeaveGranted):
        """The person has leave, or is suspended, for some time."""

        TOPIC = "appointment.leave-granted"

    class DeputySteppedIn(events.DeputySteppedIn):
        """The person, a deputy, acts in another seat for some time."""

        TOPIC = "appointment.deputy-stepped-in"

    class Ended(events.Ended):
        """It ended after `ended_on`."""

        TOPIC = "appointment.ended"

    class EndingTakenBack(events.EndingTakenBack):
        """It did not end so after all."""

        TOPIC = "appointment.ending-withdrawn"

    class ReportDelivered(events.ReportDelivered):
        """The person reported from the body."""

        TOPIC = "appointment.report-delivered"

    class ReportTakenBack(events.ReportTakenBack):
        """A report was not delivered after all."""

        TOPIC = "appointment.report-withdrawn"

    class Corrected(events.Corrected):
        """Something recorded about it was wrong."""

        TOPIC = "appointment.corrected"

    class Withdrawn(events.Withdrawn):
        """It was registered by mistake."""

        TOPIC = "appointment.withdrawn"

    @event(Registered)
    def __init__(
        self,
        person_id: UUID,
        body_id: UUID,
        seat_id: UUID,
        role: str,
        organisation_id: UUID | None,
        by: str,
        id: UUID | None = None,
    ) -> None:
        self.facts = begun(person_id, body_id, seat_id, role, organisation_id)

    @classmethod
    def register(
        cls,
        *,
        person_id: UUID,
        body_id: UUID,
        seat_id: UUID,
        role: str,
        by: str,
        organisation_id: UUID | None = None,
        id: UUID | None = None,
    ) -> "Appointment":
        """Return somebody put down for a seat; what follows says that they were nominated, or made."""
        require_one_of("role", role, frozenset(Role))
        return cls(
            person_id=person_id,
            body_id=body_id,
            seat_id=seat_id,
            role=str(role),
            organisation_id=organisation_id,
            by=by,
            id=id,
        )

    def nominate(self, *, by: str, nominated_on: DateLike = None, basis: Basis = None) -> None:
        """Say that the person was nominated. AppointmentMadeError when it is made already."""
        self._require_there()
        if self.facts["is_made"]:
            raise AppointmentMadeError(appointment=self.id)
        with gathered() as each:
            when = each(iso, nominated_on, field="nominated_on")
            on = each(checked_basis, basis)
        self.trigger_event(self.Nominated, nominated_on=when, basis=on, by=by)

    def make(
        self,
        *,
        by: str,
        valid_from: DateLike,
        until: DateLike = None,
        decided_on: DateLike = None,
        way: str | None = None,
        basis: Basis = None,
    ) -> None:
        """Say that the person was elected or appointed, from a day until the last day. AppointmentMadeError."""
        self._require_there()
        if self.facts["is_made"]:
            raise AppointmentMadeError(appointment=self.id)
        with gathered() as each:
            start, end = each(iso, valid_from, field="valid_from"), each(iso, until, field="until")
            decided = each(iso, decided_on, field="decided_on")
            elected = each(require_one_of, "way", str(way), frozenset(Way)) if way else None
            on = each(checked_basis, basis)
            each(require_not_before, start, end, field="until")
        self.trigger_event(self.Made, valid_from=start, until=end, decided_on=decided, way=elected, basis=on, by=by)

    def extend(self, *, by: str, until: DateLike, decided_on: DateLike = None, basis: Basis = None) -> None:
        """Let the person sit on until another last day, None for no end."""
        self._require_sitting()
        before = last_day(self.facts)
        with gathered() as each:
            end, decided = each(iso, until, field="until"), each(iso, decided_on, field="decided_on")
            on = each(checked_basis, basis)
            if end is not None or not until:
                each(_require_later, before, end)
        self.trigger_event(self.Extended, until=end, before=before, decided_on=decided, basis=on, by=by)

    def grant_leave(
        self,
        *,
        by: str,
        valid_from: PartialDate | str,
        until: DateLike = None,
        kind: str = PartKind.LEAVE,
        note: str | None = None,
        basis: Basis = None,
    ) -> None:
        """Grant leave (permisjon) or record a suspension (kommuneloven § 7-11) within the term."""
        self._require_sitting()
        require_one_of("kind", str(kind), frozenset({PartKind.LEAVE, PartKind.SUSPENSION}))
        start, end, on = self._part(valid_from, until, basis)
        self.trigger_event(
            self.LeaveGranted,
            kind=str(kind),
            valid_from=start,
            until=end,
            note=optional_text(note, "note"),
            basis=on,
            by=by,
        )

    def step_in(
        self, *, by: str, for_seat_id: UUID, valid_from: PartialDate | str, until: DateLike = None, basis: Basis = None
    ) -> None:
        """Let a deputy act in another seat within its own term. InvalidValueError(problem=not-deputy)."""
        self._require_sitting()
        if not Role(self.facts["role"]).is_deputy:
            raise InvalidValueError(field="for_seat_id", value="", problem="not-deputy")
        start, end, on = self._part(valid_from, until, basis)
        self.trigger_event(self.DeputySteppedIn, for_seat_id=for_seat_id, valid_from=start, until=end, basis=on, by=by)

    def end(
        self,
        *,
        by: str,
        ground: str,
        ended_on: DateLike = None,
        decided_on: DateLike = None,
        basis: Basis = None,
    ) -> None:
        """End it after its last day. What is annulled never held, and needs no day."""
        self._require_sitting()
        with gathered() as each:
            why = each(require_one_of, "ground", str(ground), frozenset(Ground))
            last = each(iso, ended_on, field="ended_on")
            decided, on = each(iso, decided_on, field="decided_on"), each(checked_basis, basis)
            if why != Ground.ANNULLED and (last is not None or not ended_on):
                last = each(require_text, "ended_on", last)
                each(require_not_before, self.facts["valid_from"], last, field="ended_on")
        self.trigger_event(self.Ended, ground=why, ended_on=last, decided_on=decided, basis=on, by=by)

    def take_back_ending(self, *, reason: str, by: str) -> None:
        """Say that it did not end so after all."""
        self._require_there()
        if self.facts["ground"] is None:
            raise InvalidValueError(field="ended_on", value="", problem="not-ended")
        fields = ("ground", "ended_on", "ending_decided_on", "ending_basis")
        before = {field: self.facts[field] for field in fields}
        self.trigger_event(self.EndingTakenBack, before=before, reason=require_text("reason", reason), by=by)

    def deliver_report(
        self,
        *,
        by: str,
        due_on: PartialDate | str,
        delivered_on: PartialDate | str,
        entry_id: UUID | None = None,
        note: str | None = None,
    ) -> None:
        """Say that the person reported what was due on a day. AppointmentNotMadeError."""
        self._require_there()
        if not self.facts["is_made"]:
            raise AppointmentNotMadeError(appointment=self.id)
        with gathered() as each:
            due = each(require_text, "due_on", each(iso, due_on, field="due_on"))
            delivered = each(require_text, "delivered_on", each(iso, delivered_on, field="delivered_on"))
            note = each(optional_text, note, "note")
        self.trigger_event(
            self.ReportDelivered, due_on=due, delivered_on=delivered, entry_id=entry_id, note=note, by=by
        )

    def take_back_report(self, *, due_on: PartialDate | str, reason: str, by: str) -> None:
        """Say that what was due on a day was not reported after all. InvalidValueError(problem=unknown-record)."""
        self._require_there()
        due, reason = iso(due_on, field="due_on"), require_text("reason", reason)
        number = next((one for one, told in reversed(self.facts["reports"].items()) if told["due_on"] == due), None)
        if number is None:
            raise InvalidValueError(field="due_on", value=due, problem="unknown-record")
        before = self.facts["reports"][number]
        self.trigger_event(self.ReportTakenBack, number=int(number), before=before, reason=reason, by=by)

    def withdraw(self, *, reason: str, by: str) -> None:
        """Say that it was registered by mistake; its history stays."""
        self._require_there()
        self.trigger_event(self.Withdrawn, reason=require_text("reason", reason), by=by)

    def _part(self, valid_from: DateLike, until: DateLike, basis: Basis) -> tuple[str, str | None, dict[str, Any]]:
        with gathered() as each:
            start = each(iso, valid_from, field="valid_from")
            if start is not None or not valid_from:
                start = each(require_text, "valid_from", start)
            end, on = each(iso, until, field="until"), each(checked_basis, basis)
            each(require_not_before, self.facts["valid_from"], start, field="valid_from")
            each(require_not_before, start, end, field="until")
            each(_require_within, start, last_day(self.facts))
        return cast("str", start), end, on  # a start that is missing was told

    def _require_there(self) -> None:
        if self.facts["is_withdrawn"]:
            raise AppointmentWithdrawnError(appointment=self.id)

    def _require_sitting(self) -> None:
        self._require_there()
        if not self.facts["is_made"]:
            raise AppointmentNotMadeError(appointment=self.id)
        if self.facts["ground"] is not None:
            raise AppointmentEndedError(appointment=self.id, ended_on=self.facts["ended_on"])


def _require_within(start: str | None, last: str | None) -> None:
    if is_before(last, start):
        raise InvalidValueError(field="valid_from", value=start, problem="after-end", end=last)


def _require_later(before: str | None, until: str | None) -> None:
    if before is None:
        raise InvalidValueError(field="until", value=until, problem="no-end")
    if until is not None and PartialDate.parse(until) <= PartialDate.parse(before):
        raise InvalidValueError(field="until", value=until, problem="not-later", start=before)
