"""Names over time, put right: each name is known by the number of the event that recorded it."""

from collections.abc import Mapping
from typing import Any

from domain.base import ArchiveAggregate, require_text
from domain.corrections import altered
from domain.dates import iso
from domain.errors import InvalidValueError, gathered
from domain.identity_numbers import public_name


class NameCorrected(ArchiveAggregate.Event):
    """A name had been written wrongly: that of the event number `number`. Subclasses name the record.

    `changes` maps a field to `{"before": …, "after": …}`; `is_current` says that it is the name now.
    """

    number: int
    changes: dict[str, dict[str, Any]]
    is_current: bool
    reason: str

    def apply(self, aggregate: Any) -> None:
        """Put the name right."""
        after = {field: change["after"] for field, change in self.changes.items()}
        aggregate.names[self.number] |= after
        if self.is_current:
            aggregate._be_called(after)


class Named(ArchiveAggregate):
    """An aggregate with names over time. A subclass nests its own NameCorrected with its TOPIC."""

    names: dict[int, dict[str, str | None]]
    borne: list[int]
    name: str

    @property
    def current(self) -> int:
        """The number of the event that recorded the name it has now."""
        return self.borne[-1]

    @property
    def name_since(self) -> str | None:
        """From when it has had the name it has now, or one before it if that is not known."""
        since = (self.names[number]["valid_from"] for number in reversed(self.borne))
        return next((day for day in since if day is not None), None)

    def _begin_names(self, **name: str | None) -> None:
        self.names, self.borne = {1: name}, [1]

    def _add_name(self, *, is_current: bool, **name: str | None) -> None:
        number = self.version + 1  # an event is applied before the version is that event's
        self.names[number] = name
        if is_current:
            self.borne.append(number)

    def _be_called(self, after: Mapping[str, Any]) -> None:
        self.name = after.get("name", self.name)

    def correct_name(self, changes: Mapping[str, Any], *, reason: str, by: str, number: int | None = None) -> None:
        """Put right how a name was written, or from when it was borne: the name now, or the one of event `number`."""
        number = self.current if number is None else number
        known = self.names.get(number)
        if known is None:
            raise InvalidValueError(field="name", value=number, problem="unknown-record")
        with gathered() as each:
            after = {field: each(self._checked_name, field, value, known) for field, value in changes.items()}
            reason = each(require_text, "reason", reason)
        changed = altered(known, after)
        if changed:
            self.trigger_event(
                type(self).NameCorrected,  # type: ignore[attr-defined]
                number=number,
                changes=changed,
                is_current=number == self.current,
                reason=reason,
                by=by,
            )

    def _checked_name(self, field: str, value: Any, known: Mapping[str, Any]) -> str | None:
        if field not in known:
            raise InvalidValueError(field=field, value="", problem="not-correctable")
        return public_name(value) if field == "name" else iso(value, field=field)
