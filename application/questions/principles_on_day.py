"""Principles as they are on a day and were known at a position: their versions, their points, and what cites them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from application.questions.adopted_on_day import (
    AdoptedOnDay,
    AdoptedVersion,
    adopted_days,
    those_in_force,
    those_resting_on,
)
from application.questions.principles import PrinciplesView
from application.questions.principles_facts import facts_of_principles, seen_principles
from application.registers.principles import principles, principles_bases, principles_spans
from domain.access import Audience
from domain.recorded import Record


@dataclass(frozen=True, slots=True)
class PrinciplePoint:
    """A point: its number as written, its text, and the way of answering that it leads to if it leads to one."""

    number: str
    text: str
    way: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinciplesVersion(AdoptedVersion):
    """A version, with its points."""

    points: Sequence[PrinciplePoint]

    @property
    def principles_id(self) -> UUID:
        """The id of the principles."""
        return self.of_id

    def point(self, number: str) -> PrinciplePoint | None:
        """Return a point by its number."""
        return next((one for one in self.points if one.number == number), None)


PrinciplesOnDay = AdoptedOnDay[PrinciplesVersion]


def principles_on(connection: Connection, on: str, known: int, audience: Audience) -> list[PrinciplesVersion]:
    """Return the versions of principles in force on an ISO day, as known at a position, with their points.

    Those whose content the asker may see, by title and number; usually one. A few queries.
    """
    ids = those_in_force(connection, principles_spans, on, known, audience)
    days = adopted_days(connection, facts_of_principles(connection, ids, known), audience, _version)
    found = [version for day in days.values() if (version := day.in_force(on)) is not None]
    return sorted(found, key=lambda one: (one.title, one.reference))


def principles_resting_on(
    connection: Connection, decision_id: UUID, known: int, audience: Audience
) -> list[tuple[PrinciplesView, tuple[int, ...]]]:
    """Return the principles that rest on a decision, with the versions that do; none where it repealed them."""
    return those_resting_on(connection, principles, principles_bases, decision_id, known, audience)


def principles_days(
    connection: Connection, identities: Iterable[UUID], known: int, audience: Audience
) -> dict[UUID, PrinciplesOnDay]:
    """Return principles whose content the asker may see as they were known at a position, by id; a few queries."""
    seen = seen_principles(connection, identities, known)
    facts = {identity: told for identity, (told, of_it) in seen.items() if audience >= of_it.content}
    return adopted_days(connection, facts, audience, _version)


def was_taken_back(day: PrinciplesOnDay, version: int, point: str | None = None) -> bool:
    """Return whether what was cited is there no more: the principles, the version, or its point."""
    found = day.version(version)
    return day.facts["is_withdrawn"] or found is None or (point is not None and found.point(point) is None)


def _version(common: Mapping[str, Any], record: Record) -> PrinciplesVersion:
    points = tuple(PrinciplePoint(one["number"], one["text"], one["way"]) for one in record["points"])
    return PrinciplesVersion(points=points, **common)
