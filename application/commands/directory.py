"""What can be done with bodies, organisations and people."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.numbering import made_once
from domain.base import require_one_of
from domain.bodies import Body
from domain.errors import InvalidValueError
from domain.organisations import Organisation
from domain.people import Person
from domain.references import Claim, body_claim

NAMED: dict[str, type[Body] | type[Organisation] | type[Person]] = {
    "body": Body,
    "organisation": Organisation,
    "person": Person,
}
"""The kinds of record that have names over time."""


@dataclass(frozen=True, kw_only=True)
class EstablishBody:
    """Establish a body."""

    body_id: UUID
    name: str
    abbreviation: str
    kind: str
    by: str
    established_on: str | None = None
    owner_id: UUID | None = None
    convener_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class RenameBody:
    """Give a body another name."""

    body_id: UUID
    name: str
    by: str
    abbreviation: str | None = None
    valid_from: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class DissolveBody:
    """Dissolve a body."""

    body_id: UUID
    by: str
    dissolved_on: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class SetBodyOrganisations:
    """Say who owns a body and who calls its meetings."""

    body_id: UUID
    owner_id: UUID | None
    convener_id: UUID | None
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class RegisterOrganisation:
    """Register an organisation, with a number of its register if it has one."""

    organisation_id: UUID
    name: str
    kind: str
    by: str
    valid_from: str | None = None
    number_kind: str | None = None
    number: str | None = None


@dataclass(frozen=True, kw_only=True)
class RenameOrganisation:
    """Give an organisation another name."""

    organisation_id: UUID
    name: str
    by: str
    valid_from: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class MergeOrganisation:
    """Let an organisation become part of another."""

    organisation_id: UUID
    into_id: UUID
    by: str
    merged_on: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class AssignNumber:
    """Give an organisation a number."""

    organisation_id: UUID
    number_kind: str
    number: str
    by: str
    valid_from: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class RegisterPerson:
    """Register a person."""

    person_id: UUID
    name: str
    by: str


@dataclass(frozen=True, kw_only=True)
class RenamePerson:
    """Give a person another name."""

    person_id: UUID
    name: str
    by: str
    valid_from: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class CorrectBody:
    """Put the facts of a body right, its name now among them."""

    body_id: UUID
    changes: Mapping[str, Any]
    reason: str
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class CorrectOrganisation:
    """Put the facts of an organisation right, its name now among them."""

    organisation_id: UUID
    changes: Mapping[str, Any]
    reason: str
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class CorrectPerson:
    """Put the facts of a person right, its name now among them."""

    person_id: UUID
    changes: Mapping[str, Any]
    reason: str
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class CorrectName:
    """Put a name right that a body, an organisation or a person had; `number` is that of the event that recorded it."""

    kind: str
    record_id: UUID
    number: int
    changes: Mapping[str, Any]
    reason: str
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class CorrectNumber:
    """Put a number of an organisation right; `assigned` is the number of the event that recorded it."""

    organisation_id: UUID
    assigned: int
    changes: Mapping[str, Any]
    reason: str
    by: str
    expected_version: int | None = None


def establish_body(archive: Archive, command: EstablishBody) -> int | None:
    """Establish a body; ReferenceTakenError when another one has or had the abbreviation."""

    def make() -> int | None:
        body = Body.establish(
            name=command.name,
            abbreviation=command.abbreviation,
            kind=command.kind,
            established_on=command.established_on,
            by=command.by,
            id=command.body_id,
        )
        _require_organisations(archive, owner_id=command.owner_id, convener_id=command.convener_id)
        body.set_owner(command.owner_id, by=command.by)
        body.set_convener(command.convener_id, by=command.by)
        return archive.record(body, _claim(body, body.abbreviation, command.by))

    return made_once(archive, command.body_id, make)


def rename_body(archive: Archive, command: RenameBody) -> int | None:
    """Give a body another name; ReferenceTakenError when another body has or had the abbreviation."""
    body = archive.load(Body, command.body_id, expected=command.expected_version)
    before = set(body.abbreviations)
    body.rename(name=command.name, abbreviation=command.abbreviation, valid_from=command.valid_from, by=command.by)
    taken = body.abbreviations - before
    claims = [_claim(body, command.abbreviation or "", command.by)] if taken else []
    return archive.record(body, *claims)


def set_body_organisations(archive: Archive, command: SetBodyOrganisations) -> int | None:
    """Say who owns a body and who calls its meetings."""
    body = archive.load(Body, command.body_id, expected=command.expected_version)
    _require_organisations(archive, owner_id=command.owner_id, convener_id=command.convener_id)
    body.set_owner(command.owner_id, by=command.by)
    body.set_convener(command.convener_id, by=command.by)
    return archive.record(body)


def dissolve_body(archive: Archive, command: DissolveBody) -> int | None:
    """Dissolve a body."""
    body = archive.load(Body, command.body_id, expected=command.expected_version)
    body.dissolve(dissolved_on=command.dissolved_on, by=command.by)
    return archive.record(body)


def register_organisation(archive: Archive, command: RegisterOrganisation) -> int | None:
    """Register an organisation."""

    def make() -> int | None:
        organisation = Organisation.register(
            name=command.name,
            kind=command.kind,
            valid_from=command.valid_from,
            by=command.by,
            id=command.organisation_id,
        )
        if command.number:
            organisation.assign_number(
                number_kind=command.number_kind or "",
                number=command.number,
                valid_from=command.valid_from,
                by=command.by,
            )
        return archive.record(organisation)

    return made_once(archive, command.organisation_id, make)


def rename_organisation(archive: Archive, command: RenameOrganisation) -> int | None:
    """Give an organisation another name."""
    organisation = archive.load(Organisation, command.organisation_id, expected=command.expected_version)
    organisation.rename(name=command.name, valid_from=command.valid_from, by=command.by)
    return archive.record(organisation)


def merge_organisation(archive: Archive, command: MergeOrganisation) -> int | None:
    """Let an organisation become part of another; InvalidValueError(problem=itself) if that one became part of it."""
    organisation = archive.load(Organisation, command.organisation_id, expected=command.expected_version)
    into = last = archive.require(Organisation, command.into_id, field="into")
    while last.merged_into is not None:
        last = archive.load(Organisation, last.merged_into)
        if last.id == organisation.id:
            raise InvalidValueError(field="into", value=organisation.name, problem="itself")
    organisation.merge_into(into, merged_on=command.merged_on, by=command.by)
    return archive.record(organisation)


def assign_number(archive: Archive, command: AssignNumber) -> int | None:
    """Give an organisation a number."""
    organisation = archive.load(Organisation, command.organisation_id, expected=command.expected_version)
    organisation.assign_number(
        number_kind=command.number_kind, number=command.number, valid_from=command.valid_from, by=command.by
    )
    return archive.record(organisation)


def register_person(archive: Archive, command: RegisterPerson) -> int | None:
    """Register a person."""
    return made_once(
        archive,
        command.person_id,
        lambda: archive.record(Person.register(name=command.name, by=command.by, id=command.person_id)),
    )


def rename_person(archive: Archive, command: RenamePerson) -> int | None:
    """Give a person another name."""
    person = archive.load(Person, command.person_id, expected=command.expected_version)
    person.rename(name=command.name, valid_from=command.valid_from, by=command.by)
    return archive.record(person)


def correct_body(archive: Archive, command: CorrectBody) -> int | None:
    """Put the facts of a body right; ReferenceTakenError when another body has or had the abbreviation."""
    body = archive.load(Body, command.body_id, expected=command.expected_version)
    named = {field: command.changes.get(field) for field in ("owner_id", "convener_id")}
    _require_organisations(archive, **named)
    before = set(body.abbreviations)
    body.correct(command.changes, reason=command.reason, by=command.by)
    return archive.record(body, *_new_claims(body, before, command.by))


def correct_organisation(archive: Archive, command: CorrectOrganisation) -> int | None:
    """Put the facts of an organisation right, for a reason."""
    organisation = archive.load(Organisation, command.organisation_id, expected=command.expected_version)
    _require_organisations(archive, merged_into=command.changes.get("merged_into"))
    organisation.correct(command.changes, reason=command.reason, by=command.by)
    return archive.record(organisation)


def correct_person(archive: Archive, command: CorrectPerson) -> int | None:
    """Put the name of a person right, for a reason."""
    person = archive.load(Person, command.person_id, expected=command.expected_version)
    person.correct_name(command.changes, reason=command.reason, by=command.by)
    return archive.record(person)


def correct_name(archive: Archive, command: CorrectName) -> int | None:
    """Put an earlier name right, for a reason; ReferenceTakenError as in correct_body."""
    kind = NAMED[require_one_of("kind", command.kind, frozenset(NAMED))]
    record = archive.load(kind, command.record_id, expected=command.expected_version)
    before = set(record.abbreviations) if isinstance(record, Body) else set()
    record.correct_name(command.changes, number=command.number, reason=command.reason, by=command.by)
    claims = _new_claims(record, before, command.by) if isinstance(record, Body) else []
    return archive.record(record, *claims)


def correct_number(archive: Archive, command: CorrectNumber) -> int | None:
    """Put a number of an organisation right, for a reason."""
    organisation = archive.load(Organisation, command.organisation_id, expected=command.expected_version)
    organisation.correct_number(command.assigned, command.changes, reason=command.reason, by=command.by)
    return archive.record(organisation)


def _new_claims(body: Body, before: set[str], by: str) -> list[Claim]:
    return [_claim(body, abbreviation, by) for abbreviation in sorted(body.abbreviations - before)]


def _claim(body: Body, abbreviation: str, by: str) -> Claim:
    return Claim.on(body_claim(abbreviation.strip()), holder=body.id, by=by)


def _require_organisations(archive: Archive, **named: UUID | None) -> None:
    for field, identity in named.items():
        if identity is not None:
            archive.require(Organisation, identity, field=field)
