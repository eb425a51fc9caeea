"""What can be done with statements: registered, supported by organisations, answered, and retracted."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from application.archive import Archive
from application.commands.bases import Basis, require_basis
from application.commands.documents import FileDocument
from application.commands.numbering import claimed, numbered_once
from application.commands.organisations import require_organisations
from application.commands.statement_versions import DraftStatementVersion, drafted
from application.commands.texts import attached_texts
from domain.attached import DocumentRole
from domain.cases import Case
from domain.consultations import Consultation
from domain.documents import Document
from domain.errors import InvalidValueError, gathered
from domain.journal import JournalEntry
from domain.references import statement_claim
from domain.statements import Stance, Statement


@dataclass(frozen=True, kw_only=True)
class RegisterStatement:
    """Register a statement, with its first version if that is told.

    Without a `reference` it gets the next free number of this year. `summary` is the author's own line about it.
    """

    statement_id: UUID
    kind: str
    title: str
    by: str
    reference: str | None = None
    next_sequence: int = 1
    public_title: str | None = None
    summary: str | None = None
    subject_areas: tuple[str, ...] = ()
    case_id: UUID | None = None
    consultation_id: UUID | None = None
    replaces: tuple[UUID, ...] = ()
    first_version: DraftStatementVersion | None = None


@dataclass(frozen=True, kw_only=True)
class Standpoint:
    """How an organisation stands to a statement, with its reservation or dissent."""

    organisation_id: UUID
    stance: str = Stance.BEHIND
    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class StateSupport:
    """Say how organisations stand to a version, or without one to all of them."""

    statement_id: UUID
    standpoints: tuple[Standpoint, ...]
    by: str
    version: int | None = None
    stated_on: str | None = None
    basis: Basis = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class RecordReply:
    """Record that an organisation replied, with its texts as DraftStatementVersion has them."""

    statement_id: UUID
    organisation_id: UUID
    replied_on: str
    by: str
    summary: str | None = None
    entry_id: UUID | None = None
    files: tuple[FileDocument, ...] = ()
    documents: tuple[UUID, ...] = ()
    main: UUID | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class RetractStatement:
    """Take back what was said, from a day, the first."""

    statement_id: UUID
    retracted_on: str
    reason: str
    by: str
    basis: Basis = None
    expected_version: int | None = None


def register_statement(archive: Archive, command: RegisterStatement) -> int | None:
    """Register a statement. ReferenceTakenError, UnknownRecordError."""
    with gathered() as each:
        each(require_statements, archive, command.replaces, command.statement_id)
        if command.case_id is not None:
            each(archive.require, Case, command.case_id, field="case")
        if command.consultation_id is not None:
            each(archive.require, Consultation, command.consultation_id, field="consultation")

    def attempt(reference: str) -> int | None:
        statement = Statement.register(
            reference=reference,
            kind=command.kind,
            title=command.title,
            public_title=command.public_title,
            summary=command.summary,
            subject_areas=command.subject_areas,
            case_id=command.case_id,
            consultation_id=command.consultation_id,
            replaces=command.replaces,
            by=command.by,
            id=command.statement_id,
        )
        first = command.first_version
        documents = drafted(archive, statement, first) if first is not None else list[Document]()
        claim = claimed(archive, statement_claim(statement.reference), statement.id, by=command.by)
        return archive.record(*documents, statement, claim)

    return numbered_once(archive, command.statement_id, command.reference, command.next_sequence, attempt)


def state_support(archive: Archive, command: StateSupport) -> int | None:
    """Say how organisations stand to a statement, all in one recording. AlreadyStatedError, UnknownRecordError."""
    statement = archive.load(Statement, command.statement_id, expected=command.expected_version)
    with gathered() as each:
        each(require_basis, archive, command.basis)
        for one in command.standpoints:
            each(require_organisations, archive, organisation=one.organisation_id)
    with gathered() as each:
        for one in command.standpoints:
            each(
                statement.state_support,
                one.organisation_id,
                stance=one.stance,
                version=command.version,
                text=one.text,
                stated_on=command.stated_on,
                basis=command.basis,
                by=command.by,
            )
    return archive.record(statement)


def record_reply(archive: Archive, command: RecordReply) -> int | None:
    """Record that an organisation replied, and file what it wrote, in one recording. UnknownRecordError."""
    statement = archive.load(Statement, command.statement_id, expected=command.expected_version)
    with gathered() as each:
        each(require_organisations, archive, organisation=command.organisation_id)
        if command.entry_id is not None:
            each(archive.require, JournalEntry, command.entry_id, field="entry")
    documents, texts = attached_texts(archive, statement, command, DocumentRole.ATTACHMENT)
    statement.record_reply(
        command.organisation_id,
        replied_on=command.replied_on,
        texts=texts,
        summary=command.summary,
        entry_id=command.entry_id,
        by=command.by,
    )
    return archive.record(*documents, statement)


def retract_statement(archive: Archive, command: RetractStatement) -> int | None:
    """Take back what was said. AlreadyRetractedError, NothingSaidError."""
    statement = archive.load(Statement, command.statement_id, expected=command.expected_version)
    require_basis(archive, command.basis)
    statement.retract(retracted_on=command.retracted_on, reason=command.reason, basis=command.basis, by=command.by)
    return archive.record(statement)


def require_statements(archive: Archive, replaces: Iterable[UUID], statement_id: UUID) -> None:
    """Require that the statements are there whose place another takes. UnknownRecordError, InvalidValueError."""
    for one in replaces:
        if one == statement_id:
            raise InvalidValueError(field="replaces", value="", problem="itself")
        archive.require(Statement, one, field="replaces")
