"""What can be done with what was filed by mistake: withdraw it, and restore it. Nothing is ever deleted."""

from dataclasses import dataclass
from uuid import UUID

from application.archive import Archive
from domain.base import require_one_of
from domain.documents import Document
from domain.journal import JournalEntry
from domain.withdrawal import Withdrawable

KINDS: dict[str, type[Withdrawable]] = {"journal-entry": JournalEntry, "document": Document}
"""The kinds of record that can be withdrawn."""


@dataclass(frozen=True, kw_only=True)
class Withdraw:
    """Withdraw a record that was filed by mistake."""

    kind: str
    record_id: UUID
    reason: str
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class Restore:
    """Let a record that was withdrawn by mistake stand again."""

    kind: str
    record_id: UUID
    reason: str
    by: str
    expected_version: int | None = None


def withdraw(archive: Archive, command: Withdraw) -> int | None:
    """Withdraw a record: its number, line and history stay, and what it holds is for the office alone."""
    record = _load(archive, command)
    record.withdraw(reason=command.reason, by=command.by)
    return archive.record(record)


def restore(archive: Archive, command: Restore) -> int | None:
    """Let a record stand again; IdentityNumberError when the public would then read one."""
    record = _load(archive, command)
    record.restore(reason=command.reason, by=command.by)
    return archive.record(record)


def _load(archive: Archive, command: Withdraw | Restore) -> Withdrawable:
    kind = KINDS[require_one_of("kind", command.kind, frozenset(KINDS))]
    return archive.load(kind, command.record_id, expected=command.expected_version)
