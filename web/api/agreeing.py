"""What programs may do with agreements: registered by `POST`, changed as web/api/acting.py tells."""

from typing import Any
from uuid import UUID

from marshmallow import Schema, fields

from application.questions.agreements import AgreementView, agreements_by_id
from domain.agreements import Agreement, AgreementKind, RecordKind
from web.addresses import agreement_address
from web.api.acting import add_actions, add_creation
from web.api.asking import asking, found_or_404, one_of
from web.api.blueprint import Blueprint
from web.filing import agreements_by_programs as by_programs
from web.forms import agreement_records, version_actions
from web.forms.offered import ACTIONS
from web.forms.version_actions import AMEND
from web.services import current_services

blueprint = Blueprint("api_agreeing", __name__, url_prefix="/api/v1/agreements", description="Agreements")


class AgreementRecordSchema(Schema):
    """Something recorded of an agreement or of one of its versions."""

    number = fields.Integer(metadata={"description": "What `correct-record` and `take-back-record` name it by"})
    kind = fields.String(validate=one_of(RecordKind))
    version = fields.Integer(allow_none=True, metadata={"description": "The version it is about, if it is about one"})
    told = fields.Dict(keys=fields.String(), metadata={"description": "What is recorded, by the names of its fields"})


class RecordedAgreementSchema(Schema):
    """An agreement as it is recorded now, whatever the day."""

    id = fields.UUID()
    reference = fields.String()
    kind = fields.String(validate=one_of(AgreementKind))
    title = fields.String()
    public_title = fields.String(allow_none=True)
    covers = fields.String(allow_none=True)
    subject_areas = fields.List(fields.String())
    case_id = fields.UUID(allow_none=True)
    replaced_ids = fields.List(fields.UUID(), metadata={"description": "The agreements whose place it takes"})
    withdrawn = fields.Boolean(metadata={"description": "Whether it was registered by mistake"})
    records = fields.List(fields.Nested(AgreementRecordSchema))
    address = fields.String(metadata={"description": "Its page, on this site"})


def _answered(agreement_id: UUID) -> dict[str, Any]:
    with asking() as (connection, audience):
        found = agreements_by_id(connection, [agreement_id], audience).get(agreement_id)
        view: AgreementView = found_or_404("agreement", agreement_id, found)
    facts = current_services().archive.load(Agreement, agreement_id).facts
    told = ("reference", "kind", "title", "public_title", "covers", "subject_areas", "case_id")
    return {
        **{name: facts[name] for name in told},
        "id": view.id,
        "replaced_ids": facts["replaces"],
        "withdrawn": facts["is_withdrawn"],
        "records": [
            {"number": int(number), "kind": record["kind"], "version": record.get("version"), "told": _told(record)}
            for number, record in facts["records"].items()
        ],
        "address": agreement_address(view.reference),
    }


def _told(record: Any) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name not in ("kind", "version")}


add_creation(blueprint, by_programs.REGISTER, RecordedAgreementSchema, _answered)
add_actions(
    blueprint,
    (
        by_programs.DRAFT,
        by_programs.AMEND,
        *(one for one in ACTIONS["agreement"] if one.name != by_programs.DRAFT.name),
        *(one for one in version_actions.ACTIONS if one is not AMEND),
        *version_actions.ONE_BY_ONE,
        agreement_records.PUT_RIGHT.correct,
        agreement_records.PUT_RIGHT.take_back,
    ),
    RecordedAgreementSchema,
    _answered,
)
