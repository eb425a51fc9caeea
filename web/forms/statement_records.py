"""Putting right what is recorded of a statement, record by record, and taking back what did not happen."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import g
from flask_babel import lazy_gettext
from marshmallow import Schema

from application.archive import Archive
from application.commands import statements_put_right as put_right
from domain.statements import RecordKind, Statement
from web.forms import statement_schemas as whole
from web.forms import statement_version_schemas as versions
from web.forms.action import Action
from web.forms.basis import begun as basis_begun
from web.forms.consultation_records import BECAUSE, correcting_schema
from web.forms.statement_versions import PLACES as VERSION_PLACES
from web.forms.statement_versions import is_there
from web.forms.statements import PLACES

SCHEMAS: Mapping[RecordKind, type[Schema]] = {
    RecordKind.VERSION: correcting_schema(versions.StatementVersionSchema),
    RecordKind.ADOPTION: correcting_schema(versions.AdoptionSchema),
    RecordKind.SUPPORT: correcting_schema(whole.SupportSchema),
    RecordKind.SENDING: correcting_schema(versions.SendingSchema),
    RecordKind.PUBLICATION: correcting_schema(versions.PublicationSchema),
    RecordKind.REPLY: correcting_schema(whole.RecordReplySchema),
    RecordKind.RETRACTION: correcting_schema(whole.RetractSchema),
}
"""What is asked for of each kind of record when it is put right."""


def record_begun(statement: Statement) -> Mapping[str, Any]:
    """Return what is known of the record that the page names, as its form begins with it."""
    record = statement.facts["records"][str(g.acting_record)]
    begun = {name: value for name, value in record.items() if name not in ("kind", "version", "texts", "reason")}
    if "reason" in record:
        begun[BECAUSE] = record["reason"]
    if "basis" in record:
        begun["basis"] = basis_begun(record["basis"])
    if "recipients" in record:
        begun["recipients"] = [{"organisation_id": one} for one in record["recipients"]]
    return {**begun, "number": g.acting_record}


def _correct(archive: Archive, command: put_right.CorrectStatement) -> int | None:
    changes = {"reason" if name == BECAUSE else name: value for name, value in command.changes.items()}
    if "recipients" in changes:
        changes["recipients"] = [one["organisation_id"] for one in changes["recipients"] or ()]
    return put_right.correct_statement(archive, replace(command, changes=changes))


_COMMON: dict[str, Any] = {
    "identity": "statement_id",
    "kind": Statement,
    "fits": is_there,
    "places": {**VERSION_PLACES, **PLACES},
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
        },
        name="CorrectStatementRecordSchema",
    ),
    command=put_right.CorrectStatement,
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
    schema=whole.TakeBackStatementRecordSchema,
    command=put_right.TakeBackStatementRecord,
    perform=put_right.take_back_statement_record,
    **_COMMON,
)


def correcting(kind: str) -> Action:
    """Return what puts a kind of record right."""
    return replace(CORRECT, schema=SCHEMAS[RecordKind(kind)])
