"""Putting right what is recorded of an agreement, record by record, and taking back what did not happen."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from flask import g
from flask_babel import lazy_gettext
from marshmallow import Schema
from marshmallow import fields as plain

from application.commands import agreements_put_right as put_right
from domain import clock
from domain.agreement_rules import adoption_by_law
from domain.agreements import AdoptedBy, Agreement, RecordKind
from domain.dates import PartialDate
from web.forms import agreement_schemas as whole
from web.forms import fields
from web.forms import treatment_schemas as treatments
from web.forms import version_schemas as versions
from web.forms.action import Action
from web.forms.agreements import PLACES as WHOLE_PLACES
from web.forms.agreements import is_there
from web.forms.basis import begun as basis_begun
from web.forms.cases import CORRECTION_HELP
from web.forms.version_actions import PLACES as VERSION_PLACES
from web.forms.version_schemas import BY_LAW
from web.services import current_services

_NUMBER = {"label": lazy_gettext("The record’s number"), "widget": "line", "hidden": True}


def _correcting(schema: type[Schema], *without: str) -> type[Schema]:
    """Return the schema of something recorded, as it is put right: for a reason, and of the record `number`."""
    ordered: tuple[str, ...] = getattr(schema.Meta, "fields", ())
    kept = tuple(name for name in ordered if name not in (*without, "number"))
    meta = {"fields": ("number", *kept, "reason")} if ordered else {"exclude": without}
    told = {
        "number": plain.Integer(required=True, metadata=_NUMBER),
        "reason": fields.reason(required=True, help=CORRECTION_HELP),
        "Meta": type("Meta", (), meta),
    }
    return type(f"Correct{schema.__name__}", (schema,), told)


class PointFoundSchema(Schema):
    """Where a point of § 18-4 stands."""

    answer = fields.choice(lazy_gettext("Does it stand there?"), treatments.ANSWERS, required=True)
    clause = fields.line(lazy_gettext("Clause"))
    page = fields.number(lazy_gettext("Page"), least=1, most=100_000)


SCHEMAS: Mapping[RecordKind, type[Schema]] = {
    RecordKind.PARTY: _correcting(whole.JoinAgreementSchema),
    RecordKind.LEAVING: _correcting(whole.LeaveAgreementSchema),
    RecordKind.VERSION: _correcting(versions.DraftVersionSchema, "documents"),
    RecordKind.AMENDMENT: _correcting(versions.AmendVersionSchema, "of_version", "documents"),
    RecordKind.SENDING: _correcting(treatments.SendVersionSchema, "of_version"),
    RecordKind.PLANNED: _correcting(treatments.PlanTreatmentSchema, "of_version"),
    RecordKind.ADOPTION: _correcting(treatments.AdoptVersionSchema, "of_version"),
    RecordKind.DECLINE: _correcting(treatments.DeclineVersionSchema, "of_version"),
    RecordKind.LIFTING: _correcting(treatments.LiftReservationSchema, "of_version"),
    RecordKind.SIGNATURE: _correcting(versions.SignVersionSchema, "of_version"),
    RecordKind.IN_FORCE: _correcting(versions.SetInForceSchema, "of_version"),
    RecordKind.SUPERSEDED: _correcting(versions.SupersedeVersionSchema, "of_version"),
    RecordKind.VERSION_WITHDRAWN: _correcting(versions.WithdrawVersionSchema, "of_version"),
    RecordKind.POINT: _correcting(PointFoundSchema),
    RecordKind.REVIEW: _correcting(whole.ReviewAgreementSchema),
    RecordKind.TERMINATION: _correcting(whole.TerminateAgreementSchema),
    RecordKind.EXPIRY: _correcting(whole.ExpireAgreementSchema),
}
"""What is asked for of each kind of record when it is put right."""


def record_begun(agreement: Agreement) -> Mapping[str, Any]:
    """Return what is known of the record that the page names, as its form begins with it."""
    record = agreement.facts["records"][str(g.acting_record)]
    begun = {name: value for name, value in record.items() if name not in ("kind", "version", "texts")}
    for name, begin in _BEGUN.items():
        if name in record:
            begun.pop(name)
            begun |= begin(record[name])
    return {**begun, "number": g.acting_record}


_BEGUN: Mapping[str, Callable[[Any], Mapping[str, Any]]] = {
    "basis": lambda held: {"basis": basis_begun(held)},
    "votes": lambda held: {"votes": {"votes_for": str(held["for"]), "votes_cast": held["cast"]} if held else None},
    "found": lambda held: {"answer": treatments.FOUND if held else treatments.NOT_FOUND},
    "adoption": lambda held: {
        "adoption": {
            **held,
            "by": BY_LAW if held["source"] == BY_LAW else held["by"],
            "adopters": [str(UUID(one)) for one in held["adopters"] or ()],
        }
    },
}


def _put_right(values: dict[str, Any], identity: UUID) -> dict[str, Any]:
    """Return what is altered as events hold it, of that alone which is."""
    found = dict(values)
    if "votes" in values:
        votes = values["votes"] or {}
        found["votes"] = {"for": votes.get("votes_for"), "cast": votes.get("votes_cast")} if votes else None
    if "answer" in values:
        found["found"] = found.pop("answer") == treatments.FOUND
    if values.get("adoption") and values["adoption"]["by"] == BY_LAW:
        found["adoption"] = _by_law(identity, values)
    return found


def _by_law(identity: UUID, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return who must adopt a version by the law of the day it is dated, with what is altered of it."""
    facts = current_services().archive.load(Agreement, identity).facts
    record = facts["records"].get(str(values["number"]), {})
    dated = values.get("drafted_on", record.get("drafted_on"))
    others = [one["version"] for one in facts["records"].values() if one["kind"] == RecordKind.VERSION]
    rule = adoption_by_law(
        facts["kind"],
        is_first=record.get("version") == min(others, default=None),
        points=values.get("points", record.get("points")) or (),
        day=PartialDate.parse(dated).last if dated else clock.today(),
    )
    return rule or {"by": AdoptedBy.PARTIES}


_COMMON: dict[str, Any] = {
    "identity": "agreement_id",
    "kind": Agreement,
    "fits": is_there,
    "places": {**WHOLE_PLACES, **VERSION_PLACES, "adopted_by": "adoption-by", "earliest": "force-earliest"},
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
            if name not in ("of_version", "documents")
        },
        name="CorrectRecordSchema",
    ),
    command=put_right.CorrectAgreement,
    perform=put_right.correct_agreement,
    corrects=True,
    keys=("number",),
    begins=record_begun,
    shaped=_put_right,
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
    schema=whole.TakeBackRecordSchema,
    command=put_right.TakeBackRecord,
    perform=put_right.take_back_record,
    **_COMMON,
)


def correcting(kind: str) -> Action:
    """Return what puts a kind of record right."""
    return replace(CORRECT, schema=SCHEMAS[RecordKind(kind)])
