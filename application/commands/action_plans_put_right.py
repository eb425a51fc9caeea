"""Putting right what is recorded about action plans: facts corrected, records taken back, registrations withdrawn."""

from dataclasses import dataclass
from uuid import UUID

from application.archive import Archive
from application.commands.action_plan_progress import require_linked
from application.commands.action_plan_rows import require_named
from application.commands.bases import require_basis
from application.commands.putting_right import (
    Correction,
    RegisteredByMistake,
    TakingBack,
    corrected,
    take_back,
    withdraw_record,
)
from domain.action_plans import ActionPlan
from domain.documents import Document


@dataclass(frozen=True, kw_only=True)
class CorrectPlan(Correction):
    """Put facts of an action plan right, or of what its event number `number` recorded."""

    plan_id: UUID


@dataclass(frozen=True, kw_only=True)
class TakeBackPlanRecord(TakingBack):
    """Say that what its event number `number` recorded did not happen."""

    plan_id: UUID


@dataclass(frozen=True, kw_only=True)
class WithdrawPlan(RegisteredByMistake):
    """Say that an action plan was registered by mistake."""

    plan_id: UUID


def correct_plan(archive: Archive, command: CorrectPlan) -> int | None:
    """Put facts of an action plan right, for a reason. UnknownRecordError."""
    plan = archive.load(ActionPlan, command.plan_id, expected=command.expected_version)
    told = corrected(plan, command)
    changed = command.changes
    if "basis" in changed:
        require_basis(archive, told["basis"])
    if "to_id" in changed or "to_kind" in changed:
        require_linked(archive, told["to_kind"], told["to_id"])
    measures, arenas = (told[field] if field in changed else () for field in ("measures", "arenas"))
    require_named(archive, measures, arenas)
    for one in told["texts"] if "texts" in changed else ():
        archive.require(Document, UUID(one["document_id"]), field="texts")
    return archive.record(plan)


def take_back_plan_record(archive: Archive, command: TakeBackPlanRecord) -> int | None:
    """Say that something recorded about an action plan did not happen."""
    return take_back(archive, ActionPlan, command.plan_id, command)


def withdraw_plan(archive: Archive, command: WithdrawPlan) -> int | None:
    """Say that an action plan was registered by mistake. RegisteredByMistakeError."""
    return withdraw_record(archive, ActionPlan, command.plan_id, command)
