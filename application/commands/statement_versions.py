"""How versions of statements come about, and what becomes of them: drafted, adopted, sent, published."""

from dataclasses import dataclass
from uuid import UUID

from application.archive import Archive
from application.commands.bases import Basis, decided
from application.commands.documents import FileDocument
from application.commands.organisations import require_organisations
from application.commands.texts import attached_texts
from domain.documents import Document
from domain.errors import gathered
from domain.journal import JournalEntry
from domain.people import Person
from domain.statements import AdoptedBy, SentHow, Statement


@dataclass(frozen=True, kw_only=True)
class DraftStatementVersion:
    """Make a version of a statement, with texts that are filed with it or are filed already (`documents`).

    The first is the main one, unless `main` says which. Without a `version` it is the next one; `corrects` is the
    version that it puts right.
    """

    statement_id: UUID
    by: str
    version: int | None = None
    label: str | None = None
    drafted_on: str | None = None
    summary: str | None = None
    note: str | None = None
    corrects: int | None = None
    files: tuple[FileDocument, ...] = ()
    documents: tuple[UUID, ...] = ()
    main: UUID | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class AdoptStatement:
    """Adopt a version: by a decision, or as `leader` or `secretary` under an `authority` that is named.

    Without an `adopted_on` it is the day of the decision that it rests on.
    """

    statement_id: UUID
    version: int
    by: str
    adopted_on: str | None = None
    adopted_by: str = AdoptedBy.DECISION
    person_id: UUID | None = None
    authority: str | None = None
    basis: Basis = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class SendStatement:
    """Send a version to organisations."""

    statement_id: UUID
    version: int
    sent_on: str
    recipients: tuple[UUID, ...]
    by: str
    how: str = SentHow.EMAIL
    entry_id: UUID | None = None
    note: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class PublishStatement:
    """Publish a version in a channel, under a name and an address on the web if it has them."""

    statement_id: UUID
    version: int
    published_on: str
    channel: str
    by: str
    outlet: str | None = None
    address: str | None = None
    note: str | None = None
    expected_version: int | None = None


def draft_statement_version(archive: Archive, command: DraftStatementVersion) -> int | None:
    """Make a version and file its texts, in one recording. StatementVersionTakenError, UnknownRecordError."""
    statement = archive.load(Statement, command.statement_id, expected=command.expected_version)
    return archive.record(*drafted(archive, statement, command), statement)


def drafted(archive: Archive, statement: Statement, command: DraftStatementVersion) -> list[Document]:
    """Make a version of a statement; return the documents that are filed with it, to be recorded together."""
    documents, texts = attached_texts(archive, statement, command)
    statement.draft(
        version=command.version,
        label=command.label,
        drafted_on=command.drafted_on,
        texts=texts,
        summary=command.summary,
        note=command.note,
        corrects=command.corrects,
        by=command.by,
    )
    return documents


def adopt_statement(archive: Archive, command: AdoptStatement) -> int | None:
    """Adopt a version of a statement. AlreadyAdoptedError, UnknownRecordError."""
    statement = archive.load(Statement, command.statement_id, expected=command.expected_version)
    with gathered() as each:
        when = each(decided, archive, command.basis, command.adopted_on)
        if command.person_id is not None:
            each(archive.require, Person, command.person_id, field="person")
    statement.adopt(
        command.version,
        adopted_on=when,
        adopted_by=command.adopted_by,
        person_id=command.person_id,
        authority=command.authority,
        basis=command.basis,
        by=command.by,
    )
    return archive.record(statement)


def send_statement(archive: Archive, command: SendStatement) -> int | None:
    """Send a version of a statement to organisations. UnknownRecordError."""
    statement = archive.load(Statement, command.statement_id, expected=command.expected_version)
    with gathered() as each:
        for one in command.recipients:
            each(require_organisations, archive, recipients=one)
        if command.entry_id is not None:
            each(archive.require, JournalEntry, command.entry_id, field="entry")
    statement.send(
        command.version,
        sent_on=command.sent_on,
        recipients=command.recipients,
        how=command.how,
        entry_id=command.entry_id,
        note=command.note,
        by=command.by,
    )
    return archive.record(statement)


def publish_statement(archive: Archive, command: PublishStatement) -> int | None:
    """Publish a version of a statement in a channel."""
    statement = archive.load(Statement, command.statement_id, expected=command.expected_version)
    statement.publish_in_channel(
        command.version,
        published_on=command.published_on,
        channel=command.channel,
        outlet=command.outlet,
        address=command.address,
        note=command.note,
        by=command.by,
    )
    return archive.record(statement)
