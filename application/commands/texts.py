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


def attached_texts(
    archive: Archive, holder: HoldsDocuments, command: WithTexts, role: DocumentRole = DocumentRole.MAIN
) -> tuple[list[Document], list[dict[str, Any]]]:
    """Let texts belong to their holder, the main one as `role`, and return those new, and all as events name them.

    The new documents must be recorded together with the holder. UnknownRecordError.
    """
    new = [filed(one, by=command.by) for one in command.files]
    there = [archive.require(Document, one, field="documents") for one in command.documents]
    chosen = sorted([*new, *there], key=lambda one: one.id != command.main)
    for number, document in enumerate(chosen):
        holder.attach(document.id, role=DocumentRole.ATTACHMENT if number else role, by=command.by)
    return new, [{"document_id": one.id, "sha256": one.sha256} for one in chosen]
