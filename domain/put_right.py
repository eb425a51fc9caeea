"""Putting right what is recorded of something: which fact, from what, to what, and why; or that it never was."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, ClassVar, cast

from domain.base import ArchiveAggregate, optional_text, require_one_of, require_text
from domain.corrections import altered
from domain.dates import iso, require_iso, require_not_before
from domain.errors import DomainError, InvalidValueError, gathered
from domain.identity_numbers import refuse_identity_numbers
from domain.recorded import Facts, Recorded, corrected, plain

Check = Callable[[str, Any], Any]
"""What a field must be: it is called with its name and what is to stand there, and returns what events hold."""


def text(field: str, value: Any) -> str | None:
    """Let a field be a text, or none."""
    return optional_text(value, field)


def date(field: str, value: Any) -> str | None:
    """Let a field be a date, or none."""
    return iso(value, field=field)


def required_date(field: str, value: Any) -> str:
    """Let a field be a date."""
    return require_iso(value, field=field)


def one_of(choices: type[StrEnum]) -> Check:
    """Let a field be one of some words."""
    return lambda field, value: require_one_of(field, str(value or ""), frozenset(choices))


def one_of_or_none(choices: type[StrEnum]) -> Check:
    """Let a field be one of some words, or none."""
    return lambda field, value: one_of(choices)(field, value) if value else None


class RegisteredByMistakeError(DomainError):
    """It was registered by mistake, and takes no more. Values: `record`."""

    code = "registered-by-mistake"


class PutRight(ArchiveAggregate):
    """What is known by records (domain/recorded.py) and can be put right.

    The class that is stored nests Corrected, TakenBack and Withdrawn with their TOPICs.
    """

    WHOLE: ClassVar[tuple[str, ...]]
    """The fields of the whole that can be put right; its reference is claimed."""
    CHECKS: ClassVar[Mapping[str, Check]]
    """Each field that can be put right, and what it must be; a version's number and what kind a record is stay."""
    IN_ORDER: ClassVar[tuple[tuple[str, str], ...]]
    """Days of which the second cannot be before the first."""
    RECORDS: ClassVar[frozenset[str]]
    """The kinds of its records."""

    facts: dict[str, Any]

    def require_there(self) -> None:
        """Raise RegisteredByMistakeError if it was."""
        if self.facts["is_withdrawn"]:
            raise RegisteredByMistakeError(record=self.id)

    def correct(self, changes: Mapping[str, Any], *, reason: str, by: str, number: int | None = None) -> None:
        """Put facts of the whole right, or those of the record that its event number `number` made.

        InvalidValueError(problem=not-correctable) for a field that it does not hold. IdentityNumberError if the
        public would read one.
        """
        self.require_there()
        self._refuse_numbers(changes, number)
        known = self._known(number)
        with gathered() as each:
            after = {field: each(self._checked, field, value, known) for field, value in changes.items()}
            reason = each(require_text, "reason", reason)
            if not each.errors:
                each(self._require_possible, {**known, **after})
                each(self._require_sound, corrected(self.facts, number, after))
        changed = altered({field: known[field] for field in after}, after)
        if changed:
            event = self._event("Corrected")
            self.trigger_event(event, number=number, changes=changed, reason=reason, by=by)

    def take_back(self, number: int, *, reason: str, by: str) -> None:
        """Say that what the event number `number` recorded did not happen.

        A version with records of its own cannot be taken back before them: InvalidValueError(problem=has-records).
        """
        self.require_there()
        record = self._known(number)
        if record["kind"] == "version":
            others = [one for one in self.facts["records"].values() if one.get("version") == record["version"]]
            if len(others) > 1:
                raise InvalidValueError(field="number", value=record["version"], problem="has-records")
        left = {key: one for key, one in self.facts["records"].items() if key != str(number)}
        self._require_sound({**self.facts, "records": left})
        event = self._event("TakenBack")
        self.trigger_event(event, number=number, before=dict(record), reason=require_text("reason", reason), by=by)

    def withdraw(self, *, reason: str, by: str) -> None:
        """Say that it was registered by mistake; its history stays."""
        self.require_there()
        self.trigger_event(self._event("Withdrawn"), reason=require_text("reason", reason), by=by)

    def _known(self, number: int | None) -> Mapping[str, Any]:
        if number is None:
            return {field: self.facts[field] for field in self.WHOLE}
        record: Mapping[str, Any] | None = self.facts["records"].get(str(number))
        if record is None:
            raise InvalidValueError(field="number", value=number, problem="unknown-record")
        return record

    def _checked(self, field: str, value: Any, known: Mapping[str, Any]) -> Any:
        is_kind_of_record = field == "kind" and known.get("kind") in self.RECORDS
        if field not in known or field not in self.CHECKS or is_kind_of_record:
            raise InvalidValueError(field=field, value="", problem="not-correctable")
        checked = self.CHECKS[field](field, value)
        if field == "organisation_id" and checked is None and known[field] is not None:
            raise InvalidValueError(field="organisation", value="", problem="missing")
        return checked

    def _require_possible(self, after: Mapping[str, Any]) -> None:
        with gathered() as each:
            for start, end in self.IN_ORDER:
                each(require_not_before, after.get(start), after.get(end), field=end)

    def _tell(self, name: str, *, by: str, **told: Any) -> None:
        """Let something have happened, if it can have beside all that is known."""
        event = cast("type[Recorded]", self._event(name))
        record = {"kind": str(event.KIND), **{field: plain(value) for field, value in told.items()}}
        self._require_sound({**self.facts, "records": {**self.facts["records"], str(self.version + 1): record}})
        self.trigger_event(event, by=by, **told)

    def _require_sound(self, facts: Facts) -> None:
        """Raise DomainError if facts that are told or put right cannot all be so: a subclass knows."""

    def _refuse_numbers(self, changes: Mapping[str, Any], number: int | None) -> None:
        """Refuse identity numbers in titles that the public reads."""
        if number is None and getattr(self, "is_published", False):
            after = {field: str(value) for field, value in changes.items() if field in ("title", "public_title")}
            refuse_identity_numbers(list(after.items()))
