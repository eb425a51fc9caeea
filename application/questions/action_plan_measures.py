"""How far an action plan has come: its measures with the latest progress, which are late, and what came of each."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from application.questions.action_plan_links import CameOf, came_of
from application.questions.action_plan_on_day import (
    Measure,
    PlanOnDay,
    PlanVersion,
    action_plans_in_force,
    action_plans_on_day,
)
from domain.access import Audience
from domain.action_plans import CLOSED, PlanRecord, ProgressState, is_late, measures_of, progress_of, state_of
from domain.intervals import day_after, first_day
from domain.recorded import records_of


@dataclass(frozen=True, slots=True)
class Progress:
    """What was told of a measure; `number` is that of the event. Who told it is not for the public."""

    number: int
    state: str
    percent: int | None
    told_on: str
    told_by: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class MeasureOnDay:
    """A measure of a version as it stands on a day. `told` is all that was told of it by then, the latest first.

    `versions` are the numbers of all versions that have it.
    """

    measure: Measure
    state: str
    late: bool
    told: Sequence[Progress]
    came_of: Sequence[CameOf]
    versions: Sequence[int]

    @property
    def latest(self) -> Progress | None:
        """What was told last."""
        return self.told[0] if self.told else None

    @property
    def percent(self) -> int | None:
        """How many hundredths of it are done, None where nobody told; all of what is done."""
        if self.state == ProgressState.DONE:
            return 100
        return self.latest.percent if self.latest and self.state != ProgressState.NOT_STARTED else None

    @property
    def is_open(self) -> bool:
        """Whether something remains to be done."""
        return self.state not in CLOSED


@dataclass(frozen=True, slots=True)
class AreaCount:
    """The measures of a subject area (None for those of none): how many there are, are done, and are late."""

    area: str | None
    measures: int
    done: int
    late: int


@dataclass(frozen=True, slots=True)
class PlanStanding:
    """A version of a plan as it stands on a day: its measures in its order, and how many came how far."""

    plan: PlanOnDay
    version: PlanVersion
    on: str
    measures: Sequence[MeasureOnDay]
    counts: Mapping[str, int]
    areas: Sequence[AreaCount]

    @property
    def late(self) -> Sequence[MeasureOnDay]:
        """The measures that are late, those due first coming first."""
        found = [one for one in self.measures if one.late]
        return sorted(found, key=lambda one: (day_after(one.measure.due), one.measure.key))

    @property
    def done(self) -> int:
        """How many measures are done."""
        return self.counts[ProgressState.DONE]

    def of_area(self, area: str | None) -> Sequence[MeasureOnDay]:
        """Return the measures of a subject area."""
        return [one for one in self.measures if one.measure.area == area]

    def measure(self, key: str) -> MeasureOnDay | None:
        """Return a measure by its key."""
        return next((one for one in self.measures if one.measure.key == key), None)


def plan_standing(
    connection: Connection, action_plan_id: UUID, on: str, known: int, audience: Audience, *, version: int | None = None
) -> PlanStanding | None:
    """Return how far a version of a plan has come on an ISO day, as known at a position; a few queries.

    The version in force that day unless another is named, or the one to show where none is (`PlanOnDay.shown`). None
    where there is none that the asker may see.
    """
    plan = action_plans_on_day(connection, [action_plan_id], on, known, audience).get(action_plan_id)
    chosen = None if plan is None else plan.shown(on) if version is None else plan.version(version)
    return None if plan is None or chosen is None else _standing(connection, plan, chosen, on, audience)


def late_measures(
    connection: Connection, on: str, known: int, audience: Audience
) -> list[tuple[PlanVersion, MeasureOnDay]]:
    """Return the measures of the plans in force that are late on an ISO day, those due first coming first."""
    return [one for one in open_measures(connection, on, known, audience) if one[1].late]


def open_measures(
    connection: Connection, on: str, known: int, audience: Audience, *, until: str | None = None
) -> list[tuple[PlanVersion, MeasureOnDay]]:
    """Return the measures of the plans in force with something to be done, those due first coming first.

    Those due on the ISO day `until` or before, if one is named; otherwise those that are due some time.
    """
    found = []
    for plan in action_plans_in_force(connection, on, known, audience):
        version = plan.in_force(on)
        if version is not None:
            standing = _standing(connection, plan, version, on, audience)
            found += [(version, one) for one in standing.measures if one.is_open and _is_due(one, until)]
    return sorted(found, key=lambda one: (day_after(one[1].measure.due), one[0].reference, one[1].measure.key))


def _standing(
    connection: Connection, plan: PlanOnDay, version: PlanVersion, on: str, audience: Audience
) -> PlanStanding:
    links = came_of(connection, records_of(plan.facts, PlanRecord.LINK), audience)
    of_measure = defaultdict[str, list[CameOf]](list)
    for number, record in records_of(plan.facts, PlanRecord.LINK):
        if number in links:
            of_measure[record["measure"]].append(links[number])
    versions = measures_of(plan.facts)
    measures = [
        _measure(plan.facts, version, one, on, of_measure[one.key], versions[one.key], audience)
        for one in version.measures
    ]
    counts = {str(state): sum(one.state == state for one in measures) for state in ProgressState}
    return PlanStanding(plan, version, on, measures, counts, _areas(version, measures))


def _is_due(one: MeasureOnDay, until: str | None) -> bool:
    due = one.measure.due
    return due is not None and (until is None or first_day(due) <= until)


def _measure(
    facts: Mapping[str, Any],
    version: PlanVersion,
    measure: Measure,
    on: str,
    came: Sequence[CameOf],
    versions: Sequence[int],
    audience: Audience,
) -> MeasureOnDay:
    told = progress_of(facts, measure.key, on)
    state = state_of(version.record, told[-1][1] if told else None)
    progress = tuple(
        Progress(
            number=number,
            state=record["state"],
            percent=record["percent"],
            told_on=record["told_on"],
            told_by=record["told_by"] if audience > Audience.PUBLIC else None,
            note=record["note"],
        )
        for number, record in reversed(told)
    )
    return MeasureOnDay(measure, state, is_late(measure.due, state, on), progress, came, versions)


def _areas(version: PlanVersion, measures: Sequence[MeasureOnDay]) -> list[AreaCount]:
    """Return the areas in the order in which the version first names them, those of none last."""
    named = dict.fromkeys([*(one["area"] for one in version.goals), *(one.measure.area for one in measures)])
    ordered = [area for area in named if area is not None] + ([None] if None in named else [])
    found = []
    for area in ordered:
        of_area = [one for one in measures if one.measure.area == area]
        done = sum(one.state == ProgressState.DONE for one in of_area)
        found.append(AreaCount(area, len(of_area), done, sum(one.late for one in of_area)))
    return found
