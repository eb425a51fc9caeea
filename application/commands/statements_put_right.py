"""Putting right what is recorded about statements: facts corrected, records taken back, registrations withdrawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.bases import require_basis
from application.commands.organisations import require_organisations
from application.commands.statements import require_statements
from domain.base import ArchiveAggregate
from domain.cases import Case
from domain.consultations import Consultation
from domain.journal import JournalEntry
from domain.people import Person
from domain.statements import Statement


@dataclass(frozen=True, kw_only=True)
class CorrectStatement:
    """Put facts of a statement right, or of what its event number `number` recorded."""

    statement_id: UUID
    changes: Mapping[str, Any]
    reason: str
    by: str
    number: int | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class TakeBackStatementRecord:
    """Say that what a statement's event number `number` recorded did not happen."""

    statement_id: UUID
    number: int
    reason: str
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class WithdrawStatement:
    """Say that a statement was registered by mistake."""

    statement_id: UUID
    reason: str
    by: str
    expected_version: int | None = None


def correct_statement(archive: Archive, command: CorrectStatement) -> int | None:
    """Put facts of a statement right, for a reason. UnknownRecordError."""
    statement = archive.load(Statement, command.statement_id, expected=command.expected_version)
    statement.correct(command.changes, number=command.number, reason=command.reason, by=command.by)
    facts = statement.facts
    told = facts if command.number is None else facts["records"][str(command.number)]
    if "replaces" in command.changes:
        require_statements(archive, map(UUID, told["replaces"]), statement.id)
    for field, kind in _NAMED.items():
        if field in command.changes and told.get(field):
            archive.require(kind, UUID(told[field]), field=field.removesuffix("_id"))
    if "organisation_id" in command.changes:
        require_organisations(archive, organisation=UUID(told["organisation_id"]))
    for one in told["recipients"] if "recipients" in command.changes else ():
        require_organisations(archive, recipients=UUID(one))
    if "basis" in command.changes:
        require_basis(archive, told["basis"])
    return archive.record(statement)


def take_back_statement_record(archive: Archive, command: TakeBackStatementRecord) -> int | None:
    """Say that something recorded about a statement did not happen."""
    statement = archive.load(Statement, command.statement_id, expected=command.expected_version)
    statement.take_back(command.number, reason=command.reason, by=command.by)
    return archive.record(statement)


def withdraw_statement(archive: Archive, command: WithdrawStatement) -> int | None:
    """Say that a statement was registered by mistake; its history stays."""
    statement = archive.load(Statement, command.statement_id, expected=command.expected_version)
    statement.withdraw(reason=command.reason, by=command.by)
    return archive.record(statement)


_NAMED: dict[str, type[ArchiveAggregate]] = {
    "case_id": Case,
    "consultation_id": Consultation,
    "person_id": Person,
    "entry_id": JournalEntry,
}
