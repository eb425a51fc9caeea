"""Texts that a record is told with: documents filed together with it, and documents that are filed already."""

from collections.abc import Iterable
from typing import Any, Protocol
from uuid import UUID

from application.archive import Archive
from application.commands.documents import FileDocument, filed
from domain.attached import DocumentRole, HoldsDocuments
from domain.documents import Document


class WithTexts(Protocol):
    """A command with texts; the first is the main one, unless `main` says which."""

    @property
    def files(self) -> Iterable[FileDocument]:
        """Files that are filed with it."""

    @property
    def documents(self) -> Iterable[UUID]:
        """Documents that are filed already."""

    @property
    def main(self) -> UUID | None:
        """Which of them is the main one."""

    @property
    def by(self) -> str:
        """Who does it."""


def named_texts(archive: Archive, command: WithTexts) -> tuple[list[Document], list[dict[str, Any]]]:
    """Return the documents that are new, and all texts as events name them, the main one first. UnknownRecordError."""
    new = [filed(one, by=command.by) for one in command.files]
    there = [archive.require(Document, one, field="documents") for one in command.documents]
    chosen = sorted([*new, *there], key=lambda one: one.id != command.main)
    return new, [{"document_id": one.id, "sha256": one.sha256} for one in chosen]


def attach_texts(
    holder: HoldsDocuments, texts: Iterable[dict[str, Any]], *, by: str, role: DocumentRole = DocumentRole.MAIN
) -> None:
    """Let texts belong to their holder, the first as `role`."""
    for number, one in enumerate(texts):
        holder.attach(one["document_id"], role=DocumentRole.ATTACHMENT if number else role, by=by)


def attached_texts(
    archive: Archive, holder: HoldsDocuments, command: WithTexts, role: DocumentRole = DocumentRole.MAIN
) -> tuple[list[Document], list[dict[str, Any]]]:
    """Do both; the new documents must be recorded together with the holder."""
    new, texts = named_texts(archive, command)
    attach_texts(holder, texts, by=command.by, role=role)
    return new, texts
