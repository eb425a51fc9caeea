"""Action plans as they are on a day and were known at a position: their versions, and what those say."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from application.questions.action_plan_facts import facts_of_action_plans, seen_action_plans
from application.questions.action_plans import ActionPlanView, action_plans_by_id
from application.questions.agreement_on_day import readable_texts
from application.questions.bases import BasisView, basis_view, decisions_of_bases
from application.questions.decisions import DecisionView
from application.questions.known import known_then
from application.questions.names_then import NamesThen
from application.questions.seen import seen_by
from application.registers.access import access
from application.registers.action_plans import action_plan_bases, action_plan_spans
from domain.access import Audience
from domain.action_plans import PlanRecord
from domain.in_force import in_force
from domain.intervals import OPEN, Interval, day_before, first_day
from domain.recorded import Record, records_of


class PlanState(StrEnum):
    """How a version of an action plan stands on a day."""

    IN_FORCE = "in-force"
    COMING = "coming"
    ENDED = "ended"
    NEVER = "never"
    """It never came into force: another began on the same day."""


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


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """A version, and what it says and rests on. `valid_from` and `valid_until` are as written.

    `sections`, `goals`, `do_more` and `do_not` are rows as domain/action_plans/rows.py tells. `texts` are those papers
    that the asker may read. `days` are those on which it is in force, None for none; `record_number` is that of the
    event that told of it, `record` what that tells.
    """

    plan_id: UUID
    reference: str
    title: str
    number: int
    record_number: int
    record: Record
    label: str | None
    adopted_on: str | None
    valid_from: str
    valid_until: str | None
    sections: Sequence[Mapping[str, Any]]
    goals: Sequence[Mapping[str, Any]]
    measures: Sequence[Measure]
    do_more: Sequence[Mapping[str, Any]]
    do_not: Sequence[Mapping[str, Any]]
    arenas: Sequence[Arena]
    texts: Sequence[tuple[UUID, str]]
    note: str | None
    basis: BasisView
    days: Interval | None

    @property
    def year(self) -> int:
        """The year in which it begins."""
        return int(self.valid_from[:4])

    @property
    def last_day(self) -> str | None:
        """The last day on which it is in force, None while none is known or it never is."""
        return day_before(self.days.end) if self.days and self.days.end != OPEN else None

    def measure(self, key: str) -> Measure | None:
        """Return a measure by its key."""
        return next((one for one in self.measures if one.key == key), None)

    def state(self, on: str) -> PlanState:
        """Return how it stands on an ISO day."""
        if self.days is None:
            return PlanState.COMING if first_day(self.valid_from) > on else PlanState.NEVER
        if on in self.days:
            return PlanState.IN_FORCE
        return PlanState.COMING if on < self.days.start else PlanState.ENDED


@dataclass(frozen=True, slots=True)
class PlanRepeal:
    """That the plan is in force no longer from a day, and what that rests on."""

    record_number: int
    repealed_on: str
    note: str | None
    basis: BasisView


@dataclass(frozen=True, slots=True)
class PlanOnDay:
    """An action plan as it was known at a position: all versions, the newest first, and when it was repealed."""

    id: UUID
    facts: Mapping[str, Any]
    versions: Sequence[PlanVersion]
    repeals: Sequence[PlanRepeal]

    def version(self, number: int) -> PlanVersion | None:
        """Return a version by its number."""
        return next((one for one in self.versions if one.number == number), None)

    def in_force(self, on: str) -> PlanVersion | None:
        """Return the version that is in force on an ISO day."""
        return next((one for one in self.versions if one.state(on) == PlanState.IN_FORCE), None)

    def shown(self, on: str) -> PlanVersion | None:
        """Return the version to show for an ISO day: the one in force, else the last that was, else the first to be."""
        ended = [one for one in self.versions if one.state(on) == PlanState.ENDED]
        coming = [one for one in reversed(self.versions) if one.state(on) == PlanState.COMING]
        return self.in_force(on) or next(iter(ended + coming + list(self.versions)), None)


def action_plans_in_force(connection: Connection, on: str, known: int, audience: Audience) -> list[PlanOnDay]:
    """Return the action plans of which a version is in force on an ISO day, as known at a position.

    Those whose content the asker may see, the version that began last coming first; usually one. A few queries.
    """
    rows = action_plan_spans.c
    asked = select(rows.owner_id).join(access, access.c.record_id == rows.owner_id)
    asked = asked.where(rows.valid_from <= on, rows.valid_to > on, *known_then(rows, known))
    if audience < Audience.OFFICER:
        asked = asked.where(seen_by(audience))
    ids = [UUID(one) for one in connection.execute(asked).scalars()]
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
    rows = action_plan_bases.c
    asked = select(rows.owner_id, rows.version).where(rows.decision_id == decision_id.hex, *known_then(rows, known))
    versions: dict[UUID, set[int]] = {}
    for row in connection.execute(asked):
        versions.setdefault(UUID(row.owner_id), set()).update({row.version} - {None})
    views = action_plans_by_id(connection, versions, audience).values()
    return [(one, tuple(sorted(versions[one.id]))) for one in views if one.sees_content and not one.withdrawn]


def _begin(plan: PlanOnDay, on: str) -> str:
    version = plan.in_force(on)
    return version.days.start if version is not None and version.days is not None else ""


def _days(
    connection: Connection, told: Mapping[UUID, Mapping[str, Any]], on: str, known: int, audience: Audience
) -> dict[UUID, PlanOnDay]:
    records = [one for facts in told.values() for one in facts["records"].values() if "basis" in one]
    decisions = decisions_of_bases(connection, [one["basis"] for one in records], audience)
    readable = readable_texts(connection, records, audience)
    named = {UUID(row["id"]) for one in records for row in _responsible_in(one) if row["id"]}
    names = NamesThen(connection).on(named, on, known) if named else {}
    return {identity: _day(identity, facts, decisions, readable, names) for identity, facts in told.items()}


def _responsible_in(record: Record) -> Iterable[Mapping[str, Any]]:
    return (one["responsible"] for one in record.get("measures", ()) if one["responsible"])


def _day(
    identity: UUID,
    facts: Mapping[str, Any],
    decisions: Mapping[UUID, DecisionView],
    readable: frozenset[UUID],
    names: Mapping[UUID, str],
) -> PlanOnDay:
    days = {span.fact: span.days for span in in_force(facts)}
    versions = [
        PlanVersion(
            plan_id=identity,
            reference=facts["reference"],
            title=facts["title"],
            number=record["version"],
            record_number=number,
            record=record,
            label=record["label"],
            adopted_on=record["adopted_on"],
            valid_from=record["valid_from"],
            valid_until=record["valid_until"],
            sections=record["sections"],
            goals=record["goals"],
            measures=tuple(_measure(one, names) for one in record["measures"]),
            do_more=record["do_more"],
            do_not=record["do_not"],
            arenas=tuple(_arena(one) for one in record["arenas"]),
            texts=tuple(
                (document, one["sha256"])
                for one in record["texts"]
                if (document := UUID(one["document_id"])) in readable
            ),
            note=record["note"],
            basis=basis_view(record["basis"], decisions),
            days=days.get(record["version"]),
        )
        for number, record in records_of(facts, PlanRecord.VERSION)
    ]
    repeals = [
        PlanRepeal(number, record["repealed_on"], record["note"], basis_view(record["basis"], decisions))
        for number, record in records_of(facts, PlanRecord.REPEAL)
    ]
    versions.sort(key=lambda one: one.number, reverse=True)
    return PlanOnDay(identity, facts, versions, sorted(repeals, key=lambda one: first_day(one.repealed_on)))


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
