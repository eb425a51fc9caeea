"""Who took part in one item of a meeting, for whom, and who was left out of it, why, and who met in their place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from domain.meetings.attendance import MEMBERS, VOTERS, AttendanceRole, Presence, takes_part

Row = Mapping[str, Any]


class LeftOutWhy(StrEnum):
    """Why somebody took no part in an item."""

    DISQUALIFIED = "disqualified"
    EXCUSED = "excused"
    ABSENT = "absent"
    AWAY = "away"
    """At the meeting, and not when the item was treated."""


@dataclass(frozen=True, slots=True)
class TookPart:
    """Somebody who took part in an item with a vote, and the name of the member it was for."""

    key: str
    name: str
    party: str | None
    organisation_id: str | None
    person_id: str | None
    role: str
    deputy_for: str | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A member or deputy who took no part in an item, by why, with the names of those who met instead."""

    key: str
    name: str
    why: LeftOutWhy
    replaced_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TakingPart:
    """Who took part in an item, who was left out, and deputies who were there beside the member they meet for.

    `beside_member` are names; a second deputy of the same member is one of them.
    """

    took_part: tuple[TookPart, ...]
    left_out: tuple[LeftOut, ...]
    beside_member: tuple[str, ...]

    @property
    def keys(self) -> frozenset[str]:
        """The keys of those who took part with a vote."""
        return frozenset(one.key for one in self.took_part)


def taking_part(minutes: Mapping[str, Any], item: int, items: Sequence[int]) -> TakingPart:
    """Return who took part in an item; `items` are those of the agenda, in its order.

    A deputy whose member takes part too, or is met for by another deputy already, has no vote.
    """
    rows: list[Row] = minutes["attendance"]
    names = {row["key"]: row["name"] for row in rows}
    out = {row["key"]: why for row in rows if (why := _why_out(row, minutes, item, items))}
    can_vote = [row for row in rows if row["key"] not in out and row["votes"] and row["role"] in VOTERS]
    beside = _beside(can_vote)
    took_part = [row for row in can_vote if row["key"] not in beside]
    replaced = {key: tuple(row["name"] for row in took_part if row["deputy_for"] == key) for key in out}
    return TakingPart(
        took_part=tuple(_took_part(row, names) for row in took_part),
        left_out=tuple(
            LeftOut(row["key"], row["name"], out[row["key"]], replaced[row["key"]])
            for row in rows
            if row["key"] in out and _is_told(row, out[row["key"]])
        ),
        beside_member=tuple(names[row["key"]] for row in rows if row["key"] in beside),
    )


def named_in(minutes: Mapping[str, Any], item: int, field: str) -> dict[str, Row]:
    """Return those who are named as `disqualified` or `excused` in an item, by their keys."""
    treatment = minutes["treatments"].get(str(item)) or {}
    return {one["key"]: one for one in treatment.get(field) or ()}


def _why_out(row: Row, minutes: Mapping[str, Any], item: int, items: Sequence[int]) -> LeftOutWhy | None:
    if row["presence"] == Presence.ABSENT:
        return LeftOutWhy.ABSENT
    if not takes_part(row, item, items):
        return LeftOutWhy.AWAY
    if row["key"] in named_in(minutes, item, "disqualified"):
        return LeftOutWhy.DISQUALIFIED
    return LeftOutWhy.EXCUSED if row["key"] in named_in(minutes, item, "excused") else None


def _beside(rows: Sequence[Row]) -> set[str]:
    """Return the keys of deputies whose seat somebody else has."""
    seated = {row["key"] for row in rows if row["role"] in MEMBERS}
    found = set()
    for row in rows:
        if row["deputy_for"] in seated:
            found.add(row["key"])
        elif row["deputy_for"]:
            seated.add(row["deputy_for"])
    return found


def _is_told(row: Row, why: LeftOutWhy) -> bool:
    """Return whether it matters that somebody was left out: a deputy who was not needed is none of it."""
    if row["role"] == AttendanceRole.DEPUTY:
        return why in (LeftOutWhy.DISQUALIFIED, LeftOutWhy.EXCUSED)
    return row["role"] in MEMBERS


def _took_part(row: Row, names: Mapping[str, str]) -> TookPart:
    return TookPart(
        key=row["key"],
        name=row["name"],
        party=row["party"],
        organisation_id=row["organisation_id"],
        person_id=row["person_id"],
        role=row["role"],
        deputy_for=names.get(row["deputy_for"]),
    )
