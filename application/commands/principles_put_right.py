"""Putting right what is recorded about principles: facts corrected, records taken back, registrations withdrawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.bases import require_basis
from domain.documents import Document
from domain.principles import Principles


@dataclass(frozen=True, kw_only=True)
class CorrectPrinciples:
    """Put facts of principles right, or of what their event number `number` recorded."""

    principles_id: UUID
    changes: Mapping[str, Any]
    reason: str
    by: str
    number: int | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class TakeBackPrinciplesRecord:
    """Say that what their event number `number` recorded did not happen."""

    principles_id: UUID
    number: int
    reason: str
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class WithdrawPrinciples:
    """Say that principles were registered by mistake."""

    principles_id: UUID
    reason: str
    by: str
    expected_version: int | None = None


def correct_principles(archive: Archive, command: CorrectPrinciples) -> int | None:
    """Put facts of principles right, for a reason. UnknownRecordError."""
    principles = archive.load(Principles, command.principles_id, expected=command.expected_version)
    principles.correct(command.changes, number=command.number, reason=command.reason, by=command.by)
    if command.number is not None:
        record = principles.facts["records"][str(command.number)]
        if "basis" in command.changes:
            require_basis(archive, record["basis"])
        for one in record["texts"] if "texts" in command.changes else ():
            archive.require(Document, UUID(one["document_id"]), field="texts")
    return archive.record(principles)


def take_back_principles_record(archive: Archive, command: TakeBackPrinciplesRecord) -> int | None:
    """Say that something recorded about principles did not happen."""
    principles = archive.load(Principles, command.principles_id, expected=command.expected_version)
    principles.take_back(command.number, reason=command.reason, by=command.by)
    return archive.record(principles)


def withdraw_principles(archive: Archive, command: WithdrawPrinciples) -> int | None:
    """Say that principles were registered by mistake. RegisteredByMistakeError."""
    principles = archive.load(Principles, command.principles_id, expected=command.expected_version)
    principles.withdraw(reason=command.reason, by=command.by)
    return archive.record(principles)
