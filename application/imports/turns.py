"""In which order the rows of one type in a manifest are dealt with, however they stand there."""

from application.imports.agreement_event_rows import turn_of_event
from application.imports.agreement_rows import turn_of_agreement
from application.imports.agreement_version_rows import turn_of_version
from application.imports.appointment_rows import turn_of
from application.imports.columns import Column
from application.imports.consultation_event_rows import turn_of_consultation_event
from application.imports.meeting_event_rows import turn_of_meeting_event
from application.imports.statement_event_rows import turn_of_statement_event
from application.imports.table_rows import Row
from domain.dates import PartialDate
from domain.errors import DomainError

_AS_THEY_STAND = frozenset(
    {"principles-point", "action-plan-goal", "action-plan-measure", "action-plan-line", "action-plan-arena"}
)
"""Types of row whose order in the manifest is an order of what they say."""


def turn(kind: str, row: Row) -> tuple[object, ...]:
    """Sort rows of one type: names in the order in which they were borne, given numbers before numbers to be given."""
    if kind in ("organisation", "body"):
        return (_ordinal(row[Column.DATE]), row.number)
    if kind == "appointment":
        return *turn_of(row, _ordinal(row[Column.FROM])), row.number
    if kind in ("agreement", "statement"):
        return *turn_of_agreement(row), row.number
    if kind == "agreement-version":
        return turn_of_version(row), row.number
    if kind in ("agreement-party", "agreement-treatment"):
        return (_ordinal(row[Column.FROM] or row[Column.DATE] or row[Column.DECIDED]), row.number)
    if kind == "agreement-event":
        return *turn_of_event(row, _ordinal(row[Column.DATE])), row.number
    if kind in ("statement-version", "principles-version", "action-plan-version"):
        return turn_of_version(row), row.number
    if kind == "statement-event":
        return *turn_of_statement_event(row, _ordinal(row[Column.DATE] or row[Column.DECIDED])), row.number
    if kind == "meeting-item":
        return (row.number,)
    if kind == "meeting-event":
        return *turn_of_meeting_event(row, _ordinal(row[Column.DATE])), row.number
    if kind == "consultation-event":
        return *turn_of_consultation_event(row, _ordinal(row[Column.DATE] or row[Column.DECIDED])), row.number
    if kind in _AS_THEY_STAND:
        return (row.number,)
    if kind in ("action-plan-progress", "repeal"):
        return _ordinal(row[Column.DATE] or row[Column.DECIDED]), row.number
    return (not row[Column.REFERENCE], row.number)


def _ordinal(written: str) -> int:
    try:
        return PartialDate.parse(written).first.toordinal() if written else 0
    except DomainError:
        return 0
