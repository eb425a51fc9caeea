"""What programs do with principles whose papers they have sent before: register them, adopt versions."""

from marshmallow import fields as plain

from web.filing.agreements_by_programs import with_files
from web.filing.by_programs import SentFileSchema
from web.forms import principles
from web.forms.principles_schemas import AdoptPrinciplesSchema, RegisterPrinciplesSchema

_SENT = {"description": "Files that were sent, in their order: the paper they were adopted in first"}


class RegisterPrinciplesWithFilesSchema(RegisterPrinciplesSchema):
    """New principles with their first version, and papers that were sent."""

    files = plain.List(plain.Nested(SentFileSchema), metadata=_SENT)

    class Meta:
        """The order of the fields."""

        fields = (*RegisterPrinciplesSchema.Meta.fields, "files")


class AdoptPrinciplesWithFilesSchema(AdoptPrinciplesSchema):
    """A version of principles, with papers that were sent."""

    files = plain.List(plain.Nested(SentFileSchema), metadata=_SENT)

    class Meta:
        """The order of the fields."""

        fields = (*AdoptPrinciplesSchema.Meta.fields, "files")


REGISTER = with_files(principles.REGISTER, RegisterPrinciplesWithFilesSchema)
ADOPT = with_files(principles.ADOPT, AdoptPrinciplesWithFilesSchema)
