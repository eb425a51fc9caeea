"""Putting right what is recorded of a statement, record by record, and taking back what did not happen."""

from typing import Any

from application.commands import statements_put_right as commands
from domain.statements import RecordKind, Statement
from web.forms import statement_schemas as whole
from web.forms import statement_version_schemas as versions
from web.forms.put_right import putting_right
from web.forms.statement_versions import PLACES as VERSION_PLACES
from web.forms.statement_versions import is_there
from web.forms.statements import PLACES


def _of_recipients(values: dict[str, Any], _identity: Any) -> dict[str, Any]:
    if "recipients" not in values:
        return values
    return values | {"recipients": [one["organisation_id"] for one in values["recipients"] or ()]}


PUT_RIGHT = putting_right(
    {
        RecordKind.VERSION: versions.StatementVersionSchema,
        RecordKind.ADOPTION: versions.AdoptionSchema,
        RecordKind.SUPPORT: whole.SupportSchema,
        RecordKind.SENDING: versions.SendingSchema,
        RecordKind.PUBLICATION: versions.PublicationSchema,
        RecordKind.REPLY: whole.RecordReplySchema,
        RecordKind.RETRACTION: whole.RetractSchema,
    },
    kind=Statement,
    identity="statement_id",
    fits=is_there,
    places={**VERSION_PLACES, **PLACES},
    correct=(commands.CorrectStatement, commands.correct_statement),
    take_back=(commands.TakeBackStatementRecord, commands.take_back_statement_record),
    begins={"recipients": lambda those: {"recipients": [{"organisation_id": one} for one in those]}},
    shaped=_of_recipients,
)
