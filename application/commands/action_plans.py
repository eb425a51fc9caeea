"""What can be done with action plans: registered, adopted version by version, repealed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.action_plan_rows import require_named
from application.commands.adopted import Adoption, Registration, Repeal, adopted, registered, repealed
from domain.action_plans import ActionPlan
from domain.documents import Document
from domain.references import action_plan_claim

Rows = tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, kw_only=True)
class AdoptPlan(Adoption):
    """Adopt a version of an action plan. Rows are as domain/action_plans/rows.py tells."""

    plan_id: UUID
    sections: Rows = ()
    goals: Rows = ()
    measures: Rows = ()
    do_more: Rows = ()
    do_not: Rows = ()
    arenas: Rows = ()


@dataclass(frozen=True, kw_only=True)
class RegisterPlan(Registration):
    """Register an action plan, with its first version if that is told."""

    plan_id: UUID
    first_version: AdoptPlan | None = None


@dataclass(frozen=True, kw_only=True)
class RepealPlan(Repeal):
    """Let an action plan be in force no longer from a day."""

    plan_id: UUID


def register_action_plan(archive: Archive, command: RegisterPlan) -> int | None:
    """Register an action plan. ReferenceTakenError, UnknownRecordError."""

    def adopt(plan: ActionPlan) -> list[Document]:
        return _adopted(archive, plan, command.first_version) if command.first_version else []

    return registered(archive, ActionPlan, command.plan_id, command, claim=action_plan_claim, adopt=adopt)


def adopt_action_plan(archive: Archive, command: AdoptPlan) -> int | None:
    """Adopt a version and file its papers, in one recording. PlanVersionTakenError, UnknownRecordError."""
    plan = archive.load(ActionPlan, command.plan_id, expected=command.expected_version)
    return archive.record(*_adopted(archive, plan, command), plan)


def repeal_action_plan(archive: Archive, command: RepealPlan) -> int | None:
    """Let an action plan be in force no longer. UnknownRecordError."""
    return repealed(archive, ActionPlan, command.plan_id, command)


def _adopted(archive: Archive, plan: ActionPlan, command: AdoptPlan) -> list[Document]:
    return adopted(archive, plan, command, require=lambda: require_named(archive, command.measures, command.arenas))
