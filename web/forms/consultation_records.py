"""Putting right what is recorded of a consultation, record by record, and taking back what did not happen."""

from flask_babel import lazy_gettext

from application.commands import consultations_put_right as commands
from domain.consultations import Consultation, RecordKind
from web.forms import consultation_input_schemas as inputs
from web.forms import consultation_schemas as whole
from web.forms import fields
from web.forms.basis import PLACES as BASIS_PLACES
from web.forms.consultation_fields import code_of
from web.forms.consultations import PLACES, is_there
from web.forms.put_right import putting_right

PUT_RIGHT = putting_right(
    {
        RecordKind.DEADLINE: whole.MoveDeadlineSchema,
        RecordKind.WAY: whole.ChooseWaySchema,
        RecordKind.ASKED: inputs.AskedSchema,
        RecordKind.INPUT: inputs.TakeInputSchema,
        RecordKind.DECLINED: inputs.DeclineInputSchema,
        RecordKind.OWN_ANSWER: inputs.AnswerItselfSchema,
        RecordKind.DRAFT: whole.DraftAnswerSchema,
        RecordKind.TREATMENT: whole.TreatAnswerSchema,
        RecordKind.ANSWER: whole.AnswerConsultationSchema,
        RecordKind.PASSED: whole.LetPassSchema,
        RecordKind.OUTCOME: whole.TellOutcomeSchema,
    },
    kind=Consultation,
    identity="consultation_id",
    fits=is_there,
    places={**BASIS_PLACES, **PLACES, "organisation": "organisation_id"},
    correct=(commands.CorrectConsultation, commands.correct_consultation),
    take_back=(commands.TakeBackConsultationRecord, commands.take_back_consultation_record),
    begins={"principle": lambda cited: {"principle": code_of(cited) if cited else None}},
    by_programs={"outcome": fields.text(lazy_gettext("What the body did with it, or what the sender settled"))},
)
