"""What can be done with organisations."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.numbering import made_once
from domain.errors import InvalidValueError
from domain.organisations import Organisation


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
class CorrectOrganisation:
    """Put the facts of an organisation right, its name now among them."""

    organisation_id: UUID
    changes: Mapping[str, Any]
    reason: str
    by: str
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
class CorrectNumber:
    """Put a number of an organisation right; `assigned` is the number of the event that recorded it."""

    organisation_id: UUID
    assigned: int
    changes: Mapping[str, Any]
    reason: str
    by: str
    expected_version: int | None = None


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


def correct_organisation(archive: Archive, command: CorrectOrganisation) -> int | None:
    """Put the facts of an organisation right, for a reason."""
    organisation = archive.load(Organisation, command.organisation_id, expected=command.expected_version)
    require_organisations(archive, merged_into=command.changes.get("merged_into"))
    organisation.correct(command.changes, reason=command.reason, by=command.by)
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


def correct_number(archive: Archive, command: CorrectNumber) -> int | None:
    """Put a number of an organisation right, for a reason."""
    organisation = archive.load(Organisation, command.organisation_id, expected=command.expected_version)
    organisation.correct_number(command.assigned, command.changes, reason=command.reason, by=command.by)
    return archive.record(organisation)


def require_organisations(archive: Archive, **named: UUID | None) -> None:
    """Raise UnknownRecordError for the first field that names an organisation which is not there."""
    for field, identity in named.items():
        if identity is not None:
            archive.require(Organisation, identity, field=field)
