"""Action plans as they are on a day and were known at a position: their versions, and what those say."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from application.questions.action_plan_facts import facts_of_action_plans, seen_action_plans
from application.questions.action_plans import ActionPlanView
from application.questions.adopted_on_day import (
    AdoptedOnDay,
    AdoptedVersion,
    adopted_days,
    those_in_force,
    those_resting_on,
)
from application.questions.names_then import NamesThen
from application.registers.action_plans import action_plan_bases, action_plan_spans, action_plans
from domain.access import Audience
from domain.action_plans import PlanRecord
from domain.recorded import Facts, Record, records_of


@dataclass(frozen=True, slots=True)
class Responsible:
    """Who answers for a measure; `id` is None for somebody who is named only. `name` is the one borne that day."""

    kind: str
    id: UUID | None
    name: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure as a version has it; `due` is a partial date."""

    key: str
    text: str
    area: str | None
    goal: str | None
    due: str | None
    responsible: Responsible | None


@dataclass(frozen=True, slots=True)
class Arena:
    """Where the plan counts on meetings: `meetings` a year, of a body of ours if `body_id` says so."""

    kind: str
    name: str
    body_id: UUID | None
    meetings: int | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanVersion(AdoptedVersion):
    """A version, and what it says; `record` is what the event tells that tells of it.

    `sections`, `goals`, `do_more` and `do_not` are rows as domain/action_plans/rows.py tells.
    """

    record: Record
    sections: Sequence[Mapping[str, Any]]
    goals: Sequence[Mapping[str, Any]]
    measures: Sequence[Measure]
    do_more: Sequence[Mapping[str, Any]]
    do_not: Sequence[Mapping[str, Any]]
    arenas: Sequence[Arena]

    @property
    def year(self) -> int:
        """The year in which it begins."""
        return int(self.valid_from[:4])

    def measure(self, key: str) -> Measure | None:
        """Return a measure by its key."""
        return next((one for one in self.measures if one.key == key), None)


PlanOnDay = AdoptedOnDay[PlanVersion]


def action_plans_in_force(connection: Connection, on: str, known: int, audience: Audience) -> list[PlanOnDay]:
    """Return the action plans of which a version is in force on an ISO day, as known at a position.

    Those whose content the asker may see, the version that began last coming first; usually one. A few queries.
    """
    ids = those_in_force(connection, action_plan_spans, on, known, audience)
    told = facts_of_action_plans(connection, ids, known)
    found = _days(connection, told, on, known, audience).values()
    return sorted(found, key=lambda one: (_begin(one, on), one.facts["reference"]), reverse=True)


def action_plans_on_day(
    connection: Connection, identities: Iterable[UUID], on: str, known: int, audience: Audience
) -> dict[UUID, PlanOnDay]:
    """Return action plans whose content the asker may see as they were known at a position, by id; a few queries.

    Whoever they name is called as on the day `on`.
    """
    seen = seen_action_plans(connection, identities, known)
    facts = {identity: told for identity, (told, of_it) in seen.items() if audience >= of_it.content}
    return _days(connection, facts, on, known, audience)


def action_plans_resting_on(
    connection: Connection, decision_id: UUID, known: int, audience: Audience
) -> list[tuple[ActionPlanView, tuple[int, ...]]]:
    """Return the plans that rest on a decision, with the versions that do; none where it repealed them."""
    return those_resting_on(connection, action_plans, action_plan_bases, decision_id, known, audience)


def _begin(plan: PlanOnDay, on: str) -> str:
    version = plan.in_force(on)
    return version.days.start if version is not None and version.days is not None else ""


def _days(
    connection: Connection, told: Mapping[UUID, Facts], on: str, known: int, audience: Audience
) -> dict[UUID, PlanOnDay]:
    versions = [one for facts in told.values() for _, one in records_of(facts, PlanRecord.VERSION)]
    answering = [one["responsible"] for version in versions for one in version["measures"] if one["responsible"]]
    named = {UUID(one["id"]) for one in answering if one["id"]}
    names = NamesThen(connection).on(named, on, known) if named else {}
    return adopted_days(connection, told, audience, lambda common, record: _version(common, record, names))


def _version(common: Mapping[str, Any], record: Record, names: Mapping[UUID, str]) -> PlanVersion:
    return PlanVersion(
        record=record,
        measures=tuple(_measure(one, names) for one in record["measures"]),
        arenas=tuple(_arena(one) for one in record["arenas"]),
        **{field: record[field] for field in ("sections", "goals", "do_more", "do_not")},
        **common,
    )


def _measure(row: Mapping[str, Any], names: Mapping[UUID, str]) -> Measure:
    whose = row["responsible"]
    responsible = None
    if whose is not None:
        identity = UUID(whose["id"]) if whose["id"] else None
        name = whose["name"] if identity is None else names.get(identity, "")
        responsible = Responsible(whose["kind"], identity, name)
    return Measure(row["key"], row["text"], row["area"], row["goal"], row["due"], responsible)


def _arena(row: Mapping[str, Any]) -> Arena:
    body = UUID(row["body_id"]) if row["body_id"] else None
    return Arena(row["kind"], row["name"], body, row["meetings"], row["note"])
