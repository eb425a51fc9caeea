"""What programs do with agreements whose texts they have sent before: register them, make versions, change texts."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from marshmallow import ValidationError, validates_schema
from marshmallow import fields as plain

from application.archive import Archive
from web.filing.by_programs import SentDocument, SentFileSchema, documents_sent, let_go_of
from web.forms import agreements, version_actions
from web.forms.action import Action
from web.forms.agreement_schemas import RegisterAgreementSchema
from web.forms.agreement_versions import DRAFT as DRAFT_BY_FORM
from web.forms.fields import missing
from web.forms.version_schemas import AmendVersionSchema, DraftVersionSchema
from web.services import current_services
from web.signed_in import asker

SENT: dict[str, Any] = {"description": "Files that were sent, in their order: the main one first"}


class RegisterAgreementWithFilesSchema(RegisterAgreementSchema):
    """A new agreement with its parties, its first version, and texts that were sent."""

    files = plain.List(plain.Nested(SentFileSchema), metadata=SENT)

    class Meta:
        """The order of the fields; a program names the participants among the parties."""

        fields = (
            *(one for one in RegisterAgreementSchema.Meta.fields if not one.startswith("participants")),
            "files",
        )

    @validates_schema(skip_on_field_errors=False)
    def has_a_party(self, values: Mapping[str, Any], **_more: Any) -> None:
        """Require a party."""
        if not values.get("parties"):
            raise ValidationError({"parties": [missing()]})


class DraftVersionWithFilesSchema(DraftVersionSchema):
    """A version with texts that were sent."""

    files = plain.List(plain.Nested(SentFileSchema), metadata=SENT)

    class Meta:
        """The order of the fields."""

        fields = (*DraftVersionSchema.Meta.fields, "files")


class AmendVersionWithFilesSchema(AmendVersionSchema):
    """Other texts of a version, that were sent."""

    files = plain.List(plain.Nested(SentFileSchema), metadata=SENT)


def with_files(action: Action, schema: Any) -> Action:
    """Return an action that takes files which were sent, and lets go of them once they are filed."""

    def shaped(values: dict[str, Any], identity: UUID) -> dict[str, Any]:
        is_made = action.creates and current_services().archive.holds(identity)  # sent again with the same key
        sent: Sequence[Mapping[str, Any]] = () if is_made else values.get("files") or ()
        return action.shaped({**values, "files": documents_sent(identity, sent, asker().by)}, identity)

    def perform(archive: Archive, command: Any) -> int | None:
        done = action.perform(archive, command)
        let_go_of(_files(command), command.by)
        return done

    return dataclasses.replace(action, schema=schema, shaped=shaped, perform=perform, takes_files=False)


def _files(command: Any) -> Sequence[SentDocument]:
    version = getattr(command, "first_version", command)
    return [one for one in version.files if isinstance(one, SentDocument)] if version is not None else []


REGISTER = with_files(agreements.REGISTER, RegisterAgreementWithFilesSchema)
DRAFT = with_files(DRAFT_BY_FORM, DraftVersionWithFilesSchema)
AMEND = with_files(version_actions.AMEND, AmendVersionWithFilesSchema)
