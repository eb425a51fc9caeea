"""Who of the participants has treated a decision that they must treat themselves, and which await somebody."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from application.questions.bases import BasisView, basis_view, decisions_of_bases
from application.questions.seen import seen_by
from application.registers.access import access
from application.registers.decision_tables import ASKED, treatments
from domain.access import Audience
from domain.decisions import TreatmentOutcome
from domain.intervals import first_day


@dataclass(frozen=True, slots=True)
class DecisionTreatment:
    """How an organisation stands to a decision. `outcome` is None while it has decided nothing.

    `number` is that of the event that told what it decided, or that a meeting is planned (`meets_on`); None where
    neither is told. `is_asked` is whether it was asked to treat it, by `deadline`.
    """

    organisation_id: UUID
    is_asked: bool
    deadline: str | None
    number: int | None = None
    outcome: str | None = None
    decided_on: str | None = None
    meets_on: str | None = None
    body: str | None = None
    note: str | None = None
    basis: BasisView | None = None


@dataclass(frozen=True, slots=True)
class AwaitedTreatment:
    """A decision that awaits an organisation, since `asked_on`; `meets_on` is when it will treat it, if told."""

    decision_id: UUID
    organisation_id: UUID
    asked_on: str
    deadline: str | None
    meets_on: str | None


def treatments_of(connection: Connection, decision_id: UUID, audience: Audience) -> list[DecisionTreatment]:
    """Return who must treat a decision and who has, in the order they were asked; for those who see its content."""
    statement = select(treatments).where(treatments.c.decision_id == decision_id.hex, ~treatments.c.withdrawn)
    told: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(statement.order_by(treatments.c.number, treatments.c.organisation_id)):
        told[row.organisation_id].append(row)
    bases = [row.basis for rows in told.values() for row in rows if row.basis]
    decisions = decisions_of_bases(connection, bases, audience)
    return [_treatment(UUID(one), rows, decisions) for one, rows in told.items()]


def treatments_awaited(
    connection: Connection, organisations: Iterable[UUID], audience: Audience
) -> list[AwaitedTreatment]:
    """Return the decisions that await organisations, of those whose content the asker sees; the first deadline first.

    What has no deadline comes last.
    """
    ids = sorted({one.hex for one in organisations})
    statement = select(treatments).join(access, access.c.record_id == treatments.c.decision_id)
    statement = statement.where(treatments.c.organisation_id.in_(ids), ~treatments.c.withdrawn, seen_by(audience))
    told: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for row in connection.execute(statement.order_by(treatments.c.decision_id, treatments.c.number)):
        told[row.decision_id, row.organisation_id].append(row)
    found = [_awaited(*key, rows) for key, rows in told.items() if _awaits(rows)]
    return sorted(found, key=lambda one: (one.deadline is None, one.deadline or "", one.asked_on))


def _treatment(organisation_id: UUID, rows: list[Any], decisions: Any) -> DecisionTreatment:
    asked = [row for row in rows if row.outcome == ASKED]
    said, planned = _decided(rows), _planned(rows)
    shown = said or planned
    return DecisionTreatment(
        organisation_id,
        is_asked=bool(asked),
        deadline=asked[-1].deadline if asked else None,
        number=shown.number if shown else None,
        outcome=said.outcome if said else None,
        decided_on=said.treated_on if said else None,
        meets_on=planned.treated_on if planned and not said else None,
        body=shown.body if shown else None,
        note=shown.note if shown else None,
        basis=basis_view(said.basis, decisions) if said else None,
    )


def _awaited(decision_id: str, organisation_id: str, rows: list[Any]) -> AwaitedTreatment:
    asked, planned = [row for row in rows if row.outcome == ASKED], _planned(rows)
    return AwaitedTreatment(
        UUID(decision_id),
        UUID(organisation_id),
        asked_on=asked[0].treated_on,
        deadline=asked[-1].deadline,
        meets_on=planned.treated_on if planned else None,
    )


def _awaits(rows: list[Any]) -> bool:
    return any(row.outcome == ASKED for row in rows) and _decided(rows) is None


def _decided(rows: list[Any]) -> Any:
    """Return what was decided last, of several of a day what was told last."""
    said = [row for row in rows if row.outcome not in (ASKED, TreatmentOutcome.PLANNED)]
    return max(said, key=lambda row: (first_day(row.treated_on), row.number), default=None)


def _planned(rows: list[Any]) -> Any:
    told = [row for row in rows if row.outcome == TreatmentOutcome.PLANNED]
    return max(told, key=lambda row: (first_day(row.treated_on), row.number), default=None)
