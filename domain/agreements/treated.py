"""What those who must adopt a version do with it: planned, adopted, declined, and a reservation lifted."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from domain.agreements import values
from domain.agreements.errors import AlreadyTreatedError
from domain.agreements.facts import RecordKind
from domain.agreements.versioned import Basis, DateLike, Versioned
from domain.base import optional_text
from domain.basis import basis as checked_basis
from domain.dates import require_iso, require_not_before
from domain.errors import InvalidValueError, gathered
from domain.recorded import records_of


class Treated(Versioned):
    """An agreement whose versions are adopted party by party. The class that is stored nests the events."""

    def plan_treatment(
        self,
        version: int,
        *,
        by: str,
        meets_on: DateLike,
        organisation_id: UUID | None = None,
        body: str | None = None,
        reference: str | None = None,
    ) -> None:
        """Say when somebody will treat a version."""
        self.require_open(version)
        self.require_adopter(version, organisation_id)
        with gathered() as each:
            when = each(require_iso, meets_on, field="meets_on")
            where, known = each(optional_text, body, "name"), each(optional_text, reference, "reference")
        self.trigger_event(
            self._event("TreatmentPlanned"),
            version=version,
            organisation_id=organisation_id,
            body=where,
            meets_on=when,
            reference=known,
            by=by,
        )

    def adopt(
        self,
        version: int,
        *,
        by: str,
        decided_on: DateLike,
        organisation_id: UUID | None = None,
        body: str | None = None,
        reservation: Mapping[str, Any] | None = None,
        votes: Mapping[str, Any] | None = None,
        basis: Basis = None,
    ) -> None:
        """Say that a party, or the assembly, adopted a version. AlreadyTreatedError when it had adopted it."""
        self.require_open(version)
        self.require_adopter(version, organisation_id)
        self._require_untreated(version, organisation_id)
        with gathered() as each:
            when, where = each(require_iso, decided_on, field="decided_on"), each(optional_text, body, "name")
            reserved, counted = each(values.reservation, reservation), each(values.votes, votes)
            on = each(checked_basis, basis)
        self.trigger_event(
            self._event("VersionAdopted"),
            version=version,
            organisation_id=organisation_id,
            body=where,
            decided_on=when,
            reservation=reserved,
            votes=counted,
            basis=on,
            by=by,
        )

    def decline(
        self,
        version: int,
        *,
        by: str,
        decided_on: DateLike,
        organisation_id: UUID | None = None,
        body: str | None = None,
        note: str | None = None,
        basis: Basis = None,
    ) -> None:
        """Say that a party, or the assembly, declined a version."""
        self.require_open(version)
        self.require_adopter(version, organisation_id)
        with gathered() as each:
            when, where = each(require_iso, decided_on, field="decided_on"), each(optional_text, body, "name")
            said, on = each(optional_text, note, "note"), each(checked_basis, basis)
        self.trigger_event(
            self._event("VersionDeclined"),
            version=version,
            organisation_id=organisation_id,
            body=where,
            decided_on=when,
            note=said,
            basis=on,
            by=by,
        )

    def lift_reservation(
        self, version: int, *, organisation_id: UUID, by: str, lifted_on: DateLike, basis: Basis = None
    ) -> None:
        """Say that a party lifted its reservation. InvalidValueError(problem=no-reservation) when it has none."""
        self.require_open(version)
        reserved = [one for one in self._adoptions(version, organisation_id) if one["reservation"] is not None]
        if not reserved:
            raise InvalidValueError(field="organisation", value="", problem="no-reservation")
        with gathered() as each:
            when, on = each(require_iso, lifted_on, field="lifted_on"), each(checked_basis, basis)
            each(require_not_before, reserved[-1]["decided_on"], when, field="lifted_on")
        event = self._event("ReservationLifted")
        self.trigger_event(event, version=version, organisation_id=organisation_id, lifted_on=when, basis=on, by=by)

    def _require_untreated(self, version: int, organisation_id: UUID | None) -> None:
        if self._adoptions(version, organisation_id):
            raise AlreadyTreatedError(version=version)

    def _adoptions(self, version: int, organisation_id: UUID | None) -> list[Mapping[str, Any]]:
        party = organisation_id.hex if organisation_id else None
        told = records_of(self.facts, RecordKind.ADOPTION)
        return [one for _, one in told if one["version"] == version and one["organisation_id"] == party]
