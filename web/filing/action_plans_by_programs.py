"""What programs do with action plans whose papers they have sent before: register them, adopt versions."""

from marshmallow import fields as plain

from web.filing.agreements_by_programs import with_files
from web.filing.by_programs import SentFileSchema
from web.forms import action_plans
from web.forms.action_plan_schemas import AdoptPlanSchema, RegisterPlanSchema

_SENT = {"description": "Files that were sent, in their order: the paper it was adopted in first"}


class RegisterPlanWithFilesSchema(RegisterPlanSchema):
    """A new action plan with its first version, and papers that were sent."""

    files = plain.List(plain.Nested(SentFileSchema), metadata=_SENT)

    class Meta:
        """The order of the fields."""

        fields = (*RegisterPlanSchema.Meta.fields, "files")


class AdoptPlanWithFilesSchema(AdoptPlanSchema):
    """A version of an action plan, with papers that were sent."""

    files = plain.List(plain.Nested(SentFileSchema), metadata=_SENT)

    class Meta:
        """The order of the fields."""

        fields = (*AdoptPlanSchema.Meta.fields, "files")


REGISTER = with_files(action_plans.REGISTER, RegisterPlanWithFilesSchema)
ADOPT = with_files(action_plans.ADOPT, AdoptPlanWithFilesSchema)
