"""What can be done with people."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.numbering import made_once
from domain.people import Person


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
class CorrectPerson:
    """Put the facts of a person right, its name now among them."""

    person_id: UUID
    changes: Mapping[str, Any]
    reason: str
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class FindSamePerson:
    """Say that a person is the same as another one, under whom what both held is shown."""

    person_id: UUID
    same_as: UUID
    reason: str
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class FindDifferentPerson:
    """Say that a person is not the same as another one after all."""

    person_id: UUID
    reason: str
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class TellPersonApart:
    """Say that a person is not another one whose name is like theirs."""

    person_id: UUID
    other_id: UUID
    reason: str
    by: str
    expected_version: int | None = None


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


def correct_person(archive: Archive, command: CorrectPerson) -> int | None:
    """Put the name of a person right, for a reason."""
    person = archive.load(Person, command.person_id, expected=command.expected_version)
    person.correct_name(command.changes, reason=command.reason, by=command.by)
    return archive.record(person)


def find_same_person(archive: Archive, command: FindSamePerson) -> int | None:
    """Say that a person is the same as another one. PersonIsAnotherError, UnknownRecordError."""
    person = archive.load(Person, command.person_id, expected=command.expected_version)
    other = archive.require(Person, command.same_as, field="same_as")
    person.find_same(other, reason=command.reason, by=command.by)
    return archive.record(person)


def find_different_person(archive: Archive, command: FindDifferentPerson) -> int | None:
    """Say that a person is not the same as another one after all."""
    person = archive.load(Person, command.person_id, expected=command.expected_version)
    person.find_different(reason=command.reason, by=command.by)
    return archive.record(person)


def tell_person_apart(archive: Archive, command: TellPersonApart) -> int | None:
    """Say that a person is not another one. PersonIsAnotherError, UnknownRecordError."""
    person = archive.load(Person, command.person_id, expected=command.expected_version)
    other = archive.require(Person, command.other_id, field="other_id")
    person.tell_apart(other, reason=command.reason, by=command.by)
    return archive.record(person)
