"""What can be done with principles for joint or separate answers: registered, adopted version by version, repealed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.bases import Basis, decided, require_basis
from application.commands.documents import FileDocument, filed
from application.commands.numbering import claimed, numbered_once
from domain.attached import DocumentRole
from domain.documents import Document
from domain.errors import gathered
from domain.principles import Principles
from domain.references import principles_claim


@dataclass(frozen=True, kw_only=True)
class AdoptPrinciples:
    """Adopt a version of principles, with papers that are filed with it or are filed already (`documents`).

    Without a `version` it is the next one. Without an `adopted_on` that is the day of the decision it rests on. The
    first paper is the main one, unless `main` says which.
    """

    principles_id: UUID
    by: str
    version: int | None = None
    label: str | None = None
    adopted_on: str | None = None
    valid_from: str | None = None
    valid_until: str | None = None
    points: tuple[Mapping[str, Any], ...] = ()
    files: tuple[FileDocument, ...] = ()
    documents: tuple[UUID, ...] = ()
    main: UUID | None = None
    note: str | None = None
    basis: Basis = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class RegisterPrinciples:
    """Register principles, with their first version if that is told.

    Without a `reference` they get the next free number of this year.
    """

    principles_id: UUID
    title: str
    by: str
    reference: str | None = None
    next_sequence: int = 1
    public_title: str | None = None
    about: str | None = None
    first_version: AdoptPrinciples | None = None


@dataclass(frozen=True, kw_only=True)
class RepealPrinciples:
    """Let principles be in force no longer from a day; without one that of the decision it rests on."""

    principles_id: UUID
    by: str
    repealed_on: str | None = None
    note: str | None = None
    basis: Basis = None
    expected_version: int | None = None


def register_principles(archive: Archive, command: RegisterPrinciples) -> int | None:
    """Register principles. ReferenceTakenError, UnknownRecordError."""

    def attempt(reference: str) -> int | None:
        principles = Principles.register(
            reference=reference,
            title=command.title,
            public_title=command.public_title,
            about=command.about,
            by=command.by,
            id=command.principles_id,
        )
        documents = list[Document]()
        if command.first_version is not None:
            documents = adopted(archive, principles, command.first_version)
        claim = claimed(archive, principles_claim(principles.reference), principles.id, by=command.by)
        return archive.record(*documents, principles, claim)

    return numbered_once(archive, command.principles_id, command.reference, command.next_sequence, attempt)


def adopt_principles(archive: Archive, command: AdoptPrinciples) -> int | None:
    """Adopt a version and file its papers, in one recording. PrinciplesVersionTakenError, UnknownRecordError."""
    principles = archive.load(Principles, command.principles_id, expected=command.expected_version)
    return archive.record(*adopted(archive, principles, command), principles)


def repeal_principles(archive: Archive, command: RepealPrinciples) -> int | None:
    """Let principles be in force no longer. UnknownRecordError."""
    principles = archive.load(Principles, command.principles_id, expected=command.expected_version)
    day = decided(archive, command.basis, command.repealed_on)
    principles.repeal(repealed_on=day, note=command.note, basis=command.basis, by=command.by)
    return archive.record(principles)


def adopted(archive: Archive, principles: Principles, command: AdoptPrinciples) -> list[Document]:
    """Adopt a version of principles; return the documents that are filed with it, to be recorded together."""
    with gathered() as each:
        new = [each(filed, one, by=command.by) for one in command.files]
        there = [each(archive.require, Document, one, field="documents") for one in command.documents]
        each(require_basis, archive, command.basis)
    papers = sorted([*new, *there], key=lambda one: one.id != command.main)
    for number, document in enumerate(papers):
        principles.attach(document.id, role=DocumentRole.ATTACHMENT if number else DocumentRole.MAIN, by=command.by)
    principles.adopt(
        version=command.version,
        label=command.label,
        adopted_on=decided(archive, command.basis, command.adopted_on),
        valid_from=command.valid_from,
        valid_until=command.valid_until,
        points=command.points,
        texts=[{"document_id": one.id, "sha256": one.sha256} for one in papers],
        note=command.note,
        basis=command.basis,
        by=command.by,
    )
    return new
