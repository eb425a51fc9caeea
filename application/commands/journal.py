"""What can be done with journal entries."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.documents import FileDocument, filed
from application.commands.numbering import first_free, made_once
from domain.cases import Case
from domain.journal import JournalEntry
from domain.references import Claim, entry_claim


@dataclass(frozen=True, kw_only=True)
class RegisterEntry:
    """Register a paper with its documents. Without a `number` it gets the case's next free, from `next_number` on."""

    entry_id: UUID
    case_id: UUID
    kind: str
    title: str
    by: str
    number: int | None = None
    next_number: int = 1
    public_title: str | None = None
    senders: tuple[Mapping[str, Any], ...] = ()
    recipients: tuple[Mapping[str, Any], ...] = ()
    document_date: str | None = None
    received_on: str | None = None
    sent_on: str | None = None
    due: str | None = None
    responsible: str | None = None
    documents: tuple[FileDocument, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AttachDocument:
    """File a document with a record that is there already."""

    record_id: UUID
    document: FileDocument
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class CorrectEntry:
    """Put something in an entry's line right."""

    entry_id: UUID
    changes: Mapping[str, Any]
    reason: str
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class AnswerEntry:
    """Say how an entry was answered."""

    entry_id: UUID
    way: str
    by: str
    answered_on: str | None = None
    answer_id: UUID | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class TakeBackAnswer:
    """Say that an entry had not been answered after all."""

    entry_id: UUID
    reason: str
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class ExpectAnswer:
    """Say by which day an incoming paper must be answered."""

    entry_id: UUID
    due: str | None
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class AssignEntry:
    """Say which account deals with an entry."""

    entry_id: UUID
    responsible: str | None
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class MoveEntry:
    """Move an entry to the case it belongs in. Without a `number` it gets the next free there from `next_number` on."""

    entry_id: UUID
    case_id: UUID
    reason: str
    by: str
    number: int | None = None
    next_number: int = 1
    expected_version: int | None = None


def register_entry(archive: Archive, command: RegisterEntry) -> int | None:
    """Register a paper and file its documents, in one recording; CaseClosedError when the case is closed."""
    return made_once(archive, command.entry_id, lambda: registered_with(archive, command, archive.record))


def registered_with(archive: Archive, command: RegisterEntry, record: Callable[..., int | None]) -> int | None:
    """Let `record` record a new entry, its documents and the claim on its number together with what else it likes.

    It is called again with the next number where one is taken; errors as above.
    """
    case = archive.require(Case, command.case_id, field="case")
    case.require_open()

    def attempt(number: int) -> int | None:
        entry = JournalEntry.register(
            case_id=command.case_id,
            reference=f"{case.reference}-{number}",
            kind=command.kind,
            title=command.title,
            public_title=command.public_title,
            senders=command.senders,
            recipients=command.recipients,
            document_date=command.document_date,
            received_on=command.received_on,
            sent_on=command.sent_on,
            due=command.due,
            responsible=command.responsible,
            by=command.by,
            id=command.entry_id,
        )
        documents = [filed(one, by=command.by) for one in command.documents]
        for one in command.documents:
            entry.attach(one.document_id, role=one.role, by=command.by)
        claim = Claim.on(entry_claim(entry.reference), holder=entry.id, by=command.by)
        return record(*documents, entry, claim)

    return attempt(command.number) if command.number is not None else first_free(command.next_number, attempt)


def attach_to_entry(archive: Archive, command: AttachDocument) -> int | None:
    """File a document with a journal entry that is there already; CaseClosedError when the case is closed."""

    def make() -> int | None:
        entry = archive.load(JournalEntry, command.record_id, expected=command.expected_version)
        archive.load(Case, entry.case_id).require_open()
        document = filed(command.document, by=command.by)
        entry.attach(document.id, role=command.document.role, by=command.by)
        return archive.record(document, entry)

    return made_once(archive, command.document.document_id, make)


def correct_entry(archive: Archive, command: CorrectEntry) -> int | None:
    """Put something in an entry's line right, for a reason."""
    entry = archive.load(JournalEntry, command.entry_id, expected=command.expected_version)
    entry.correct(command.changes, reason=command.reason, by=command.by)
    return archive.record(entry)


def answer_entry(archive: Archive, command: AnswerEntry) -> int | None:
    """Say how an entry was answered."""
    entry = archive.load(JournalEntry, command.entry_id, expected=command.expected_version)
    if command.answer_id is not None:
        archive.require(JournalEntry, command.answer_id, field="answer_id")
    entry.answer(way=command.way, answered_on=command.answered_on, answer_id=command.answer_id, by=command.by)
    return archive.record(entry)


def take_back_answer(archive: Archive, command: TakeBackAnswer) -> int | None:
    """Say that an entry had not been answered after all, for a reason."""
    entry = archive.load(JournalEntry, command.entry_id, expected=command.expected_version)
    entry.take_back_answer(reason=command.reason, by=command.by)
    return archive.record(entry)


def expect_answer(archive: Archive, command: ExpectAnswer) -> int | None:
    """Say by which day an incoming paper must be answered."""
    entry = archive.load(JournalEntry, command.entry_id, expected=command.expected_version)
    entry.expect_answer(command.due, by=command.by)
    return archive.record(entry)


def assign_entry(archive: Archive, command: AssignEntry) -> int | None:
    """Say which account deals with an entry."""
    entry = archive.load(JournalEntry, command.entry_id, expected=command.expected_version)
    entry.assign_responsible(command.responsible, by=command.by)
    return archive.record(entry)


def move_entry(archive: Archive, command: MoveEntry) -> int | None:
    """Move an entry to another case, where it gets a number; CaseClosedError when that one is closed.

    The number it had is never given to another. IdentityNumberError when it is published, and the title of its new case
    would publish one.
    """
    case = archive.require(Case, command.case_id, field="case")
    case.require_open()

    def attempt(number: int) -> int | None:
        entry = archive.load(JournalEntry, command.entry_id, expected=command.expected_version)
        if entry.is_published:
            case.require_publishable()
        entry.move(case_id=case.id, reference=f"{case.reference}-{number}", reason=command.reason, by=command.by)
        claim = Claim.on(entry_claim(entry.reference), holder=entry.id, by=command.by)
        return archive.record(entry, claim)

    return attempt(command.number) if command.number is not None else first_free(command.next_number, attempt)
