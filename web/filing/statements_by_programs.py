"""What programs do with statements whose texts they have sent before: register them, make versions, record replies."""

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, validates_schema
from marshmallow import fields as plain

from web.filing.agreements_by_programs import SENT, with_files
from web.filing.by_programs import SentFileSchema
from web.forms import statement_schemas as whole
from web.forms import statement_version_schemas as versions
from web.forms import statement_versions, statements
from web.forms.fields import missing


def _files() -> plain.List[Any]:
    return plain.List(plain.Nested(SentFileSchema), metadata=SENT)


class RegisterStatementWithFilesSchema(whole.RegisterStatementSchema):
    """A new statement with its first version, with texts that were sent."""

    files = _files()

    class Meta:
        """The order of the fields."""

        fields = (*whole.RegisterStatementSchema.Meta.fields, "files")


class DraftStatementVersionWithFilesSchema(versions.DraftStatementVersionSchema):
    """A version with texts that were sent."""

    files = _files()

    class Meta:
        """The order of the fields."""

        fields = (*versions.DraftStatementVersionSchema.Meta.fields, "files")


class RecordReplyWithFilesSchema(whole.RecordReplySchema):
    """What an organisation replied, with papers that were sent."""

    files = _files()


class StateStandpointsSchema(whole.StateSupportSchema):
    """Who stands behind a statement: a program names all of them alike."""

    class Meta:
        """All but those that a form tells apart."""

        exclude = ("others",)

    @validates_schema(skip_on_field_errors=False)
    def has_a_standpoint(self, values: Mapping[str, Any], **_more: Any) -> None:
        """Require a stance of somebody."""
        if not any(one.get("stance") for one in values.get("standpoints") or ()):
            raise ValidationError({"standpoints": [missing()]})


REGISTER = with_files(statements.REGISTER, RegisterStatementWithFilesSchema)
DRAFT = with_files(statement_versions.DRAFT, DraftStatementVersionWithFilesSchema)
REPLY = with_files(statements.REPLY, RecordReplyWithFilesSchema)
