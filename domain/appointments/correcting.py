"""Putting right what is recorded about an appointment: which fact, from what, to what, and why."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from domain.appointments.errors import AppointmentWithdrawnError
from domain.appointments.facts import BASES, DATED, WHO_AND_WHERE, Ground, PartKind, Way
from domain.base import ArchiveAggregate, require_one_of, require_text
from domain.basis import basis as checked_basis
from domain.corrections import altered
from domain.dates import iso, require_not_before
from domain.errors import InvalidValueError, gathered
from domain.seats import Role

_ALLOWED = {"role": frozenset(Role), "way": frozenset(Way), "ground": frozenset(Ground)}
_OPTIONAL = ("organisation_id", "way")
_OF_A_PART = ("valid_from", "until", "basis", "for_seat_id")


class Correctable(ArchiveAggregate):
    """An aggregate whose `facts` can be put right. A subclass nests `Corrected` with its TOPIC."""

    facts: dict[str, Any]

    def correct(self, changes: Mapping[str, Any], *, reason: str, by: str, number: int | None = None) -> None:
        """Put facts of it right, or those of the part that its event number `number` recorded.

        InvalidValueError(problem=not-correctable) for a field that it does not hold; AppointmentWithdrawnError.
        """
        if self.facts["is_withdrawn"]:
            raise AppointmentWithdrawnError(appointment=self.id)
        known = self.facts if number is None else self._part_known(number)
        with gathered() as each:
            after = {field: each(self._checked, field, value, known) for field, value in changes.items()}
            reason = each(require_text, "reason", reason)
            if not each.errors:
                each(_require_possible, {**self.facts, **after} if number is None else {**known, **after})
                each(_require_beginning, None if number is None else self.facts["parts"][str(number)]["kind"], after)
        changed = altered({field: known[field] for field in after}, after)
        if changed:
            event = self._event("Corrected")
            self.trigger_event(event, number=number, changes=changed, reason=reason, by=by)

    def _part_known(self, number: int) -> dict[str, Any]:
        part: dict[str, Any] | None = self.facts["parts"].get(str(number))
        if part is None:
            raise InvalidValueError(field="number", value=number, problem="unknown-record")
        return {field: part[field] for field in _OF_A_PART if field in part} | {"decided_on": part.get("decided_on")}

    def _checked(self, field: str, value: Any, known: Mapping[str, Any]) -> Any:
        if field not in known or field not in (*WHO_AND_WHERE, *DATED, *BASES, *_ALLOWED, "for_seat_id"):
            raise InvalidValueError(field=field, value="", problem="not-correctable")
        if field in BASES:
            return checked_basis(value)
        if field in DATED:
            return iso(value, field=field)
        if not value:
            if field in _OPTIONAL:
                return None
            raise InvalidValueError(field=field, value="", problem="missing")
        if field in _ALLOWED:
            return require_one_of(field, str(value), _ALLOWED[field])
        return value.hex if isinstance(value, UUID) else UUID(str(value)).hex


def _require_beginning(kind: str | None, after: Mapping[str, Any]) -> None:
    """Require the first day of a part, but of an extension, which begins where the term as it stood ended."""
    if kind is None or "valid_from" not in after:
        return
    begins = after["valid_from"]
    if kind == PartKind.EXTENSION and begins:
        raise InvalidValueError(field="valid_from", value=begins, problem="extension-begins")
    if kind != PartKind.EXTENSION and not begins:
        raise InvalidValueError(field="valid_from", value="", problem="missing")


def _require_possible(after: Mapping[str, Any]) -> None:
    with gathered() as each:
        each(require_not_before, after.get("valid_from"), after.get("until"), field="until")
        each(require_not_before, after.get("valid_from"), after.get("ended_on"), field="ended_on")
