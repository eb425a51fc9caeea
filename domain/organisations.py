"""Organisations: municipalities, counties and others, with their names and numbers over time."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any
from uuid import UUID

from eventsourcing.domain import AggregateCreated, event

from domain import names
from domain.base import ArchiveAggregate, require_one_of, require_text
from domain.corrections import altered
from domain.dates import PartialDate, is_before, iso, require_not_before
from domain.errors import DomainError, InvalidValueError, gathered
from domain.identity_numbers import public_name
from domain.names import Named


class OrganisationKind(StrEnum):
    """What an organisation is."""

    MUNICIPALITY = "municipality"
    COUNTY = "county"
    STATE = "state"
    COMPANY = "company"
    ASSOCIATION = "association"
    NETWORK = "network"


class NumberKind(StrEnum):
    """Whose register a number is from: Brønnøysund's (9 digits, mod 11) or Statistics Norway's (4 and 2 digits)."""

    ORGANISATION = "organisation-number"
    MUNICIPALITY = "municipality-number"
    COUNTY = "county-number"


class OrganisationMergedError(DomainError):
    """The organisation has become part of another. Values: `organisation`."""

    code = "organisation-merged"


_WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2)


def organisation_number(text: str) -> str:
    """Return nine digits with a right mod-11 check digit; else InvalidValueError(problem=bad-organisation-number)."""
    digits = "".join(text.split())
    if len(digits) == 9 and digits.isascii() and digits.isdigit():
        check = -sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=False)) % 11
        if check == int(digits[8]):
            return digits
    raise InvalidValueError(field="number", value=text, problem="bad-organisation-number")


def registered_number(kind: str, text: str) -> str:
    """Return the number in its register's form; InvalidValueError when it cannot be one."""
    require_one_of("number_kind", kind, frozenset(NumberKind))
    if kind == NumberKind.ORGANISATION:
        return organisation_number(text)
    length = 4 if kind == NumberKind.MUNICIPALITY else 2
    digits = text.strip()
    if len(digits) != length or not (digits.isascii() and digits.isdigit()):
        raise InvalidValueError(field="number", value=text, problem=f"bad-{kind}")
    return digits


CORRECTABLE = ("kind", "merged_into", "merged_on")
"""What `Organisation.correct` may put right beside its name; a merger that never was is corrected to None."""

_IDS = frozenset({"merged_into"})


class Organisation(Named):
    """An organisation. Old facts keep the name it had; a search by any of its names finds them."""

    TOPIC = "organisation"

    class Registered(ArchiveAggregate.Event, AggregateCreated):
        """It is known to the archive, by this name since `valid_from`."""

        TOPIC = "organisation.registered"
        name: str
        kind: str
        valid_from: str | None

    class Renamed(ArchiveAggregate.Event):
        """It has had another name since `valid_from`."""

        TOPIC = "organisation.renamed"
        before: str
        name: str
        valid_from: str | None

    class EarlierNameNoted(ArchiveAggregate.Event):
        """It was called so from `valid_from`, until the next name; the name it has now is none of this."""

        TOPIC = "organisation.earlier-name-noted"
        name: str
        valid_from: str

    class MergedInto(ArchiveAggregate.Event):
        """It became part of another organisation on `merged_on`."""

        TOPIC = "organisation.merged-into"
        into_id: UUID
        merged_on: str | None

    class NumberAssigned(ArchiveAggregate.Event):
        """It has had this number since `valid_from`."""

        TOPIC = "organisation.number-assigned"
        number_kind: str
        number: str
        before: str | None
        valid_from: str | None

    class NameCorrected(names.NameCorrected):
        """One of its names was written wrongly, or dated."""

        TOPIC = "organisation.name-corrected"

    class Corrected(ArchiveAggregate.Event):
        """Something else about it was wrong. `changes` maps a field to `{"before": …, "after": …}`."""

        TOPIC = "organisation.corrected"
        changes: dict[str, dict[str, Any]]
        reason: str

    class NumberCorrected(ArchiveAggregate.Event):
        """A number had been noted wrongly: that of the event number `assigned`."""

        TOPIC = "organisation.number-corrected"
        assigned: int
        number_kind: str
        changes: dict[str, dict[str, Any]]
        reason: str

    @event(Registered)
    def __init__(self, name: str, kind: str, valid_from: str | None, by: str, id: UUID | None = None) -> None:
        self.name, self.kind = name, kind
        self._begin_names(name=name, valid_from=valid_from)
        self.merged_into: UUID | None = None
        self.merged_on: str | None = None
        self.assigned: dict[int, dict[str, str | None]] = {}

    @classmethod
    def register(
        cls, *, name: str, kind: str, by: str, valid_from: PartialDate | str | None = None, id: UUID | None = None
    ) -> "Organisation":
        """Return a new organisation."""
        with gathered() as each:
            name = each(public_name, name)
            kind = each(require_one_of, "kind", kind, frozenset(OrganisationKind))
            since = each(iso, valid_from, field="valid_from")
        return cls(name=name, kind=kind, valid_from=since, by=by, id=id)

    def rename(self, *, name: str, by: str, valid_from: PartialDate | str | None = None) -> None:
        """Give it another name; the same name again changes nothing.

        A name from before the one it has now is noted as an earlier one. OrganisationMergedError for a name from after
        it became part of another.
        """
        name, since = public_name(name), iso(valid_from, field="valid_from")
        if name == self.name:
            return
        if since is not None and is_before(since, self.name_since):
            if {"name": name, "valid_from": since} not in self.names.values():
                self.trigger_event(self.EarlierNameNoted, name=name, valid_from=since, by=by)
            return
        if not is_before(since, self.merged_on):
            self._require_own()
        self.trigger_event(self.Renamed, before=self.name, name=name, valid_from=since, by=by)

    def merge_into(self, other: "Organisation", *, by: str, merged_on: PartialDate | str | None = None) -> None:
        """Let it become part of `other`."""
        self._require_own()
        if self.id in (other.id, other.merged_into):
            raise InvalidValueError(field="into", value=self.name, problem="itself")
        when = iso(merged_on, field="merged_on")
        require_not_before(self.names[1]["valid_from"], when, field="merged_on")
        self.trigger_event(self.MergedInto, into_id=other.id, merged_on=when, by=by)

    def assign_number(
        self, *, number_kind: str, number: str, by: str, valid_from: PartialDate | str | None = None
    ) -> None:
        """Give it a number of its register; the same number again changes nothing."""
        number = registered_number(number_kind, number)
        before = self.numbers.get(number_kind)
        if number != before:
            since = iso(valid_from, field="valid_from")
            self.trigger_event(
                self.NumberAssigned, number_kind=str(number_kind), number=number, before=before, valid_from=since, by=by
            )

    def correct(self, changes: Mapping[str, Any], *, reason: str, by: str) -> None:
        """Put its name now and fields named in CORRECTABLE right, for a reason."""
        named = {field: value for field, value in changes.items() if field in self.names[self.current]}
        others = {field: value for field, value in changes.items() if field not in named}
        with gathered() as each:
            each(self.correct_name, named, reason=reason, by=by)
            after = {field: each(_checked, field, value) for field, value in others.items()}
            if not each.errors:
                each(self._require_possible, after)
        changed = altered({field: getattr(self, field) for field in CORRECTABLE}, after)
        if changed:
            self.trigger_event(self.Corrected, changes=changed, reason=require_text("reason", reason), by=by)

    def correct_number(self, assigned: int, changes: Mapping[str, Any], *, reason: str, by: str) -> None:
        """Put right a `number` and its `valid_from`, assigned by the event number `assigned`."""
        known = self.assigned.get(assigned)
        if known is None:
            raise InvalidValueError(field="number", value=assigned, problem="unknown-record")
        with gathered() as each:
            after = {field: each(_checked_number, field, value, known) for field, value in changes.items()}
            reason = each(require_text, "reason", reason)
        changed = altered(known, after)
        if changed:
            self.trigger_event(
                self.NumberCorrected,
                assigned=assigned,
                number_kind=str(known["number_kind"]),
                changes=changed,
                reason=reason,
                by=by,
            )

    @property
    def numbers(self) -> dict[str, str]:
        """The numbers it has now, by kind."""
        return {str(one["number_kind"]): str(one["number"]) for one in self.assigned.values()}

    def _require_possible(self, after: Mapping[str, Any]) -> None:
        if after.get("merged_into") == self.id:
            raise InvalidValueError(field="merged_into", value=self.name, problem="itself")
        require_not_before(self.names[1]["valid_from"], after.get("merged_on"), field="merged_on")

    def _require_own(self) -> None:
        if self.merged_into is not None:
            raise OrganisationMergedError(organisation=self.name)

    @event(Renamed)
    def _when_renamed(self, name: str, valid_from: str | None) -> None:
        self.name = name
        self._add_name(name=name, valid_from=valid_from, is_current=True)

    @event(EarlierNameNoted)
    def _when_earlier_name_noted(self, name: str, valid_from: str) -> None:
        self._add_name(name=name, valid_from=valid_from, is_current=False)

    @event(Corrected)
    def _when_corrected(self, changes: dict[str, dict[str, Any]]) -> None:
        for field, change in changes.items():
            after = change["after"]
            setattr(self, field, UUID(after) if after and field in _IDS else after)

    @event(MergedInto)
    def _when_merged_into(self, into_id: UUID, merged_on: str | None) -> None:
        self.merged_into, self.merged_on = into_id, merged_on

    @event(NumberAssigned)
    def _when_number_assigned(self, number_kind: str, number: str, valid_from: str | None) -> None:
        self.assigned[self.version + 1] = {"number_kind": number_kind, "number": number, "valid_from": valid_from}

    @event(NumberCorrected)
    def _when_number_corrected(self, assigned: int, changes: dict[str, dict[str, Any]]) -> None:
        self.assigned[assigned] |= {field: change["after"] for field, change in changes.items()}


def _checked(field: str, value: Any) -> Any:
    if field not in CORRECTABLE:
        raise InvalidValueError(field=field, value="", problem="not-correctable")
    if field == "kind":
        return require_one_of("kind", value, frozenset(OrganisationKind))
    return iso(value, field=field) if field == "merged_on" else value


def _checked_number(field: str, value: Any, known: Mapping[str, Any]) -> str | None:
    if field == "number":
        return registered_number(known["number_kind"], value)
    if field == "valid_from":
        return iso(value, field=field)
    raise InvalidValueError(field=field, value="", problem="not-correctable")
