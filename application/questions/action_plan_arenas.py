"""Where an action plan counts on meetings, held against how many there were."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from application.questions.action_plan_on_day import Arena, PlanVersion
from application.questions.meeting_lists import count_meetings, held_in
from domain.access import Audience
from domain.action_plans import ArenaKind

_BY_KIND = frozenset({ArenaKind.JOINT, ArenaKind.SEMINAR, ArenaKind.STUDY_TRIP})
"""Arenas that are meetings of one kind, whichever body they are of; a meeting's kinds are called the same."""


@dataclass(frozen=True, slots=True)
class ArenaOnDay:
    """An arena with how many meetings of the year were held by the day, and how many are set that nobody cancelled.

    Both None where nothing tells which meetings are meant.
    """

    arena: Arena
    held: int | None
    called: int | None


def arenas_on_day(
    connection: Connection, audience: Audience, year: int, arenas: Sequence[Arena], *, on: str, known: int
) -> list[ArenaOnDay]:
    """Return arenas with their meetings of a year as they stand on an ISO day; a query, and two for each kind."""
    of_bodies = held_in(connection, audience, year, on=on, known=known) if any(one.body_id for one in arenas) else {}
    kinds = {one.kind for one in arenas if one.body_id is None and one.kind in _BY_KIND}
    of_kinds = {kind: _of_kind(connection, audience, year, kind, on, known) for kind in sorted(kinds)}
    found = []
    for one in arenas:
        counted = of_bodies.get(one.body_id, (0, 0)) if one.body_id else of_kinds.get(one.kind)
        found.append(ArenaOnDay(one, *(counted or (None, None))))
    return found


def year_of(version: PlanVersion, on: str) -> int:
    """Return the year whose meetings are counted: that of the day while the version is in force, else its first."""
    return int(on[:4]) if version.days is not None and on in version.days else version.year


def _of_kind(connection: Connection, audience: Audience, year: int, kind: str, on: str, known: int) -> tuple[int, int]:
    def count(state: str | None) -> int:
        return count_meetings(connection, audience, on=on, known=known, year=year, kind=kind, state=state)

    return count("took-place"), count(None) - count("cancelled")
