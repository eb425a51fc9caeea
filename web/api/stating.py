"""What programs may do with statements: registered by `POST`, changed as web/api/acting.py tells."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from marshmallow import Schema, fields

from application.questions.statements import statements_by_id
from domain.statements import RecordKind, Statement, StatementKind
from web.addresses import statement_address
from web.api.acting import add_actions, add_creation
from web.api.asking import asking, found_or_404, one_of
from web.api.blueprint import Blueprint
from web.filing import statements_by_programs as by_programs
from web.forms import statement_records
from web.forms.statement_actions import ACTIONS
from web.forms.statement_schemas import RetractSchema
from web.forms.statements import RETRACT, SUPPORT
from web.services import current_services

blueprint = Blueprint("api_stating", __name__, url_prefix="/api/v1/statements", description="Statements")

_TOLD = ("reference", "kind", "title", "public_title", "summary", "subject_areas", "case_id", "consultation_id")
_OTHERWISE = {
    by_programs.DRAFT.name: by_programs.DRAFT,
    by_programs.REPLY.name: by_programs.REPLY,
    SUPPORT.name: replace(SUPPORT, schema=by_programs.StateStandpointsSchema),
    RETRACT.name: replace(RETRACT, schema=RetractSchema),  # a program has nobody to ask whether it is sure
}


class StatementRecordSchema(Schema):
    """Something recorded of a statement or of one of its versions."""

    number = fields.Integer(metadata={"description": "What `correct-record` and `take-back-record` name it by"})
    kind = fields.String(validate=one_of(RecordKind))
    version = fields.Integer(allow_none=True, metadata={"description": "The version it is about, if it is about one"})
    told = fields.Dict(keys=fields.String(), metadata={"description": "What is recorded, by the names of its fields"})


class RecordedStatementSchema(Schema):
    """A statement as it is recorded now, whatever the day."""

    id = fields.UUID()
    reference = fields.String()
    kind = fields.String(validate=one_of(StatementKind))
    title = fields.String()
    public_title = fields.String(allow_none=True)
    summary = fields.String(allow_none=True, metadata={"description": "What it says in one line, as its author has it"})
    subject_areas = fields.List(fields.String())
    case_id = fields.UUID(allow_none=True)
    consultation_id = fields.UUID(allow_none=True, metadata={"description": "The consultation that it answers"})
    replaced_ids = fields.List(fields.UUID(), metadata={"description": "The statements whose place it takes"})
    withdrawn = fields.Boolean(metadata={"description": "Whether it was registered by mistake"})
    records = fields.List(fields.Nested(StatementRecordSchema))
    address = fields.String(metadata={"description": "Its page, on this site"})


def _answered(statement_id: UUID) -> dict[str, Any]:
    with asking() as (connection, audience):
        found = statements_by_id(connection, [statement_id], audience).get(statement_id)
        view = found_or_404("statement", statement_id, found)
    facts = current_services().archive.load(Statement, statement_id).facts
    return {
        **{name: facts[name] for name in _TOLD},
        "id": view.id,
        "replaced_ids": facts["replaces"],
        "withdrawn": facts["is_withdrawn"],
        "records": [
            {"number": int(number), "kind": record["kind"], "version": record.get("version"), "told": _told(record)}
            for number, record in facts["records"].items()
        ],
        "address": statement_address(view.reference),
    }


def _told(record: Any) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name not in ("kind", "version")}


add_creation(blueprint, by_programs.REGISTER, RecordedStatementSchema, _answered)
add_actions(
    blueprint,
    (
        *(_OTHERWISE.get(one.name, one) for one in ACTIONS),
        statement_records.PUT_RIGHT.correct,
        statement_records.PUT_RIGHT.take_back,
    ),
    RecordedStatementSchema,
    _answered,
)
