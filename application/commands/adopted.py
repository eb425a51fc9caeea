"""What is done alike with what is adopted version by version (domain/adopted.py): registered, adopted, repealed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from application.archive import Archive
from application.commands.bases import Basis, decided, require_basis
from application.commands.documents import FileDocument, filed
from application.commands.numbering import claimed, numbered_once
from domain.adopted import AdoptedInVersions
from domain.attached import DocumentRole
from domain.documents import Document
from domain.errors import gathered

_Adopted = TypeVar("_Adopted", bound=AdoptedInVersions)


@dataclass(frozen=True, kw_only=True)
class Adoption:
    """Adopt a version, with papers that are filed with it or are filed already (`documents`).

    Without a `version` it is the next one. Without an `adopted_on` that is the day of the decision it rests on. The
    first paper is the main one, unless `main` says which. A subclass names what it is of, and what the version says.
    """

    by: str
    version: int | None = None
    label: str | None = None
    adopted_on: str | None = None
    valid_from: str | None = None
    valid_until: str | None = None
    files: tuple[FileDocument, ...] = ()
    documents: tuple[UUID, ...] = ()
    main: UUID | None = None
    note: str | None = None
    basis: Basis = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class Registration:
    """Register something with its first version, if that is told. A subclass names what it is.

    Without a `reference` it gets the next free number of this year.
    """

    title: str
    by: str
    reference: str | None = None
    next_sequence: int = 1
    public_title: str | None = None
    about: str | None = None


@dataclass(frozen=True, kw_only=True)
class Repeal:
    """Let something be in force no longer from a day; without one that of the decision it rests on.

    A subclass names what it is about.
    """

    by: str
    repealed_on: str | None = None
    note: str | None = None
    basis: Basis = None
    expected_version: int | None = None


def registered(
    archive: Archive,
    kind: type[_Adopted],
    identity: UUID,
    command: Registration,
    *,
    claim: Callable[[str], str],
    adopt: Callable[[_Adopted], list[Document]],
) -> int | None:
    """Register something and let `adopt` adopt its first version; what it returns is recorded with it."""

    def attempt(reference: str) -> int | None:
        record = kind.register(
            reference=reference,
            title=command.title,
            public_title=command.public_title,
            about=command.about,
            by=command.by,
            id=identity,
        )
        documents = adopt(record)
        claim_on_it = claimed(archive, claim(record.reference), record.id, by=command.by)
        return archive.record(*documents, record, claim_on_it)

    return numbered_once(archive, identity, command.reference, command.next_sequence, attempt)


def adopted(
    archive: Archive, record: AdoptedInVersions, command: Adoption, *, require: Callable[[], None] = lambda: None
) -> list[Document]:
    """Adopt a version; return the documents that are filed with it, to be recorded together.

    `require` raises DomainError for what the version names and the archive does not hold.
    """
    with gathered() as each:
        new = [each(filed, one, by=command.by) for one in command.files]
        there = [each(archive.require, Document, one, field="documents") for one in command.documents]
        each(require_basis, archive, command.basis)
        each(require)
    papers = sorted([*new, *there], key=lambda one: one.id != command.main)
    for number, document in enumerate(papers):
        record.attach(document.id, role=DocumentRole.ATTACHMENT if number else DocumentRole.MAIN, by=command.by)
    record.adopt(
        version=command.version,
        label=command.label,
        adopted_on=decided(archive, command.basis, command.adopted_on),
        valid_from=command.valid_from,
        valid_until=command.valid_until,
        texts=[{"document_id": one.id, "sha256": one.sha256} for one in papers],
        note=command.note,
        basis=command.basis,
        by=command.by,
        **{field: getattr(command, field) for field in record.CONTENT},
    )
    return new


def repealed(archive: Archive, kind: type[AdoptedInVersions], identity: UUID, command: Repeal) -> int | None:
    """Let something be in force no longer. UnknownRecordError."""
    record = archive.load(kind, identity, expected=command.expected_version)
    day = decided(archive, command.basis, command.repealed_on)
    record.repeal(repealed_on=day, note=command.note, basis=command.basis, by=command.by)
    return archive.record(record)
