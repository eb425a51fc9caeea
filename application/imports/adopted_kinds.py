"""What is adopted version by version, and how rows call and file it: principles and action plans."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.action_plans import (
    AdoptPlan,
    RegisterPlan,
    RepealPlan,
    adopt_action_plan,
    register_action_plan,
    repeal_action_plan,
)
from application.commands.principles import (
    AdoptPrinciples,
    RegisterPrinciples,
    RepealPrinciples,
    adopt_principles,
    register_principles,
    repeal_principles,
)
from application.imports.cells import required
from application.imports.columns import Column
from application.imports.dealing import Desk
from application.imports.table_rows import Row
from domain.action_plans import ActionPlan
from domain.principles import Principles
from domain.references import action_plan_claim, principles_claim

Does = Callable[[Archive, Any], int | None]


@dataclass(frozen=True, slots=True)
class AdoptedKind:
    """A kind of record: its type of row, the column that others name it in, and the commands with their `id_field`."""

    kind: str
    column: Column
    aggregate: type[ActionPlan] | type[Principles]
    claim: Callable[[str], str]
    id_field: str
    commands: tuple[type[Any], type[Any], type[Any]]
    does: tuple[Does, Does, Does]

    def named(self, desk: Desk, archive: Archive, written: str) -> UUID:
        """Return the one that is written so. UnknownPrinciplesError, UnknownActionPlanError, LeftOutAboveError."""
        if self.column is Column.PRINCIPLES:
            return desk.naming.principles(archive, written)
        return desk.naming.action_plan(archive, written)

    def of(self, desk: Desk, archive: Archive, row: Row) -> ActionPlan | Principles:
        """Return the one that a row is about."""
        return archive.load(self.aggregate, self.named(desk, archive, required(row, self.column)))

    def register(self, archive: Archive, record_id: UUID, **told: Any) -> None:
        """Register one."""
        self._do(0, archive, record_id, told)

    def adopt(self, archive: Archive, record_id: UUID, **told: Any) -> None:
        """Adopt a version."""
        self._do(1, archive, record_id, told)

    def repeal(self, archive: Archive, record_id: UUID, **told: Any) -> None:
        """Let it be in force no longer."""
        self._do(2, archive, record_id, told)

    def _do(self, which: int, archive: Archive, record_id: UUID, told: dict[str, Any]) -> None:
        self.does[which](archive, self.commands[which](**{self.id_field: record_id}, **told))


PRINCIPLES = AdoptedKind(
    "principles",
    Column.PRINCIPLES,
    Principles,
    principles_claim,
    "principles_id",
    (RegisterPrinciples, AdoptPrinciples, RepealPrinciples),
    (register_principles, adopt_principles, repeal_principles),
)

ACTION_PLAN = AdoptedKind(
    "action-plan",
    Column.ACTION_PLAN,
    ActionPlan,
    action_plan_claim,
    "plan_id",
    (RegisterPlan, AdoptPlan, RepealPlan),
    (register_action_plan, adopt_action_plan, repeal_action_plan),
)
