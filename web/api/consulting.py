"""What programs may do with consultations: registered by `POST`, changed as web/api/acting.py tells."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from marshmallow import Schema, fields

from application.questions.consultations import consultations_by_id
from domain.consultations import Consultation, RecordKind
from web.addresses import consultation_address
from web.api.acting import add_actions, add_creation
from web.api.asking import asking, found_or_404, one_of
from web.api.blueprint import Blueprint
from web.filing import consultations_by_programs as by_programs
from web.forms import consultation_inputs, consultation_records
from web.forms.consultation_actions import ACTIONS
from web.forms.consultation_input_schemas import AskForInputSchema
from web.forms.consultation_schemas import AnswerConsultationSchema, LetPassSchema
from web.forms.consultations import ANSWER, LET_PASS
from web.services import current_services

blueprint = Blueprint("api_consulting", __name__, url_prefix="/api/v1/consultations", description="Consultations")

_TOLD = (
    "reference",
    "title",
    "public_title",
    "about",
    "sender_id",
    "sender",
    "their_reference",
    "subject_areas",
    "dated_on",
    "received_on",
    "deadline",
    "case_id",
    "entry_id",
)
_OTHERWISE = {
    by_programs.DRAFT.name: by_programs.DRAFT,
    by_programs.OUTCOME.name: by_programs.OUTCOME,
    # A program has nobody to ask whether it is sure, and names whom it likes in one list.
    ANSWER.name: replace(ANSWER, schema=AnswerConsultationSchema),
    LET_PASS.name: replace(LET_PASS, schema=LetPassSchema),
    consultation_inputs.ASK.name: replace(consultation_inputs.ASK, schema=AskForInputSchema),
}


class ConsultationRecordSchema(Schema):
    """Something recorded of a consultation."""

    number = fields.Integer(metadata={"description": "What `correct-record` and `take-back-record` name it by"})
    kind = fields.String(validate=one_of(RecordKind))
    told = fields.Dict(keys=fields.String(), metadata={"description": "What is recorded, by the names of its fields"})


class RecordedConsultationSchema(Schema):
    """A consultation as it is recorded now, whatever the day."""

    id = fields.UUID()
    reference = fields.String()
    title = fields.String()
    public_title = fields.String(allow_none=True)
    about = fields.String(allow_none=True)
    sender_id = fields.UUID(allow_none=True)
    sender = fields.String(allow_none=True, metadata={"description": "In words, where it is not registered"})
    their_reference = fields.String(allow_none=True)
    subject_areas = fields.List(fields.String())
    dated_on = fields.String(allow_none=True)
    received_on = fields.String()
    deadline = fields.String(allow_none=True, metadata={"description": "As the letter told; records tell of others"})
    case_id = fields.UUID(allow_none=True)
    entry_id = fields.UUID(allow_none=True, metadata={"description": "The journal entry of the letter"})
    document_ids = fields.List(fields.UUID(), metadata={"description": "The letter first, then what came with it"})
    withdrawn = fields.Boolean(metadata={"description": "Whether it was registered by mistake"})
    records = fields.List(fields.Nested(ConsultationRecordSchema))
    address = fields.String(metadata={"description": "Its page, on this site"})


def _answered(consultation_id: UUID) -> dict[str, Any]:
    with asking() as (connection, audience):
        found = consultations_by_id(connection, [consultation_id], audience).get(consultation_id)
        view = found_or_404("consultation", consultation_id, found)
    facts = current_services().archive.load(Consultation, consultation_id).facts
    return {
        **{name: facts[name] for name in _TOLD},
        "id": view.id,
        "document_ids": [one["document_id"] for one in facts["texts"]],
        "withdrawn": facts["is_withdrawn"],
        "records": [
            {
                "number": int(number),
                "kind": record["kind"],
                "told": {name: value for name, value in record.items() if name != "kind"},
            }
            for number, record in facts["records"].items()
        ],
        "address": consultation_address(view.reference),
    }


add_creation(blueprint, by_programs.RECEIVE, RecordedConsultationSchema, _answered)
add_actions(
    blueprint,
    (
        *(_OTHERWISE.get(one.name, one) for one in ACTIONS),
        by_programs.TAKE,
        consultation_inputs.DECLINE,
        by_programs.OWN_ANSWER,
        consultation_records.PUT_RIGHT.correct,
        consultation_records.PUT_RIGHT.take_back,
    ),
    RecordedConsultationSchema,
    _answered,
)
