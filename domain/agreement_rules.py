"""What the law says of agreements, as dated data: kommuneloven § 18-4, of the cooperation agreement of a council.

Who must adopt a version follows from it unless the agreement says otherwise; what the agreement must hold is a
checklist.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.agreements.facts import AdoptedBy, AgreementKind, Majority
from domain.law import COUNCILS_IN_FORCE, Rule


@dataclass(frozen=True, slots=True)
class Point:
    """A point that a cooperation agreement must hold, by its key. What it says is told where it is shown."""

    key: str
    rule: Rule


_CHECKLIST = Rule("agreement-holds", "18-4", COUNCILS_IN_FORCE)

RULES: tuple[Rule, ...] = (
    Rule("participants-adopt", "18-4", COUNCILS_IN_FORCE),
    Rule("assembly-adopts", "18-4", COUNCILS_IN_FORCE),
    _CHECKLIST,
)
"""Each kommunestyre adopts the agreement and changes of its points; the assembly other changes, by two thirds."""

POINTS: tuple[Point, ...] = tuple(
    Point(key, _CHECKLIST)
    for key in ("name", "legal-person", "members", "matters", "authority", "shares", "withdrawal", "dissolution")
)
"""Name; own legal person or not; members per participant; matters; authority; shares of ownership and liability;
withdrawal; dissolution and archive."""

POINT_KEYS = frozenset(point.key for point in POINTS)

_BY_KEY = {rule.key: rule for rule in RULES}


def points_for(kind: str, day: date) -> tuple[Point, ...]:
    """Return the points that an agreement of a kind must hold by the law of a day."""
    if kind != AgreementKind.COOPERATION:
        return ()
    return tuple(point for point in POINTS if point.rule.holds_on(day))


def adoption_by_law(kind: str, *, is_first: bool, points: Collection[str], day: date) -> dict[str, Any] | None:
    """Return who must adopt a version by the law of a day, as its event holds it; None where the law is silent.

    `is_first` is whether it is the agreement itself and no change of it, `points` which of § 18-4 it changes.
    """
    by_parties = is_first or bool(points)
    rule = _BY_KEY["participants-adopt" if by_parties else "assembly-adopts"]
    if kind != AgreementKind.COOPERATION or not rule.holds_on(day):
        return None
    if by_parties:
        return _rule(AdoptedBy.PARTIES, None, rule)
    return _rule(AdoptedBy.ASSEMBLY, Majority.TWO_THIRDS, rule)


def _rule(adopted_by: AdoptedBy, majority: Majority | None, rule: Rule) -> dict[str, Any]:
    return {
        "by": str(adopted_by),
        "majority": str(majority) if majority else None,
        "adopters": None,
        "source": "law",
        "clause": f"§ {rule.section}",
    }
