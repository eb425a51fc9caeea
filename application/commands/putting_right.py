"""Putting right what is known by records (domain/put_right.py): what commands of every kind say, and what they do."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from domain.base import ArchiveAggregate
from domain.put_right import PutRight
from domain.recorded import Record

Named = Mapping[str, tuple[type[ArchiveAggregate], str]]
"""By a fact that names a record: the kind of it, and the field of the form that tells of it."""


@dataclass(frozen=True, kw_only=True)
class Correction:
    """Put facts right, or those that the event number `number` recorded. A subclass names what it is about."""

    changes: Mapping[str, Any]
    reason: str
    by: str
    number: int | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class TakingBack:
    """Say that what the event number `number` recorded did not happen. A subclass names what it is about."""

    number: int
    reason: str
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class RegisteredByMistake:
    """Say that something was registered by mistake; its history stays. A subclass names what it is about."""

    reason: str
    by: str
    expected_version: int | None = None


def corrected(record: PutRight, command: Correction) -> Record:
    """Put facts right; return those that were: of the whole, or of the record that is named."""
    record.correct(command.changes, number=command.number, reason=command.reason, by=command.by)
    found: Record = record.facts if command.number is None else record.facts["records"][str(command.number)]
    return found


def require_named(archive: Archive, told: Record, field: str, named: Named) -> None:
    """Require the record that a corrected fact names, if it names one, to be in the archive. UnknownRecordError."""
    if field in named and told.get(field):
        kind, name = named[field]
        archive.require(kind, UUID(told[field]), field=name)


def take_back(archive: Archive, kind: type[PutRight], identity: UUID, command: TakingBack) -> int | None:
    """Say that something recorded did not happen."""
    record = archive.load(kind, identity, expected=command.expected_version)
    record.take_back(command.number, reason=command.reason, by=command.by)
    return archive.record(record)


def withdraw_record(archive: Archive, kind: type[PutRight], identity: UUID, command: RegisteredByMistake) -> int | None:
    """Say that something was registered by mistake. RegisteredByMistakeError when that is said already."""
    record = archive.load(kind, identity, expected=command.expected_version)
    record.withdraw(reason=command.reason, by=command.by)
    return archive.record(record)
