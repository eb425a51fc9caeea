"""Files that are added to records which are there already: attachments, new versions, public versions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from flask_babel import lazy_gettext
from marshmallow import Schema

from application.archive import Archive
from application.commands.decisions import attach_to_decision
from application.commands.documents import FileDocument, FileVersion, file_public_version, file_version
from application.commands.journal import AttachDocument, attach_to_entry
from application.incoming.item import Incoming
from domain.base import ArchiveAggregate
from domain.decisions import Decision
from domain.documents import Document
from domain.journal import DocumentRole, JournalEntry
from web.forms import fields
from web.forms.form import Form


class AttachSchema(Schema):
    """Files added to a record."""

    title = fields.line(lazy_gettext("Title"), help=lazy_gettext("Of one file; several go by their own names."))
    is_main = fields.tick(lazy_gettext("It is the main document"))


class AttachToDecisionSchema(Schema):
    """Files added to a decision."""

    title = fields.line(lazy_gettext("Title"), help=lazy_gettext("Of one file; several go by their own names."))


class VersionSchema(Schema):
    """The next version of a document."""

    reason = fields.reason()


class PublicVersionSchema(Schema):
    """The version of a document that everybody may read."""


Perform = Callable[[Archive, UUID, Sequence[Incoming], Mapping[str, Any], Form, str], None]


@dataclass(frozen=True, kw_only=True)
class Adding:
    """A way of adding files to a record. `several` says that more than one file can be added at once."""

    path: str
    title: Any
    button: Any
    done: Any
    intro: Any
    schema: type[Schema]
    kind: type[ArchiveAggregate]
    perform: Perform
    several: bool = False
    fits: Callable[[Any], bool] = lambda _: True


def _attaching(attach: Callable[[Archive, AttachDocument], int | None]) -> Perform:
    def perform(
        archive: Archive, record_id: UUID, items: Sequence[Incoming], values: Mapping[str, Any], form: Form, by: str
    ) -> None:
        for item in items:
            alone = len(items) == 1
            document = FileDocument(
                document_id=uuid5(form.id, f"document {item.sha256}"),  # the same form sent twice adds once
                title=values.get("title") if alone else None,
                role=DocumentRole.MAIN if alone and values.get("is_main") else DocumentRole.ATTACHMENT,
                **_bytes(item),
            )
            attach(archive, AttachDocument(record_id=record_id, document=document, by=by))

    return perform


def _versions(file: Callable[[Archive, FileVersion], int | None], held: str) -> Perform:
    """`held` is what of a document tells that the bytes are there already: the same form was sent twice."""

    def perform(
        archive: Archive, record_id: UUID, items: Sequence[Incoming], values: Mapping[str, Any], form: Form, by: str
    ) -> None:
        if getattr(archive.load(Document, record_id), held) == items[0].sha256:
            return
        command = FileVersion(
            document_id=record_id,
            reason=values.get("reason"),
            expected_version=form.version,
            by=by,
            **_bytes(items[0]),
        )
        file(archive, command)

    return perform


def _bytes(item: Incoming) -> dict[str, Any]:
    return {
        "sha256": item.sha256 or "",
        "size": item.size,
        "media_type": item.media_type or "application/octet-stream",
        "name": item.name,
    }


_ADDED: dict[str, Any] = {
    "path": "legg-til",
    "title": lazy_gettext("Add files"),
    "button": lazy_gettext("Add the files"),
    "done": lazy_gettext("The files are added. Their text is read and can be found, usually within a minute."),
    "intro": lazy_gettext("The files are stored as they are. They are published when the record is, or one by one."),
    "several": True,
}

ADDING: Mapping[str, Sequence[Adding]] = {
    "journal-entry": (Adding(kind=JournalEntry, schema=AttachSchema, perform=_attaching(attach_to_entry), **_ADDED),),
    "decision": (
        Adding(kind=Decision, schema=AttachToDecisionSchema, perform=_attaching(attach_to_decision), **_ADDED),
    ),
    "document": (
        Adding(
            path="ny-versjon",
            title=lazy_gettext("File a new version"),
            button=lazy_gettext("File the version"),
            done=lazy_gettext("The new version is filed. The earlier ones stay."),
            intro=lazy_gettext(
                "It takes the place of the file that is in force. The earlier ones stay in the archive."
            ),
            schema=VersionSchema,
            kind=Document,
            perform=_versions(file_version, "sha256"),
        ),
        Adding(
            path="offentlig-versjon",
            title=lazy_gettext("File a public version"),
            button=lazy_gettext("File the public version"),
            done=lazy_gettext(
                "The public version is filed. Everybody reads it instead once the document is published."
            ),
            intro=lazy_gettext(
                "A copy in which what is exempt has been taken out. It is read by everybody while the document is "
                "exempt in part. Look the copy over: text under a black box can often be read still."
            ),
            schema=PublicVersionSchema,
            kind=Document,
            perform=_versions(file_public_version, "public_sha256"),
            fits=lambda view: view.access.shielded,
        ),
    ),
}
"""How files can be added to each kind of record."""
