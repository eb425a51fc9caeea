"""What programs do with consultations whose texts they have sent before: received, drafted, told of."""

from typing import Any

from marshmallow import fields as plain

from web.filing.agreements_by_programs import SENT, with_files
from web.filing.by_programs import SentFileSchema
from web.forms import consultation_input_schemas as inputs
from web.forms import consultation_inputs, consultations
from web.forms import consultation_schemas as whole


def _files() -> plain.List[Any]:
    return plain.List(plain.Nested(SentFileSchema), metadata=SENT)


class ReceiveConsultationWithFilesSchema(whole.ReceiveConsultationSchema):
    """A new consultation with its letter, that was sent."""

    files = _files()

    class Meta:
        """The order of the fields."""

        fields = (*whole.ReceiveConsultationSchema.Meta.fields, "files")


class DraftAnswerWithFilesSchema(whole.DraftAnswerSchema):
    """A draft of the answer, that was sent."""

    files = _files()


class TellOutcomeWithFilesSchema(whole.TellOutcomeSchema):
    """What the sender settled, with papers that were sent."""

    files = _files()


class TakeInputWithFilesSchema(inputs.TakeInputSchema):
    """The input of a municipality, with papers that were sent."""

    files = _files()


class AnswerItselfWithFilesSchema(inputs.AnswerItselfSchema):
    """A municipality that answered itself, with papers that were sent."""

    files = _files()


RECEIVE = with_files(consultations.RECEIVE, ReceiveConsultationWithFilesSchema)
DRAFT = with_files(consultations.DRAFT, DraftAnswerWithFilesSchema)
OUTCOME = with_files(consultations.OUTCOME, TellOutcomeWithFilesSchema)
TAKE = with_files(consultation_inputs.TAKE, TakeInputWithFilesSchema)
OWN_ANSWER = with_files(consultation_inputs.OWN_ANSWER, AnswerItselfWithFilesSchema)
