"""How versions of agreements come about: drafted with their texts, and given other texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.bases import Basis, require_basis
from application.commands.documents import FileDocument
from application.commands.texts import attached_texts
from domain import clock
from domain.agreement_rules import adoption_by_law
from domain.agreements import Agreement
from domain.agreements.facts import versions_of
from domain.dates import PartialDate
from domain.documents import Document
from domain.errors import InvalidValueError


@dataclass(frozen=True, kw_only=True)
class DraftVersion:
    """Make a version of an agreement, with texts that are filed with it or are filed already (`documents`).

    The first is the main one, unless `main` says which.

    Without a `version` it is the next one. Without an `adoption` the law says who must adopt it, as it was on the day
    it was drafted; where the law is silent, all parties.
    """

    agreement_id: UUID
    by: str
    version: int | None = None
    label: str | None = None
    drafted_on: str | None = None
    amends: int | None = None
    summary: str | None = None
    files: tuple[FileDocument, ...] = ()
    documents: tuple[UUID, ...] = ()
    main: UUID | None = None
    points: tuple[str, ...] = ()
    adoption: Mapping[str, Any] | None = None
    force: Mapping[str, Any] | None = None
    valid_until: str | None = None
    notice_months: int | None = None
    notice_by: str | None = None
    notice_clause: str | None = None
    review_on: str | None = None
    review_clause: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class AmendVersion:
    """Give a version other texts, as DraftVersion does."""

    agreement_id: UUID
    version: int
    by: str
    files: tuple[FileDocument, ...] = ()
    documents: tuple[UUID, ...] = ()
    main: UUID | None = None
    amended_on: str | None = None
    note: str | None = None
    basis: Basis = None
    expected_version: int | None = None


def draft_version(archive: Archive, command: DraftVersion) -> int | None:
    """Make a version and file its texts, in one recording. VersionTakenError, UnknownRecordError."""
    agreement = archive.load(Agreement, command.agreement_id, expected=command.expected_version)
    return archive.record(*drafted(archive, agreement, command), agreement)


def drafted(archive: Archive, agreement: Agreement, command: DraftVersion) -> list[Document]:
    """Make a version of an agreement; return the documents that are filed with it, to be recorded together."""
    documents, texts = attached_texts(archive, agreement, command)
    agreement.draft(
        version=command.version,
        label=command.label,
        drafted_on=command.drafted_on,
        amends=command.amends,
        summary=command.summary,
        texts=texts,
        points=command.points,
        adoption=command.adoption or _by_law(agreement, command),
        force=command.force,
        valid_until=command.valid_until,
        notice_months=command.notice_months,
        notice_by=command.notice_by,
        notice_clause=command.notice_clause,
        review_on=command.review_on,
        review_clause=command.review_clause,
        by=command.by,
    )
    return documents


def amend_version(archive: Archive, command: AmendVersion) -> int | None:
    """Give a version other texts, filed with it or filed already. UnknownRecordError."""
    agreement = archive.load(Agreement, command.agreement_id, expected=command.expected_version)
    require_basis(archive, command.basis)
    documents, texts = attached_texts(archive, agreement, command)
    agreement.amend(
        command.version,
        texts=texts,
        amended_on=command.amended_on,
        note=command.note,
        basis=command.basis,
        by=command.by,
    )
    return archive.record(*documents, agreement)


def _by_law(agreement: Agreement, command: DraftVersion) -> dict[str, Any] | None:
    known = versions_of(agreement.facts)
    is_first = not any(one < (command.version or max(known, default=0) + 1) for one in known)
    try:
        day = PartialDate.parse(command.drafted_on).last if command.drafted_on else clock.today()
    except InvalidValueError:  # told by the agreement, with what else is wrong
        day = clock.today()
    return adoption_by_law(agreement.facts["kind"], is_first=is_first, points=command.points, day=day)
