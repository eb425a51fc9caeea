"""What programs do with files they have sent: enter them, add them to records, file them as versions."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from flask_babel import lazy_gettext
from marshmallow import Schema
from marshmallow import fields as plain

from application.archive import Archive
from application.commands.decisions import attach_to_decision
from application.commands.documents import FileDocument, FileVersion, file_public_version, file_version
from application.commands.journal import AttachDocument, RegisterEntry, attach_to_entry
from application.incoming.item import Incoming
from domain.base import ArchiveAggregate
from domain.decisions import Decision
from domain.documents import Document
from domain.journal import DocumentRole, JournalEntry
from web.forms import fields, journal
from web.forms.action import Action
from web.services import current_services


class SentFileSchema(Schema):
    """A file that was sent to `/api/v1/files`."""

    id = plain.UUID(required=True, metadata={"description": "The id that sending it gave"})
    title = fields.line(lazy_gettext("Title"))
    is_main = fields.tick(lazy_gettext("It is the main document"))


class RegisterWithFilesSchema(journal.RegisterEntrySchema):
    """A paper with its files, which were sent before."""

    files = plain.List(plain.Nested(SentFileSchema), metadata={"description": "Files that were sent, in their order"})

    class Meta:
        """The order of the fields."""

        fields = (*journal.RegisterEntrySchema.Meta.fields, "files")


class SentVersionSchema(Schema):
    """A file that was sent, as a version."""

    id = plain.UUID(required=True, metadata={"description": "The id that sending it gave"})
    reason = fields.reason()


class SentPublicVersionSchema(Schema):
    """A file that was sent, as the version that everybody reads."""

    id = plain.UUID(required=True, metadata={"description": "The id that sending it gave"})


@dataclass(frozen=True, kw_only=True)
class RegisterWithFiles(RegisterEntry):
    """Register a paper with files that were sent."""

    files: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, kw_only=True)
class SentDocument(FileDocument):
    """A file that was sent, filed as a new document; `sent_id` is what its sender's tray knows it by."""

    sent_id: UUID


@dataclass(frozen=True, kw_only=True)
class UseFile:
    """Use a file that was sent, for a record that is there."""

    record_id: UUID
    id: UUID
    by: str
    title: str | None = None
    is_main: bool = False
    reason: str | None = None
    expected_version: int | None = None


def documents_sent(record_id: UUID, given: Sequence[Mapping[str, Any]], by: str) -> tuple[SentDocument, ...]:
    """Return files that were sent, as documents to be filed with a record; their bytes are put in the store."""
    return tuple(
        SentDocument(
            sent_id=one["id"],
            document_id=uuid5(record_id, f"document {one['id']}"),
            title=one.get("title"),
            **_stored(one["id"], by),
        )
        for one in given
    )


def let_go_of(documents: Sequence[SentDocument], by: str) -> None:
    """Take files that are filed out of their sender's tray."""
    for one in documents:
        _let_go(one.sent_id, by)


def _register(archive: Archive, command: RegisterWithFiles) -> int | None:
    if archive.holds(command.entry_id):
        return None
    documents = [_document(command.entry_id, one, command.by) for one in command.files]
    given = {one.name: getattr(command, one.name) for one in dataclasses.fields(RegisterEntry)}
    done = journal.REGISTER.perform(archive, RegisterEntry(**given | {"documents": tuple(documents)}))
    for one in command.files:
        _let_go(one["id"], command.by)
    return done


def _attaching(attach: Callable[[Archive, AttachDocument], int | None]) -> Callable[[Archive, UseFile], int | None]:
    def perform(archive: Archive, command: UseFile) -> int | None:
        given = {"id": command.id, "title": command.title, "is_main": command.is_main}
        done = attach(
            archive,
            AttachDocument(
                record_id=command.record_id,
                document=_document(command.record_id, given, command.by),
                expected_version=command.expected_version,
                by=command.by,
            ),
        )
        _let_go(command.id, command.by)
        return done

    return perform


def _versions(file: Callable[[Archive, FileVersion], int | None]) -> Callable[[Archive, UseFile], int | None]:
    def perform(archive: Archive, command: UseFile) -> int | None:
        done = file(
            archive,
            FileVersion(
                document_id=command.record_id,
                reason=command.reason,
                expected_version=command.expected_version,
                by=command.by,
                **_stored(command.id, command.by),
            ),
        )
        _let_go(command.id, command.by)
        return done

    return perform


def _document(record_id: UUID, given: Mapping[str, Any], by: str) -> FileDocument:
    return FileDocument(
        document_id=uuid5(record_id, f"document {given['id']}"),
        title=given.get("title"),
        role=DocumentRole.MAIN if given.get("is_main") else DocumentRole.ATTACHMENT,
        **_stored(given["id"], by),
    )


def _stored(identity: UUID, by: str) -> dict[str, Any]:
    """Put the bytes in the store; NoSuchIncomingError when the sender's tray has no such file, or not all of it."""
    services = current_services()
    tray = services.trays.of(UUID(by))
    item: Incoming = tray.get(identity)
    stored = tray.store(identity, services.stores.files)
    services.incoming_reader.keep(item, services.incoming_reader.known(tray, item))
    return {
        "sha256": stored.sha256,
        "size": stored.size,
        "media_type": item.media_type or "application/octet-stream",
        "name": item.name,
    }


def _let_go(identity: UUID, by: str) -> None:
    current_services().trays.of(UUID(by)).remove(identity)


def _action(
    name: str,
    title: Any,
    schema: type[Schema],
    kind: type[ArchiveAggregate],
    perform: Callable[[Archive, UseFile], int | None],
) -> Action:
    return Action(
        name=name,
        path=name,
        title=title,
        button=title,
        done=title,
        schema=schema,
        command=UseFile,
        perform=perform,
        identity="record_id",
        kind=kind,
    )


REGISTER = dataclasses.replace(
    journal.REGISTER, schema=RegisterWithFilesSchema, command=RegisterWithFiles, perform=_register
)
_ADD = lazy_gettext("Add a file that was sent")
ENTRY = (_action("add-file", _ADD, SentFileSchema, JournalEntry, _attaching(attach_to_entry)),)
DECISION = (_action("add-file", _ADD, SentFileSchema, Decision, _attaching(attach_to_decision)),)
DOCUMENT = (
    _action("file-version", lazy_gettext("File a new version"), SentVersionSchema, Document, _versions(file_version)),
    _action(
        "file-public-version",
        lazy_gettext("File a public version"),
        SentPublicVersionSchema,
        Document,
        _versions(file_public_version),
    ),
)
