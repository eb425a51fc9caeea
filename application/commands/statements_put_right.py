"""Putting right what is recorded about statements: facts corrected, records taken back, registrations withdrawn."""

from dataclasses import dataclass
from uuid import UUID

from application.archive import Archive
from application.commands.bases import require_basis
from application.commands.organisations import require_organisations
from application.commands.putting_right import (
    Correction,
    RegisteredByMistake,
    TakingBack,
    corrected,
    take_back,
    withdraw_record,
)
from application.commands.statements import require_statements
from domain.base import ArchiveAggregate
from domain.cases import Case
from domain.consultations import Consultation
from domain.journal import JournalEntry
from domain.people import Person
from domain.statements import Statement


@dataclass(frozen=True, kw_only=True)
class CorrectStatement(Correction):
    """Put facts of a statement right, or of what its event number `number` recorded."""

    statement_id: UUID


@dataclass(frozen=True, kw_only=True)
class TakeBackStatementRecord(TakingBack):
    """Say that what a statement's event number `number` recorded did not happen."""

    statement_id: UUID


@dataclass(frozen=True, kw_only=True)
class WithdrawStatement(RegisteredByMistake):
    """Say that a statement was registered by mistake."""

    statement_id: UUID


def correct_statement(archive: Archive, command: CorrectStatement) -> int | None:
    """Put facts of a statement right, for a reason. UnknownRecordError."""
    statement = archive.load(Statement, command.statement_id, expected=command.expected_version)
    told = corrected(statement, command)
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
    return take_back(archive, Statement, command.statement_id, command)


def withdraw_statement(archive: Archive, command: WithdrawStatement) -> int | None:
    """Say that a statement was registered by mistake; its history stays."""
    return withdraw_record(archive, Statement, command.statement_id, command)


_NAMED: dict[str, type[ArchiveAggregate]] = {
    "case_id": Case,
    "consultation_id": Consultation,
    "person_id": Person,
    "entry_id": JournalEntry,
}
