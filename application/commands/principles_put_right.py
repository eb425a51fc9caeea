"""Putting right what is recorded about principles: facts corrected, records taken back, registrations withdrawn."""

from dataclasses import dataclass
from uuid import UUID

from application.archive import Archive
from application.commands.bases import require_basis
from application.commands.putting_right import (
    Correction,
    RegisteredByMistake,
    TakingBack,
    corrected,
    take_back,
    withdraw_record,
)
from domain.documents import Document
from domain.principles import Principles


@dataclass(frozen=True, kw_only=True)
class CorrectPrinciples(Correction):
    """Put facts of principles right, or of what their event number `number` recorded."""

    principles_id: UUID


@dataclass(frozen=True, kw_only=True)
class TakeBackPrinciplesRecord(TakingBack):
    """Say that what their event number `number` recorded did not happen."""

    principles_id: UUID


@dataclass(frozen=True, kw_only=True)
class WithdrawPrinciples(RegisteredByMistake):
    """Say that principles were registered by mistake."""

    principles_id: UUID


def correct_principles(archive: Archive, command: CorrectPrinciples) -> int | None:
    """Put facts of principles right, for a reason. UnknownRecordError."""
    principles = archive.load(Principles, command.principles_id, expected=command.expected_version)
    told = corrected(principles, command)
    if "basis" in command.changes:
        require_basis(archive, told["basis"])
    for one in told["texts"] if "texts" in command.changes else ():
        archive.require(Document, UUID(one["document_id"]), field="texts")
    return archive.record(principles)


def take_back_principles_record(archive: Archive, command: TakeBackPrinciplesRecord) -> int | None:
    """Say that something recorded about principles did not happen."""
    return take_back(archive, Principles, command.principles_id, command)


def withdraw_principles(archive: Archive, command: WithdrawPrinciples) -> int | None:
    """Say that principles were registered by mistake. RegisteredByMistakeError."""
    return withdraw_record(archive, Principles, command.principles_id, command)
