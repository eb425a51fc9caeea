"""Putting right what is recorded of a consultation, record by record, and taking back what did not happen."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import g
from flask_babel import lazy_gettext
from marshmallow import Schema
from marshmallow import fields as plain

from application.archive import Archive
from application.commands import consultations_put_right as put_right
from domain.consultations import Consultation, RecordKind
from web.forms import consultation_input_schemas as inputs
from web.forms import consultation_schemas as whole
from web.forms import fields
from web.forms.action import Action
from web.forms.basis import PLACES as BASIS_PLACES
from web.forms.basis import begun as basis_begun
from web.forms.cases import CORRECTION_HELP
from web.forms.consultation_fields import code_of
from web.forms.consultations import PLACES, is_there

BECAUSE = "because"
"""What a form calls the reason that a record holds: `reason` is why it is put right."""

_NUMBER = {"label": lazy_gettext("The record’s number"), "widget": "line", "hidden": True}


def correcting_schema(schema: type[Schema]) -> type[Schema]:
    """Return the schema of something recorded, as it is put right: for a reason, and of the record `number`."""
    told = {
        "number": plain.Integer(required=True, metadata=_NUMBER),
        "reason": fields.reason(required=True, help=CORRECTION_HELP),
        "Meta": type("Meta", (), {"exclude": ("documents",) if "documents" in schema._declared_fields else ()}),
    }
    if "reason" in schema._declared_fields:  # why it was chosen, beside why that is put right
        told[BECAUSE] = fields.text(
            lazy_gettext("Reason as it was given then"), rows=3, required=schema._declared_fields["reason"].required
        )
    return type(f"Correct{schema.__name__}", (schema,), told)


SCHEMAS: Mapping[RecordKind, type[Schema]] = {
    RecordKind.DEADLINE: correcting_schema(whole.MoveDeadlineSchema),
    RecordKind.WAY: correcting_schema(whole.ChooseWaySchema),
    RecordKind.ASKED: correcting_schema(inputs.AskedSchema),
    RecordKind.INPUT: correcting_schema(inputs.TakeInputSchema),
    RecordKind.DECLINED: correcting_schema(inputs.DeclineInputSchema),
    RecordKind.OWN_ANSWER: correcting_schema(inputs.AnswerItselfSchema),
    RecordKind.DRAFT: correcting_schema(whole.DraftAnswerSchema),
    RecordKind.TREATMENT: correcting_schema(whole.TreatAnswerSchema),
    RecordKind.ANSWER: correcting_schema(whole.AnswerConsultationSchema),
    RecordKind.PASSED: correcting_schema(whole.LetPassSchema),
    RecordKind.OUTCOME: correcting_schema(whole.TellOutcomeSchema),
}
"""What is asked for of each kind of record when it is put right."""


def record_begun(consultation: Consultation) -> Mapping[str, Any]:
    """Return what is known of the record that the page names, as its form begins with it."""
    record = consultation.facts["records"][str(g.acting_record)]
    begun = {name: value for name, value in record.items() if name not in ("kind", "texts", "reason")}
    if "reason" in record:
        begun[BECAUSE] = record["reason"]
    if "basis" in record:
        begun["basis"] = basis_begun(record["basis"])
    if record.get("principle"):
        begun["principle"] = code_of(record["principle"])
    return {**begun, "number": g.acting_record}


def _correct(archive: Archive, command: put_right.CorrectConsultation) -> int | None:
    changes = {"reason" if name == BECAUSE else name: value for name, value in command.changes.items()}
    return put_right.correct_consultation(archive, replace(command, changes=changes))


_COMMON: dict[str, Any] = {
    "identity": "consultation_id",
    "kind": Consultation,
    "fits": is_there,
    "places": {**BASIS_PLACES, **PLACES, "organisation": "organisation_id"},
}

CORRECT = Action(
    name="correct-record",
    path="rett",
    title=lazy_gettext("Correct what is recorded"),
    button=lazy_gettext("Record the correction"),
    done=lazy_gettext("It is corrected. What stood before is in the history."),
    intro=lazy_gettext("For what was written wrongly. What happened since is recorded as what it was."),
    schema=Schema.from_dict(
        {
            name: field
            for schema in reversed([*SCHEMAS.values()])
            for name, field in schema._declared_fields.items()
            if name != "documents"
        }
        | {"outcome": fields.text(lazy_gettext("What the body did with it, or what the sender settled"))},
        name="CorrectConsultationRecordSchema",
    ),
    command=put_right.CorrectConsultation,
    perform=_correct,
    corrects=True,
    keys=("number",),
    begins=record_begun,
    **_COMMON,
)
"""For programs, which send those fields that the record has; a page asks for no others (`correcting`)."""

TAKE_BACK = Action(
    name="take-back-record",
    path="angre",
    title=lazy_gettext("Take back what is recorded"),
    button=lazy_gettext("Take it back"),
    done=lazy_gettext("It is taken back. It stays in the history."),
    intro=lazy_gettext("For what did not happen. What happened, but was written wrongly, is corrected."),
    schema=whole.TakeBackConsultationRecordSchema,
    command=put_right.TakeBackConsultationRecord,
    perform=put_right.take_back_consultation_record,
    **_COMMON,
)


def correcting(kind: str) -> Action:
    """Return what puts a kind of record right."""
    return replace(CORRECT, schema=SCHEMAS[RecordKind(kind)])
