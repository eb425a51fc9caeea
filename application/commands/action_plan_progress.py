"""Following an action plan: how far its measures have come, and what came of them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from domain import clock
from domain.action_plans import ActionPlan, LinkKind
from domain.agreements import Agreement
from domain.appointments import Appointment
from domain.cases import Case
from domain.consultations import Consultation
from domain.decisions import Decision
from domain.documents import Document
from domain.errors import InvalidValueError
from domain.meetings import Meeting
from domain.statements import Statement
from domain.values import require_hexed

LINKED: dict[str, type[Any]] = {
    LinkKind.DECISION: Decision,
    LinkKind.AGREEMENT: Agreement,
    LinkKind.STATEMENT: Statement,
    LinkKind.CONSULTATION: Consultation,
    LinkKind.APPOINTMENT: Appointment,
    LinkKind.MEETING: Meeting,
    LinkKind.CASE: Case,
    LinkKind.DOCUMENT: Document,
}
"""What can come of a measure."""


@dataclass(frozen=True, kw_only=True)
class TellProgress:
    """Tell how far a measure has come; today unless a day is given."""

    plan_id: UUID
    measure: str
    state: str
    by: str
    percent: int | str | None = None
    told_on: str | None = None
    told_by: str | None = None
    note: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class LinkMeasure:
    """Let a record have come of a measure."""

    plan_id: UUID
    measure: str
    to_kind: str
    to_id: UUID | str
    by: str
    note: str | None = None
    expected_version: int | None = None


def tell_progress(archive: Archive, command: TellProgress) -> int | None:
    """Tell how far a measure has come. InvalidValueError(problem=no-such-measure)."""
    plan = archive.load(ActionPlan, command.plan_id, expected=command.expected_version)
    plan.tell_progress(
        command.measure,
        state=command.state,
        percent=command.percent,
        told_on=command.told_on or clock.today().isoformat(),
        told_by=command.told_by,
        note=command.note,
        by=command.by,
    )
    return archive.record(plan)


def link_measure(archive: Archive, command: LinkMeasure) -> int | None:
    """Let a record have come of a measure. UnknownRecordError, InvalidValueError(problem=linked-already)."""
    plan = archive.load(ActionPlan, command.plan_id, expected=command.expected_version)
    to = require_linked(archive, command.to_kind, command.to_id)
    plan.link(command.measure, to_kind=command.to_kind, to_id=to, note=command.note, by=command.by)
    return archive.record(plan)


def require_linked(archive: Archive, kind: str, identity: UUID | str | None) -> UUID:
    """Return the id of a record of this kind that is there. UnknownRecordError, InvalidValueError."""
    found = UUID(require_hexed("to", identity))
    if kind not in LINKED:
        raise InvalidValueError(field="to_kind", value=kind, problem="unknown", allowed=", ".join(sorted(LINKED)))
    archive.require(LINKED[kind], found, field="to")
    return found
