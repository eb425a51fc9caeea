"""Versions of what is adopted version by version (domain/adopted.py), as they stand on a day and were known then."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Table, select

from application.questions.adopted import AdoptedView, adopted_by_id
from application.questions.agreement_on_day import readable_texts
from application.questions.bases import BasisView, basis_view, decisions_of_bases
from application.questions.known import known_then
from application.questions.seen import seen_by
from application.registers.access import access
from domain.access import Audience
from domain.in_force import REPEAL, VERSION, in_force
from domain.intervals import OPEN, Interval, day_before, first_day
from domain.recorded import Facts, Record, records_of


class VersionState(StrEnum):
    """How a version stands on a day."""

    IN_FORCE = "in-force"
    COMING = "coming"
    ENDED = "ended"
    NEVER = "never"
    """It never came into force: another began on the same day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptedVersion:
    """A version and what it rests on: of the record with the id `of_id`. `valid_from` and `valid_until` are as written.

    `texts` are those papers that the asker may read. `days` are those on which it is in force, None for none;
    `record_number` is that of the event that told of it.
    """

    of_id: UUID
    reference: str
    title: str
    number: int
    record_number: int
    label: str | None
    adopted_on: str | None
    valid_from: str
    valid_until: str | None
    texts: Sequence[tuple[UUID, str]]
    note: str | None
    basis: BasisView
    days: Interval | None

    @property
    def last_day(self) -> str | None:
        """The last day on which it is in force, None while none is known or it never is."""
        return day_before(self.days.end) if self.days and self.days.end != OPEN else None

    def state(self, on: str) -> VersionState:
        """Return how it stands on an ISO day."""
        if self.days is None:
            return VersionState.COMING if first_day(self.valid_from) > on else VersionState.NEVER
        if on in self.days:
            return VersionState.IN_FORCE
        return VersionState.COMING if on < self.days.start else VersionState.ENDED


@dataclass(frozen=True, slots=True)
class RepealTold:
    """That none is in force any longer from a day, and what that rests on."""

    record_number: int
    repealed_on: str
    note: str | None
    basis: BasisView


V = TypeVar("V", bound=AdoptedVersion)


@dataclass(frozen=True, slots=True)
class AdoptedOnDay(Generic[V]):
    """What was known at a position: all versions, the newest first, and when they were repealed."""

    id: UUID
    facts: Facts
    versions: Sequence[V]
    repeals: Sequence[RepealTold]

    def version(self, number: int) -> V | None:
        """Return a version by its number."""
        return next((one for one in self.versions if one.number == number), None)

    def in_force(self, on: str) -> V | None:
        """Return the version that is in force on an ISO day."""
        return next((one for one in self.versions if one.state(on) == VersionState.IN_FORCE), None)

    def shown(self, on: str) -> V | None:
        """Return the version to show for an ISO day: the one in force, else the last that was, else the first to be."""
        ended = [one for one in self.versions if one.state(on) == VersionState.ENDED]
        coming = [one for one in reversed(self.versions) if one.state(on) == VersionState.COMING]
        return self.in_force(on) or next(iter(ended + coming + list(self.versions)), None)


def those_in_force(connection: Connection, spans: Table, on: str, known: int, audience: Audience) -> list[UUID]:
    """Return those of which a version is in force on an ISO day and whose content the asker may see; one query."""
    rows = spans.c
    asked = select(rows.owner_id).join(access, access.c.record_id == rows.owner_id)
    asked = asked.where(rows.valid_from <= on, rows.valid_to > on, *known_then(rows, known))
    if audience < Audience.OFFICER:
        asked = asked.where(seen_by(audience))
    return [UUID(one) for one in connection.execute(asked).scalars()]


def those_resting_on(
    connection: Connection, line: Table, bases: Table, decision_id: UUID, known: int, audience: Audience
) -> list[tuple[AdoptedView, tuple[int, ...]]]:
    """Return those that rest on a decision, with the versions that do; none where it repealed them."""
    rows, versions = bases.c, defaultdict[UUID, set[int]](set)
    asked = select(rows.owner_id, rows.version).where(rows.decision_id == decision_id.hex, *known_then(rows, known))
    for row in connection.execute(asked):
        versions[UUID(row.owner_id)] |= {row.version} - {None}
    views = adopted_by_id(connection, line, versions, audience).values()
    return [(one, tuple(sorted(versions[one.id]))) for one in views if one.sees_content and not one.withdrawn]


def adopted_days(
    connection: Connection,
    told: Mapping[UUID, Facts],
    audience: Audience,
    version: Callable[[Mapping[str, Any], Record], V],
) -> dict[UUID, AdoptedOnDay[V]]:
    """Return what facts tell, by id; a few queries.

    `version` makes a version of the fields that all have, and of the record that tells of it.
    """
    records = [one for facts in told.values() for one in facts["records"].values() if "basis" in one]
    decisions = decisions_of_bases(connection, [one["basis"] for one in records], audience)
    readable = readable_texts(connection, records, audience)

    def versions(identity: UUID, facts: Facts) -> list[V]:
        days = {span.fact: span.days for span in in_force(facts)}
        return [
            version(
                {
                    "of_id": identity,
                    "reference": facts["reference"],
                    "title": facts["title"],
                    "number": record["version"],
                    "record_number": number,
                    "texts": _texts(record, readable),
                    "basis": basis_view(record["basis"], decisions),
                    "days": days.get(record["version"]),
                    **{field: record[field] for field in _AS_TOLD},
                },
                record,
            )
            for number, record in records_of(facts, VERSION)
        ]

    def repeals(facts: Facts) -> list[RepealTold]:
        return [
            RepealTold(number, record["repealed_on"], record["note"], basis_view(record["basis"], decisions))
            for number, record in records_of(facts, REPEAL)
        ]

    return {
        identity: AdoptedOnDay(
            identity,
            facts,
            sorted(versions(identity, facts), key=lambda one: one.number, reverse=True),
            sorted(repeals(facts), key=lambda one: first_day(one.repealed_on)),
        )
        for identity, facts in told.items()
    }


_AS_TOLD = ("label", "adopted_on", "valid_from", "valid_until", "note")


def _texts(record: Record, readable: frozenset[UUID]) -> list[tuple[UUID, str]]:
    named = ((UUID(one["document_id"]), one["sha256"]) for one in record["texts"])
    return [one for one in named if one[0] in readable]
