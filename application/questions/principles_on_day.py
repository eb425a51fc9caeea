"""Principles as they are on a day and were known at a position: their versions, their points, and what cites them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from application.questions.agreement_on_day import readable_texts
from application.questions.bases import BasisView, basis_view, decisions_of_bases
from application.questions.decisions import DecisionView
from application.questions.known import known_then
from application.questions.principles import PrinciplesView, principles_by_id
from application.questions.principles_facts import facts_of_principles, seen_principles
from application.questions.seen import seen_by
from application.registers.access import access
from application.registers.principles import principles_bases, principles_spans
from domain.access import Audience
from domain.intervals import OPEN, Interval, day_before, first_day
from domain.principles import PrinciplesRecord, in_force
from domain.recorded import records_of


class PrinciplesState(StrEnum):
    """How a version of principles stands on a day."""

    IN_FORCE = "in-force"
    COMING = "coming"
    ENDED = "ended"
    NEVER = "never"
    """It never came into force: another began on the same day."""


@dataclass(frozen=True, slots=True)
class PrinciplePoint:
    """A point: its number as written, its text, and the way of answering that it leads to if it leads to one."""

    number: str
    text: str
    way: str | None


@dataclass(frozen=True, slots=True)
class PrinciplesVersion:
    """A version, with its points and what it rests on. `valid_from` and `valid_until` are as written.

    `texts` are those papers that the asker may read.

    `days` are those on which it is in force, None for none; `record_number` is that of the event that told of it.
    """

    principles_id: UUID
    reference: str
    title: str
    number: int
    record_number: int
    label: str | None
    adopted_on: str | None
    valid_from: str
    valid_until: str | None
    points: Sequence[PrinciplePoint]
    texts: Sequence[tuple[UUID, str]]
    note: str | None
    basis: BasisView
    days: Interval | None

    @property
    def last_day(self) -> str | None:
        """The last day on which it is in force, None while none is known or it never is."""
        return day_before(self.days.end) if self.days and self.days.end != OPEN else None

    def point(self, number: str) -> PrinciplePoint | None:
        """Return a point by its number."""
        return next((one for one in self.points if one.number == number), None)

    def state(self, on: str) -> PrinciplesState:
        """Return how it stands on an ISO day."""
        if self.days is None:
            return PrinciplesState.COMING if first_day(self.valid_from) > on else PrinciplesState.NEVER
        if on in self.days:
            return PrinciplesState.IN_FORCE
        return PrinciplesState.COMING if on < self.days.start else PrinciplesState.ENDED


@dataclass(frozen=True, slots=True)
class PrinciplesRepeal:
    """That principles are in force no longer from a day, and what that rests on."""

    record_number: int
    repealed_on: str
    note: str | None
    basis: BasisView


@dataclass(frozen=True, slots=True)
class PrinciplesOnDay:
    """Principles as they were known at a position: all versions, the newest first, and when they were repealed."""

    facts: Mapping[str, Any]
    versions: Sequence[PrinciplesVersion]
    repeals: Sequence[PrinciplesRepeal]

    def is_gone(self, version: int, point: str | None = None) -> bool:
        """Return whether what was cited is there no more: the principles, the version, or its point."""
        found = self.version(version)
        return self.facts["is_withdrawn"] or found is None or (point is not None and found.point(point) is None)

    def version(self, number: int) -> PrinciplesVersion | None:
        """Return a version by its number."""
        return next((one for one in self.versions if one.number == number), None)

    def in_force(self, on: str) -> PrinciplesVersion | None:
        """Return the version that is in force on an ISO day."""
        return next((one for one in self.versions if one.state(on) == PrinciplesState.IN_FORCE), None)


def principles_on(connection: Connection, on: str, known: int, audience: Audience) -> list[PrinciplesVersion]:
    """Return the versions of principles in force on an ISO day, as known at a position, with their points.

    Those whose content the asker may see, by title and number; usually one. Three queries.
    """
    rows = principles_spans.c
    asked = select(rows.owner_id).join(access, access.c.record_id == rows.owner_id)
    asked = asked.where(rows.valid_from <= on, rows.valid_to > on, *known_then(rows, known))
    if audience < Audience.OFFICER:
        asked = asked.where(seen_by(audience))
    ids = [UUID(one) for one in connection.execute(asked).scalars()]
    told = facts_of_principles(connection, ids, known)
    days = _days(connection, told, audience)
    found = [version for day in days.values() if (version := day.in_force(on)) is not None]
    return sorted(found, key=lambda one: (one.title, one.reference))


def principles_resting_on(
    connection: Connection, decision_id: UUID, known: int, audience: Audience
) -> list[tuple[PrinciplesView, tuple[int, ...]]]:
    """Return the principles that rest on a decision, with the versions that do; none where it repealed them."""
    rows, versions = principles_bases.c, defaultdict[UUID, set[int]](set)
    asked = select(rows.owner_id, rows.version).where(rows.decision_id == decision_id.hex, *known_then(rows, known))
    for row in connection.execute(asked):
        versions[UUID(row.owner_id)] |= {row.version} - {None}
    views = principles_by_id(connection, versions, audience).values()
    return [(one, tuple(sorted(versions[one.id]))) for one in views if one.sees_content and not one.withdrawn]


def principles_days(
    connection: Connection, identities: Iterable[UUID], known: int, audience: Audience
) -> dict[UUID, PrinciplesOnDay]:
    """Return principles whose content the asker may see as they were known at a position, by id; a few queries."""
    seen = seen_principles(connection, identities, known)
    facts = {identity: told for identity, (told, of_it) in seen.items() if audience >= of_it.content}
    return _days(connection, facts, audience)


def _days(
    connection: Connection, told: Mapping[UUID, Mapping[str, Any]], audience: Audience
) -> dict[UUID, PrinciplesOnDay]:
    records = [one for facts in told.values() for one in facts["records"].values()]
    decisions = decisions_of_bases(connection, [one["basis"] for one in records], audience)
    readable = readable_texts(connection, records, audience)
    return {identity: _day(identity, facts, decisions, readable) for identity, facts in told.items()}


def _day(
    identity: UUID, facts: Mapping[str, Any], decisions: Mapping[UUID, DecisionView], readable: frozenset[UUID]
) -> PrinciplesOnDay:
    days = {span.fact: span.days for span in in_force(facts)}
    versions = [
        PrinciplesVersion(
            principles_id=identity,
            reference=facts["reference"],
            title=facts["title"],
            number=record["version"],
            record_number=number,
            label=record["label"],
            adopted_on=record["adopted_on"],
            valid_from=record["valid_from"],
            valid_until=record["valid_until"],
            points=tuple(PrinciplePoint(one["number"], one["text"], one["way"]) for one in record["points"]),
            texts=tuple(
                (document, one["sha256"])
                for one in record["texts"]
                if (document := UUID(one["document_id"])) in readable
            ),
            note=record["note"],
            basis=basis_view(record["basis"], decisions),
            days=days.get(record["version"]),
        )
        for number, record in records_of(facts, PrinciplesRecord.VERSION)
    ]
    repeals = [
        PrinciplesRepeal(number, record["repealed_on"], record["note"], basis_view(record["basis"], decisions))
        for number, record in records_of(facts, PrinciplesRecord.REPEAL)
    ]
    versions.sort(key=lambda one: one.number, reverse=True)
    return PrinciplesOnDay(facts, versions, sorted(repeals, key=lambda one: first_day(one.repealed_on)))
