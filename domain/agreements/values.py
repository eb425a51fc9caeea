"""Values that events of agreements hold, checked: rules, points, reservations, votes."""

from collections.abc import Iterable, Mapping
from typing import Any

from domain.agreement_rules import POINT_KEYS
from domain.agreements.facts import AdoptedBy, ForceRule, Majority, ReservationEffect
from domain.base import optional_text, require_one_of, require_text
from domain.dates import iso
from domain.errors import InvalidValueError, gathered
from domain.values import ids, require_count


def adoption(given: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return who must adopt a version, as its event holds it; nothing given is all parties, by no rule of law.

    InvalidValueError for `adopted_by` and `majority`.
    """
    given = given or {"by": AdoptedBy.PARTIES}
    adopters = given.get("adopters")
    with gathered() as each:
        by = each(require_one_of, "adopted_by", str(given.get("by") or ""), frozenset(AdoptedBy))
        majority = given.get("majority") or None
        if majority is not None:
            majority = each(require_one_of, "majority", str(majority), frozenset(Majority))
        clause = each(optional_text, given.get("clause"), "clause")
        named = each(ids, "adopters", adopters) if adopters else None
    of_assembly = by == AdoptedBy.ASSEMBLY
    return {
        "by": by,
        "majority": (majority or str(Majority.SIMPLE)) if of_assembly else None,
        "adopters": None if of_assembly else named,
        "source": "law" if given.get("source") == "law" else "agreement",
        "clause": clause,
    }


def force(given: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return what brings a version into force, as its event holds it; nothing given is that all have adopted it.

    InvalidValueError for `force_rule` and `earliest`.
    """
    given = given or {"rule": ForceRule.ALL_ADOPTED}
    with gathered() as each:
        rule = each(require_one_of, "force_rule", str(given.get("rule") or ""), frozenset(ForceRule))
        earliest = each(iso, given.get("earliest"), field="earliest")
        clause = each(optional_text, given.get("clause"), "clause")
    return {"rule": rule, "earliest": earliest, "clause": clause}


def points(given: Iterable[str]) -> list[str]:
    """Return points of kommuneloven § 18-4 by their keys, in the order of the law."""
    chosen = {require_one_of("points", str(one), POINT_KEYS) for one in given}
    return sorted(chosen)


def reservation(given: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Return a reservation as events hold it: its text, the clauses it is about, and what it does."""
    if not given or not (given.get("text") or given.get("clauses")):
        return None
    clauses = given.get("clauses") or ()
    named = clauses.split(",") if isinstance(clauses, str) else clauses
    with gathered() as each:
        text = each(require_text, "reservation", given.get("text"))
        stripped = [each(optional_text, str(one), "clause") for one in named]
        does = str(given.get("effect") or ReservationEffect.PARTLY)
        effect = each(require_one_of, "reservation_effect", does, frozenset(ReservationEffect))
    return {"text": text, "clauses": [one for one in stripped if one], "effect": effect}


def votes(given: Mapping[str, Any] | None) -> dict[str, int] | None:
    """Return the votes for, and all that were cast; None where they are not told."""
    if not given or (given.get("cast") in (None, "") and given.get("for") in (None, "")):
        return None
    with gathered() as each:
        in_favour = each(require_count, "votes_in_favour", given.get("for"), least=0)
        cast = each(require_count, "votes_cast", given.get("cast"))
        if not each.errors and in_favour > cast:
            each(_refuse_more, in_favour, cast)
    return {"for": in_favour, "cast": cast}


def _refuse_more(in_favour: int, cast: int) -> None:
    raise InvalidValueError(field="votes_in_favour", value=in_favour, problem="more-than-cast", most=cast)
